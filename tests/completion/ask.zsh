# What zsh would complete: a shell on a terminal of its own, at which a line and a tab are
# typed, and whose compadd tells each match.
# Usage: zsh -f ask.zsh FOLDER LINE     (the folder that holds _orgraph)
zmodload zsh/zpty
zpty shell zsh -f -i
typed() { zpty -w shell "$1"; }

typed "unsetopt zle_bracketed_paste 2>/dev/null; PS1=; fpath=(${(q)1} \$fpath)"
typed 'autoload -Uz compinit; compinit -D -u'
typed 'compadd() {
	local -a hits
	if [[ ${@[1,(i)(-|--)]} != *-[OAD]\ * ]]; then
		builtin compadd -O hits "$@"
		print -rl -- "" "hit:"$^hits
	fi
	builtin compadd "$@"
}'
typed 'bindkey "^I" complete-word; print be""gun'
zpty -r shell line '*begun*'
zpty -n -w shell "$2"$'\t'
for ((try = 0; try < 40; try++)); do
	sleep 0.1
	while zpty -r -t shell line; do
		print -r -- "$line"
		((try < 37)) && try=37
	done
done
zpty -d shell
