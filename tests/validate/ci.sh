#!/bin/sh
# packaging/ci/ as the servers read it: the action and the template are valid by their
# schemas, and their steps and jobs run from the YAML, with gh and curl of tests/packaging.
# Usage: O=build/release tests/validate/ci.sh FOLDER       (where npm may install)
. "$(dirname "$0")/../lib.sh"
suite=ci
mkdir -p "${1:?a folder for what npm installs}/ci"
tools=$(cd "$1/ci" && pwd)

# @action-validator has the schema of schemastore, gitlab-ci-local that of GitLab; newer
# ones of the latter want a newer Node than Debian has.
packages='@action-validator/core@0.6.0 gitlab-ci-local@4.61.1 yaml@2.8.1'
for program in npm rsync jq; do
	command -v $program >/dev/null || { echo "ci: skipped: it needs $program" && exit 0; }
done
if ! echo "$packages" | cmp -s - "$tools/installed"; then
	# shellcheck disable=SC2086 # names are meant to be split
	(cd "$tools" && echo '{"private": true}' >package.json &&
		timeout 300 npm install --silent --no-audit --no-fund --ignore-scripts $packages) ||
		{ echo "ci: skipped: npm cannot install its packages" && exit 0; }
	echo "$packages" >"$tools/installed"
fi

. "$root/tests/packaging/project.sh"
cd "$work" || exit 2
make_project
: >"$ASKED"

says() { # WHY
	why="${why:+$why, }$1"
}

# ---- GitHub ----

action() { # VALUES as JSON: its status is $status
	echo "$1" >"$work/values.json"
	status=0
	GITHUB_REPOSITORY=town/gov GITHUB_SHA=$(git rev-parse HEAD) RUNNER_TEMP=$work \
		NODE_PATH=$tools/node_modules timeout 60 node "$root/tests/validate/action.js" \
		"$root/packaging/ci/github/action.yml" "$work/values.json" >"$work/said" 2>&1 || status=$?
}

if wanted ci/github; then
	why=
	action '{"github.event_name": "pull_request", "github.token": "secret",
		"github.event.pull_request.number": 7, "github.event.pull_request.base.sha": ""}'
	test $status = 0 || says "status $status: $(tail -n 5 "$work/said")"
	test "$(grep -c '^== .*: 0$' "$work/said")" = 4 || says "not four steps: $(grep '^==' "$work/said")"
	grep -q '^gh api --method POST repos/town/gov/issues/7/comments' "$ASKED" || says "no comment"
	test -s orgraph.sarif || says "no SARIF"
	verdict github

	why=
	: >"$ASKED"
	action '{"github.event_name": "push", "inputs.fail-on": "warning", "inputs.charts": "false"}'
	test $status = 1 || says "status $status: $(tail -n 5 "$work/said")"
	! grep -q -e 'changed' -e 'current' "$work/said" || says "a step too many"
	test ! -s "$ASKED" || says "it comments on a push"
	verdict github-push
	rm -f orgraph.sarif

	why=
	documented yaml 'runs-on:' >"$work/workflow.yml"
	NODE_PATH=$tools/node_modules node -e '
		const { errors } = require("@action-validator/core").validateWorkflow(
			require("fs").readFileSync(process.argv[1], "utf8"));
		if (errors.length) { console.log(JSON.stringify(errors, null, 1)); process.exit(1); }
	' "$work/workflow.yml" >"$work/said" 2>&1 || says "$(head -n 20 "$work/said")"
	grep -q 'packaging/ci/github@' "$work/workflow.yml" || says "docs/ci.md shows no workflow"
	verdict github-documented
fi

# ---- GitLab ----

job() { # OPTION… JOB…
	status=0
	timeout 120 node "$tools/node_modules/gitlab-ci-local/src/index.js" --force-shell-executor \
		--shell-isolation --variable ORGRAPH_CI="$root/packaging/ci" "$@" \
		>"$work/said" 2>&1 || status=$?
}

if wanted ci/gitlab; then
	why=
	cp "$root/packaging/ci/gitlab.yml" gitlab-orgraph.yml
	documented yaml 'ORGRAPH_IMAGE:' >.gitlab-ci.yml
	git remote set-url origin git@gitlab.example:town/gov.git
	git add . && git commit -qm 'CI'
	job --variable CI_PIPELINE_SOURCE=merge_request_event \
		--variable CI_MERGE_REQUEST_IID=3 --variable CI_API_V4_URL=https://gitlab.example/api/v4 \
		--variable ORGRAPH_TOKEN=secret --variable CI_MERGE_REQUEST_DIFF_BASE_SHA="$base" \
		--variable ORGRAPH_BASE=HEAD orgraph-check orgraph-diff orgraph-charts
	test $status = 0 || says "status $status: $(tail -n 15 "$work/said")"
	grep -q 'schema validated' "$work/said" || says "the schema was not asked"
	test "$(grep -c ' PASS ' "$work/said")" = 3 || says "not three jobs"
	test -s gl-code-quality-report.json || says "no code quality"
	verdict gitlab

	why=
	sed 's/^  script:/  scripts:/' "$root/packaging/ci/gitlab.yml" >gitlab-orgraph.yml
	job --list
	test $status != 0 || says "a wrong key is not seen"
	verdict gitlab-schema
fi
finish
