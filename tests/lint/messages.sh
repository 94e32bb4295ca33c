#!/bin/sh
# Every sentence that reading a rule file, a suppression, a baseline or a manifest can say
# stands in the expected text of some case, so that somebody has read it.
# Usage: O=build/release tests/lint/messages.sh
. "$(dirname "$0")/../lib.sh"
suite=messages
cd "$root" || exit 2

# What the cases expect: one text to search. Limits are met in tests/slow, and that of 4 GiB
# in tests/unit/diag, where a source only says that it is so long.
{
	find tests/golden tests/regress tests/diag tests/rules -type f \
		\( -name stdout -o -name stderr -o -name '*.txt' \) -exec cat {} +
	cat tests/slow/rules.sh
	echo "'x' was not read: all files together are larger than 4 GiB"
} >"$work/expected"

# The sentences of a file: its literals of several words, those that stand side by side as
# one, with anything for what is filled in. Those with a capital are of `explain`.
sentences() { # FILE
	tr '\n\t' '  ' <"$1" | sed 's,/\*[^*]*\*\([^*/][^*]*\*\)*/,,g; s/"  *"//g' |
		grep -o '"\([^"\\]\|\\.\)*"' | sed 's/^"//; s/"$//' | grep '^[^A-Z].* .*[a-z]' |
		sed 's/\\"/"/g; s/[][\.*^$]/\\&/g; s/%\\\.\\\*s/.*/g; s/%[-0-9]*[a-z]/.*/g'
}

for file in src/load/own_*.c src/load/whole.c src/load/baseline.c src/load/project.c \
	src/load/project_entries.c src/cli/entries_check.c src/cli/entries_named.c \
	src/check/own.c src/check/own_bind.c src/check/suppress.c src/check/remarks.c \
	src/check/acceptances.c src/check/baseline.c; do
	why=
	sentences "$file" >"$work/sentences"
	while read -r sentence; do
		grep -q -e "$sentence" "$work/expected" || why="$why
    no case has: $sentence"
	done <"$work/sentences"
	verdict "$file"
done
finish
