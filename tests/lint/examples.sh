#!/bin/sh
# The examples that `orgraph explain` shows are the bytes of the files, whatever they are:
# generates, compiles and prints a nasty one.
. "$(dirname "$0")/../lib.sh"
suite=examples
cd "$work" || exit 2

mkdir -p rules/nasty rules/nasty-folder/bad-1 rules/half rules/none
awk 'BEGIN { for (i = 1; i < 256; i++) printf "%c%s", i, i % 16 ? "" : "1" }' >rules/nasty/bad-1.yaml
{ printf 'x: "\\"\\n ??= %%d '; awk 'BEGIN { for (i = 0; i < 2000; i++) printf "long å " }'; } \
	>rules/nasty/good-1.yaml
echo 'second' >rules/nasty/good-2.yaml
printf 'a: 1\n' >rules/nasty-folder/bad-1/a.yaml
printf 'b: 2\n' >rules/nasty-folder/bad-1/b.yaml
: >rules/nasty-folder/good-1.yaml
echo 'good: 1' >rules/half/good-1.yaml

cat >print.c <<'C'
#include "check/examples.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	for (uint32_t i = 0; argc == 1 && i < rule_example_count; i++)
		printf("%s %d %d\n", rule_examples[i].slug, rule_examples[i].bad != NULL,
			rule_examples[i].good != NULL);
	for (uint32_t i = 0; argc == 3 && i < rule_example_count; i++)
		if (strcmp(rule_examples[i].slug, argv[1]) == 0)
			fputs(argv[2][0] == 'b' ? rule_examples[i].bad :
						  rule_examples[i].good, stdout);
	return 0;
}
C
if ! { sh "$root/src/check/rule_examples.sh" rules >made.c &&
	${CC:-cc} -std=c17 -Wall -Wextra -Werror -I"$root/include" made.c print.c -o print; }; then
	fails nasty "what is generated does not compile"
	finish
fi

shows() { # NAME ACTUAL, expected on standard input
	why=
	cat >expected
	expect expected "$2" "what is shown"
	verdict "$1"
}
./print >rows
shows rows rows <<-'ROWS'
half 0 1
nasty 1 1
nasty-folder 1 1
none 0 0
ROWS
./print nasty bad >text
shows bytes text <rules/nasty/bad-1.yaml
./print nasty good >text
shows long text <rules/nasty/good-1.yaml
./print nasty-folder bad >text
shows folder text <<-'TEXT'
# in a.yaml:
a: 1
# in b.yaml:
b: 2
TEXT
./print nasty-folder good >text
shows empty text </dev/null
finish
