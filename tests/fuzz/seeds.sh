#!/bin/sh
# Copies every small YAML file of the tests and of data/, and the examples of
# docs/rule-files.md, into a folder, each under the hash of its bytes, as libFuzzer names
# them.
# Usage: tests/fuzz/seeds.sh FOLDER
set -eu
mkdir -p "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk -v work="$work" '/^```yaml$/ { inside = 1; file = work "/" NR ".yaml" }
	/^```$/ { inside = 0 }
	inside && !/^```/ { print >file }' "$(dirname "$0")/../../docs/rule-files.md"
find "$work" "$(dirname "$0")/.." "$(dirname "$0")/../../data" -name '*.y*ml' -size -16k -type f \
	-exec sha1sum {} + | while read -r hash file; do
	test -e "$1/$hash" || cp "$file" "$1/$hash"
done
# and a stamp, which no file of ours holds
printf '%s\n' 'chart town 1/1 orgraph.yaml' \
	'drawing 1 0123456789abcdef 0123456789abcdef 0123456789abcdef' \
	'parts AAAA AAAA AAAA AAAA AAAA AAAA' 'settings paper:AAAA' 'sorts reports=20to' \
	'boxes 2' 'council AAAA' 'board AAAA 0.0.AAAA' >"$1/stamp"
