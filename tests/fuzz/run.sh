#!/bin/sh
# Runs each fuzz target for a time; fails on the first finding, whose input is left in
# WORK and named. What was learned stays in WORK/corpus-<target> for the next run.
# Usage: tests/fuzz/run.sh WORK PROGRAMS SECONDS
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export LSAN_OPTIONS="suppressions=$here/../lsan.supp:print_suppressions=0"
export ASAN_OPTIONS=detect_leaks=1
sh "$here/seeds.sh" "$1/seeds"
for program in "$2"/fuzz_*; do
	name=${program##*/}
	mkdir -p "$1/corpus-$name"
	echo "== $name for $3 s"
	"$program" -max_total_time="$3" -timeout=20 -rss_limit_mb=2048 -max_len=8192 \
		-dict="$here/orgraph.dict" -artifact_prefix="$1/$name-" -print_final_stats=1 \
		-verbosity=0 "$1/corpus-$name" "$1/seeds"
done
