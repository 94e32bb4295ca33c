#!/bin/sh
# Hard shapes at two sizes: no crash, and time that grows with the input, not with its
# square. Only the ratio of two times counts, never a time. A small stack shows recursion.
# Usage: O=build/release tests/slow/run.sh [--full]
. "$(dirname "$0")/../lib.sh"
suite=slow
here=$root/tests/slow
measure=$O/bench/measure

# Four times the input may take up to eight times as long: a sort's logarithm and the
# caches are in that, a square (16) is not.
growth=8
# below this many seconds a time says nothing
least=0.3

# SHAPE SIZE: the size is that of the larger of the two inputs; the lines of `dense` grow
# with the square of its size, so that one is halved and not quartered.
if test "${1-}" = --full; then
	shapes='chain:200000 upward:200000 posts:200000 wide:200000 ring:200000 dense:1000
		names:100000 anchors:100000 unknown:100000 findings:100000 seats:100000
		texts:100000 members:1000000 aliases:100000 targets:3000000'
elif test "${O%-address*}" != "$O"; then # what it costs is seen without sanitizers
	shapes='chain:10000 upward:10000 posts:10000 wide:10000 ring:10000 dense:150
		names:4000 anchors:4000 unknown:4000 findings:2000 seats:4000 texts:4000
		members:10000 aliases:10000 targets:10000'
else
	shapes='chain:20000 upward:20000 posts:20000 wide:20000 ring:20000 dense:200
		names:8000 anchors:8000 unknown:8000 findings:4000 seats:8000 texts:8000
		members:20000 aliases:20000 targets:20000'
fi

ulimit -s 1024 2>/dev/null

time_of() { # COMMAND… : sets `seconds` and `status`
	set -- $("$measure" "$@")
	seconds=$2
	status=$4
}

try_size() { # FILE COMMAND-LINE
	# shellcheck disable=SC2086
	set -- "$1" $2
	file=$1
	shift
	time_of timeout 900 "$orgraph" "$@" "$file"
}

# Best of up to three, since a machine may be busy. LAST is the last node written.
grows_well() { # COMMAND-LINE
	for attempt in 1 2 3; do
		try_size "$work/small.yaml" "$(echo "$1" | sed "s/LAST/g$((small_size - 1))/")"
		small=$seconds
		try_size "$work/large.yaml" "$(echo "$1" | sed "s/LAST/g$((size - 1))/")"
		test "$status" -le 1 || { why="exit status $status" && return; }
		test -z "${V-}" || echo "$shape: $1: $small s, $seconds s"
		echo "$small $seconds" | awk -v growth=$growth -v least=$least '{
			base = $1 > least / growth ? $1 : least / growth
			exit $2 > least && $2 > growth * base }' && return
	done
	why="four times the input takes $seconds s instead of $small s"
}

for shape in $shapes; do
	size=${shape#*:}
	shape=${shape%:*}
	case $shape in
	dense) small_size=$((size / 2)) ;;
	*) small_size=$((size / 4)) ;;
	esac
	wanted "slow/$shape" || continue
	sh "$here/shape.sh" "$shape" "$small_size" >"$work/small.yaml"
	sh "$here/shape.sh" "$shape" "$size" >"$work/large.yaml"
	while read -r line; do
		case $shape in members | aliases | targets) line=$(echo "$line" | sed 's/LAST/g1/') ;; esac
		# the other formats of findings, where there are many
		case $shape:$line in
		findings:*sarif* | findings:*csv*) ;;
		*sarif* | *csv*) continue ;;
		# the trees, whatever they look like
		chain:* | upward:* | posts:* | wide:* | findings:*) ;;
		*draw*) continue ;;
		esac
		why=
		grows_well "$line"
		verdict "$shape: $line"
	done <<-'COMMANDS'
	check
	check --format json
	check --format sarif --format junit=/dev/null --format markdown=/dev/null
	check --format csv --format gitlab=/dev/null
	chain LAST
	list groups
	list seats --format json
	export
	diff --as-of 2020 --as-of 2021
	draw --show all --lines solid --labels name --format svg -o /dev/null
	COMMANDS
done
finish
