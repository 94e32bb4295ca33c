#!/bin/sh
# Builds the image of packaging/container/ with buildah and uses it: the program runs for a
# user who is not root, draws with the font it was made for, and the scripts of CI work in
# a copy of a repository that belongs to another user, as GitLab's runners hand it on.
# Not in make test: it needs buildah, a runtime, the image debian:12-slim and minutes.
# Usage: tests/packaging/container.sh [OPTION-OF-BUILDAH…]
#   (--root FOLDER --runroot FOLDER, say; BUILD_OPTIONS and RUN_OPTIONS are those of
#   `buildah build` and `buildah run`; IMAGE names one that is built already)
. "$(dirname "$0")/../lib.sh"
suite=container
command -v buildah >/dev/null || { echo "container: skipped: it needs buildah" && exit 0; }
storage="$*"

image() { # COMMAND…: buildah, with its storage
	# shellcheck disable=SC2086 # options
	buildah $storage "$@"
}

inside() { # in the image, as its user
	# shellcheck disable=SC2086 # options
	image run ${RUN_OPTIONS-} "$box" -- "$@" >"$work/said" 2>&1 ||
		why="$why, '$*' fails: $(tail -n 5 "$work/said")"
}

tells() { # TEXT
	grep -qF -e "$1" "$work/said" || why="$why, does not tell '$1' but: $(head -n 5 "$work/said")"
}

cd "$root" || exit 2
if test -z "${IMAGE-}"; then
	why=
	IMAGE=localhost/orgraph-test
	# shellcheck disable=SC2086 # options
	image build ${BUILD_OPTIONS-} -q -t $IMAGE -f packaging/container/Containerfile . \
		>"$work/said" 2>&1 || why="$(tail -n 20 "$work/said")"
	verdict build
	test -z "$why" || finish
fi
box=$(image from --pull=never "$IMAGE") || exit 2
trap 'image rm "$box" >/dev/null; rm -rf "$work"' EXIT

why=
inside id -u
! grep -qx 0 "$work/said" || why="$why, it runs as root"
inside orgraph version
tells 'orgraph '
test "$(image inspect --format '{{.OCIv1.Config.Entrypoint}}' "$box")" = '[orgraph]' ||
	why="$why, orgraph is not what it runs"
inside sh -c '! command -v gcc && ! command -v make'
verdict program

# A repository of root's, in which everybody may write.
why=
mkdir "$work/gov"
cp tests/packaging/town.yaml tests/packaging/orgraph.yaml "$work/gov"
(cd "$work/gov" && "$orgraph" build -q && git init -q . && git add . &&
	git -c user.name=a -c user.email=a@localhost commit -qm town &&
	sed -i 's/name: Parks/name: Woods/' town.yaml && chmod -R a+rwX .) ||
	why="$why, the repository"
image copy "$box" "$work/gov" /work >/dev/null
# HOME is the folder for a user whom the image does not know: `podman run --user`
inside env HOME=/work orgraph draw town.yaml -o chart.png
inside sh -c '! test -e .cache'
inside sh /usr/share/orgraph/ci/check.sh gitlab
inside test -s gl-code-quality-report.json
inside env ORGRAPH_BASE=HEAD sh /usr/share/orgraph/ci/comment.sh gitlab
tells 'Woods'
inside sh -c 'sh /usr/share/orgraph/ci/charts.sh gitlab || test $? = 1'
tells 'stale     overview.svg'
verdict steps
finish
