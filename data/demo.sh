#!/bin/sh
# The main job on what ships: checks the organisations of data/ and draws their charts.
# Usage: data/demo.sh PROGRAM OUT     writes OUT/<organisation>/<chart>.{svg,png}
set -eu

program=$1
out=$2
data=$(dirname "$0")
region=region-jamtland-harjedalen
line=region-jamtland-harjedalen-linje
vgr=vastra-gotalandsregionen
sydostra=sydostra-sjukvardsregionen
town=example-town

# Findings are what the demo is there to show; only status 2 means that it did not work.
# An organisation whose documents state rules has them beside it, in rules.yaml.
check() { # ORGANISATION [DAY]
	organisation=$1
	day=${2-}
	found=$out/$organisation/findings${day:+-$day}.txt
	set -- "$data/$organisation"
	test -z "$day" || set -- --as-of "$day" "$@"
	test ! -f "$data/$organisation/rules.yaml" ||
		set -- --rules "$data/$organisation/rules.yaml" "$@"
	printf '\n%s: what the check found (all of it: %s check %s)\n' \
		"$organisation${day:+ on $day}" "$program" "$*"
	mkdir -p "$out/$organisation"
	status=0
	"$program" check --color never -o "$found" "$@" || status=$?
	test "$status" -le 1
	tail -n 1 "$found"
	grep -E ': error: ' "$found" | sed 's/^/  /' || true
}

# What changed from each day to the next, into one file.
changes() { # ORGANISATION DAY DAY…
	organisation=$1
	from=$2
	shift 2
	: >"$out/$organisation/changes.txt"
	for to; do
		status=0
		"$program" diff --color never --as-of "$from" --as-of "$to" -o "$out/changes" \
			"$data/$organisation" || status=$?
		test "$status" -le 1
		sed -n '1s/^/  /p' "$out/changes"
		{ cat "$out/changes" && echo; } >>"$out/$organisation/changes.txt"
		from=$to
	done
	rm "$out/changes"
}

# Two days in one chart, with what is new, gone and moved marked.
draw_changes() { # ORGANISATION CHART FROM TO OPTION…
	organisation=$1
	chart=$2
	from=$3
	to=$4
	shift 4
	for format in svg png; do
		status=0
		"$program" diff --quiet "$@" --as-of "$from" --as-of "$to" -o "$out/changes" \
			--draw "$out/$organisation/$chart.$format" \
			"$data/$organisation" || status=$?
		test "$status" -le 1
	done
	rm "$out/changes"
	echo "  $out/$organisation/$chart.svg and .png"
}

draw() { # ORGANISATION CHART OPTION…
	organisation=$1
	chart=$2
	shift 2
	for format in svg png; do
		"$program" draw --quiet "$@" -o "$out/$organisation/$chart.$format" \
			"$data/$organisation"
	done
	echo "  $out/$organisation/$chart.svg and .png"
}

check $region
echo "its charts:"
for view in overview internal in-brief councils regiondirektor hs-direktor regionstabschef \
	norra-sjukvardsregionforbundet; do
	draw $region $view --view $view
done

check $line
check $line 2022-06-01
echo "what changed (all of it: $out/$line/changes.txt):"
changes $line 2015-06-01 2018-06-01 2019-06-01 2021-06-01 2022-06-01
echo "its charts, each on a day:"
draw $line politik-2020 --view politik
for year in 2015 2018 2019; do
	draw $line chefer-$year --view chefer --as-of $year-06-01
done
draw $line chefer-2021 --view chefer --as-of 2021-06-01 --title "Linjens chefer enligt planen"
draw $line chefer-2022 --view chefer --as-of 2022-06-01 --title "Linjens chefer enligt förslaget"
draw_changes $line andringar-2015-2019 2015-06-01 2019-06-01 --view chefer
draw_changes $line andringar-enheter-2015-2019 2015-06-01 2019-06-01 --view enheter
draw_changes $line andringar-2021-2022 2021-06-01 2022-06-01 --show posts
draw $line enheter-2015 --view enheter --as-of 2015-06-01
draw $line enheter-2019 --view enheter --as-of 2019-06-01
draw $line divisioner-2022 --view divisioner --as-of 2022-06-01

check $vgr
echo "its chart:"
draw $vgr samordningsrad-rattspsykiatri --title "Samordningsråd rättspsykiatri"

check $sydostra
echo "its charts:"
draw $sydostra overview --lines solid
draw $sydostra stab-och-arbetsutskott --focus regionsjukvardsledningens-stab

check $town
echo "its charts:"
draw $town overview
draw $town findings --findings
