#!/bin/sh
# Whoever changes how charts are drawn has to raise DRAWING_VERSION (include/chart/stamp.h),
# or `orgraph build` leaves files as they are that it would draw otherwise. Draws a few
# charts and compares what their stamps say with what they said before (drawing.txt): the
# same chart, settings and version have to be the same bytes. BLESS=1 raises the version
# where they are not, and writes drawing.txt anew.
. "$(dirname "$0")/../lib.sh"
suite=drawing
version=$root/include/chart/stamp.h
kept=$root/tests/lint/drawing.txt

cp -R "$root/data/example-town" "$work/town"
cd "$work/town" || exit 2
cat >orgraph.yaml <<'YAML'
orgraph_project: 1
inputs: [town.yaml]
fail_on: never
output: out
charts:
  all: {show: all, formats: [svg, dot, outline, html]}
  findings: {findings: true, theme: print, labels: full, lines: solid}
  sheets: {show: all, paper: 148x210mm, sheets: auto, min_type: 9}
  plain: {show: posts, fit: plain, theme: dark, no_legend: true}
  free: {show: units, paper: none, language: sv}
YAML

# "all.svg DIGEST-OF-FILE drawing VERSION CONTENT ORDER SETTINGS"
stamps() {
	for file in out/*; do
		printf '%s ' "${file#out/}"
		grep -a -A 2 'orgraph-stamp 1 ' "$file" | sed -n 's/.*orgraph-stamp 1 //p
			/^drawing/p' | tr '\n' ' '
		echo
	done
}

draw() {
	rm -rf out
	"$orgraph" build --quiet orgraph.yaml && stamps >"$work/now"
}

# Those that show the same in the same way and are other bytes.
redrawn() {
	awk 'NR == FNR { was[$1] = $0; next }
		{ split(was[$1], old); same = $1 in was
		  for (i = 3; i <= 7; i++) same = same && old[i] == $i
		  if (same && old[2] != $2) printf "%s ", $1 }' "$kept" "$work/now"
}

wanted drawing-version || finish
why=
if ! draw; then
	why='the charts cannot be drawn'
elif test -n "$(redrawn)" && test -n "$BLESS"; then
	number=$(sed -n 's/^#define DRAWING_VERSION //p' "$version")
	sed "s/^\(#define DRAWING_VERSION\) .*/\1 $((number + 1))/" "$version" >"$work/stamp.h" &&
		cp "$work/stamp.h" "$version"
	echo "DRAWING_VERSION is $((number + 1)) now: make, and make bless again"
elif test -n "$(redrawn)"; then
	why="drawn otherwise: $(redrawn)raise DRAWING_VERSION in include/chart/stamp.h, make, and make bless T=drawing"
elif test -n "$BLESS"; then
	cp "$work/now" "$kept"
elif ! cmp -s "$kept" "$work/now"; then
	why='the charts show something else, or the version is another: make bless T=drawing'
fi
verdict drawing-version
finish
