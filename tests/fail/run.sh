#!/bin/sh
# What the program does when the system around it fails, or the input is no text: full
# disk, closed output, no memory, a kill in the middle of writing, FIFOs, UTF-16, …
# Usage: O=build/release tests/fail/run.sh
. "$(dirname "$0")/../lib.sh"
suite=fail
here=$root/tests/fail
cd "$work" || exit 2
cp "$here/sample.yaml" .
program="timeout 60 $orgraph"

# Runs a command line in $work: `try NAME STATUS PATTERN COMMAND`, where the words printed
# to standard error have to match PATTERN ('' asks for silence, '*' for nothing at all).
# The command is evaluated, so that it may redirect.
try() {
	wanted "fail/$1" || return 0
	why=
	(eval "$4") </dev/null >"$work/.out" 2>"$work/.err"
	status=$?
	test "$status" = "$2" || why="exit status $status instead of $2"
	case $3 in
	'*') ;;
	'') test ! -s .err || why="${why:+$why, }standard error is not silent" ;;
	*) grep -q -e "$3" .err || why="${why:+$why, }does not say '$3'" ;;
	esac
	also
	test -z "$why" || cat .err
	verdict "$1"
}

# What else has to hold after each command: no temporary file is left.
also() {
	for file in .orgraph* no/.orgraph*; do
		test ! -e "$file" || { why="${why:+$why, }left $file"; rm -f "$file"; }
	done
}

same() { # NAME EXPECTED ACTUAL: after a `try`, are the bytes these?
	wanted "fail/$1" || return 0
	if cmp -s "$2" "$3"; then passes "$1"; else fails "$1" "$3 is not $2"; fi
}

# ---- output -----------------------------------------------------------------------------

each_command() { # CALL: with $name and $words set for every command that prints
	while read -r name words; do
		"$1"
	done <<-'COMMANDS'
	check check sample.yaml
	check-json check --format json sample.yaml
	check-sarif check --format sarif sample.yaml
	list list groups sample.yaml
	export export sample.yaml
	chain chain board sample.yaml
	diff diff --as-of 2020 --as-of 2021 sample.yaml
	rules rules
	rules-json rules --format json
	explain explain no-chair
	help help
	help-check check --help
	version version
	svg draw --format svg sample.yaml -o -
	COMMANDS
}
full() {
	try "full-$name" 2 "No space left\|no space left\|cannot write" \
		"\$program $words >/dev/full"
}
closed() {
	try "closed-$name" 2 "cannot write\|standard output" "\$program $words >&-"
}
each_command full
each_command closed

for suffix in svg png pdf dot; do
	try "missing-folder-$suffix" 2 "'no/such/chart.$suffix'" \
		"\$program draw sample.yaml -o no/such/chart.$suffix"
	try "device-full-$suffix" 2 "full" \
		"\$program draw sample.yaml --format $suffix -o /dev/full"
done
for format in text sarif junit markdown; do
	try "report-folder-$format" 2 "'no/such/file'.*folder" \
		"\$program check --format $format=no/such/file sample.yaml"
	try "report-full-$format" 2 "'/dev/full'.*full\|'/dev/full'.*space" \
		"\$program check --format $format=/dev/full sample.yaml"
done
# one report that cannot be written leaves the others whole
try "report-beside-a-full-one" 2 "'/dev/full'" \
	'$program check -q --format csv=/dev/full --format json=whole.json --format text sample.yaml'
$program check --format json sample.yaml >expected.json
same "report-whole" expected.json whole.json
mkdir folder.svg
try "onto-a-folder" 2 "folder.svg" '$program draw sample.yaml -o folder.svg'
try "reader-leaves" 0 '' '{ $program export sample.yaml || :; } | head -c 1 >/dev/null'

# What standard output is, under its names of the file system: a pipe has no folder.
try "export" 0 '*' '$program export sample.yaml -o export.json'
for name in stdout fd/1; do
	try "pipe-named-$name" 0 '*' "{ \$program export sample.yaml -o /dev/$name || :; } | cat >piped.json"
	same "pipe-named-$name-whole" export.json piped.json
	rm -f piped.json
done

# A chart must not end up in a descriptor that was closed.
try "draw" 0 '*' '$program draw sample.yaml -o new.svg'
try "draw-closed" 0 '*' '$program draw sample.yaml -o closed.svg >&- <&-'
same "draw-closed-whole" new.svg closed.svg

# ---- disks ------------------------------------------------------------------------------

if ${CC:-cc} -shared -fPIC "$here/faults.c" -o faults.so -ldl; then
	# the sanitizers want to be loaded first, and are not
	preload='ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0 LD_PRELOAD=$work/faults.so'
	for call in write fsync close rename; do
		echo old >chart.svg
		cp chart.svg old
		try "$call-fails" 2 "chart.svg" \
			"env $preload FAULT=$call \$program draw sample.yaml -o chart.svg"
		same "$call-fails-keeps" old chart.svg
	done
	for call in write fsync rename; do
		wanted "fail/killed-in-$call" || continue
		mkdir kill
		echo old >kill/chart.svg
		(eval "env $preload FAULT=kill-$call \$program draw sample.yaml -o kill/chart.svg") \
			>/dev/null 2>&1
		status=$?
		why=
		test "$status" = 137 || why="exit status $status: was not killed"
		cmp -s old kill/chart.svg || why="the old chart is gone"
		verdict "killed-in-$call"
		rm -r kill
	done
else
	fails faults "faults.c does not compile"
fi

echo old >target.svg
ln -s target.svg link.svg
chmod 600 target.svg
try "through-a-link" 0 '*' '$program draw sample.yaml -o link.svg'
same "through-a-link-whole" new.svg target.svg
if wanted "fail/through-a-link-kept"; then
	why=
	test -h link.svg || why="the link is replaced"
	test "$(ls -l target.svg | cut -c 1-10)" = -rw------- || why="the permissions changed"
	verdict "through-a-link-kept"
fi

# ---- input ------------------------------------------------------------------------------

try "sample" 0 '*' '$program check sample.yaml'
try "missing" 2 "'missing.yaml'.*no such file" '$program check missing.yaml'
try "missing-beside-good" 2 "'missing.yaml'" '$program check sample.yaml missing.yaml'
try "standard-input" 0 '*' '$program check - <sample.yaml'
try "standard-input-closed" 2 "standard input\|'-'" '$program check - <&-'
try "standard-input-folder" 2 "standard input\|'-'" '$program check - <.'

mkdir empty-folder pipes loop
try "empty-folder" 2 "empty-folder" '$program check empty-folder'
mkfifo pipe.yaml pipes/pipe.yaml
cp sample.yaml pipes
ln -s . loop/again
cp sample.yaml loop
try "fifo" 0 '*' '{ cat sample.yaml >pipe.yaml & $program check pipe.yaml; }'
try "fifo-in-a-folder" 0 '*' '$program check pipes'
try "folder-loop" 0 '*' '$program check loop'

# A large file is mapped, where there are leases: whoever opens it for writing ends a
# check. What writes files is neither ended nor in anybody's way.
awk 'BEGIN {
	print "orgraph: 1\nposts:"
	for (i = 0; i < 12000; i++)
		printf "  p%d: {name: Post %d}\n", i, i
}' >large.yaml
mkdir project
cat >project/orgraph.yaml <<-'YAML'
	orgraph_project: 1
	inputs: [../large.yaml, ../pipe.yaml]
	fail_on: never
	reports: {posts: {list: posts, output: posts.txt}}
	YAML
opened() { # COMMAND…: while it waits for the last of its inputs
	$program "$@" >.result &
	exec 7>pipe.yaml
	grep -q " LEASE .*:$(stat -c %i large.yaml) " /proc/locks && : >.leased
	timeout 20 sh -c ': >>large.yaml' || echo "whoever writes waits" >&2
	(cat sample.yaml >&7)
	exec 7>&-
	wait $!
}
rm -f .leased
opened check large.yaml pipe.yaml >/dev/null 2>&1
if test -e .leased; then
	try "opened-check" 2 "opened for writing" 'opened check large.yaml pipe.yaml'
else
	echo "skipped: a check of what is written to, since there are no leases here"
fi
rm -f .leased
try "opened-check-output" 0 '' 'opened check -q large.yaml pipe.yaml -o found.txt'
try "opened-check-format" 0 '' \
	'opened check -q large.yaml pipe.yaml --format text --format json=found.json'
try "opened-build" 0 '' 'opened build -q --project project/orgraph.yaml && test -s project/posts.txt'
wanted fail/opened-no-lease && {
	if test -e .leased; then fails opened-no-lease "a lease was taken"; else passes opened-no-lease; fi
}
rm -rf project large.yaml found.txt found.json .result .leased

# Each mapping keeps a file open: there are others to be opened.
mkdir many
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do
	awk -v n=$n 'BEGIN {
		print "orgraph: 1\nposts:"
		for (i = 0; i < 12000; i++)
			printf "  p%d-%d: {name: Post %d.%d}\n", n, i, n, i
	}' >many/$n.yaml
done
try "few-files" 0 '' '(ulimit -n 16 && $program check -q many >/dev/null)'
rm -rf many

# Root reads everything, so nobody has to run it: a copy, for what is below /root is closed.
as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups timeout 60 ./copy'
if test "$(id -u)" != 0; then
	unprivileged=$program
elif chmod 755 "$work" && cp "$orgraph" copy && $as_nobody version >/dev/null 2>&1; then
	unprivileged=$as_nobody
else
	unprivileged=
fi
if test -z "$unprivileged"; then
	echo "skipped: unreadable files, since root reads everything and setpriv does not work"
else
	mkdir locked
	cp sample.yaml locked
	cp sample.yaml secret.yaml
	chmod 000 locked secret.yaml
	try "unreadable" 2 "'secret.yaml'.*[Pp]ermission" "$unprivileged check secret.yaml"
	try "unreadable-folder" 2 "'locked'.*[Pp]ermission" "$unprivileged check locked"
	chmod 755 locked
fi

# Bytes that are no plain text: message and status, or the same findings as the sample's.
$program check --format json sample.yaml >findings.json 2>/dev/null
spoilt() { # NAME STATUS PATTERN, with the file NAME.yaml written
	try "$1" "$2" '*' "\$program check --color never $1.yaml"
	wanted "fail/$1" || return 0
	cat .err >>.out
	if grep -q -e "$3" .out; then
		passes "$1-says"
	else
		fails "$1-says" "does not say '$3'"
		cat .out
	fi
}
alike() { # NAME: NAME.yaml is read as the sample is
	try "$1" 0 '*' "\$program check --format json $1.yaml"
	wanted "fail/$1" || return 0
	sed "s/$1\.yaml/sample.yaml/" .out >alike.json
	same "$1-alike" findings.json alike.json
}
: >empty.yaml
spoilt empty 1 "orgraph: 1"
echo '# nothing' >comment.yaml
spoilt comment 1 "orgraph: 1"
{ cat sample.yaml; printf 'x-nul: "a\000b"\n'; } >nul.yaml
spoilt nul 2 "NUL\|U+0000\|control character"
{ cat sample.yaml; printf 'x-latin: "\345"\n'; } >latin.yaml
spoilt latin 2 "UTF-8"
{ printf '\377\376'; sed 's/./&\x00/g' sample.yaml | tr '\n' '\r' | sed 's/\r/\n\x00/g'; } >utf16le.yaml
spoilt utf16le 2 "UTF-16"
{ printf '\376\377'; printf '\000o\000r\000g\000r\000a\000p\000h\000:\000 \0001\000\n'; } >utf16be.yaml
spoilt utf16be 2 "UTF-16"
printf 'o\000r\000g\000:\000 \0001\000\n\000' >utf16bare.yaml
spoilt utf16bare 2 "UTF-16\|NUL"
{ printf '\357\273\277'; cat sample.yaml; } >bom.yaml
alike bom
sed 's/$/\r/' sample.yaml >crlf.yaml
alike crlf
printf '%s' "$(cat sample.yaml)" >unended.yaml
alike unended
sed 's/\[nurse\]/[nurse/' sample.yaml >torn.yaml
spoilt torn 2 "yaml-syntax"

# ---- memory -----------------------------------------------------------------------------

# Every allocation in turn fails, then ever fewer of them, until none is left to fail.
starve() { # NAME COMMAND…
	wanted "fail/memory-$1" || return 0
	why=
	starved=$1
	shift
	n=1
	while test "$n" -lt 1000000; do
		rm -f out.svg
		ORGRAPH_FAIL_ALLOC=$n timeout 60 "$O/orgraph-fail-alloc" "$@" >.out 2>.err
		status=$?
		grep -q "out of memory" .err || break
		test "$status" = 2 || why="exit status $status at allocation $n"
		# it may fail after writing, but what is written is whole
		test ! -e out.svg || cmp -s new.svg out.svg || why="a partial chart at allocation $n"
		n=$((n + 1 + n / 50))
	done
	test "$status" -le 1 || why="exit status $status without allocation $n"
	test "$n" -gt 5 || why="only $n allocations"
	also
	verdict "memory-$starved"
}
starve check check sample.yaml
# by threads, any of which may be the one that gets no memory
cp sample.yaml other.yaml
export ORGRAPH_THREADS=2
starve threads check sample.yaml other.yaml
unset ORGRAPH_THREADS
rm -f other.yaml
starve export export sample.yaml
starve chain chain board sample.yaml
starve list list seats sample.yaml
sed 's/board/council/' sample.yaml >old.yaml
starve diff diff old.yaml sample.yaml
starve diff-chart diff old.yaml sample.yaml --draw both.svg
rm -f old.yaml both.svg
starve explain explain no-chair
starve draw draw sample.yaml -o out.svg
finish
