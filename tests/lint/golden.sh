#!/bin/sh
# The golden tests leave nothing out: every option of every command, and every exit status
# that its --help names, stands in a case.
# Usage: O=build/release tests/lint/golden.sh
. "$(dirname "$0")/../lib.sh"
suite=golden-cover
cd "$root/tests/golden" || exit 2

# Each call as a line: STATUS COMMAND ARGUMENT…, the values of --option=value left out.
for case in */; do
	status=$(cat "$case/status" 2>/dev/null || echo 0)
	if test -f "$case/args"; then
		echo "$status" $(sed 's/=.*//' "$case/args")
	else
		sed -n "s/.*\"*\$ORGRAPH\"* */$status /p" "$case/cmd" | tr -d "'\""
	fi
done >"$work/calls"

covered() { # COMMAND STATUS OPTION…: is there such a call?
	awk '
	BEGIN {
		command = ARGV[1]; status = ARGV[2]
		for (i = 3; i < ARGC - 1; i++) wanted[ARGV[i]] = 1
		for (i = 1; i < ARGC - 1; i++) ARGV[i] = ""
	}
	(status == "*" || $1 == status) {
		named = 0
		for (i = 2; i <= NF; i++) named = named || $i == command
		for (i = 2; named && i <= NF; i++)
			if (status != "*" || $i in wanted) found = 1
	}
	END { exit !found }' "$@" "$work/calls"
}

"$orgraph" help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' >"$work/commands"
test -s "$work/commands" || fails commands "'orgraph help' lists none"
while read -r command; do
	why=
	"$orgraph" "$command" --help >"$work/help"
	# "  -f, --format FORMAT" as "-f --format"; for --help there are the cases help-*
	sed -n '/^Options:/,/^$/{
		s/^  \(-.\), \(--[a-z-]*\).*/\1 \2/p
		s/^      \(--[a-z-]*\).*/\1/p
	}' "$work/help" | grep -v -e --help >"$work/options"
	while read -r option; do
		covered "$command" '*' $option || why="$why, no case with $option"
	done <"$work/options"
	for status in $(sed -n '/^Exit status:/,/^$/s/^  \([0-9]\) .*/\1/p' "$work/help"); do
		covered "$command" "$status" || why="$why, no case with status $status"
	done
	why=${why#, }
	verdict "$command"
done <"$work/commands"
finish
