#!/bin/sh
# Installs into a folder of its own and uses what is there as others do: the program, its
# pages, the library by pkg-config, shared and static; then takes it away again.
# Usage: O=build/release MAKE=make tests/install/run.sh     (make install-test)
. "$(dirname "$0")/../lib.sh"
suite=install
make=${MAKE:-make}
cc=${CC:-cc}
prefix=$work/prefix
unset ORGRAPH

install() { # TARGET VARIABLE…
	(cd "$root" && $make -s "$@") >"$work/said" 2>&1
}

# ---- where things go ----

why=
install install PREFIX=/usr DESTDIR="$work/dest" || why="make install fails: $(cat "$work/said")"
(cd "$work/dest" && find . ! -type d | sed 's|^\./||' | sort) >"$work/installed"
for file in usr/bin/orgraph usr/include/orgraph.h usr/lib/liborgraph.a usr/lib/liborgraph.so.0 \
	usr/lib/liborgraph.so usr/lib/pkgconfig/orgraph.pc usr/share/man/man5/orgraph.5 \
	usr/share/bash-completion/completions/orgraph usr/share/zsh/site-functions/_orgraph \
	usr/share/fish/vendor_completions.d/orgraph.fish usr/share/orgraph/schema/input.json usr/share/orgraph/ci/check.sh \
	$("$orgraph" help | sed -n '/^Commands:/,/^$/s|^  \([a-z][a-z]*\) .*|usr/share/man/man1/orgraph-\1.1|p'); do
	grep -qx "$file" "$work/installed" || why="$why, $file is not there"
done
! grep -v '^usr/' "$work/installed" || why="$why, files outside PREFIX"
! grep -q "$work" "$work/dest/usr/lib/pkgconfig/orgraph.pc" || why="$why, DESTDIR is in orgraph.pc"
verdict destdir

# What lies below PREFIX moves with the folder in which orgraph.pc is found; what does not stays.
why=
for folder in libdir:usr/lib includedir:usr/include; do
	moved=$(PKG_CONFIG_PATH=$work/dest/usr/lib/pkgconfig pkg-config --define-prefix --variable="${folder%%:*}" orgraph)
	test "$moved" = "$work/dest/${folder#*:}" || why="$why, moved: $moved"
done
pc=${O#"$root/"}/orgraph.pc
install "$pc" PREFIX=/usr LIBDIR=/opt/lib || why="$why, make fails: $(cat "$work/said")"
grep -qx 'libdir=/opt/lib' "$root/$pc" || why="$why, a folder elsewhere is not told as it is"
verdict prefix

why=
install uninstall PREFIX=/usr DESTDIR="$work/dest" || why="make uninstall fails"
left=$(find "$work/dest" ! -type d)
test -z "$left" || why="$why, left behind: $left"
verdict uninstall

# ---- the program ----

why=
install install PREFIX="$prefix" || why="make install fails: $(cat "$work/said")"
"$prefix/bin/orgraph" version | grep -q '^orgraph ' || why="$why, it does not run"
MANPATH=$prefix/share/man man -w orgraph-check >/dev/null 2>&1 || ! command -v man >/dev/null ||
	why="$why, man does not find orgraph-check"
verdict program

# The first example of orgraph(1), as it is printed.
why=
mkdir "$work/example"
sed -n '/^.nf$/,/^.fi$/p;/^.fi$/q' "$prefix/share/man/man1/orgraph.1" |
	sed '/^\./d;s/^ *//;s/\\-/-/g' >"$work/example.sh"
test "$(wc -l <"$work/example.sh")" = 3 || why="the page shows no three lines: $(cat "$work/example.sh")"
(cd "$work/example" && PATH="$prefix/bin:$PATH" sh -eu "$work/example.sh") >"$work/said" 2>&1 ||
	why="$why, it fails: $(cat "$work/said")"
grep -q '</svg>' "$work/example/chart.svg" || why="$why, no chart"
verdict first-example

# ---- the library ----

export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
why=
nm -D --defined-only "$prefix/lib/liborgraph.so" | awk '{ print $3 }' >"$work/shared"
nm -g --defined-only "$prefix/lib/liborgraph.a" | awk 'NF == 3 { print $3 }' | sort >"$work/static"
grep -o 'orgraph_[a-z_]*(' "$prefix/include/orgraph.h" | tr -d '(' | sort -u >"$work/declared"
grep -v -e '^orgraph_' "$work/shared" >"$work/others" && why="also seen: $(head -n 3 "$work/others")"
sort -u "$work/shared" | cmp -s - "$work/declared" || why="$why, the shared library is not what the header declares"
cmp -s "$work/static" "$work/declared" || why="$why, the static library is not what the header declares"
readelf -d "$prefix/lib/liborgraph.so" | grep -q 'SONAME.*liborgraph\.so\.0' || why="$why, no soname"
verdict symbols

strict='-std=c17 -Wall -Wextra -Wpedantic -Werror -D_POSIX_C_SOURCE=200809L'
"$orgraph" check --format csv "$root/data/example-town" >"$work/expected.csv"
count=$(($(wc -l <"$work/expected.csv") - 1))

try_example() { # NAME FLAG…
	name=$1
	shift
	why=
	$cc $strict "$root/docs/example/check.c" "$@" -o "$work/check" 2>"$work/said" ||
		why="it does not compile: $(head -n 5 "$work/said")"
	LD_LIBRARY_PATH=$prefix/lib "$work/check" "$root/data/example-town" "$work/town.svg" >"$work/found" 2>"$work/said"
	status=$?
	test $status -le 1 || why="$why, status $status: $(cat "$work/said")"
	test "$(wc -l <"$work/found")" = "$count" || why="$why, other findings than orgraph check"
	grep -q '</svg>' "$work/town.svg" || why="$why, no chart"
	verdict "$name"
	rm -f "$work/town.svg"
}
try_example shared $(pkg-config --cflags --libs orgraph)
try_example static $(pkg-config --cflags orgraph) "$prefix/lib/liborgraph.a" \
	$(pkg-config --static --libs orgraph | sed 's/-lorgraph//')

why=
LD_LIBRARY_PATH=$prefix/lib "$work/check" "$work/missing" >"$work/found" 2>"$work/said"
test $? = 2 && grep -q 'no such file' "$work/said" || why="a missing file is not told: $(cat "$work/said")"
verdict missing

why=
$cc $strict -pthread "$root/tests/install/threads.c" $(pkg-config --cflags --libs orgraph) -o "$work/threads" 2>"$work/said" ||
	why="it does not compile: $(head -n 5 "$work/said")"
LD_LIBRARY_PATH=$prefix/lib "$work/threads" >"$work/said" 2>&1 || why="$why, $(cat "$work/said")"
verdict threads

if command -v c++ >/dev/null; then
	why=
	printf '#include <orgraph.h>\nint main() { return !*orgraph_version(); }\n' >"$work/plus.cc"
	c++ "$work/plus.cc" $(pkg-config --cflags --libs orgraph) -o "$work/plus" 2>"$work/said" &&
		LD_LIBRARY_PATH=$prefix/lib "$work/plus" || why="C++: $(head -n 5 "$work/said")"
	verdict c++
fi

install uninstall PREFIX="$prefix"
finish
