#!/bin/sh
# Runs every suite on each build given, as many at once as there are processors, and adds
# up. The last line is "N passed, N failed".
# Usage: tests/run.sh BUILD…      (build/release build/release-address-undefined)
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 2
COUNTS=$(mktemp)
export COUNTS
trap 'rm -f "$COUNTS"' EXIT
trap 'exit 130' INT TERM

# "BUILD SUITE" a line, the longest first, so that none is left alone at the end: the last
# build is the one under sanitizers.
list() { # BUILD…
	for build; do
		echo "$build"
	done | sort -r | while read -r build; do
		for suite in slow/run.sh unit.sh golden.sh fail/run.sh build/run.sh slow/rules.sh charts/run.sh \
			rules.sh diag.sh outputs/run.sh outputs/bytes.sh; do
			echo "$build $suite"
		done
	done
	test -z "${T-}" || return
	for script in tests/lint/*.sh tests/completion/run.sh tests/packaging/run.sh; do
		echo "$1 ${script#tests/}"
	done
}

jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
list "$@" | xargs -P "$jobs" -n 2 sh tests/suite.sh
awk '{ passed += $1; failed += $2 }
	END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }' "$COUNTS"
