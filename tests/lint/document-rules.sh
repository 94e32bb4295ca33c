#!/bin/sh
# docs/document-rules.md accounts for the rule files beside the data: it names each rule that
# they state, and no rule that there is not, theirs or built in. Their examples hold, and what
# they say of the data itself is about nodes that it has.
# Usage: O=build/release tests/lint/document-rules.sh
. "$(dirname "$0")/../lib.sh"
suite=document-rules
cd "$root" || exit 2
page=docs/document-rules.md

cat data/*/rules.yaml | sed -n 's|^  \([a-z]*/[a-z0-9-]*\):$|\1|p' | sort >"$work/stated"
# The last column alone says what checks a rule.
awk -F '|' '/^\|/ && NF > 4 { print $(NF - 1) }' "$page" >"$work/column"
grep -o '`[a-z]*/[a-z0-9-]*`' "$work/column" | tr -d '`' | sort -u >"$work/named"
"$orgraph" rules | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' | sort -u >"$work/built-in"
# Names in brackets are the data's: the duty of which a rule is told.
sed 's/([^)]*)//g' "$work/column" | grep -o '`[a-z]*-[a-z-]*`' | tr -d '`' | sort -u >"$work/plain"

test -s "$work/stated" || fails stated "no rule is found in data/*/rules.yaml"
while read -r rule; do
	why=
	grep -qx -e "$rule" "$work/named" || why="is not in $page"
	verdict "$rule"
done <"$work/stated"
for rule in $(cat "$work/named"); do
	grep -qx -e "$rule" "$work/stated" || fails "$rule" "$page names it, no rule file states it"
done
for rule in $(cat "$work/plain"); do
	grep -qx -e "$rule" "$work/built-in" || fails "$rule" "$page names it, and it is not built in"
done

for file in data/*/rules.yaml; do
	why=
	"$orgraph" rules --test "$file" >"$work/said" 2>&1 || why="$(tail -n 1 "$work/said")"
	grep -q ': all hold$' "$work/said" || why=${why:-the examples are not run}
	verdict "examples of $file"
	why=
	"$orgraph" check --color never --rules "$file" "${file%/*}" >"$work/said"
	grep "^$file:" "$work/said" >"$work/wrong" && why=$(head -n 1 "$work/wrong")
	verdict "$file on its data"
done
finish
