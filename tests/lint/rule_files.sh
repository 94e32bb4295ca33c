#!/bin/sh
# Every example of docs/rule-files.md is a rule file, and the examples in it hold; and none
# holds by chance: with bad and good exchanged, every one of them fails.
# Usage: O=build/release tests/lint/rule_files.sh
. "$(dirname "$0")/../lib.sh"
suite=rule-files
cd "$work" || exit 2

awk '/^```yaml$/ { inside = 1; file = sprintf("line-%03d.yaml", NR + 1); next }
	/^```$/ { inside = 0 }
	inside { print >file }' "$root/docs/rule-files.md"
for example in line-*.yaml; do
	why=
	"$orgraph" rules --test "$example" >said 2>&1 || why="it does not hold: $(tail -n 1 said)"
	grep -q ': all hold$' said || why=${why:-it is not tested}
	verdict "${example%.yaml}"
	sed 's/^    bad: |/    was-bad: |/; s/^    good: |/    bad: |/
		s/^    was-bad: |/    good: |/' "$example" >exchanged.yaml
	why=
	"$orgraph" rules --test exchanged.yaml >said 2>&1 && why="it holds the wrong way round, too"
	sed -n 's/.* rules\{0,1\}, \([0-9]*\) examples: \([0-9]*\) failures$/\1 \2/p' said >counts
	read -r examples failures <counts
	test "${examples:-0}" = "${failures:-}" || why="of ${examples:-0} only ${failures:-0} fail"
	verdict "${example%.yaml} exchanged"
done
finish
