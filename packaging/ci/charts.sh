#!/bin/sh
# Fails when a chart or report that the manifest names is not what the data says; draws
# and writes nothing. Without a manifest nothing is kept, and nothing can be stale.
# Usage: charts.sh github|gitlab
# From the environment: ORGRAPH_PROJECT, the manifest (orgraph.yaml).
set -eu
server=${1:?which server?}
manifest=${ORGRAPH_PROJECT:-orgraph.yaml}

if ! test -e "$manifest" && test -z "${ORGRAPH_PROJECT-}"; then
	echo "there is no manifest '$manifest': no charts are kept"
	exit 0
fi
told=$(mktemp)
trap 'rm -f "$told"' EXIT
# In a container the copy belongs to another user, which git does not like.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
status=0
orgraph build --check "$manifest" >"$told" || status=$?
cat "$told"
if test $status = 2 && test "$(git rev-parse --is-shallow-repository 2>/dev/null)" = true; then
	echo "where a report compares with a revision, all of the repository is needed:"
	if test "$server" = github; then echo "'fetch-depth: 0' of actions/checkout"; else echo "'GIT_DEPTH: 0'"; fi
fi
test $status = 1 || exit $status
# a check that fails is told, and fails the run, where every chart is current, too
grep -q -v -e '^current ' -e '^ ' "$told" || exit 1

advice="run 'orgraph build' and commit what it writes"
# what no entry makes any longer is nothing that a build would touch
grep -q -e '^stale ' -e '^missing ' -e '^edited ' -e '^unknown ' "$told" ||
	advice='remove what is orphaned: no entry of the manifest writes it any longer'
echo "$advice"
if test "$server" = github; then
	echo "::error title=Charts are stale::$advice"
	# indented, so that no name in it is read as markup
	test -z "${GITHUB_STEP_SUMMARY-}" ||
		{ printf '## Stale charts\n\n' && sed 's/^/    /' "$told" && echo; } >>"$GITHUB_STEP_SUMMARY"
fi
exit 1
