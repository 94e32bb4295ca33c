#!/bin/sh
# Copies every small YAML file of the tests and of data/ into a folder, each under the hash
# of its bytes, as libFuzzer names them.
# Usage: tests/fuzz/seeds.sh FOLDER
set -eu
mkdir -p "$1"
find "$(dirname "$0")/.." "$(dirname "$0")/../../data" -name '*.y*ml' -size -16k -type f |
	xargs sha1sum | while read -r hash file; do
	test -e "$1/$hash" || cp "$file" "$1/$hash"
done
