#!/bin/sh
# What a build costs that has nothing to do, against the check alone; which charts one
# edited group has drawn anew; and what several processes bring. Only ratios mean anything:
# the best of alternating runs.
# Usage: O=build/release [RUNS=15] tests/bench/build.sh [PART…]
#   PART   still, one, jobs; all without
. "$(dirname "$0")/../lib.sh"
suite=build-bench
tools=$O/bench
runs=${RUNS:-15}
region=$root/data/region-jamtland-harjedalen
test $# -gt 0 || set -- still one jobs
cd "$work" || exit 2

manifest() { # INPUT…: its charts are on standard input
	printf 'orgraph_project: 1\noutput: out\nfail_on: never\ninputs:\n'
	printf '  - %s\n' "$@"
	printf 'charts:\n'
	cat
}

# Twelve charts of the region: everything, and of each principal what is his.
twelve() {
	echo '  all: {formats: [svg, pdf], show: all, paper: A2}'
	echo '  names: {labels: name, paper: A3}'
	echo '  full: {labels: full, paper: A1}'
	echo '  posts: {show: posts}'
	echo '  councils: {include: kind=council}'
	echo '  solid: {lines: solid, theme: print}'
	echo '  sheets: {sheets: auto, paper: A4}'
	echo '  outline: {formats: [html]}'
	echo '  found: {findings: true}'
	echo '  dots: {formats: [dot], show: all}'
	echo '  chairs: {labels: office, orientation: portrait}'
	echo '  poster: {poster: true, labels: full}'
}

# Seconds, the least so far in FILE: on the clock (1), or of processors (2), where nothing
# runs side by side.
time_into() { # FILE COLUMN COMMAND…
	file=$1
	column=$2
	shift 2
	took=$("$tools/measure" "$@" | awk -v column="$column" '{ print $column }')
	echo "$took $(cat "$file" 2>/dev/null)" | awk '{ print $2 == "" || $1 < $2 ? $1 : $2 }' >"$file.new"
	mv "$file.new" "$file"
}

ratio() { # WHAT FILE FILE MOST
	echo "$(cat "$2") $(cat "$3")" | awk -v what="$1" -v most="$4" '{
		printf "%-42s %7.1f ms %7.1f ms %6.2f  %s %s\n", what, $1 * 1000, $2 * 1000, $1 / $2,
			most, (most ~ /^</ ? $1 / $2 <= substr(most, 3) : $1 / $2 >= substr(most, 3)) ? "" : "MISSED" }'
}

still_part() {
	twelve | manifest "$region" >orgraph.yaml
	"$orgraph" build -q || fails still "cannot be built"
	rm -f check build tell
	i=0
	while test $i -lt "$runs"; do
		i=$((i + 1))
		time_into check 2 "$orgraph" check --fail-on never "$region"
		time_into build 2 "$orgraph" build
		time_into tell 2 "$orgraph" build --check
	done
	ratio "nothing to build : check" build check "< 1.5"
	ratio "build --check : check" tell check "< 1.5"
}

one_part() {
	rm -rf region out
	cp -R "$region" region
	twelve | manifest region >orgraph.yaml
	"$orgraph" build -q || fails one "cannot be built"
	# the first group of the last file that has groups
	id=$("$orgraph" list groups -q --format csv region | sed -n '$s/,.*//p')
	file=$(grep -l "^  $id:" region/*.yaml | head -n 1)
	sed -i "/^  $id:/,/name:/s/name: /name: Ny /" "$file"
	# a chart on sheets is one
	"$orgraph" build 2>/dev/null | sed -n 's/^written *//p' | grep -v pdf |
		sed 's/-[0-9]*\././' | sort -u >written
	grep -l 'Ny ' out/*.svg out/*.html out/*.dot | sed 's/-[0-9]*\././' | sort -u >shown
	printf '%-42s %10d %10d %6s  of %d\n' "drawn for one edited group : show it" \
		"$(wc -l <written)" "$(wc -l <shown)" \
		"$(cmp -s written shown && echo same || echo NOT)" "$(ls out/*.svg out/*.html out/*.dot | sed 's/-[0-9]*\././' | sort -u | wc -l)"
}

jobs_part() {
	rm -rf out
	"$tools/tree" yaml 2000 0 1 >large.yaml
	for i in 1 2 3 4 5 6 7 8; do
		echo "  chart$i: {labels: name, paper: none, title: Chart $i}"
	done | manifest large.yaml >orgraph.yaml
	rm -f one two
	i=0
	while test $i -lt 3; do
		i=$((i + 1))
		time_into one 1 "$orgraph" build --force -j 1
		time_into two 1 "$orgraph" build --force -j 2
	done
	ratio "8 charts of 2,000 boxes, -j 1 : -j 2" one two "> 1.6"
}

printf '%-42s %10s %10s %6s  %s\n' what this that ratio wanted
for part; do
	"${part}_part"
done
