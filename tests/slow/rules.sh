#!/bin/sh
# Nasty rule files: each is read to its end or given up with a sentence, soon, on a small
# stack. Usage: O=build/release tests/slow/rules.sh
. "$(dirname "$0")/../lib.sh"
suite=slow-rules
cd "$work" || exit 2
ulimit -s 1024 2>/dev/null
soon=300 # seconds, for a slow machine under sanitizers; most take hundredths of one

head='orgraph_rules: 1
rules:'
rule='    message: x
    for: {sort: group}'

also= # a second sentence, for the next `says`
says() { # NAME SENTENCE ARGUMENT…: what the program has to say, without a crash
	name=$1 sentence=$2
	shift 2
	wanted "$suite/$name" || return
	why=
	timeout $soon "$orgraph" "$@" >said 2>&1
	status=$?
	test $status -le 1 || why="exit status $status"
	for sentence in "$sentence" "${also:-$sentence}"; do
		grep -qF -e "$sentence" said || why="${why:+$why, }does not say '$sentence'"
	done
	also=
	verdict "$name"
}

lines() { # COUNT FORMAT: the line so many times, %d its number
	awk -v count="$1" -v format="$2" 'BEGIN {
		for (i = 0; i < count; i++) printf format "\n", i, i
	}'
}

repeat() { # COUNT TEXT: on one line
	awk -v count="$1" -v text="$2" 'BEGIN { while (count-- > 0) printf "%s", text }'
}

cat >town.yaml <<-'TOWN'
	orgraph: 1
	posts: {mayor: {name: Mayor, root: true}}
	groups: {board: {name: Board, principal: mayor, chair: mayor}}
TOWN

{ echo "$head" && lines 100000 "  town/rule-%d: {message: x, for: {sort: group}, require: {present: chair}}"; } >many.yaml
says many-rules '100000 rules, 0 examples' rules --test many.yaml

{ printf '%s\n  town/a:\n%s\n    require:\n' "$head" "$rule" && lines 100000 '      - {field: name, equal: n%d}'; } >conditions.yaml
says many-conditions 'warning: x [town/a]' check --rules conditions.yaml town.yaml

{ printf '%s\n  town/a:\n%s\n    require:\n' "$head" "$rule" && lines 1000001 '      - root: true'; } >limit.yaml
also='leave rules out'
says condition-limit 'the rules have more than 1000000 conditions' rules --test limit.yaml

{ echo 'orgraph_rules: 1' && echo 'line_types:' && lines 1001 '  - type_%d'; } >types.yaml
also='leave some out'
says line-type-limit 'there are more than 1000 line types' rules --test types.yaml

{ printf '%s\n  town/a:\n%s\n    require: ' "$head" "$rule" && repeat 90 '{not: ' && repeat 90 '}'; } >deep.yaml
says deep-conditions 'conditions are nested deeper than 20 levels' rules --test deep.yaml

{ printf '%s\n  town/a:\n%s\n    require: ' "$head" "$rule" && repeat 100000 '{not: '; } >deeper.yaml
says deeper-than-yaml 'nested deeper than 100 levels' rules --test deeper.yaml

{ printf '%s\n  town/a:\n%s\n    require: {present: chair' "$head" "$rule" && repeat 100000 .unit.head && echo '}'; } >path.yaml
says long-path 'in 1 group' check --rules path.yaml town.yaml

{ printf '%s\n  town/a:\n    message: "' "$head" && repeat 100000 '{name} ' && printf '"\n    for: {sort: group}\n    require: {absent: chair}\n'; } >message.yaml
says long-message 'Board Board Board' check --rules message.yaml town.yaml

{
	printf 'orgraph_rules: 1\nx-a: &a0 {all: [{root: true}, {root: true}]}\n'
	awk 'BEGIN { for (i = 1; i < 40; i++) printf "x-%d: &a%d {all: [*a%d, *a%d]}\n", i, i, i - 1, i - 1 }'
	printf 'rules:\n  town/a:\n%s\n    require: *a39\n' "$rule"
} >bomb.yaml
says alias-bomb 'input-limit' rules --test bomb.yaml

# each star may stand for anything: tried one by one the ways are as many as 50000^6
name=$(repeat 50000 a)
{ echo 'orgraph: 1' && echo "groups: {g: {name: $name}}"; } >name.yaml
{ printf '%s\n  town/a:\n%s\n    require: {field: name, matches: "' "$head" "$rule" && repeat 2000 'a*' && echo 'b"}'; } >stars.yaml
says stars 'warning: x [town/a]' check --rules stars.yaml name.yaml
{ printf '%s\n  town/a:\n%s\n    require: {field: name, matches: "' "$head" "$rule" && repeat 3000 a && echo 'b"}'; } >run.yaml
says text-in-text 'more than 100 million steps' check --rules run.yaml name.yaml
{ printf '%s\n  town/a:\n%s\n    require: {field: name, matches: "' "$head" "$rule" && repeat 40000 '?' && echo '"}'; } >marks.yaml
says question-marks 'warning: x [town/a]' check --rules marks.yaml name.yaml

# from everybody to everybody, and on
{ echo 'orgraph: 1' && echo 'groups:' && lines 20000 '  g%d: {name: G%d, principal: g0}'; } >star.yaml
printf '%s\n  town/a:\n%s\n    require: {field: principal.subordinates, at_most: 1}\n' "$head" "$rule" >all.yaml
also='select fewer nodes, or shorten a path that leads from many to many'
says too-many-steps "the rule 'town/a' takes more than 100 million steps and was given up" \
	check --rules all.yaml star.yaml

# every node of a long way is a finding: the ways that are shown do not add up
awk 'BEGIN {
	print "orgraph: 1\ngroups:"
	for (i = 0; i < 20000; i++) printf "  g%d: {name: G%d, advises: g%d}\n", i, i, (i + 1) % 20000
}' >ring.yaml
printf '%s\n  town/a:\n%s\n    require: {acyclic: advises}\n' "$head" "$rule" >acyclic.yaml
says long-ways 'warning: x [town/a]' check --rules acyclic.yaml ring.yaml
finish
