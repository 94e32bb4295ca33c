#!/bin/sh
# What `check` writes for other programs, read back without any: is each format what it
# claims to be, do they tell of the same findings, are fingerprints stable? `make validate`
# asks the readers themselves.
# Usage: O=build/release tests/outputs/run.sh
. "$(dirname "$0")/../lib.sh"
suite=outputs
here=$root/tests/outputs
cd "$work" || exit 2
cp "$root/tests/golden/check-hostile/in/hostile.yaml" "$root/tests/golden/check-formats/in/town.yaml" .
printf 'orgraph: 1\nposts: {a: {root: true}}\n' >clean.yaml
printf 'orgraph: 1\ngroups: {a: [\n' >broken.yaml
awk 'BEGIN { print "orgraph: 1\ngroups:"; for (i = 0; i < 300; i++) printf "  g%d: {}\n", i }' >many.yaml

says() { # WHY
	why="${why:+$why, }$1"
}

flat() { # FILE: JSON as lines of path and value
	awk -f "$here/json.awk" "$1" >"$1.flat" || says "$1: $(tail -n 1 "$1.flat")"
}

# The values at paths that match PATTERN, in their order.
at() { # FILE PATTERN
	awk -F '\t' -v pattern="^$2\$" '$1 ~ pattern { sub(/^[^\t]*\t/, ""); print }' "$1.flat"
}

agrees() { # WHAT ACTUAL-FILE: with the findings of out.json
	cmp -s expected "$2" || { diff expected "$2" | head -n 5 && says "$1 is not that of JSON"; }
}

repeats() { # FILE
	test -n "$(sort "$1" | uniq -d)"
}

# A member of the results that count; those suppressed stand behind them.
of_results() { # PATTERN
	at out.sarif "[.]runs.0.[.]results.[0-9]+.[.]$1" | head -n "$count"
}

read_sarif() {
	flat out.sarif
	count=$(at out.json '[.]findings.[0-9]+.[.]rule' | wc -l)
	at out.sarif '[.]runs.0.[.]results.[0-9]+.[.]suppressions.0.[.]kind' >kinds
	test "$(wc -l <kinds)" -eq "$(at out.json '[.]summary[.]suppressed')" ||
		says "SARIF does not have what is suppressed"
	of_results 'ruleId' >rules
	at out.json '[.]findings.[0-9]+.[.]rule' >expected
	agrees "the order of rules in SARIF" rules
	at out.sarif '[.]runs.0.[.]tool[.]driver[.]rules.[0-9]+.[.]id' >ids
	! repeats ids || says "a rule is told twice"
	of_results 'ruleIndex' |
		awk 'FILENAME == "ids" { id[FNR - 1] = $0; next } { print id[$0] }' ids - >rules
	agrees "ruleIndex in SARIF" rules
	of_results 'partialFingerprints[.]orgraph/v1' >prints
	! repeats prints || says "a fingerprint of SARIF repeats"
	test "$(wc -l <prints)" -eq "$(wc -l <expected)" || says "a fingerprint is missing"
	of_results 'locations.0.[.]physicalLocation[.]region[.]startLine' >lines
	at out.json '[.]findings.[0-9]+.[.]line' >expected
	agrees "startLine in SARIF" lines
}

read_gitlab() {
	flat out.gitlab
	at out.gitlab '.[0-9]+.[.]fingerprint' | cmp -s prints - ||
		says "fingerprints of GitLab are not those of SARIF"
	at out.gitlab '.[0-9]+.[.]location[.]lines[.]begin' >lines
	agrees "lines.begin for GitLab" lines
	at out.gitlab '.[0-9]+.[.]severity' | grep -vxE 'info|minor|major' && says "a severity"
}

read_github() {
	sed -nE 's/^::(error|warning|notice) [^:]*,line=([0-9]+),[^:]*::.*/\2/p' out.github >lines
	agrees "line for GitHub" lines
	test "$(wc -l <out.github)" -eq "$(wc -l <lines)" || says "a line is no command"
}

# Elements close in the order in which they were opened, attributes are quoted, and what
# the counts say is there.
read_junit() {
	tr '\n' ' ' <out.junit | sed 's/>/>\n/g; s/</\n</g' | awk '
		/^<\?/ || /^[^<]/ || /^$/ { next }
		/^<\// { name = substr($0, 3, length($0) - 3)
			if (stack[depth--] != name) { print "closes " name; exit 1 }; next }
		!/^<[a-z-]+( [a-z]+="[^"<>]*")*\/?>$/ { print "no tag: " $0; exit 1 }
		{ name = $1; gsub(/[<>\/]/, "", name); count[name]++ }
		name == "testsuites" { total = $0 }
		!/\/>$/ { stack[++depth] = name }
		END { if (depth) { print "left open"; exit 1 }
			sum = " tests=\"" count["testcase"] + 0 "\" failures=\"" count["failure"] + 0 \
				"\" errors=\"" count["error"] + 0 "\""
			if (!index(total, sum)) { print total " is not" sum; exit 1 } }' ||
		says "JUnit is not well formed"
	LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" out.junit && says "JUnit: a control character"
}

# RFC 4180: eleven fields in each row; a row ends in CR LF outside of quotes.
read_csv() {
	awk -v RS='\r\n' '{ row = row $0 }
		{ copy = row; if (gsub(/"/, "", copy) % 2) { row = row "\r\n"; next } }
		{ gsub(/""/, "\001", row)
			while (match(row, /"[^"]*"/))
				row = substr(row, 1, RSTART - 1) "\002" quoted(substr(row, RSTART + 1, RLENGTH - 2)) \
					substr(row, RSTART + RLENGTH)
			if (split(row, field, ",") != 11) { print "not 11 fields: " row; exit 1 }
			for (i in field) if (field[i] ~ /^\002?[=+@\t\r-]/) { print "a formula: " row; exit 1 }
			if (NR > 1) print field[4] >"lines"
			row = "" }
		function quoted(s) { gsub(/,/, ";", s); return s }
		END { if (row != "") { print "open quotes"; exit 1 } }' out.csv || says "CSV is wrong"
	test -f lines || : >lines
	agrees "line in CSV" lines
}

# Outside of fences there is no markup but ours.
read_markdown() {
	awk '
		fence != "" { if ($0 == fence) fence = ""; next }
		/^```+text$/ { fence = substr($0, 1, length($0) - 4); next }
		/^<details><summary>[^<]*<\/summary>$/ { open++; next }
		/^<\/details>$/ { open--; next }
		/(^|[^\\])[<`@]/ && !/^[0-9]+ of .*`orgraph check` shows all[.]$/ { print; exit 1 }
		END { if (fence != "" || open) { print "left open"; exit 1 } }' out.md ||
		says "Markdown: what is this?"
	test "$(wc -c <out.md)" -lt 65536 || says "Markdown is longer than a comment may be"
}

formats='json sarif junit gitlab github csv'
try() { # NAME ARGUMENT…
	wanted "outputs/$1" || return 0
	name=$1
	shift
	why=
	rm -f out.* lines
	"$orgraph" check -q --format json=out.json --format sarif=out.sarif --format junit=out.junit \
		--format gitlab=out.gitlab --format github=out.github --format markdown=out.md \
		--format csv=out.csv "$@" >said 2>&1
	test $? -le 2 || says "exit status above 2"
	flat out.json
	read_sarif && read_gitlab
	read_github
	read_junit
	rm -f lines && read_csv
	read_markdown
	for format in $formats; do
		"$orgraph" check -q --format $format "$@" 2>/dev/null | cmp -s - "out.$format" ||
			says "$format alone differs"
	done
	verdict "$name"
}

try town town.yaml
try hostile hostile.yaml
cp hostile.yaml '=cmd()|.yaml'
try formula '=cmd()|.yaml'
try graver --min-severity warning town.yaml hostile.yaml
try several town.yaml hostile.yaml many.yaml
try failing --fail-on info town.yaml
sed 's/^    reports_to: finance/    # orgraph:ignore cycle-reports-to seen by "me" <b>\n&/' town.yaml >kept.yaml
try suppressed kept.yaml
! wanted outputs/suppressed || grep -q '"justification": "seen by' out.sarif ||
	fails suppressed "no reason is given"
try clean clean.yaml
try broken broken.yaml town.yaml

# Findings are known again when lines move, keys change places and others come or go.
prints_of() { # FILE
	"$orgraph" check -q --format sarif "$1" >out.sarif
	flat out.sarif
	at out.sarif '[.]runs.0.[.]results.[0-9]+.[.]partialFingerprints[.]orgraph/v1' | sort
}
if wanted outputs/fingerprints; then
	why=
	prints_of town.yaml >before
	sed '/^groups:/i\
# a remark that moves everything\
' town.yaml >moved.yaml
	prints_of moved.yaml | cmp -s before - || says "moved lines change a fingerprint"
	sed 's/^  budget:/  aaa: {name: Aaa}\n  budget:/; s/members: \[mayor\]/members: [ mayor ]/' \
		town.yaml >more.yaml
	prints_of more.yaml | comm -23 before - | grep . && says "a new group changes a fingerprint"
	prints_of more.yaml | comm -13 before - | grep -q . || says "a new finding has no new one"
	verdict fingerprints
fi
finish
