#!/bin/sh
# docs/gallery.md: each chart of the demo beside what Graphviz' dot makes of the same boxes
# and lines. It runs data/demo.sh with itself in the place of the program, and so draws
# what the demo draws, whatever that is.
# Usage: data/gallery.sh PROGRAM PICTURE OUT DOCS
#   PICTURE  measures charts (build/release/bench/picture)
#   OUT      where make demo has written, DOCS: gallery.md and gallery/ go there
set -eu

# ---- as the program ----

# The argument behind option $1, if it is there and ends in .svg.
behind() { # OPTION ARGUMENT…
	wanted=$1
	shift
	while test $# -gt 1; do
		case $1,$2 in "$wanted",*.svg) echo "$2" && return ;; esac
		shift
	done
}

# Type on A4 in points, that of the footer apart; crossings.
measures() { # SVG
	sed '/^<g class="footer"/,/^<\/g>/d' "$1" >"$GALLERY_DEMO/measured.svg"
	"$GALLERY_PICTURE" "$GALLERY_DEMO/measured.svg" | awk 'NR == 1 {
		printf "%.1f pt on A4, %d crossing%s\n", $1, $6, $6 == 1 ? "" : "s" }'
}

# A file of many sheets is shown by its first.
first_of() { # SVG
	test -f "$1" && echo "$1" || echo "${1%.svg}-1.svg"
}

# Rows of the page for the chart that the demo wants at $chart. What it says comes from
# the arguments: they are shown as the command.
add_chart() { # OPTION ARGUMENT…
	option=$1
	shift
	name=${chart#"$GALLERY_DEMO"/}
	ours=$(first_of "$GALLERY_OUT/$name")
	test -f "$ours" || return 0
	about=$(sed -n 's|.*<desc[^>]*>\(.*\)</desc>.*|\1|p' "$ours")
	picture=$(echo "${name%.svg}" | tr / -).svg
	for argument; do
		shift
		case $argument in
		"$chart") set -- "$@" "$GALLERY_DEMO/chart.dot" ;;
		*) set -- "$@" "$argument" ;;
		esac
	done
	status=0
	"$GALLERY_PROGRAM" "$@" >/dev/null || status=$?
	test "$status" -le 1 || exit "$status"
	# a version in it would be another one elsewhere
	timeout 120 dot -Tsvg "$GALLERY_DEMO/chart.dot" 2>/dev/null |
		sed -e '/^<!--/d' -e '/^ -->/d' >"$GALLERY_DOCS/gallery/$picture"
	{
		printf '\n## %s\n\n%s\n\n' "${name%.svg}" "$about"
		printf '    orgraph'
		for argument; do
			case $argument in
			"$option" | "$GALLERY_DEMO"/* | --quiet | -o) ;;
			*' '*) printf " '%s'" "$argument" ;;
			*) printf ' %s' "$argument" ;;
			esac
		done
		printf ' %s %s\n\n' "$option" "$name"
		printf '| orgraph | dot |\n|---|---|\n'
		printf '| <img src="../out/%s" width="480" alt="%s"> ' "${ours#"$GALLERY_OUT"/}" "$about"
		printf '| <img src="gallery/%s" width="480" alt="the same by dot"> |\n' "$picture"
		printf '| %s | %s |\n' "$(measures "$ours")" \
			"$(measures "$GALLERY_DOCS/gallery/$picture")"
	} >>"$GALLERY_DOCS/gallery.md"
}

if test -n "${GALLERY_PROGRAM-}"; then
	for option in -o --draw; do
		chart=$(behind "$option" "$@")
		test -z "$chart" || add_chart "$option" "$@" >&2
	done
	# what the demo reads of the rest: a last line, a file
	for argument; do
		case $argument in "$GALLERY_DEMO"/*) echo . >"$argument" ;; esac
	done
	exit 0
fi

# ---- the page ----

GALLERY_PROGRAM=$1
GALLERY_PICTURE=$2
GALLERY_OUT=$3
GALLERY_DOCS=$4
command -v dot >/dev/null || { echo "gallery: it needs Graphviz' dot" >&2 && exit 1; }
GALLERY_DEMO=$(mktemp -d)
trap 'rm -rf "$GALLERY_DEMO"' EXIT
export GALLERY_PROGRAM GALLERY_PICTURE GALLERY_OUT GALLERY_DOCS GALLERY_DEMO
for file in "$GALLERY_OUT"/*/; do
	mkdir -p "$GALLERY_DEMO/$(basename "$file")"
done
rm -rf "$GALLERY_DOCS/gallery"
mkdir -p "$GALLERY_DOCS/gallery"
cat >"$GALLERY_DOCS/gallery.md" <<'END'
# Gallery

The charts of `make demo`, and beside each what Graphviz' `dot` makes of the same boxes and
lines (`--format dot`), shown in the same width. Below each: the smallest type when the chart
is printed on A4, and how often lines cross. Made by `make gallery`, from what `make demo` drew.
END
sh "$(dirname "$0")/demo.sh" "$0" "$GALLERY_DEMO" >/dev/null
grep -c '^## ' "$GALLERY_DOCS/gallery.md" | sed 's/$/ charts in the gallery/'
du -sk "$GALLERY_DOCS/gallery" | cut -f 1 | sed 's/$/ KiB of pictures/'
