#!/bin/sh
# Checks organisations of 100,000 and 1,000,000 groups and compares with a bare libyaml
# loop over the same bytes. Only ratios mean anything: best of five alternating runs, and
# peak memory per byte of input. The aims are 1.5 and 5.
# Usage: O=build/release tests/bench/bench.sh [GROUPS…]
. "$(dirname "$0")/../lib.sh"
suite=bench
test $# -gt 0 || set -- 100000 1000000
tools=$O/bench
input=$work/organisation.yaml

least() { # A B
	echo "$1 $2" | awk '{ print $1 < $2 || $2 == "" ? $1 : $2 }'
}

printf '%10s %10s %9s %9s %7s %14s\n' groups MB check libyaml ratio 'bytes per byte'
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
	check= loop= peak=0
	for run in 1 2 3 4 5; do
		set -- $("$tools/measure" "$orgraph" check "$input")
		test "$3" -le 1 || fails "$count" "check ends with status $3"
		check=$(least "$1" "$check")
		test "$2" -le "$peak" || peak=$2
		set -- $("$tools/measure" "$tools/yaml_loop" "$input")
		loop=$(least "$1" "$loop")
	done
	echo "$count $size $check $loop $peak" | awk '{
		printf "%10d %10.1f %8.2fs %8.2fs %7.2f %14.2f\n",
			$1, $2 / 1e6, $3, $4, $3 / $4, $5 / $2 }'
done
test "$failed" = 0
