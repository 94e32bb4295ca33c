#!/bin/sh
# The examples of docs/suppressions.md run: each fenced block behind "In `FILE`:" is that
# file, and each call behind "$ " prints what stands below it. A file "is now" there when
# a call has written it.
# Usage: O=build/release tests/lint/suppressions.sh
. "$(dirname "$0")/../lib.sh"
suite=suppressions
cd "$work" || exit 2

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
	/./ { }
' "$root/docs/suppressions.md"
mkdir expected
for file in call-* said-* *.expected; do mv "$file" expected; done
i=0
while i=$((i + 1)) && test -f "expected/call-$i"; do
	why=
	sed "s#^orgraph#$orgraph#" "expected/call-$i" >call
	sh ./call >said 2>err
	test $? -le 1 || why="it fails: $(cat err)"
	expect "expected/said-$i" said "what it prints"
	verdict "$(cat "expected/call-$i")"
done
test $i -gt 4 || fails calls "the page has only $i"
for file in expected/*.expected; do
	name=$(basename "$file" .expected)
	why=
	expect "$file" "$name" "the file"
	verdict "$name"
done
finish
