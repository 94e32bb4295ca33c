#!/bin/sh
# What packaging/ci/ runs at GitHub and GitLab, run as shell, with a gh and a curl that
# write down what they are asked; and the hooks of pre-commit, where it is here.
# `make validate` runs the same from action.yml and gitlab.yml.
# Usage: O=build/release tests/packaging/run.sh
. "$(dirname "$0")/../lib.sh"
suite=packaging
ci=$root/packaging/ci
. "$root/tests/packaging/project.sh"
cd "$work" || exit 2

says() { # WHY
	why="${why:+$why, }$1"
}

step() { # SCRIPT SERVER: its status is $status, its words in $work/said
	status=0
	sh "$ci/$1.sh" "$2" >"$work/said" 2>&1 || status=$?
}

tells() { # TEXT
	grep -qF -e "$1" "$work/said" || says "does not tell '$1' but: $(head -n 5 "$work/said")"
}

asks() { # PATTERN
	grep -q -e "$1" "$ASKED" 2>/dev/null || says "does not ask '$1' but: $(cat "$ASKED" 2>/dev/null)"
}

make_project

# ---- check ----

if wanted check/github; then
	why=
	export GITHUB_STEP_SUMMARY="$work/summary"
	step check github
	test $status = 0 || says "status $status: $(cat "$work/said")"
	tells '::warning file=town.yaml,'
	grep -q '"version": *"2.1.0"' orgraph.sarif || says "no SARIF"
	grep -qi 'warning' "$work/summary" || says "no summary"
	ORGRAPH_FAIL_ON=warning step check github
	test $status = 1 || says "status $status with a warning that fails"
	verdict check/github
	rm -f orgraph.sarif "$work/summary"
	unset GITHUB_STEP_SUMMARY
fi

if wanted check/gitlab; then
	why=
	step check gitlab
	test $status = 0 || says "status $status: $(cat "$work/said")"
	tells 'town.yaml:'
	grep -q '"fingerprint"' gl-code-quality-report.json || says "no code quality"
	grep -q '</testsuites>' orgraph-junit.xml || says "no JUnit"
	verdict check/gitlab
fi

if wanted check/inputs; then
	why=
	mkdir 'a folder'
	cp town.yaml 'a folder/one.yaml'
	printf 'orgraph: 1\nposts: {other: {root: true}}\n' >'a folder/*.yaml'
	ORGRAPH_INPUTS='a folder/one.yaml
a folder/*.yaml' step check gitlab
	tells '3 posts'
	printf 'orgraph: 1\nposts: {a: [\n' >broken.yaml
	ORGRAPH_INPUTS=broken.yaml step check gitlab
	test $status = 2 || says "status $status for a broken file"
	step check jenkins
	test $status = 2 || says "status $status for another server"
	verdict check/inputs
	rm -rf 'a folder' broken.yaml
fi

# ---- comment ----

command -v jq >/dev/null || echo "packaging: comments are passed over: jq is not here"
talks() { # NAME
	wanted "$1" && command -v jq >/dev/null
}

github() { # what action.yml hands on
	: >"$ASKED"
	GH_TOKEN=secret GITHUB_REPOSITORY=town/gov GITHUB_SHA=$(git rev-parse HEAD) \
		ORGRAPH_REQUEST=7 ORGRAPH_BASE_SHA=$base step comment github
	test $status = 0 || says "status $status: $(cat "$work/said")"
}

gitlab() {
	: >"$ASKED"
	ORGRAPH_TOKEN=secret CI_API_V4_URL=https://gitlab.example/api/v4 CI_PROJECT_ID=12 \
		CI_MERGE_REQUEST_IID=3 CI_MERGE_REQUEST_EVENT_TYPE=detached \
		CI_MERGE_REQUEST_DIFF_BASE_SHA=$base step comment gitlab
	test $status = 0 || says "status $status: $(cat "$work/said")"
}

if talks comment/github-new; then
	why=
	github
	asks '^gh api --method POST repos/town/gov/issues/7/comments -F body=@'
	asks '^<!-- orgraph diff -->$'
	asks 'Parks'
	tells 'Parks'
	verdict comment/github-new
fi

if talks comment/github-again; then
	why=
	THERE=4711 github
	asks '^gh api --method PATCH repos/town/gov/issues/comments/4711 -F body=@'
	ME=anna THERE=12 github # the token of a person
	asks '--method PATCH .*/comments/12 '
	verdict comment/github-again
fi

# Two projects in one repository do not write over each other's comment.
if talks comment/projects; then
	why=
	ORGRAPH_PROJECT=orgraph.yaml THERE=4711 github
	asks '--method POST'
	mark=$(grep '^<!-- orgraph diff [0-9]* -->$' "$ASKED") || says "the comment is that of all projects"
	ORGRAPH_PROJECT=orgraph.yaml MARK=$mark THERE=4711 github
	asks '--method PATCH .*/comments/4711 '
	ORGRAPH_INPUTS=town.yaml MARK=$mark THERE=4711 github
	asks '--method POST'
	verdict comment/projects
fi

if talks comment/github-elsewhere; then
	why=
	GITHUB_SERVER_URL=https://git.town.example github
	asks '^at git.town.example with secret$'
	GITHUB_SERVER_URL=https://github.com github
	! grep -q '^at ' "$ASKED" || says "github.com is a server of one's own"
	verdict comment/github-elsewhere
fi

if talks comment/github-from-a-fork; then
	why=
	REFUSES=1 github
	tells 'HTTP 403'
	tells '::warning::the comment could not be written'
	tells 'Parks'
	verdict comment/github-from-a-fork
fi

if talks comment/no-change; then
	why=
	base=$(git rev-parse HEAD)
	git -c advice.detachedHead=false checkout -q "$base"
	ORGRAPH_BASE=$base github
	! grep -q -e POST -e PATCH "$ASKED" || says "it comments that nothing changed"
	THERE=4711 ORGRAPH_BASE=$base github
	asks '--method PATCH'
	base=$(git cat-file -p HEAD | sed -n 's/^parent //p' | head -n 1)
	verdict comment/no-change
fi

if talks comment/gitlab; then
	why=
	gitlab
	asks '^curl .*--request POST --data-urlencode body@.* https://gitlab.example/api/v4/projects/12/merge_requests/3/notes$'
	asks '^header = "PRIVATE-TOKEN: secret"$'
	! grep '^curl' "$ASKED" | grep -q secret || says "the token is an argument"
	asks '^<!-- orgraph diff -->$'
	tells 'Parks'
	verdict comment/gitlab-new

	why=
	THERE=99 gitlab
	asks 'page=2 *$' # after a page of a hundred
	asks '--request PUT --data-urlencode body@.* .*/merge_requests/3/notes/99$'
	verdict comment/gitlab-again

	why=
	CI_SERVER_TLS_CA_FILE=/etc/town.crt gitlab
	asks '^curl .*--cacert /etc/town.crt '
	verdict comment/gitlab-certificate

	why=
	REFUSES=1 gitlab
	tells 'warning: the comment could not be written'
	! grep -q -e POST -e PUT "$ASKED" || says "it writes although it could not read"
	verdict comment/gitlab-refuses
fi

if wanted comment/nothing-to-compare; then
	why=
	: >"$ASKED"
	step comment github
	tells 'this is no pull or merge request'
	ORGRAPH_BASE=0123456789012345678901234567890123456789 step comment gitlab
	test $status = 0 || says "status $status"
	tells 'cannot be fetched'
	ORGRAPH_INPUTS=missing ORGRAPH_BASE=$base step comment gitlab
	test $status = 0 || says "status $status"
	tells 'cannot be compared'
	ORGRAPH_BASE=$base step comment gitlab
	tells 'there is no token'
	tells 'Parks'
	test ! -s "$ASKED" || says "asks: $(cat "$ASKED")"
	verdict comment/nothing-to-compare
fi

# ---- what is released ----

if wanted version; then
	why=
	version=$(orgraph version | sed -n 's/^orgraph //p')
	grep -q "^orgraph ($version) " "$root/packaging/debian/changelog" || says "Debian's changelog lacks $version"
	grep -q "^## $version" "$root/CHANGELOG.md" || says "CHANGELOG.md lacks $version"
	verdict version
fi

# ---- charts ----

if wanted charts; then
	why=
	export GITHUB_STEP_SUMMARY="$work/summary"
	step charts github
	test $status = 0 || says "status $status of current charts: $(cat "$work/said")"
	sed -i 's/name: Parks/name: Parks and woods/' town.yaml
	step charts gitlab
	test $status = 1 || says "status $status of stale charts"
	tells "run 'orgraph build'"
	! grep -q '^::' "$work/said" || says "it speaks to GitHub"
	step charts github
	tells 'stale     overview.svg'
	tells '::error title=Charts are stale::'
	grep -q '^    stale     groups.csv' "$work/summary" || says "not in the summary: $(cat "$work/summary")"
	ORGRAPH_PROJECT=missing.yaml step charts github
	test $status = 2 || says "status $status without the manifest that is named"
	mv orgraph.yaml elsewhere.yaml
	step charts github
	test $status = 0 || says "status $status without a manifest"
	ORGRAPH_PROJECT=elsewhere.yaml step charts github
	test $status = 1 || says "status $status of another manifest"
	git checkout -q town.yaml orgraph.yaml && rm elsewhere.yaml
	sed -i 's/chair: clerk/chair: nobody/' town.yaml
	orgraph build --quiet --keep-going 2>"$work/said"
	step charts github
	test $status = 1 || says "status $status where the check fails"
	! grep -q "run 'orgraph build'" "$work/said" || says "current charts are called stale: $(cat "$work/said")"
	git checkout -q .
	verdict charts
	unset GITHUB_STEP_SUMMARY
fi

# A report that compares with a revision, in a copy of another user's, as in a container.
if wanted charts/since-a-revision; then
	why=
	since() { # REVISION
		printf 'orgraph_project: 1\ninputs: [town.yaml]\nreports:\n  c: {diff: {git: %s}, output: c.txt}\n' \
			"$1" >since.yaml
		GIT_TEST_ASSUME_DIFFERENT_OWNER=1 ORGRAPH_PROJECT=since.yaml step charts github
	}
	: >c.txt
	since HEAD
	test $status = 1 || says "status $status: $(cat "$work/said")"
	tells 'c.txt'
	since HEAD~1
	test $status = 2 || says "status $status without the revision"
	tells 'fetch-depth: 0'
	verdict charts/since-a-revision
	rm -f c.txt since.yaml
fi

# ---- pre-commit ----

if wanted pre-commit && ! command -v pre-commit >/dev/null; then
	echo "packaging: pre-commit is not here: passed over"
elif wanted pre-commit; then
	why=
	pre-commit validate-manifest "$root/.pre-commit-hooks.yaml" >"$work/said" 2>&1 ||
		says "the manifest: $(cat "$work/said")"
	mkdir "$work/hooks"
	(cd "$work/hooks" && git init -q && cp "$root/.pre-commit-hooks.yaml" . &&
		git add . && git commit -qm hooks)
	pre-commit try-repo "$work/hooks" orgraph-check --all-files >"$work/said" 2>&1 ||
		says "it fails: $(cat "$work/said")"
	tells 'Passed'
	sed 's|chair: clerk|chair: nobody|' "$here/town.yaml" >town.yaml
	pre-commit try-repo "$work/hooks" orgraph-check --all-files >"$work/said" 2>&1 &&
		says "it passes a mistake"
	tells "'nobody'"
	git add town.yaml # it looks at what is to be committed
	pre-commit try-repo "$work/hooks" orgraph-charts >"$work/said" 2>&1 &&
		says "it passes a stale chart"
	tells 'stale     overview.svg'
	git checkout -q HEAD town.yaml
	pre-commit try-repo "$work/hooks" orgraph-charts >"$work/said" 2>&1 ||
		says "current charts fail: $(cat "$work/said")"
	verdict pre-commit

	# as docs/ci.md has it, on commits
	why=
	documented yaml 'hooks:' >.pre-commit-config.yaml
	sed -i "s|https://github.com/OWNER/orgraph|$work/hooks|
		s|COMMIT|$(git -C "$work/hooks" rev-parse HEAD)|" .pre-commit-config.yaml
	pre-commit install >"$work/said" 2>&1 || says "it cannot be installed: $(cat "$work/said")"
	git add .pre-commit-config.yaml
	git commit -qm hooks >"$work/said" 2>&1 || says "what is right cannot be committed: $(cat "$work/said")"
	tells 'orgraph build --check'
	! grep -qi -e warning -e mutable "$work/said" || says "it warns: $(cat "$work/said")"
	sed -i 's/name: Parks/name: Woods/' town.yaml
	git commit -qam woods >"$work/said" 2>&1 && says "a stale chart is committed"
	tells 'stale     overview.svg'
	orgraph build --quiet && git commit -qam woods >"$work/said" 2>&1 ||
		says "what was built cannot be committed: $(cat "$work/said")"
	pre-commit uninstall >"$work/said" 2>&1
	git reset -q --hard HEAD~2
	verdict pre-commit/documented
fi

# ---- make and ninja, as docs/ci.md has them ----

runs_once() { # COMMAND: when charts are missing, and again for a comment
	why=
	rm -f overview.svg groups.csv
	for time in missing changed; do
		test "$time" = missing || { sleep 1 && echo '# a comment' >>town.yaml; }
		"$@" >"$work/said" 2>&1 || says "it fails: $(cat "$work/said")"
		tells 'orgraph build'
		test -s overview.svg && test -s groups.csv || says "an output is not there"
		"$@" >"$work/said" 2>&1
		! grep -q 'orgraph build' "$work/said" || says "what is current is made again"
	done
	git checkout -q town.yaml
	verdict "$1"
}

if wanted make; then
	documented make >Makefile
	runs_once make
fi
if wanted ninja && ! command -v ninja >/dev/null; then
	echo "packaging: ninja is not here: passed over"
elif wanted ninja; then
	documented ninja >build.ninja
	runs_once ninja
fi

# ---- git diff ----

if wanted textconv; then
	why=
	orgraph textconv --help | sed -n "s/^  git config/git config/p" >"$work/lines"
	test -s "$work/lines" || says "the help shows no line for git"
	git init -q "$work/texts"
	cd "$work/texts" || exit 2
	sh -eu "$work/lines" || says "the line fails"
	orgraph textconv --help | sed -n 's/^  \(\*.* diff=.*\)/\1/p' >.gitattributes
	cp "$here/town.yaml" . && git add . && git commit -qm 'a town'
	{ echo '# a comment'; sed "s/members: \[clerk\]/members:\n      - 'clerk'/" "$here/town.yaml"; } >town.yaml
	git diff >"$work/said" 2>&1 || says "git diff fails"
	! grep '^[+-] ' "$work/said" >"$work/lines" || says "layout is a change: $(cat "$work/lines")"
	sed 's/members: \[clerk\]/members: [clerk, mayor]/' "$here/town.yaml" >town.yaml
	git diff -U1 >"$work/said" 2>&1 || says "git diff fails"
	test "$(grep '^[+-] ' "$work/said")" = '+  members: mayor' || says "not one line: $(cat "$work/said")"
	tells '@@ group council: Council'
	printf 'groups: {a: [\n' >>town.yaml
	git diff >"$work/said" 2>&1 || says "git diff of a broken file fails"
	tells '+# orgraph cannot read this: line'
	rm town.yaml
	git diff >"$work/said" 2>&1 || says "git diff of a file that is gone fails"
	tells '-group parks: Parks'
	verdict textconv
fi
finish
