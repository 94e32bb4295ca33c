#!/bin/sh
# Charts of random organisations keep what every chart promises. One that fails is shown
# by: build/release/charts/random --show SEED
# Usage: O=build/release tests/charts/run.sh [COUNT [SEED]]
. "$(dirname "$0")/../lib.sh"
suite=charts
wanted charts/random || finish
# what once went wrong: crooked ends, a panel beside its only box, a tree upon another, a
# sheet between two that continue one superior, letters beyond the page, a line through the
# title, a line at the words of the legend, letters on a box amid a hundred lines
for seed in 2142 4765 20536 8722 7170 210 508 726 1639 31317; do
	"$O/charts/random" 1 "$seed" >"$work/said" || fails "seed $seed" "$(head -n 1 "$work/said")"
done
"$O/charts/random" "${1-100}" "${2-1}" >"$work/said"
head -n 20 "$work/said" | sed '$d'
counts=$(sed -n '$s/\(.*\) passed, \(.*\) failed/\1 \2/p' "$work/said")
test -n "$counts" || fails random "it dies: $(tail -n 1 "$work/said")"
passed=$((passed + ${counts% *}))
failed=$((failed + ${counts#* }))
# ordinary groups on sheets: each stands on one, and none is nearly empty
"$O/bench/tree" yaml 300 0 2 >"$work/tree.yaml"
for paper in A4 148x210mm; do
	wanted charts/sheets || continue
	"$orgraph" draw -q --sheets auto --paper $paper --labels name "$work/tree.yaml" \
		-o "$work/$paper.svg" 2>"$work/why" || fails sheets "$(cat "$work/why")"
	once=$(sed -n 's/^<g class="node" id="\([^"]*\)".*/\1/p' "$work/$paper"-*.svg | sort | uniq -u | wc -l)
	test "$once" = 300 || fails sheets "$once of 300 groups stand on exactly one sheet of $paper"
	for sheet in "$work/$paper"-*.svg; do
		"$O/bench/picture" --full "$sheet" |
			awk '$1 > 0 && $3 < 0.4 { bad = 1 } END { exit bad || NR == 0 }' ||
			fails sheets "$(basename "$sheet") is less than 40 % full"
	done
	passed=$((passed + 1))
done
# what was planned without page numbers and comes out too small is split
if wanted charts/split; then
	"$orgraph" draw --sheets auto --paper 148x210mm --min-type 12 --labels name "$work/tree.yaml" \
		-o "$work/split.svg" 2>"$work/why"
	grep -q 'the smallest type is 12 points$' "$work/why" || fails split "$(cat "$work/why")"
	passed=$((passed + 1))
fi
# the way to the top is wrapped where it, and not the chart, would take the type
if wanted charts/wrapped; then
	awk 'BEGIN { print "orgraph: 1\ngroups:"
		for (i = 0; i < 60; i++) {
			printf "  - id: g%d\n    name: Preparatory committee number %d\n", i, i
			if (i)
				printf "    reports_to: g%d\n", int((i - 1) / 2) } }' >"$work/deep.yaml"
	"$orgraph" draw --sheets auto --paper 148x210mm --min-type 14 --labels name "$work/deep.yaml" \
		-o "$work/deep.svg" 2>"$work/why"
	grep -q 'the smallest type is 14 points$' "$work/why" || fails wrapped "$(cat "$work/why")"
	passed=$((passed + 1))
fi
sanitizers_silent || fails random "a sanitizer reports"
finish
