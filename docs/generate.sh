#!/bin/sh
# Writes what comes from the program's own tables: docs/rules.md, the schemas, the manual
# pages and what shells complete. `make docs` has it write into the repository, and
# tests/lint/docs.sh compares.
# Usage: docs/generate.sh ORGRAPH FOLDER
set -eu
orgraph=$1
cd "$2"
mkdir -p docs/schema docs/man packaging/completion

"$orgraph" rules --format markdown -o docs/rules.md
for kind in input manifest rules; do
	"$orgraph" schema $kind -o docs/schema/$kind.json
done
"$orgraph" help --format man -o docs/man/orgraph.1
"$orgraph" help --format man format -o docs/man/orgraph.5
for command in $("$orgraph" help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
	"$orgraph" help --format man "$command" -o "docs/man/orgraph-$command.1"
done
"$orgraph" help --format bash -o packaging/completion/orgraph.bash
"$orgraph" help --format zsh -o packaging/completion/_orgraph
"$orgraph" help --format fish -o packaging/completion/orgraph.fish
