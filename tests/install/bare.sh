#!/bin/sh
# On a bare Debian 12: the packages of `make deb` install with apt-get and with dpkg, the first
# example of orgraph(1) works as printed for a user, a program is compiled against the library,
# and when all are purged nothing is left. As root, with debootstrap and Debian's packages in
# reach; takes some minutes and 700 MB below TMPDIR. The root has device nodes of its own
# and mounts that end with this script's namespace: nothing of this machine is in it.
# Usage: tests/install/bare.sh FOLDER        (with the packages)     make deb-test
set -eu
test -n "${BARE_NAMESPACE-}" || BARE_NAMESPACE=1 exec unshare --mount --propagation private sh "$0" "$@"
debs=$(cd "${1:?the folder with the packages}" && pwd)
command -v debootstrap >/dev/null || { echo "bare: skipped: it needs debootstrap" && exit 0; }

work=$(mktemp -d)
bare=$work/bare
clean() {
	umount "$bare/proc" 2>/dev/null || true
	# a mount that is still there keeps its files
	mountpoint -q "$bare/proc" || rm -rf --one-file-system "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

step() { # NAME COMMAND…
	name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		passed=$((passed + 1))
		echo "ok bare: $name"
	else
		failed=$((failed + 1))
		echo "FAIL bare: $name: $(tail -n 20 "$work/said")"
	fi
}

inside() {
	chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
		DEBIAN_FRONTEND=noninteractive "$@"
}

make_root() {
	debootstrap --variant=minbase bookworm "$bare"
	# how this machine reaches Debian
	cp /etc/resolv.conf "$bare/etc/"
	cp /etc/apt/apt.conf.d/* "$bare/etc/apt/apt.conf.d/" 2>/dev/null || true
	mount -t proc proc "$bare/proc"
	for node in 'null 1 3' 'zero 1 5' 'full 1 7' 'random 1 8' 'urandom 1 9'; do
		# shellcheck disable=SC2086 # name, major and minor
		set -- $node
		test -e "$bare/dev/$1" || mknod -m 666 "$bare/dev/$1" c "$2" "$3"
	done
	mkdir "$bare/debs"
	cp "$debs"/*.deb "$bare/debs"
	rm -f "$bare"/debs/*-dbgsym_*
	inside useradd -m user
	inside apt-get -q update
}

# As a user does it who has the file; then the machine is as bare as before.
with_apt() {
	inside sh -c 'apt-get -q -y install /debs/orgraph_*.deb' && first_example && pictures &&
		inside apt-get -q -y --autoremove purge orgraph && inside rm -r /home/user/governance &&
		! inside sh -c 'command -v orgraph' && ! inside dpkg -s libgvc6
}

# The names alone, since dpkg is to say what it thinks of versions.
dependencies() { # PACKAGE
	inside sh -c "dpkg-deb -f /debs/$1_*.deb Pre-Depends Depends" |
		sed 's/^[A-Za-z-]*: //;s/([^)]*)//g;s/|[^,]*//g' | tr ',' '\n' |
		grep -v -e '^ *liborgraph' -e '^ *$'
}

install_package() { # PACKAGE
	# shellcheck disable=SC2046 # names are meant to be split
	inside apt-get -q -y --no-install-recommends install $(dependencies "$1") &&
		inside sh -c "dpkg -i /debs/$1_*.deb"
}

# What stands between the first .nf and .fi, as man shows it.
first_example() {
	inside sh -c 'zcat /usr/share/man/man1/orgraph.1.gz' | sed -n '/^\.nf$/,/^\.fi$/p;/^\.fi$/q' |
		sed '/^\./d;s/^ *//;s/\\-/-/g' >"$bare/home/user/example.sh"
	test "$(wc -l <"$bare/home/user/example.sh")" = 3 &&
		inside su - user -c 'sh -eux example.sh' && grep -q '</svg>' "$bare/home/user/chart.svg"
}

# Without a font on the machine a picture has no letters, but it is no crash.
pictures() {
	inside su - user -c 'orgraph draw governance -o chart.pdf && orgraph draw governance -o chart.png'
}

compile() {
	# shellcheck disable=SC2016 # for the shell inside
	install_package liborgraph0 && install_package liborgraph-dev &&
		inside apt-get -q -y --no-install-recommends install gcc libc6-dev pkg-config &&
		inside su - user -c 'cp /usr/share/doc/liborgraph-dev/examples/check.c* . &&
			{ test -f check.c || gunzip check.c.gz; } &&
			gcc check.c $(pkg-config --cflags --libs orgraph) -o check &&
			./check governance town.svg && grep -q "</svg>" town.svg'
}

purge() {
	inside dpkg -P orgraph liborgraph-dev liborgraph0
	left=$(find "$bare/usr" "$bare/etc" "$bare/var/lib/dpkg/info" -name '*orgraph*')
	test -z "$left" || { echo "left behind: $left" && return 1; }
}

step 'a bare Debian 12' make_root
step 'apt-get install ./orgraph.deb' with_apt
step 'dpkg -i orgraph' install_package orgraph
step 'the first example' first_example
step 'pictures' pictures
step 'a program with the library' compile
step 'purge' purge
echo "bare: $passed passed, $failed failed"
test $failed = 0
