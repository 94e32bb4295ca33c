#!/bin/sh
# What a reader copies from README.md and docs/format.md loads: each block that begins
# with `orgraph: 1` is checked, and nothing may be wrong with how it is written.
# Usage: O=build/release tests/lint/format.sh
. "$(dirname "$0")/../lib.sh"
suite=format
cd "$work" || exit 2

loading='yaml-syntax|input-limit|unknown-key|duplicate-key|wrong-type|missing-key|bad-value'
loading="$loading|duplicate-id|duplicate-name|unknown-reference|ambiguous-reference"

for page in README.md docs/format.md; do
	name=$(basename "$page" .md)
	awk -v name="$name" '
		/^```yaml$/ { inside = 1; first = 1; next }
		/^```$/ { inside = 0; file = "" }
		inside && first { first = 0; if ($0 == "orgraph: 1") file = name "-" NR ".yaml" }
		inside && file { print >file }' "$root/$page"
	ls "$name"-*.yaml >/dev/null 2>&1 || fails "$page" "it has no example"
done
for example in *.yaml; do
	why=
	"$orgraph" check "$example" >found 2>&1
	test $? -le 1 || why="it does not load"
	if grep -E "\[($loading)\]\$" found; then why="it is not well written"; fi
	verdict "${example%.yaml}"
done

# the first example of README.md finds what the page says
why=
"$orgraph" check README-*.yaml >found 2>&1
while read -r line; do
	grep -qF "$(echo "$line" | sed 's/README-[0-9]*\.yaml/town.yaml/')" "$root/README.md" ||
		why="README.md lacks '$line'"
done <found
verdict readme
finish
