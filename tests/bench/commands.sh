#!/bin/sh
# What the commands take that read an organisation, against a bare libyaml loop over the
# same bytes. `diff` reads two. Only ratios mean anything: best of three alternating runs.
# Usage: O=build/release tests/bench/commands.sh [GROUPS]
. "$(dirname "$0")/../lib.sh"
suite=commands
tools=$O/bench
input=$work/organisation.yaml
changed=$work/changed.yaml
groups=${1:-100000}

# The commands by name; `load` is the one that does least with what was read.
run() { # NAME
	case $1 in
	libyaml) set -- "$tools/yaml_loop" "$input" ;;
	load) set -- "$orgraph" list units --format csv "$input" ;;
	check) set -- "$orgraph" check "$input" ;;
	chain) set -- "$orgraph" chain "grupp-$((groups - 1))" "$input" ;;
	list) set -- "$orgraph" list seats --format csv "$input" ;;
	export) set -- "$orgraph" export "$input" ;;
	diff) set -- "$orgraph" diff "$input" "$changed" ;;
	esac
	"$tools/measure" "$@"
}

"$tools/generate" "$groups" >"$input"
# another name, another chair
sed -e 's/^    name: Handläggare 7$/    name: Handläggare nummer 7/' \
	-e 's/^    chair: chef-8$/    chair: stab-8/' "$input" >"$changed"
for turn in 1 2 3; do
	for name in libyaml load check chain list export diff; do
		set -- $(run $name)
		test "$4" -le 1 || fails "$name" "ends with status $4"
		echo "$(least "$1" "$(cat "$work/$name.clock" 2>/dev/null)")" >"$work/$name.clock"
		echo "$(least "$2" "$(cat "$work/$name.used" 2>/dev/null)")" >"$work/$name.used"
	done
done
printf '%-8s %9s %7s %11s\n' "$groups" takes ratio processor
for name in libyaml load check chain list export diff; do
	echo "$name $(cat "$work/$name.clock" "$work/libyaml.clock" "$work/$name.used" \
		"$work/libyaml.used" | tr '\n' ' ')" | awk '{
		printf "%-8s %8.2fs %7.2f %11.2f\n", $1, $2, $2 / $3, $4 / $5 }'
done
test "$failed" = 0
