#!/bin/sh
# Do bash, zsh and fish complete what they should? Each is asked in its own way, with the
# file that packaging/completion/ holds; a shell that is not here is passed over.
# Usage: O=build/release tests/completion/run.sh
. "$(dirname "$0")/../lib.sh"
suite=completion
here=$root/packaging/completion
mkdir "$work/bin" "$work/in"
ln -s "$orgraph" "$work/bin/orgraph"
export PATH="$work/bin:$PATH"
: >"$work/in/town.yaml"
cd "$work/in" || exit 2

in_bash() { # WORD…: what may follow, the last word being at hand
	bash -c '. "$0" && COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) && _orgraph &&
		printf "%s\n" "${COMPREPLY[@]}"' "$here/orgraph.bash" "$@"
}

in_fish() {
	HOME=$work fish --no-config -c 'source $argv[1]; complete -C "$argv[2..]"' \
		"$here/orgraph.fish" "$@" | cut -f 1
}

in_zsh() {
	zsh -f "$root/tests/completion/ask.zsh" "$here" "$*" 2>/dev/null |
		tr -d '\r' | sed -n 's/^hit://p'
}

offers() { # SHELL WANTED UNWANTED WORD…
	shell=$1
	want=$2
	not=$3
	shift 3
	wanted "$shell/$*" || return 0
	"in_$shell" "$@" >"$work/offered" 2>"$work/said"
	why=
	for word in $want; do
		grep -qx -e "$word" "$work/offered" || why="$why, does not offer $word"
	done
	for word in $not; do
		! grep -qx -e "$word" "$work/offered" || why="$why, offers $word"
	done
	test -z "$why" || why="${why#, }: $(head -n 5 "$work/offered" "$work/said" | tr '\n' ' ')"
	verdict "$shell: $*"
}

for shell in bash fish; do
	if ! command -v $shell >/dev/null; then
		echo "completion: $shell is not here: passed over"
		continue
	fi
	offers $shell 'check chain' 'draw' orgraph ch
	offers $shell '--fail-on --format' '--focus' orgraph check --f
	offers $shell '--focus' '--fail-on' orgraph draw --fo
	offers $shell 'error never' '' orgraph check --fail-on ''
	offers $shell 'sarif' 'svg' orgraph check --format sa
	offers $shell 'no-chair' 'no-mandate' orgraph explain no-ch
	offers $shell 'no-chair' '' orgraph check -E no-ch
	offers $shell 'groups posts' '' orgraph list ''
	offers $shell 'write' '' orgraph baseline wr
	offers $shell 'manifest' '' orgraph schema ma
	offers $shell 'town.yaml' 'check' orgraph check to
	offers $shell 'town.yaml' '' orgraph draw -o to
done
if command -v bash >/dev/null; then
	offers bash 'json' 'text' orgraph check --format = js
	offers bash 'text json' '' orgraph check --format =
	offers bash 'town.yaml' '' orgraph list groups to
	offers bash '' 'town.yaml' orgraph chain to
fi
if command -v zsh >/dev/null; then
	offers zsh 'check chain' 'draw' orgraph ch
	offers zsh 'error never' '' orgraph check --fail-on ''
	offers zsh 'groups posts' '' orgraph list ''
else
	echo "completion: zsh is not here: passed over"
fi
finish
