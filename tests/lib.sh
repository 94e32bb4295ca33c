# What every test runner shares; it is sourced. A runner sets `suite`, calls `passes` and
# `fails` once per case, and ends with `finish`.
#
# From the environment: O, the folder of the build under test (build/release);
# T, only cases whose name contains it; BLESS=1, rewrite expected text;
# COUNTS, a file that takes "passed failed".

set -u
root=$(cd "$(dirname "$0")" && while ! test -f Makefile; do cd ..; done && pwd)
O=${O:-$root/build/release}
case $O in /*) ;; *) O=$PWD/$O ;; esac
orgraph=${ORGRAPH:-$O/orgraph}
T=${T-}
BLESS=${BLESS-}
passed=0
failed=0

# Nothing of the caller's taste may reach the output.
export LC_ALL=C TZ=UTC
unset NO_COLOR CLICOLOR CLICOLOR_FORCE FORCE_COLOR COLUMNS
umask 022

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Sanitizers write into files, since a test may expect any status and Criterion 2.4 calls
# a leaking test passed; a file here is a failure, whatever else was said. Clang's two
# runtimes share one log_path; GCC's UBSan writes to standard error, but its status tells.
reports=$work/sanitizer
mkdir "$reports"
log="log_path=$reports/report:exitcode=86"
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=1:$log"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:+$UBSAN_OPTIONS:}halt_on_error=1:print_stacktrace=1:$log"
export LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0"
export TSAN_OPTIONS="suppressions=$root/tests/tsan.supp:print_suppressions=0"

wanted() { # NAME: does T select it?
	case $1 in *"$T"*) return 0 ;; esac
	return 1
}

passes() { # NAME
	passed=$((passed + 1))
	test -z "${V-}" || echo "ok $suite: $1"
}

fails() { # NAME WHY
	failed=$((failed + 1))
	echo "FAIL $suite: $1: $2"
}

# Shows what the sanitizers wrote since the last call; false if they did.
sanitizers_silent() {
	set -- "$reports"/*
	test -e "$1" || return 0
	head -n 40 "$@"
	rm -f "$@"
	return 1
}

# Counts the case as passed if `why` is empty and the sanitizers are silent.
verdict() { # NAME
	sanitizers_silent || why="${why:+$why, }a sanitizer reports"
	if test -z "$why"; then passes "$1"; else fails "$1" "$why"; fi
}

# Compares a result with its expected text; a missing file stands for an empty text.
# Appends to `why` on difference; with BLESS rewrites the expected text instead.
expect() { # EXPECTED ACTUAL WHAT
	expected=$1
	test -f "$expected" || expected=/dev/null
	cmp -s "$expected" "$2" && return
	if test -n "$BLESS"; then
		if test -s "$2"; then cp "$2" "$1"; else rm -f "$1"; fi
		return
	fi
	diff -u "$expected" "$2" | head -n 60
	why="${why:+$why, }$3 differs"
}

finish() {
	echo "$suite: $passed passed, $failed failed"
	test -z "${COUNTS-}" || echo "$passed $failed" >>"$COUNTS"
	test "$failed" = 0
	exit
}

# The lesser of two numbers; the first, if there is no second.
least() { # A B
	echo "$1 $2" | awk '{ print $1 < $2 || $2 == "" ? $1 : $2 }'
}
