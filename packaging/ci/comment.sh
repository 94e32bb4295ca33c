#!/bin/sh
# Tells what a pull or merge request changes in the structure, in one comment that each
# push brings up to date. A comment that cannot be written, as from a fork, fails nothing:
# it is then on the page of the run or in the log alone.
# Usage: comment.sh github|gitlab
# From the environment: ORGRAPH_INPUTS and ORGRAPH_PROJECT as for check.sh; ORGRAPH_BASE,
# the commit to compare with, where it is not the one that the server names; and
#   github  GH_TOKEN, ORGRAPH_REQUEST (the number), ORGRAPH_BASE_SHA; wants gh
#   gitlab  ORGRAPH_TOKEN, a project access token (api); wants curl and jq
# A repository may have several projects, or inputs named apart: each has its comment.
set -eu
server=${1:?which server?}
line_break='
'
# by which the comment is found again
key=
test -z "${ORGRAPH_PROJECT-}${ORGRAPH_INPUTS-}" ||
	key=" $(printf '%s\n' "${ORGRAPH_PROJECT-}" "${ORGRAPH_INPUTS-}" | cksum | cut -d ' ' -f 1)"
marker="<!-- orgraph diff$key -->"
# GitHub takes 65,536 characters
most=65000

# In a container the copy belongs to another user, which git does not like.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
# gh asks github.com unless it is told of a server of one's own.
case ${GITHUB_SERVER_URL-} in
'' | https://github.com) ;;
*) export GH_HOST="${GITHUB_SERVER_URL#*://}" GH_ENTERPRISE_TOKEN="${GH_TOKEN-}" ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { # WARNING
	if test "$server" = github; then echo "::warning::$1"; else echo "warning: $1"; fi
}

# ---- what is compared ----

# Of a commit that the server made to try the merge, the target is the first parent.
first_parent() {
	git cat-file -p HEAD | sed -n 's/^parent //p;/^$/q' |
		awk 'NR == 1 { first = $0 } END { if (NR == 2) print first }'
}

base() {
	if test -n "${ORGRAPH_BASE-}"; then
		echo "$ORGRAPH_BASE"
		return
	fi
	tried=
	case $server in
	github)
		test "$(git rev-parse HEAD)" != "${GITHUB_SHA-}" || tried=$(first_parent)
		echo "${tried:-${ORGRAPH_BASE_SHA-}}"
		;;
	gitlab)
		test "${CI_MERGE_REQUEST_EVENT_TYPE-}" != merged_result || tried=$(first_parent)
		echo "${tried:-${CI_MERGE_REQUEST_DIFF_BASE_SHA-}}"
		;;
	esac
}

# A copy of CI's may be shallow; one commit more is enough.
fetched() { # COMMIT
	git rev-parse --quiet --verify "$1^{commit}" >/dev/null ||
		git fetch --quiet --no-tags --depth=1 origin "$1"
}

# ---- the comment ----

# Whom the token speaks for. GitHub's REST interface does not tell a workflow's own.
myself() {
	case $server in
	github) gh api graphql -f 'query={viewer{login}}' --jq .data.viewer.login ;;
	gitlab) ask_gitlab GET user | jq .id ;;
	esac
}

# Prints the id of our comment if there is one. Those of others are theirs, whatever their
# first line is; who comments, a workflow or a person's token, is for the user to say.
find_comment() {
	me=$(myself) && test -n "$me" || return 1
	: >"$work/found"
	case $server in
	github)
		gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$ORGRAPH_REQUEST/comments?per_page=100" \
			--jq ".[] | select((.body // \"\") | startswith(\"$marker\")) | \"\(.id) \(.user.login)\"" \
			>"$work/found" || return 1
		;;
	gitlab)
		page=1
		while test $page -le 50; do
			ask_gitlab GET "$notes?sort=asc&order_by=created_at&per_page=100&page=$page" \
				>"$work/notes" || return 1
			jq -r ".[] | select(.body | startswith(\"$marker\")) | \"\(.id) \(.author.id)\"" \
				"$work/notes" >>"$work/found" || return 1
			test "$(jq length "$work/notes")" = 100 || break
			page=$((page + 1))
		done
		;;
	esac
	awk -v me="$me" '$2 "" == me "" { print $1; exit }' "$work/found"
}

# The token goes through a pipe, since arguments are seen by every process.
ask_gitlab() { # METHOD PATH OPTION…
	method=$1
	path=$2
	shift 2
	test -z "${CI_SERVER_TLS_CA_FILE-}" || set -- --cacert "$CI_SERVER_TLS_CA_FILE" "$@"
	printf 'header = "PRIVATE-TOKEN: %s"\n' "$ORGRAPH_TOKEN" |
		curl --silent --show-error --fail --config - --request "$method" "$@" "$CI_API_V4_URL/$path"
}
notes=projects/${CI_PROJECT_ID-}/merge_requests/${CI_MERGE_REQUEST_IID-}/notes

write_comment() { # ID-OR-NOTHING
	case $server in
	github)
		if test -n "$1"; then
			gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$1" -F "body=@$work/body"
		else
			gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$ORGRAPH_REQUEST/comments" -F "body=@$work/body"
		fi
		;;
	gitlab)
		if test -n "$1"; then
			ask_gitlab PUT "$notes/$1" --data-urlencode "body@$work/body"
		else
			ask_gitlab POST "$notes" --data-urlencode "body@$work/body"
		fi
		;;
	esac >/dev/null
}

can_comment() {
	case $server in
	github) test -n "${GH_TOKEN-}" && test -n "${ORGRAPH_REQUEST-}" ;;
	gitlab) test -n "${ORGRAPH_TOKEN-}" && test -n "${CI_MERGE_REQUEST_IID-}" ;;
	esac
}

publish() { # STATUS of orgraph diff
	id=$(find_comment) || return 1
	# silence is enough for a request that never touched the structure
	test "$1" = 1 || test -n "$id" || return 0
	write_comment "$id"
}

# ---- all of it ----

case $server in
github | gitlab) ;;
*)
	echo "comment.sh: no server '$server'" >&2
	exit 2
	;;
esac
commit=$(base)
if test -z "$commit"; then
	echo "this is no pull or merge request: nothing is compared"
	exit 0
fi
if ! fetched "$commit"; then
	say "commit $commit cannot be fetched: no comment on what changed"
	exit 0
fi

set --
test -z "${ORGRAPH_PROJECT-}" || set -- "$@" --project "$ORGRAPH_PROJECT"
set -f
IFS=$line_break
# shellcheck disable=SC2086 # one input a line
set -- "$@" -- ${ORGRAPH_INPUTS-}
unset IFS
status=0
commit=$(git rev-parse --short=10 "$commit")
orgraph diff --git "$commit" --format markdown -o "$work/diff.md" "$@" || status=$?
if test $status -gt 1; then
	say "the structure cannot be compared with $commit: no comment on what changed"
	exit 0
fi

{ echo "$marker" && cat "$work/diff.md"; } >"$work/body"
if test "$(wc -m <"$work/body")" -gt $most; then
	{ echo "$marker" && echo "There are more changes than a comment can hold: see the log of the run."; } >"$work/body"
fi
if test "$server" = github && test -n "${GITHUB_STEP_SUMMARY-}"; then
	cat "$work/diff.md" >>"$GITHUB_STEP_SUMMARY"
else
	cat "$work/diff.md"
fi
if ! can_comment; then
	say "there is no token or no request to comment on: what changed is told here alone"
elif ! publish $status 2>"$work/said"; then
	cat "$work/said" >&2
	say "the comment could not be written: what changed is told here alone"
fi
