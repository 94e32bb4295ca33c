#!/bin/sh
# Does an SVG of ours look the same wherever it is opened? What rsvg-convert, Chromium and
# LibreOffice make of it, and our own PNG and PDF, have to be one picture; and one where a
# name is hidden has to be another, or the comparison sees nothing.
# Usage: O=build/release tests/validate/pictures.sh
. "$(dirname "$0")/../lib.sh"
suite=pictures
same=$O/validate/same_picture
cd "$work" || exit 2

has() { # PROGRAM
	command -v "$1" >/dev/null || { echo "pictures: not compared: $1 is not there" && return 1; }
}
programs=
! has chromium || programs="$programs chromium"
! has soffice || programs="$programs soffice"
! has pdftoppm || programs="$programs pdftoppm"
has rsvg-convert || { echo "pictures: skipped: it needs rsvg-convert" && exit 0; }

# Each writes NAME.png of chart.svg (pdftoppm of chart.pdf), at 192 dots an inch, but
# LibreOffice, which knows 96 alone.
show() { # PROGRAM
	case $1 in
	chromium)
		timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic \
			--no-first-run --disable-background-networking --disable-component-update \
			--disable-sync --user-data-dir="$work/profile" --hide-scrollbars --force-device-scale-factor=2 \
			--window-size="$(size_of rsvg-convert.png)" \
			--screenshot="$work/chromium.png" "file://$work/chart.svg"
		;;
	soffice)
		mkdir -p office
		HOME=$work/home timeout 120 soffice --headless --convert-to png --outdir office \
			chart.svg && mv office/chart.png soffice.png
		;;
	pdftoppm) timeout 60 pdftoppm -png -singlefile -r 192 chart.pdf pdftoppm ;;
	esac >said 2>&1
}

size_of() { # PNG: half of it, as "width,height"
	od -A n -t u1 -j 16 -N 8 "$1" | awk '{ print int(($3 * 256 + $4) / 2) "," int(($7 * 256 + $8) / 2) }'
}

compare() { # NAME PICTURE
	why=
	told=$("$same" rsvg-convert.png "$2" 2>&1) || why=${told:-"it is another picture"}
	verdict "$1 ($told)"
}

try() { # NAME INPUT OPTION…
	wanted "pictures/$1" || return 0
	name=$1
	input=$2
	shift 2
	for suffix in svg png pdf; do
		"$orgraph" draw -q "$@" -o "chart.$suffix" "$root/data/$input" || {
			fails "$name" "it does not draw"
			return
		}
	done
	rsvg-convert -z 2 chart.svg -o rsvg-convert.png
	for program in $programs; do
		show "$program"
		compare "$name/$program" "$program.png"
		rm -f "$program.png"
	done
	compare "$name/png" chart.png
}

try town example-town --findings
try dark example-town --theme dark
try print example-town --theme print --labels full
try region region-jamtland-harjedalen --focus hs-direktor --up 1

if wanted pictures/name; then
	why=
	"$orgraph" draw -q -o chart.svg "$root/data/example-town"
	rsvg-convert -z 2 chart.svg -o rsvg-convert.png
	awk '/class="node"/ { box = 1 }
		box && !hidden && sub(/<text /, "<text display=\"none\" ") { hidden = 1 }
		{ print }' chart.svg >hidden.svg
	rsvg-convert -z 2 hidden.svg -o hidden.png
	! "$same" rsvg-convert.png hidden.png >said || why="a name is gone and nobody sees it"
	verdict "name ($(cat said))"
fi
finish
