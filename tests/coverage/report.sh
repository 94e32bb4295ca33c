#!/bin/sh
# Prints, from the counts that a run of the tests left in a coverage build, the share of
# lines of src/ that ran, file by file, and every function that never did.
# Usage: tests/coverage/report.sh build/coverage
set -eu
cd "$(dirname "$0")/../.."
inlines=$(sed -n 's/^static inline .*[ *]\([a-z_0-9]*\)(.*/\1/p' include/*/*.h src/*/*.h | tr '\n' ' ')
find "$1/src" -name '*.gcda' | LC_ALL=C sort | while read -r counts; do
	${GCOV:-gcov} -n -f -o "${counts%.gcda}.o" "$counts" 2>/dev/null |
		sed "s|^Function |&$counts |"
done | awk -v inlines="$inlines" '
BEGIN { count = split(inlines, part, " "); for (i = 1; i <= count; i++) inline[part[i]] = 1 }
/^Function/ { kind = "function"; file = $2; name = $3; gsub(/\047/, "", name); next }
/^File/ { kind = "file"; name = $2; gsub(/\047/, "", name); next }
/^(Lines executed|No executable)/ {
	share = $0; sub(/.*:/, "", share); sub(/%.*/, "", share)
	count = $NF
	if (kind == "function") {
		sub(/.*\/src\//, "src/", file); sub(/[.]gcda$/, ".c", file)
		# an inline function of a header is in many objects; once is enough
		if (name in inline) file = "a header"
		name = file ": " name
		if (share + 0 > 0 || /^No/) ran[name] = 1
		else idle[name] = 1
	}
	if (kind == "file" && name ~ /^src\// && !/^No/) {
		if (!(name in lines)) order[++files] = name
		lines[name] = count
		hit[name] = share * count / 100
	}
	kind = ""
}
END {
	for (i = 1; i <= files; i++) {
		all += lines[order[i]]; ran_all += hit[order[i]]
		printf "%6.1f %% of %5d lines  %s\n", 100 * hit[order[i]] / lines[order[i]], \
			lines[order[i]], order[i]
	}
	print "\nfunctions never called:"
	for (name in idle)
		if (!(name in ran)) { print "  " name | "sort"; never++ }
	close("sort")
	if (!never) print "  none"
	printf "\nline coverage of src/: %.1f %% of %d lines\n", all ? 100 * ran_all / all : 0, all
}'
