#!/bin/sh
# Checks every #include of src/ and include/ against docs/layers.txt: a folder sees only
# the folders listed for it, private headers stay in their folder, libraries in theirs.
# Usage: tests/lint/layers.sh [ROOT]
. "$(dirname "$0")/../lib.sh"
suite=layers
cd "${1-$root}" || exit 2

find src include -name '*.[ch]' | sort >"$work/files"
find src include -name '*.h' | sort >"$work/headers"

awk '
function complain(why) {
	printf "%s:%d: %s\n", FILENAME, FNR, why >bad
	complaints[FILENAME]++
}
# "<cairo*.h>" as a pattern: only the star means something
function fits(header, pattern) {
	gsub(/[.]/, "[.]", pattern)
	gsub(/[*]/, ".*", pattern)
	return header ~ ("^" pattern "$")
}
BEGIN {
	count = split("assert complex ctype errno fenv float inttypes iso646 limits locale " \
		"math setjmp signal stdalign stdarg stdatomic stdbool stddef stdint stdio " \
		"stdlib stdnoreturn string tgmath threads time uchar wchar wctype " \
		"dirent fcntl poll pthread pwd sys/mman sys/resource sys/stat sys/time sys/types " \
		"sys/wait unistd", names, " ")
	for (i = 1; i <= count; i++)
		standard["<" names[i] ".h>"] = 1
}
FILENAME == "docs/layers.txt" {
	sub(/#.*/, "")
	if (!NF) next
	stage = $1
	if (!sub(/:$/, "", stage)) complain("no colon behind the stage")
	stages[stage] = 1
	for (i = 2; i <= NF; i++) {
		if ($i ~ /^</) { libraries[stage] = libraries[stage] " " $i; continue }
		if (!($i in stages)) complain("\"" $i "\" does not stand above \"" stage "\"")
		may[stage, $i] = 1
	}
	next
}
FILENAME == headers { exists[$0] = 1; next }
FNR == 1 {
	split(FILENAME, part, "/")
	stage = part[2] == "main.c" ? "main" : part[2]
	if (!(stage in stages)) complain("folder \"" stage "\" is not in docs/layers.txt")
}
!/^[ \t]*#[ \t]*include[ \t]/ { next }
{
	header = $0
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
	sub(/[ \t]*(\/[*\/].*)?$/, "", header)
}
header ~ /[.][.]\// { complain(header " climbs out of its folder"); next }
header ~ /^</ {
	if (header in standard) next
	count = split(libraries[stage], names, " ")
	for (i = 1; i <= count; i++)
		if (fits(header, names[i])) next
	complain(header " is neither C17 nor POSIX nor listed for " stage)
	next
}
header ~ /^"[^\/"]*"$/ { # the folder of the file itself
	own = FILENAME
	sub(/[^\/]*$/, "", own)
	gsub(/"/, "", header)
	if (!((own header) in exists)) complain("\"" header "\" is not in " own)
	next
}
header ~ /^"/ {
	gsub(/"/, "", header)
	if (!(("include/" header) in exists)) complain("\"" header "\" is not in include/")
	split(header, part, "/")
	if (part[1] != stage && !((stage, part[1]) in may))
		complain(stage " may not include " part[1] " (" header ")")
	next
}
{ complain("this include cannot be read: " header) }
' bad="$work/bad" headers="$work/headers" docs/layers.txt "$work/headers" $(cat "$work/files")

touch "$work/bad"
while read -r complaint; do
	fails "${complaint%%: *}" "${complaint#*: }"
done <"$work/bad"
while read -r file; do
	grep -q "^$file:" "$work/bad" || passes "$file"
done <"$work/files"
finish
