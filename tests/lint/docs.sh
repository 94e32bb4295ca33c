#!/bin/sh
# Code and documents say the same: what is generated is current, the commands, options
# and exit statuses that the documents name exist, and none is missing from README.md.
# Usage: O=build/release tests/lint/docs.sh
. "$(dirname "$0")/../lib.sh"
suite=docs
cd "$root" || exit 2

# What is generated is what the program says today, and nothing is left of what it was.
mkdir "$work/made"
sh docs/generate.sh "$orgraph" "$work/made" || fails generate.sh "it fails"
{
	(cd "$work/made" && find . -type f)
	find ./docs/schema ./docs/man ./packaging/completion -type f
} | sort -u >"$work/files"
while read -r file; do
	why=
	if ! cmp -s "$file" "$work/made/$file"; then
		diff -u "$file" "$work/made/$file" | head -n 20
		why="is not what the program writes: make docs"
	fi
	verdict "$file"
done <"$work/files"

# Manual pages are read without a complaint; man's is kept where there is no mandoc.
for page in docs/man/*; do
	why=
	if command -v mandoc >/dev/null; then
		mandoc -T lint -W warning "$page" >"$work/lint" 2>&1 || why="$(cat "$work/lint")"
	elif command -v man >/dev/null; then
		man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>"$work/lint" >/dev/null
		why="$(cat "$work/lint")"
	fi
	verdict "lint of $page"
done

# The manual pages come from the tables: what they name is what there is.
cat "$work"/made/docs/man/* | sed 's/\\-/-/g' >"$work/manual"
grep -o -e '--[a-z][a-z-]*' "$work/manual" | sort -u >"$work/options"
"$orgraph" help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' | sort -u >"$work/commands"

# The calls that a document shows as code, indented, fenced or `so`: "check --quiet a.yaml".
calls_in() { # FILE
	awk '/^ *```/ { fenced = !fenced; next }
	fenced || /^(    |\t)/ { print; next }
	{ while (match($0, /`[^`]*`/)) {
		print substr($0, RSTART + 1, RLENGTH - 2)
		$0 = substr($0, RSTART + RLENGTH) } }' "$1" |
		sed -n 's/^\(.*[ /]\)\{0,1\}orgraph \([a-z-][^|;&#]*\).*/\2/p'
}

for file in README.md ARCHITECTURE.md CONTRIBUTING.md docs/*.md; do
	test -f "$file" || continue
	calls_in "$file" >"$work/calls"
	why=
	for option in $(grep -o -e '--[a-z][a-z-]*' "$work/calls" | sort -u); do
		grep -qx -e "$option" "$work/options" || why="$why, no option $option"
	done
	for command in $(sed -n 's/^\([a-z][a-z]*\).*/\1/p' "$work/calls" | sort -u); do
		grep -qx -e "$command" "$work/commands" || why="$why, no command $command"
	done
	why=${why#, }
	verdict "$file"
done

while read -r command; do
	why=
	grep -q "orgraph $command" README.md || why="is not in README.md"
	verdict "command $command"
done <"$work/commands"
test -s "$work/commands" || fails commands "'orgraph help' lists none"

sed -n '/^enum cli_status {/s/[^0-9]*\([0-9]\)/\1 /gp' src/cli/cli_internal.h |
	tr -cd '0-9 ' | tr ' ' '\n' | grep . | sort -u >"$work/statuses"
statuses_in() { # FILE: the numbers set bold where it tells of exit statuses
	case $1 in
	*.1) sed -n '/^.SH EXIT STATUS/,/^.SH [^E]/s/^.B \([0-9]\)$/\1/p' "$1" ;;
	*) awk -v RS= '/[Ee]xit status/' "$1" | grep -o -e '\*\*[0-9]\*\*' | tr -d '*' ;;
	esac | sort -u
}
for file in README.md docs/man/orgraph.1; do
	why=
	statuses_in "$file" >"$work/said"
	expect "$work/statuses" "$work/said" "the list of exit statuses"
	verdict "exit statuses in $file"
done
finish
