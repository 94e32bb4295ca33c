#!/bin/sh
# Runs one suite for tests/run.sh, which runs several at once: what it says is shown whole
# when it ends, and what it counted is added to the file COUNTS.
# Usage: COUNTS=FILE tests/suite.sh BUILD SUITE      (build/release unit.sh)
said=$(mktemp)
counts=$(mktemp)
trap 'rm -f "$said" "$counts"' EXIT
trap 'exit 130' INT TERM

O=$1 COUNTS=$counts sh "tests/$2" >"$said" 2>&1
# a runner that dies says nothing: count it
test -s "$counts" || { echo "FAIL tests/$2 died" >>"$said" && echo 0 1 >"$counts"; }
cat "$counts" >>"$COUNTS"
printf '== %s\n%s\n' "$1" "$(cat "$said")"
