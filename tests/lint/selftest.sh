#!/bin/sh
# Do the runners fail when they must? Each gets something broken and has to say so: the
# layer check, the rule and golden runners, and above all the search for leaks.
. "$(dirname "$0")/../lib.sh"
suite=selftest
here=$root/tests/lint/selftest
T= BLESS=

# Runs a runner on something broken; `said` holds its complaints.
complaints_of() { # RUNNER ARGUMENT…
	COUNTS="" sh "$@" >"$work/out" 2>&1
	status=$?
	grep '^FAIL' "$work/out" >"$work/said"
	why=
	test "$status" = 1 || why="exit status $status"
}

says() { # NAME TEXT
	why=
	if ! grep -q -e "$2" "$work/said"; then
		why="does not say: $2"
		cat "$work/said"
	fi
	verdict "$1"
}

complaints_of "$root/tests/lint/layers.sh" "$here/layers"
sed 's/^FAIL layers: //' "$work/said" >"$work/layers"
expect "$here/layers.expected" "$work/layers" "what it finds"
verdict "layers"

export ORGRAPH="$here/rules-program.sh"
complaints_of "$root/tests/rules.sh" "$here/rules"
expect "$here/rules.expected" "$work/said" "what it finds"
verdict "rules"

flags="-std=c17 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
criterion=$(pkg-config --cflags --libs criterion)
# shellcheck disable=SC2086 # flags are meant to be split
${CC:-cc} $flags "$here/faulty.c" -o "$work/faulty" &&
	${CC:-cc} $flags "$here/leak.c" $criterion -o "$work/leak"
test -x "$work/leak" || fails build "the faulty programs do not compile"

export ORGRAPH="$work/faulty"
complaints_of "$root/tests/golden.sh" "$here/golden"
says stdout "golden/wrong-stdout: standard output differs"
says status "golden/wrong-status: exit status differs"
says empty "golden/no-expected-stderr: standard output differs"
says stray "golden/stray-file: file ./stray differs"
says missing "golden/missing-file: file ./chart differs"
says leak "golden/leak: .*a sanitizer reports"
says overflow "golden/overflow: exit status differs"
says use-after-free "golden/use-after-free: .*a sanitizer reports"
if grep -q "golden/right" "$work/said"; then
	fails right "the case that is right is called wrong"
else
	passes right
fi

complaints_of "$root/tests/unit.sh" "$work/leak"
says unit-leak "unit: leak: a sanitizer reports"
finish
