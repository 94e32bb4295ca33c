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
status=0
orgraph build --check "$manifest" >"$told" || status=$?
cat "$told"
test $status = 1 || exit $status

echo "run 'orgraph build' and commit what it writes"
if test "$server" = github; then
	echo "::error title=Charts are stale::run 'orgraph build' and commit what it writes"
	# indented, so that no name in it is read as markup
	test -z "${GITHUB_STEP_SUMMARY-}" ||
		{ printf '## Stale charts\n\n' && sed 's/^/    /' "$told" && echo; } >>"$GITHUB_STEP_SUMMARY"
fi
exit 1
