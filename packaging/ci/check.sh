#!/bin/sh
# Checks the organisation and leaves the findings where the server shows them. Exits as
# `orgraph check` does: 1 for findings at or above the severity that fails a run.
# Usage: check.sh github|gitlab
#   github  annotations in the log; findings in orgraph.sarif and on the page of the run
#   gitlab  text in the log; gl-code-quality-report.json and orgraph-junit.xml
# From the environment, all of them optional: ORGRAPH_INPUTS (one a line; without it those
# of the manifest), ORGRAPH_PROJECT (the manifest), ORGRAPH_FAIL_ON (a severity).
set -eu
server=${1:?which server?}
line_break='
'

set --
test -z "${ORGRAPH_FAIL_ON-}" || set -- "$@" --fail-on "$ORGRAPH_FAIL_ON"
test -z "${ORGRAPH_PROJECT-}" || set -- "$@" --project "$ORGRAPH_PROJECT"
set -f
IFS=$line_break
# shellcheck disable=SC2086 # one input a line
set -- "$@" -- ${ORGRAPH_INPUTS-}
unset IFS

case $server in
github)
	status=0
	orgraph check --format github --format sarif=orgraph.sarif \
		--format markdown=orgraph-findings.md "$@" || status=$?
	test -z "${GITHUB_STEP_SUMMARY-}" || ! test -f orgraph-findings.md ||
		{ cat orgraph-findings.md && echo; } >>"$GITHUB_STEP_SUMMARY"
	rm -f orgraph-findings.md
	exit $status
	;;
gitlab)
	orgraph check --format text --format gitlab=gl-code-quality-report.json \
		--format junit=orgraph-junit.xml "$@"
	;;
*)
	echo "check.sh: no server '$server'" >&2
	exit 2
	;;
esac
