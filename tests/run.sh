#!/bin/sh
# Runs every suite on each build given and adds up. The last line is "N passed, N failed".
# Usage: tests/run.sh BUILD…      (build/release build/release-address-undefined)
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 2
COUNTS=$(mktemp)
export COUNTS
trap 'rm -f "$COUNTS"' EXIT
trap 'exit 130' INT TERM

run() { # SCRIPT
	started=$(wc -l <"$COUNTS")
	sh "$1"
	# a runner that dies says nothing: count it
	test "$(wc -l <"$COUNTS")" -gt "$started" || { echo "FAIL $1 died"; echo 0 1 >>"$COUNTS"; }
}

if test -z "${T-}"; then
	echo "== the source"
	O=$1
	export O
	for script in tests/lint/*.sh tests/completion/run.sh; do
		run "$script"
	done
fi
for O; do
	export O
	echo "== $O"
	for suite in tests/unit.sh tests/rules.sh tests/diag.sh tests/golden.sh tests/outputs/run.sh \
		tests/outputs/bytes.sh tests/charts/run.sh tests/fail/run.sh tests/slow/run.sh tests/slow/rules.sh; do
		run "$suite"
	done
done
awk '{ passed += $1; failed += $2 }
	END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }' "$COUNTS"
