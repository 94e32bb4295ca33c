#!/bin/sh
# The main job on what ships: each organisation of data/ has a manifest, by which
# `orgraph build` checks it and draws its charts into out/, those that are not current.
# Usage: data/demo.sh PROGRAM [OPTION…]     options of build, such as --force or --check
set -eu

program=$1
shift
data=$(dirname "$0")
out=$(dirname "$data")/out
lines=$(mktemp)
trap 'rm -f "$lines" "$lines.notes"' EXIT
worst=0

# One line for all files of a chart: "  written   out/town/overview .svg .png .pdf".
by_chart() {
	awk '/^ / { printf "\n  %s", $0; next }
	{
		state = $1
		sub(/^[^ ]* */, "")
		suffix = name = $0
		sub("[.][^./]*$", "", name)
		suffix = substr(suffix, length(name) + 1)
		if (state " " name == last) { printf " %s", suffix; next }
		printf "%s  %-9s %s%s", (last ? "\n" : ""), state, name, suffix
		last = state " " name
	}
	END { print "" }' "$1"
}

for manifest in "$data"/*/orgraph.yaml; do
	organisation=$(basename "$(dirname "$manifest")")
	status=0
	"$program" build "$@" "$manifest" >"$lines" 2>"$lines.notes" || status=$?
	test "$status" -le 1 || cat "$lines.notes" >&2
	test "$status" -le "$worst" || worst=$status
	printf '\n%s: what the check found (all of it: %s check --project %s)\n' \
		"$organisation" "$program" "$manifest"
	if test -f "$out/$organisation/findings.txt"; then
		grep -v -e "^# orgraph-stamp" -e "^$" "$out/$organisation/findings.txt" | tail -n 1
		grep -E ': error: ' "$out/$organisation/findings.txt" | sed 's/^/  /' || true
	fi
	echo "its charts and reports:"
	by_chart "$lines"
done
exit "$worst"
