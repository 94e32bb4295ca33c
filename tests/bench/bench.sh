#!/bin/sh
# Checks organisations of 100,000 and 1,000,000 groups and compares with a bare libyaml
# loop over the same bytes, by the clock and by processor time (of all threads). Only
# ratios mean anything: best of five alternating runs, and peak memory per byte of input.
# The aims are 1.5 by the clock, on two processors or more, and 5 bytes.
# Usage: O=build/release tests/bench/bench.sh [GROUPS…]
. "$(dirname "$0")/../lib.sh"
suite=bench
test $# -gt 0 || set -- 100000 1000000
counts=$*
tools=$O/bench
input=$work/organisation.yaml

least() { # A B
	echo "$1 $2" | awk '{ print $1 < $2 || $2 == "" ? $1 : $2 }'
}

printf '%10s %10s %9s %9s %7s %11s %15s\n' groups MB check libyaml ratio processor 'bytes per byte'
for count; do
	"$tools/generate" "$count" >"$input"
	size=$(wc -c <"$input")
	"$orgraph" check --format json "$input" >"$work/findings" 2>&1
	found=$(grep -c '"rule":' "$work/findings")
	if test "$found" -ge 100; then
		head -n 40 "$work/findings"
		fails "$count" "the organisation has $found findings"
		continue
	fi
	check= loop= check_processor= loop_processor= peak=0
	for run in 1 2 3 4 5; do
		set -- $("$tools/measure" "$orgraph" check "$input")
		test "$4" -le 1 || fails "$count" "check ends with status $4"
		check=$(least "$1" "$check")
		check_processor=$(least "$2" "$check_processor")
		test "$3" -le "$peak" || peak=$3
		set -- $("$tools/measure" "$tools/yaml_loop" "$input")
		loop=$(least "$1" "$loop")
		loop_processor=$(least "$2" "$loop_processor")
	done
	echo "$count $size $check $loop $check_processor $loop_processor $peak" | awk '{
		printf "%10d %10.1f %8.2fs %8.2fs %7.2f %11.2f %15.2f\n",
			$1, $2 / 1e6, $3, $4, $3 / $4, $5 / $6, $7 / $2 }'
done

# Forty rules of one's own: what a run with them takes, against one without.
sh "$root/tests/bench/rules.sh" >"$work/rules.yaml"
printf '\n%10s %9s %9s %7s\n' groups check 'with 40' ratio
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
