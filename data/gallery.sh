#!/bin/sh
# docs/gallery.md: each chart of the demo beside what Graphviz' dot makes of the same boxes
# and lines: the manifests of data/ are built once more, with dot for a format.
# Usage: data/gallery.sh PROGRAM PICTURE OUT DOCS
#   PICTURE  measures charts (build/release/bench/picture)
#   OUT      where make demo has written, DOCS: gallery.md and gallery/ go there
set -eu

program=$1
picture=$2
out=$3
docs=$4
data=$(dirname "$0")
command -v dot >/dev/null || { echo "gallery: it needs Graphviz' dot" >&2 && exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Type on A4 in points, that of the footer apart; crossings.
measures() { # SVG
	sed '/^<g class="footer"/,/^<\/g>/d' "$1" >"$work/measured.svg"
	"$picture" "$work/measured.svg" | awk 'NR == 1 {
		printf "%.1f pt on A4, %d crossing%s\n", $1, $6, $6 == 1 ? "" : "s" }'
}

# A chart of many sheets is shown by its first.
first_of() { # PATH-WITHOUT-SUFFIX
	test -f "$1.svg" && echo "$1.svg" || echo "$1-1.svg"
}

add_chart() { # ORGANISATION NAME
	ours=$(first_of "$out/$1/$2")
	test -f "$ours" || return 0
	about=$(sed -n 's|.*<desc[^>]*>\(.*\)</desc>.*|\1|p' "$ours")
	theirs=$1-$2.svg
	# a version in it would be another one elsewhere
	timeout 120 dot -Tsvg "$work/out/$1/$2.dot" 2>/dev/null |
		sed -e '/^<!--/d' -e '/^ -->/d' >"$docs/gallery/$theirs"
	{
		printf '\n## %s/%s\n\n%s\n\n' "$1" "$2" "$about"
		printf '    orgraph build --only %s data/%s\n\n' "$2" "$1"
		printf '| orgraph | dot |\n|---|---|\n'
		printf '| <img src="../out/%s" width="480" alt="%s"> ' "${ours#"$out"/}" "$about"
		printf '| <img src="gallery/%s" width="480" alt="the same by dot"> |\n' "$theirs"
		printf '| %s | %s |\n' "$(measures "$ours")" "$(measures "$docs/gallery/$theirs")"
	} >>"$docs/gallery.md"
}

rm -rf "$docs/gallery"
mkdir -p "$docs/gallery"
cat >"$docs/gallery.md" <<'END'
# Gallery

The charts of `make demo`, and beside each what Graphviz' `dot` makes of the same boxes and
lines (`formats: dot`), shown in the same width. Below each: the smallest type when the chart
is printed on A4, and how often lines cross. Made by `make gallery`, from what `make demo` drew.
END
cp -R "$data" "$work/data"
for folder in "$work"/data/*/; do
	organisation=$(basename "$folder")
	test -f "$folder/orgraph.yaml" || continue
	sed -i 's/&formats \[.*\]/\&formats [dot]/' "$folder/orgraph.yaml"
	"$program" build --force "$folder" >"$work/lines" 2>/dev/null
	sed -n 's|^written.*/\(.*\)\.dot$|\1|p' "$work/lines" >"$work/names"
	while read -r name; do
		add_chart "$organisation" "$name"
	done <"$work/names"
done
grep -c '^## ' "$docs/gallery.md" | sed 's/$/ charts in the gallery/'
du -sk "$docs/gallery" | cut -f 1 | sed 's/$/ KiB of pictures/'
