#!/bin/sh
# Forty rules of one's own: what a check with them takes, against one without. Best of five
# alternating runs.
# Usage: O=build/release tests/bench/own_rules.sh [GROUPS…]
. "$(dirname "$0")/../lib.sh"
suite=own_rules
test $# -gt 0 || set -- 100000 1000000
counts=$*
tools=$O/bench
input=$work/organisation.yaml

sh "$root/tests/bench/rules.sh" >"$work/rules.yaml"
printf '%10s %9s %9s %7s\n' groups check 'with 40' ratio
for count in $counts; do
	"$tools/generate" "$count" >"$input"
	check= with=
	for run in 1 2 3 4 5; do
		set -- $("$tools/measure" "$orgraph" check "$input")
		check=$(least "$2" "$check")
		set -- $("$tools/measure" "$orgraph" check --rules "$work/rules.yaml" "$input")
		test "$4" -le 1 || fails "$count rules" "check ends with status $4"
		with=$(least "$2" "$with")
	done
	echo "$count $check $with" | awk '{
		printf "%10d %8.2fs %8.2fs %7.2f\n", $1, $2, $3, $3 / $2 }'
done
test "$failed" = 0
