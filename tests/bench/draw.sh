#!/bin/sh
# Draws organisations of tree.c and has Graphviz draw the same boxes and lines in the same
# run: the smallest type as printed and how much of the page the boxes cover, crossings,
# and processor time from YAML to SVG. Only ratios mean anything; of short runs the best of
# three.
# Usage: O=build/release [LIMIT=20] tests/bench/draw.sh [PART…]
#   PART   type, crossings, time, sheets; all without
#   LIMIT  seconds that Graphviz is given for one chart, but ten times as many for the one
#          peer that needs them: dotted lines that pull at the ranks
. "$(dirname "$0")/../lib.sh"
suite=draw
limit=${LIMIT:-20}
tools=$O/bench
yaml=$work/organisation.yaml
test $# -gt 0 || set -- type crossings time sheets

if ! command -v dot >/dev/null || ! command -v neato >/dev/null; then
	echo "there is no 'dot' to compare with: apt-get install graphviz" >&2
	exit 2
fi

# Seconds of processor time, the best of so many runs, or nothing if the command fails or
# takes more than the limit. The clock tells what else the machine does.
seconds() { # RUNS COMMAND…
	runs=$1
	shift
	best=
	while test "$runs" -gt 0; do
		runs=$((runs - 1))
		took=$(ulimit -t "$limit" && "$tools/measure" "$@" | awk '$4 == 0 { print $2 }')
		test -n "$took" || return 0
		best=$(least "$took" "$best")
	done
	echo "$best"
}

draw() { # GROUPS DOTTED SEED [PAPER]: both charts
	"$tools/tree" yaml "$1" "$2" "$3" >"$yaml"
	"$tools/tree" free "$1" "$2" "$3" >"$work/peer.dot"
	rm -f "$work/ours.svg" "$work/peer.svg"
	"$orgraph" draw -q --labels name --sheets never --paper "${4-none}" \
		"$yaml" -o "$work/ours.svg" 2>"$work/why" ||
		fails "$1 groups, $2 dotted" "$(cat "$work/why")"
	(ulimit -t "$limit" && dot -Tsvg "$work/peer.dot" -o "$work/peer.svg" 2>/dev/null)
	for who in ours peer; do
		test -s "$work/$who.svg" || echo '- - - - - - - -' >"$work/$who"
		test ! -s "$work/$who.svg" || "$tools/picture" "$work/$who.svg" >"$work/$who"
	done
}

type_part() {
	printf '%7s %6s %9s %9s %13s %13s\n' groups paper type 'dot type' covered 'dot covered'
	for of in 100:A4 200:A3 500:A3; do
		draw "${of%:*}" 0 1 "${of#*:}"
		paste -d ' ' "$work/ours" "$work/peer" | awk -v of="$of" '{
			split(of, p, ":")
			printf "%7d %6s %6s pt %6s pt %13s %13s\n", p[1], p[2],
				p[2] == "A4" ? $1 : $2, p[2] == "A4" ? $9 : $10, $3, $11 }'
	done
}

crossings_part() {
	printf '%7s %7s %10s %10s %8s %8s\n' groups dotted crossings 'dot free' through 'dot'
	for groups in 30 60 120 250 400; do
		for share in 10 30 100; do
			for seed in 1 2 3; do
				draw "$groups" $((groups * share / 100)) "$seed"
				paste -d ' ' "$work/ours" "$work/peer" >>"$work/crossings"
			done
			tail -n 3 "$work/crossings" | awk -v groups="$groups" -v share="$share" '{
				ours += $6; dot += $14; through += $7; peer += $15 } END {
				printf "%7d %7d %10d %10d %8d %8d\n", groups,
					int(groups * share / 100), ours, dot, through, peer }'
		done
	done
	awk '{ ours += $6; dot += $14; through += $7; peer += $15 } END {
		printf "%7s %7s %10d %10d %8d %8d\n", "sum", "", ours, dot, through, peer }' \
		"$work/crossings"
}

# One row: what ours takes, what the peer takes, and how many times as long that is.
row() { # WHAT OURS PEER-NAME PEER
	echo "$2 ${4:-none} $limit" | awk -v what="$1" -v peer="$3" '{
		if ($1 == "none")
			printf "%-28s %9s\n", what, "refused"
		else if ($2 == "none")
			printf "%-28s %8.2fs %-22s %9s more than %.0f times\n", what, $1, peer,
				"> " $3 "s", $3 / $1
		else
			printf "%-28s %8.2fs %-22s %8.2fs %.2f times\n", what, $1, peer, $2,
				$2 / $1 }'
}

time_part() {
	printf '%-28s %9s\n' 'from YAML to SVG' 'takes'
	for of in 400:400:free:3 400:400:dot:1 5000:0:dot:1 10000:0:dot:1 1000:1000:free:1 \
		5000:5000:free:1; do
		IFS=: read -r groups dotted form runs <<-END
		$of
		END
		"$tools/tree" yaml "$groups" "$dotted" 1 >"$yaml"
		"$tools/tree" "$form" "$groups" "$dotted" 1 >"$work/peer.dot"
		ours=$(seconds 3 "$orgraph" draw -q "$yaml" -o "$work/ours.svg")
		name=dot limit=${LIMIT:-20}
		test "$form:$dotted" != dot:400 || limit=$((10 * limit))
		peer=$(seconds "$runs" dot -Tsvg "$work/peer.dot" -o "$work/peer.svg")
		test "$form" = dot || name='dot, constraint=false'
		row "$groups groups, $dotted dotted" "${ours:-none}" "$name" "$peer"
	done
	limit=${LIMIT:-20}
	"$tools/tree" yaml 100000 0 1 >"$yaml"
	ours=$(seconds 1 "$orgraph" draw -q "$yaml" -o "$work/ours.svg")
	peer=
	if test -n "$ours"; then
		"$tools/picture" --nop "$work/ours.svg" >"$work/peer.dot"
		peer=$(seconds 1 neato -n2 -Tsvg "$work/peer.dot" -o "$work/peer.svg")
	fi
	row '100000 groups' "${ours:-none}" 'neato -n2, placed' "$peer"
}

# No peer cuts a chart. How many groups stand on exactly one sheet as themselves; how much
# of a sheet the rectangle around its boxes takes at least, and the boxes themselves on
# average.
sheets_part() {
	printf '%7s %7s %9s %9s %9s %13s %9s\n' groups sheets 'once' type fullest \
		'least taken' covered
	for groups in 500 2000 5000; do
		"$tools/tree" yaml "$groups" 0 1 >"$yaml"
		rm -f "$work"/sheet-*.svg
		"$orgraph" draw -q --labels name --sheets auto --paper A4 --min-type 7 \
			"$yaml" -o "$work/sheet.svg" 2>"$work/why" ||
			fails "$groups groups on sheets" "$(cat "$work/why")"
		once=$(sed -n 's/^<g class="node" id="\([^"]*\)".*/\1/p' "$work"/sheet-*.svg |
			sort | uniq -u | wc -l)
		for sheet in "$work"/sheet-*.svg; do
			"$tools/picture" --full "$sheet"
		done | awk -v groups="$groups" -v once="$once" '$1 == 0 { next } {
			sheets++; type = type == "" || $4 < type ? $4 : type
			most = $1 > most ? $1 : most; sum += $2
			least = least == "" || $3 < least ? $3 : least } END {
			printf "%7d %7d %9d %6s pt %9d %13s %9.3f\n", groups, sheets, once,
				type, most, least, sum / sheets }' | tee "$work/row"
		test "$once" = "$groups" || fails sheets "$once of $groups groups stand once"
		awk '{ exit !($6 >= 0.4) }' "$work/row" ||
			fails sheets "$groups groups: a sheet is less than 40 % full"
	done
}

for part; do
	"${part}_part"
	echo
done
test "$failed" = 0
