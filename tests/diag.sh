#!/bin/sh
# Carets on nasty text: `orgraph check` of tests/diag/<case>.yaml prints <case>.txt.
# Usage: O=build/release tests/diag.sh [FOLDER]
. "$(dirname "$0")/lib.sh"
suite=diag
cd "${1-$root/tests/diag}" || exit 2

for file in *.yaml; do
	test -f "$file" || continue
	name=${file%.yaml}
	wanted "diag/$name" || continue
	why=
	timeout 60 "$orgraph" check --color never "$file" >"$work/out" 2>"$work/err"
	status=$?
	test "$status" -le 2 || why="exit status $status"
	# what could not be read at all is told on standard error
	cat "$work/err" >>"$work/out"
	expect "$name.txt" "$work/out" output
	verdict "$name"
done
finish
