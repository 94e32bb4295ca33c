#!/bin/sh
# Runs the unit tests: one Criterion binary for each folder of tests/unit.
# Usage: O=build/release tests/unit.sh [BINARY…]
. "$(dirname "$0")/lib.sh"
suite=unit
cd "$root"

if test $# = 0; then
	for stage in $(ls tests/unit/*/*.c | cut -d / -f 3 | uniq); do
		set -- "$@" "$O/unit/$stage"
	done
fi

for binary; do
	name=${binary##*/}
	rm -f "$work/tap"
	"$binary" --filter "*$T*" --timeout 300 --tap="$work/tap" >"$work/out" 2>&1 &
	runner=$!
	wait "$runner"
	status=$?
	# When a test ends by a signal, as it may be meant to, Criterion's own process loses
	# a few bytes; tests run in others, so a leak of ours is never in this one's report.
	own=$reports/report.$runner
	if test -f "$own" && ! grep -q -e ' src/' -e ' tests/' -e "$root/[st]" "$own"; then
		rm "$own"
		test "$status" != 86 || status=0
	fi
	ok=$(grep -c '^ok .*)$' "$work/tap" 2>/dev/null)
	not_ok=$(grep -c '^not ok ' "$work/tap" 2>/dev/null)
	passed=$((passed + ${ok:-0}))
	failed=$((failed + ${not_ok:-0}))
	test "$status" = 0 || cat "$work/out"
	if test "$status" != 0 && test "${not_ok:-0}" = 0; then
		fails "$name" "exit status $status"
	fi
	sanitizers_silent || fails "$name" "a sanitizer reports"
done
finish
