#!/bin/sh
# Writes docs/performance.md on standard output: every table is what a script of
# tests/bench printed in this run.
# Usage: O=build/release [ONLY=SCRIPT] docs/performance.sh [GROUPS…] >new
# With ONLY=bench.sh that table is measured, and the others are those of docs/performance.md.
here=$(cd "$(dirname "$0")/.." && pwd)
bench=$here/tests/bench
export O="${O:-$here/build/release}"

no_blank_end() { sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; }

kept() { # TITLE
	printf '\n'
	awk -v title="## $1" '/^## /{ on = $0 == title } on' "$here/docs/performance.md" |
		no_blank_end
}

section() { # TITLE TEXT SCRIPT ARGUMENT…
	if test "${ONLY:-$3}" != "$3"; then
		kept "$1"
		return
	fi
	printf '\n## %s\n\n%s\n\n' "$1" "$2"
	script=$3
	shift 3
	echo "    $ tests/bench/$script${*:+ $*}"
	sh "$bench/$script" "$@" 2>&1 | sed -e 's/^/    /' -e 's/ *$//' | no_blank_end
}

cat <<END
# How fast it is

<!-- Written by 'make performance'. Do not edit. -->

Seconds depend on the machine; what means something are the ratios within one run, in which
what is compared takes turns. Repeat it with \`make performance\`, which writes this page, or
with the command above each table after \`make test-programs\`. This run: $(nproc) processors
($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), $("$O/orgraph" version |
	head -n 1), libyaml $(pkg-config --modversion yaml-0.1), Graphviz $(pkg-config --modversion libgvc).
END
section 'Checking' "A bare libyaml loop reads the bytes of the one file, and does nothing with
what it reads; \`check\` loads them, runs every rule and prints. \`processor\` is the same ratio
in processor time of all threads. Before each run, of either, as much memory is used and
given back: the host of a virtual machine takes what lies idle, and lets wait for it who
needs it next, which it does all the same to whoever runs for long. The last column is peak
memory for each byte of input." \
	bench.sh "$@"
section "Rules of one's own" "A check with forty of them, of all kinds, against one without." \
	own_rules.sh "$@"
section 'Other commands' "\`load\` is \`list units\`, which does least with what was read; \`diff\`
reads two organisations." commands.sh ${1:+"$1"}
section 'Building' "What a build costs that has nothing to do, what is drawn when one group is
edited, and what two processes bring." build.sh
section 'Drawing' "Beside Graphviz: how large the smallest type is printed and how much of the
paper the boxes cover, crossings, and processor time." draw.sh
section 'Twelve charts, beside others' "The same boxes and lines. The others keep no account of
what is current, and draw all of them again; how to get them stands in the script. The last
columns are multiples of what a build takes from nothing and with nothing changed." peers.sh
