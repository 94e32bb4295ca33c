#!/bin/sh
# The examples of pages that lead through one run: each fenced block behind "In `FILE`:" is
# that file, and each call behind "$ " prints what stands below it. A file "is now" there when
# a call has written it.
# Usage: O=build/release tests/lint/walkthroughs.sh
. "$(dirname "$0")/../lib.sh"
suite=walkthroughs

PATH=$work/bin:$PATH
mkdir "$work/bin"
ln -s "$orgraph" "$work/bin/orgraph"

walk() { # PAGE
	mkdir -p "$work/$1/expected"
	cd "$work/$1" || exit 2
	awk '
		/^In `.*`:$/ || /In `.*` there is now:$/ {
			name = $0
			gsub(/^.*In `|`.*$/, "", name)
			if (/now/) name = name ".expected"
		}
		/^```yaml$/ { inside = name; next }
		/^```$/ { inside = name = ""; next }
		inside { print >inside; next }
		/^    \$ / { calls++; print substr($0, 7) >"call-" calls; printf "" >"said-" calls; next }
		/^    / && calls { print substr($0, 5) >"said-" calls; next }
	' "$root/docs/$1"
	for file in call-* said-* *.expected; do
		test ! -f "$file" || mv "$file" expected
	done
	i=0
	while i=$((i + 1)) && test -f "expected/call-$i"; do
		why=
		sh "./expected/call-$i" >said 2>err
		test $? -le 1 || why="it fails: $(cat err)"
		expect "expected/said-$i" said "what it prints"
		verdict "$1: $(cat "expected/call-$i")"
	done
	test $i -gt 4 || fails "$1: calls" "the page has only $i"
	for file in expected/*.expected; do
		test -f "$file" || continue
		name=$(basename "$file" .expected)
		why=
		expect "$file" "$name" "the file"
		verdict "$1: $name"
	done
}

walk suppressions.md
walk manifest.md
finish
