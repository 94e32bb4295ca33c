#!/bin/sh
# Twelve charts of a region's governance as SVG: by `orgraph build`, from nothing and once
# more with nothing changed, and the same boxes and lines by Graphviz, PlantUML and Mermaid,
# which keep no account and draw all of them each time. A peer that is missing is named.
# Only ratios mean anything: best of RUNS alternating runs, by the clock.
#
# How to get the peers, on Debian 12:
#	apt-get install graphviz plantuml chromium npm
#	PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix build/peers @mermaid-js/mermaid-cli
#
# Usage: O=build/release [RUNS=3] [MMDC=…/mmdc] tests/bench/peers.sh
. "$(dirname "$0")/../lib.sh"
suite=peers
tools=$O/bench
runs=${RUNS:-3}
mmdc=${MMDC:-$root/build/peers/node_modules/.bin/mmdc}
chromium=$(command -v chromium || command -v chromium-browser || echo chromium)
region=$root/data/region-jamtland-harjedalen
cd "$work" || exit 2

manifest() { # FORMAT FOLDER
	cat <<-YAML
	orgraph_project: 1
	output: $2
	fail_on: never
	inputs: [$region]
	charts:
	  names: {formats: [$1], paper: none, labels: name}
	  office: {formats: [$1], paper: none, labels: office}
	  full: {formats: [$1], paper: none, labels: full}
	  all: {formats: [$1], paper: none, show: all}
	  posts: {formats: [$1], paper: none, show: posts}
	  dark: {formats: [$1], paper: none, theme: dark}
	  solid: {formats: [$1], paper: none, lines: solid}
	  councils: {formats: [$1], paper: none, include: kind=council}
	  steering: {formats: [$1], paper: none, include: kind=steering}
	  committees: {formats: [$1], paper: none, include: kind=committee}
	  networks: {formats: [$1], paper: none, include: kind=network}
	  boards: {formats: [$1], paper: none, include: kind=board}
	YAML
}

# The boxes and lines of our own DOT in the languages of the others: boxes first.
translate() { # DOT HEAD BOX LINE: of BOX, NAME and LABEL are replaced, of LINE, FROM and TO
	echo "$2"
	gvpr 'N { printf("N\t%s\t%s\n", $.name, $.label) }
		E { printf("E\t%s\t%s\n", $.tail.name, $.head.name) }' "$1" |
		sort -s -k 1,1r | awk -F '\t' -v box="$3" -v line="$4" '
		{ text = $1 == "N" ? box : line
		  gsub(/\\n/, " ", $3)
		  gsub(/["\\&]/, "", $3)
		  sub(/NAME|FROM/, $2, text)
		  sub(/LABEL|TO/, $3, text)
		  print text }'
}

plantuml_text() { # DOT
	translate "$1" @startuml 'rectangle "LABEL" as NAME' 'FROM --> TO'
	echo @enduml
}

mermaid_text() { # DOT
	translate "$1" 'flowchart BT' 'NAME["LABEL"]' 'FROM --> TO'
}

prepare() {
	manifest dot dot >dot.yaml
	manifest svg svg >svg.yaml
	"$orgraph" build -q dot.yaml || fails dot "cannot be built"
	for dot in dot/*.dot; do
		name=$(basename "$dot" .dot)
		plantuml_text "$dot" >"$name.puml"
		mermaid_text "$dot" >"$name.mmd"
	done
	echo "{\"executablePath\": \"$chromium\", \"args\": [\"--no-sandbox\"]}" >puppeteer.json
	echo '{"maxTextSize": 1000000, "maxEdges": 10000}' >mermaid.json
}

# Each of these makes twelve pictures.
cold() {
	rm -rf svg
	"$orgraph" build -q svg.yaml
}

still() {
	"$orgraph" build -q svg.yaml
}

graphviz() {
	for dot in dot/*.dot; do
		dot -Tsvg "$dot" -o "$(basename "$dot").svg" || return 1
	done
}

plantuml_all() { # in one run of Java
	plantuml -charset UTF-8 -tsvg ./*.puml
}

mermaid() {
	for mmd in *.mmd; do
		"$mmdc" -q -p puppeteer.json -c mermaid.json -i "$mmd" -o "$mmd.svg" || return 1
	done
}

seconds() { # FUNCTION
	begin=$(date +%s.%N)
	"$1" >"$work/said" 2>&1 || return 1
	echo "$begin $(date +%s.%N)" | awk '{ printf "%.3f\n", $2 - $1 }'
}

keep_least() { # NAME SECONDS
	echo "$2 $(cat "$work/$1.best" 2>/dev/null)" |
		awk '{ print $2 == "" || $1 < $2 ? $1 : $2 }' >"$work/$1.new"
	mv "$work/$1.new" "$work/$1.best"
}

is_there() { # FUNCTION: can it be asked?
	case $1 in
	graphviz) command -v dot >/dev/null && command -v gvpr >/dev/null ;;
	plantuml_all) command -v plantuml >/dev/null ;;
	mermaid) test -x "$mmdc" && command -v "$chromium" >/dev/null ;;
	esac
}

row() { # WHAT FUNCTION
	if test -s "$work/$2.best"; then
		echo "$(cat "$work/$2.best" "$work/cold.best" "$work/still.best" | tr '\n' ' ')" |
			awk -v what="$1" '{ printf "%-34s %8.2fs %9.1f %9.1f\n", what, $1, $1 / $2, $1 / $3 }'
	else
		printf '%-34s %9s\n' "$1" "$(cat "$work/$2.why" 2>/dev/null || echo 'not here')"
	fi
}

if ! command -v gvpr >/dev/null; then
	echo "skipped: there is no 'gvpr' to translate the charts with: apt-get install graphviz"
	exit 0
fi
prepare
turn=0
while test "$turn" -lt "$runs"; do
	turn=$((turn + 1))
	for what in cold still; do
		took=$(seconds "$what") && keep_least "$what" "$took" || fails "$what" "$(head -n 3 said)"
	done
	for what in graphviz plantuml_all mermaid; do
		is_there "$what" && test ! -e "$what.why" || continue
		if took=$(seconds "$what"); then
			keep_least "$what" "$took"
		else
			echo failed >"$what.why"
			head -n 3 said >&2
		fi
	done
done
printf '%-34s %9s %9s %9s\n' 'twelve charts of a region as SVG' takes ': cold' ': still'
row 'orgraph build, from nothing' cold
row 'orgraph build, nothing changed' still
row 'dot' graphviz
row 'PlantUML' plantuml_all
row 'mermaid-cli' mermaid
test "$failed" = 0
