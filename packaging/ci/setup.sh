#!/bin/sh
# Puts orgraph on the path of a runner, built from the repository that this file is in;
# nothing where there is one already.
# Usage: setup.sh FOLDER       (to install into)
set -eu
folder=${1:?a folder to install into}
if command -v orgraph >/dev/null; then
	orgraph version
	exit 0
fi
cd "$(dirname "$0")/../.."
.ci/install demo
make -j"$(nproc)" BUILD="$folder/build" PREFIX="$folder" install
test -z "${GITHUB_PATH-}" || echo "$folder/bin" >>"$GITHUB_PATH"
"$folder/bin/orgraph" version
