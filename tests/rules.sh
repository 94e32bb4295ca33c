#!/bin/sh
# Runs the examples of the rules: tests/rules/<slug>/bad-N.yaml must report the rule
# <slug> and print bad-N.txt, good-N.yaml must not report it. An example may be a folder
# (bad-N/); <example>.args holds further arguments. Each rule needs both kinds.
# Usage: O=build/release tests/rules.sh [FOLDER]
. "$(dirname "$0")/lib.sh"
suite=rules
cd "${1-$root/tests/rules}" || exit 2

check_example() { # SLUG EXAMPLE (a file or a folder, in the current folder)
	stem=${2%.yaml}
	why=
	args=
	test ! -f "$stem.args" || args=$(cat "$stem.args")
	# shellcheck disable=SC2086 # several arguments are meant to be several
	timeout 60 "$orgraph" check --color never $args "$2" >"$work/out" 2>"$work/err"
	status=$?
	if test "$status" -gt 2; then
		cat "$work/err"
		why="exit status $status"
	fi
	if grep -q "\[$1\]\$" "$work/out"; then says=bad; else says=good; fi
	case $stem in
	"$says"-*) ;;
	bad-*) why="${why:+$why, }does not report $1" ;;
	*) why="${why:+$why, }reports $1" ;;
	esac
	case $stem in
	bad-*) expect "$stem.txt" "$work/out" output ;;
	*) test ! -f "$stem.txt" || expect "$stem.txt" "$work/out" output ;;
	esac
}

for slug in *; do
	test -d "$slug" || continue
	cd "$slug" || exit 2
	for example in bad-* good-*; do
		case $example in
		*.yaml) ;;
		*) test -d "$example" || continue ;;
		esac
		test -e "$example" || continue
		wanted "rules/$slug/${example%.yaml}" || continue
		check_example "$slug" "$example"
		verdict "$slug/${example%.yaml}"
	done
	cd ..
done

# The table and the folders have to name the same rules.
if test -z "$T"; then
	"$orgraph" rules --format json 2>&1 | tr ',{' '\n\n' |
		sed -n 's/^ *"\(rule\|slug\|id\)": *"\([a-z-]*\)".*/\2/p' | sort >"$work/known"
	test -s "$work/known" || fails table "'orgraph rules --format json' lists no rule"
	while read -r slug; do
		for kind in bad good; do
			if test -e "$slug/$kind-1.yaml" || test -d "$slug/$kind-1"; then
				passes "$slug"
			else
				fails "$slug" "has no example $kind-1.yaml"
			fi
		done
	done <"$work/known"
	for slug in *; do
		test -d "$slug" || continue
		grep -qx -e "$slug" "$work/known" || fails "$slug" "is a folder but no rule"
	done
fi
finish
