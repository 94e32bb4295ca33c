#!/bin/sh
# Runs the whole program on the cases of tests/golden and tests/regress.
# Usage: O=build/release tests/golden.sh [FOLDER…]
#
# A case is a folder:
#   args     arguments, one a line        cmd      or a shell script that calls $ORGRAPH
#   stdin    standard input               in/      files, copied to where it runs
#   stdout, stderr, status                what is expected; missing means empty and 0
#   expect/  the files that it must write, and no others
# Without in/, expect/ and cmd it runs in its own folder and writes nothing.
. "$(dirname "$0")/lib.sh"
suite=golden
test $# -gt 0 || set -- "$root/tests/golden" "$root/tests/regress"
export ORGRAPH="$orgraph"

read_args() { # FILE: its lines to "$@" of the caller, through `quoted`
	quoted=$(sed "s/'/'\\\\''/g; s/^/'/; s/\$/'/" "$1" | tr '\n' ' ')
}

# Every file below the folder $1, one a line.
files_below() {
	(cd "$1" && find . ! -type d | sort)
}

# What was written beside the input has to be what expect/ holds, and the input is there.
expect_files() { # CASE PLACE
	mkdir -p "$work/none"
	want=$1/expect
	test -d "$want" || want=$work/none
	had=$1/in
	test -d "$had" || had=$work/none
	{ files_below "$2"; files_below "$want"; files_below "$had"; } | sort -u | while read -r file; do
		if test -f "$want/$file"; then
			cmp -s "$want/$file" "$2/$file" || echo "$file"
		elif ! cmp -s "$had/$file" "$2/$file"; then
			echo "$file"
		fi
	done >"$work/differing"
	test -s "$work/differing" || return
	if test -n "$BLESS" && test -d "$1/expect"; then
		while read -r file; do
			rm -f "$1/expect/$file"
			test -f "$2/$file" || continue
			mkdir -p "$1/expect/$(dirname "$file")"
			cp "$2/$file" "$1/expect/$file"
		done <"$work/differing"
		return
	fi
	while read -r file; do
		diff -u -N "$want/$file" "$2/$file" | head -n 40
		why="${why:+$why, }file $file differs"
	done <"$work/differing"
}

run_case() { # FOLDER
	why=
	place=$1
	if test -d "$1/in" || test -d "$1/expect" || test -f "$1/cmd"; then
		place=$work/place
		rm -rf "$place"
		mkdir "$place"
		test ! -d "$1/in" || cp -R "$1/in/." "$place"
	fi
	stdin=/dev/null
	test ! -f "$1/stdin" || stdin=$1/stdin
	if test -f "$1/cmd"; then
		set -- "$1" sh "$1/cmd"
	else
		read_args "$1/args"
		eval "set -- \"\$1\" \"\$orgraph\" $quoted"
	fi
	own=$1
	shift
	(cd "$place" && exec timeout 120 "$@") <"$stdin" >"$work/stdout" 2>"$work/stderr"
	echo $? >"$work/status"
	if test ! -f "$own/status"; then
		echo 0 | cmp -s - "$work/status" && rm "$work/status" && : >"$work/status"
	fi
	expect "$own/status" "$work/status" "exit status"
	expect "$own/stdout" "$work/stdout" "standard output"
	expect "$own/stderr" "$work/stderr" "standard error"
	test "$place" = "$own" || expect_files "$own" "$place"
}

for folder; do
	test -d "$folder" || continue
	folder=$(cd "$folder" && pwd)
	for case in "$folder"/*/; do
		case=${case%/}
		name=$(basename "$folder")/${case##*/}
		test -f "$case/args" || test -f "$case/cmd" || continue
		wanted "$name" || continue
		run_case "$case"
		verdict "$name"
	done
done
finish
