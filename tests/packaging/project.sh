# A project as CI has it, for tests: a gh and a curl that write down what they are asked
# into $ASKED, and make_project. It is sourced after tests/lib.sh.
here=$root/tests/packaging
mkdir "$work/bin" "$work/home"
ln -s "$orgraph" "$work/bin/orgraph"
ln -s "$here/gh" "$here/curl" "$work/bin"
export PATH="$work/bin:$PATH" HOME="$work/home" ASKED="$work/asked"
unset GH_TOKEN GITHUB_STEP_SUMMARY GITHUB_SHA GITHUB_PATH ORGRAPH_TOKEN ORGRAPH_BASE \
	ORGRAPH_INPUTS ORGRAPH_PROJECT ORGRAPH_FAIL_ON ORGRAPH_BASE_SHA ORGRAPH_REQUEST \
	GITHUB_SERVER_URL CI_SERVER_TLS_CA_FILE CI_MERGE_REQUEST_IID CI_MERGE_REQUEST_EVENT_TYPE \
	CI_MERGE_REQUEST_DIFF_BASE_SHA
git config --global user.name tests
git config --global user.email tests@localhost
git config --global init.defaultBranch main

# What docs/ci.md has between fences, where it is of that language and has that text.
documented() { # LANGUAGE [TEXT]
	awk -v fence="\`\`\`$1" -v text="${2-}" '
		$0 == fence { inside = 1; block = ""; next }
		/^```$/ { if (inside && (text == "" || index(block, text))) printf "%s", block; inside = 0 }
		inside { block = block $0 "\n" }' "$root/docs/ci.md"
}

# A project at "main" and at "change", where a group reports elsewhere, and as the servers
# clone it: shallow, at a merge of both.
make_project() {
	mkdir project
	cd project || exit 2
	git init -q
	cp "$here/town.yaml" "$here/orgraph.yaml" .
	orgraph build --quiet || exit 2
	git add . && git commit -qm 'a town'
	git checkout -qb change
	sed 's/reports_to: mayor # moves/reports_to: council/' "$here/town.yaml" >town.yaml
	orgraph build --quiet || exit 2
	git commit -qam 'a move'
	git checkout -q main
	git commit -q --allow-empty -m 'goes on'
	git merge -q --no-ff -m merged change
	git config uploadpack.allowAnySHA1InWant true
	cd ..
	git clone -q --depth=1 "file://$work/project" copy
	cd copy || exit 2
	base=$(git cat-file -p HEAD | sed -n 's/^parent //p' | head -n 1)
}
