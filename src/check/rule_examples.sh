#!/bin/sh
# Prints C source with the first bad and good example of every rule.
# Usage: rule_examples.sh tests/rules
#
# An example is a file (bad-1.yaml) or a folder (bad-1/), whose files are then shown one
# after the other. Bytes go through od, since awk may not read all of them.
set -eu
export LC_ALL=C # the order of slugs is the order of bytes
cd "$1"

bytes() { # FILE
	od -An -v -to1 -- "$1"
}

example() { # SLUG KIND
	if test -f "$1/$2-1.yaml"; then
		echo "begin $2"
		bytes "$1/$2-1.yaml"
	elif test -d "$1/$2-1"; then
		echo "begin $2"
		for file in "$1/$2-1"/*.yaml; do
			printf '# in %s:\n' "${file##*/}" | od -An -v -to1
			bytes "$file"
		done
	fi
}

for slug in *; do
	test -d "$slug" || continue
	echo "slug $slug"
	example "$slug" bad
	example "$slug" good
done | awk '
BEGIN {
	for (i = 0; i < 256; i++) {
		octal = sprintf("%03o", i)
		# ? could begin a trigraph; three octal digits never run on
		plain = i >= 32 && i < 127 && i != 34 && i != 63 && i != 92
		as_c[octal] = plain ? sprintf("%c", i) : "\\" octal
	}
	as_c["012"] = "\\n"
	as_c["011"] = "\\t"
	print "#include \"check/examples.h\"\n"
	print "const struct rule_example rule_examples[] = {"
}
$1 == "slug" { close_row(); printf "\t{\"%s\"", $2; count++; row = 1; kinds = 0; next }
$1 == "begin" {
	close_text()
	if ($2 == "good" && kinds == 0) { printf ",\n\t\tNULL"; kinds++ }
	printf ",\n\t\t\""
	text = 1; kinds++
	next
}
{
	for (i = 1; i <= NF; i++) {
		if (broken) { printf "\"\n\t\t\""; broken = 0 }
		printf "%s", as_c[$i]
		if ($i == "012") broken = 1
	}
}
function close_text() { if (text) printf "\""; text = 0; broken = 0 }
function close_row() {
	if (!row) return
	close_text()
	for (; kinds < 2; kinds++) printf ",\n\t\tNULL"
	print "},"
}
END {
	close_row()
	# an array may not be empty
	if (!count) print "\t{NULL, NULL, NULL},"
	printf "};\n\nconst uint32_t rule_example_count = %d;\n", count
}'
