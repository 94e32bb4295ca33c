#!/bin/sh
# What a build does when it is killed, when the disk is full, a folder closed, an output a
# folder or a link, when two builds run at once, and when someone saves an input.
# Usage: O=build/release [KILLS=100] tests/build/run.sh
. "$(dirname "$0")/../lib.sh"
suite=build
kills=${KILLS:-6}
cd "$work" || exit 2
build="timeout 120 $orgraph build -q"

town() { # NAME: a town of some hundred boxes, whose first council is called so
	cat <<-YAML
	orgraph: 1
	organisation: {id: town, name: Town, language: en}
	posts: {director: {name: Director, root: true}}
	groups:
	  c0: {name: $1, kind: council, reports_to: director, chair: director, mandate: {power: advises, text: T}}
	YAML
	awk 'BEGIN { for (i = 1; i < 120; i++)
		printf "  c%d: {name: Council %d, kind: council, reports_to: c%d, chair: director, mandate: {power: advises, text: T}}\n",
			i, i, int((i - 1) / 3) }'
}

manifest() { # its charts are on standard input
	printf 'orgraph_project: 1\ninputs: [gov]\noutput: out\nfail_on: never\ncharts:\n'
	cat
}

project() { # FOLDER NAME
	mkdir -p "$1/gov"
	town "$2" >"$1/gov/town.yaml"
	manifest >"$1/orgraph.yaml" <<-YAML
	  overview: {formats: [svg, dot, png], paper: A3}
	  names: {labels: name, paper: A4, output: deep/names}
	  cut: {paper: A4, sheets: auto, labels: full}
	  printed: {theme: print, formats: [svg, pdf]}
	reports:
	  groups: {list: groups, format: csv, output: groups.csv}
	  model: {export: json, output: model.json}
	YAML
}

files() { # FOLDER: every file of it
	(cd "$1" && find . ! -type d | sort)
}

# What is there is as a whole the one or the other.
whole() { # FOLDER OLD NEW
	files "$1" | while read -r file; do
		case $file in
		*/.orgraph-*.tmp) continue ;;
		esac
		cmp -s "$1/$file" "$2/$file" || cmp -s "$1/$file" "$3/$file" ||
			echo "$file is neither the old nor the new one"
	done
	files "$2" | while read -r file; do
		test -e "$1/$file" || test ! -e "$3/$file" || echo "$file is lost"
	done
}

project a 'Old council'
project b 'New council'
(cd a && $build) || fails old "cannot be built"
(cd b && $build) || fails new "cannot be built"
mv a/out old
mv b/out new

# ---- jobs -------------------------------------------------------------------------------

if wanted build/jobs; then
	why=
	(cd a && $build -j 1) || why="exit status $?"
	diff -r old a/out >/dev/null || why="$why, -j 1 writes other bytes"
	rm -r a/out
	(cd a && $build -j 4) || why="exit status $?"
	diff -r old a/out >/dev/null || why="$why, -j 4 writes other bytes"
	verdict jobs
fi

# ---- killed -----------------------------------------------------------------------------

# "PROCESS STATE PARENT GROUP …" of every process. Without ps, which is not on every
# machine; the name stands in parentheses and may hold anything.
processes() {
	cat /proc/[0-9]*/stat 2>/dev/null | sed 's/(.*) //'
}

# Does any process of the group live? One that nobody has waited for yet seems to, to the
# build that clears what it left; where nobody ever does, that is not waited for.
group_lives() { # ID TURN
	processes | awk -v group="$1" -v turn="$2" '
		$4 == group && ($2 != "Z" || turn < 500) { n++ } END { exit !n }'
}

if wanted build/killed && ! command -v setsid >/dev/null; then
	echo "skipped: killed builds, since there is no setsid"
elif wanted build/killed; then
	why=
	rm -rf run
	project run 'New council'
	began=$(date +%s%N)
	(cd run && $build)
	took=$((($(date +%s%N) - began) / 1000))
	i=0
	left=0
	while test $i -lt "$kills" && test -z "$why"; do
		i=$((i + 1))
		rm -rf run/out
		cp -R old run/out
		setsid sh -c 'echo $$ >group; cd run && exec "$0" build -q' "$orgraph" >/dev/null 2>&1 &
		while ! test -s group; do sleep 0.001; done
		group=$(cat group)
		rm group
		sleep "$(awk -v i=$i -v n="$kills" -v took=$took 'BEGIN {
			srand(i); printf "%.6f", took / 1e6 * (i - rand()) / n }')"
		# all of them, or the parent alone
		if test $((i % 3)) -gt 0; then kill -9 "-$group"; else kill -9 "$group"; fi 2>/dev/null
		wait
		n=0
		while group_lives "$group" $n && test $n -lt 3000; do n=$((n + 1)); sleep 0.01; done
		why=$(whole run/out old new | head -n 3)
		left=$((left + $(find run/out -name '.orgraph-*' | wc -l)))
		(cd run && $build) || why="$why, then exit status $?"
		diff -r new run/out >"$work/differs" || why="$why, then $(head -n 3 "$work/differs")"
	done
	echo "killed $i times, $left temporary files cleared"
	verdict killed
fi

# ---- interrupted ------------------------------------------------------------------------

children_of() { # PROCESS
	processes | awk -v process="$1" '$3 == process { print $1 }'
}

# SIGTERM, since what a shell starts in the background ignores Ctrl-C. A build that
# was faster than we are is tried again.
if wanted build/interrupted; then
	why=
	rm -rf run
	project run 'New council'
	status=0
	i=0
	while test "$status" = 0 && test $i -lt 20; do
		i=$((i + 1))
		rm -rf run/out
		cp -R old run/out
		(cd run && exec "$orgraph" build -q --force -j 2) 2>.err &
		process=$!
		children=
		while test -z "$children" && kill -0 $process 2>/dev/null; do
			children=$(children_of $process)
		done
		kill -TERM $process 2>/dev/null
		status=0
		wait $process || status=$?
	done
	test "$status" = 143 || why="exit status $status after $i builds"
	for child in $children; do
		! kill -0 "$child" 2>/dev/null || why="$why, a child lives on"
	done
	broken=$(whole run/out old new | head -n 3)
	test -z "$broken" || why="$why, $broken"
	test -z "$(find run/out -name '.orgraph-*')" || why="$why, left a temporary file"
	test -z "$why" || cat .err
	verdict interrupted
fi

if wanted build/two-at-once; then
	why=
	rm -rf run
	project run 'New council'
	cp -R old run/out
	for i in 1 2 3; do
		(cd run && $build --force) &
		one=$!
		(cd run && $build --force) || why="the second: exit status $?"
		wait $one || why="$why the first: exit status $?"
		diff -r new run/out >/dev/null || why="$why, other bytes"
	done
	verdict two-at-once
fi

# ---- disks ------------------------------------------------------------------------------

# Every output that does not fit stays as it was, and the others are made.
full() { # NAME STATUS: after a run in ./run, whose messages are in .err
	test "$2" = 2 || why="exit status $2"
	grep -q "cannot write 'out/.*':.*$3" .err || why="$why, does not say what failed"
	broken=$(whole run/out old new | head -n 3)
	test -z "$broken" || why="$why, $broken"
	test -z "$(find run/out -name '.orgraph-*')" || why="$why, left a temporary file"
	test -z "$why" || cat .err
	verdict "$1"
}

if wanted build/file-limit; then
	why=
	rm -rf run
	project run 'New council'
	cp -R old run/out
	(trap '' XFSZ && ulimit -f 40 && cd run && $build) 2>.err
	full file-limit $? "too large"
	cmp -s new/groups.csv run/out/groups.csv || fails file-limit-others "groups.csv is not made"
fi

# In a mount of its own, which goes with the shell that made it.
cat >disk.sh <<'SH'
mount -t tmpfs -o size=2m none run/out 2>/dev/null || exit 99
cp -R old/. run/out
dd if=/dev/zero of=run/out/fill bs=4k 2>/dev/null
cd run
"$1" build -q --force
status=$?
rm out/fill
cp -R out ../copy
exit $status
SH
if wanted build/full-disk; then
	why=
	rm -rf run copy
	project run 'New council'
	mkdir run/out
	unshare -m sh disk.sh "$orgraph" 2>.err
	status=$?
	if test $status = 99 || test ! -d copy; then
		echo "skipped: a full disk, since nothing can be mounted here"
	else
		rmdir run/out
		mv copy run/out
		full full-disk $status "no space"
	fi
fi

# Root writes everywhere, so nobody has to run it: a copy, for what is below /root is closed.
if wanted build/read-only; then
	why=
	rm -rf run
	project run 'New council'
	cp -R old run/out
	as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
	if test "$(id -u)" != 0; then
		as_nobody=
	else
		chmod 755 "$work" && cp "$orgraph" copy && chown -R 65534 run
		$as_nobody ./copy version >/dev/null 2>&1 || as_nobody=none
	fi
	if test "$as_nobody" = none; then
		echo "skipped: a read-only folder, since root writes everywhere"
	else
		chmod 555 run/out/deep
		test -e copy || cp "$orgraph" copy
		(cd run && $as_nobody timeout 120 ../copy build -q) 2>.err
		test $? = 2 || why="exit status $?"
		grep -q "chart 'names': cannot write 'out/deep/names.svg': .*no permission" .err || why="$why, does not say which"
		cmp -s old/deep/names.svg run/out/deep/names.svg || why="$why, the old chart is gone"
		cmp -s new/overview.svg run/out/overview.svg || why="$why, the others are not made"
		test -z "$why" || cat .err
		chmod 755 run/out/deep
		verdict read-only
	fi
fi

# ---- what stands in the way -------------------------------------------------------------

if wanted build/in-the-way; then
	why=
	rm -rf run
	project run 'New council'
	mkdir -p run/out/overview.svg run/out/groups.csv run/elsewhere
	echo old >run/elsewhere/target.svg
	mkdir run/out/deep
	ln -s ../../elsewhere/target.svg run/out/deep/names.svg
	(cd run && $build) 2>.err
	test $? = 2 || why="exit status $?"
	grep -q "'out/overview.svg'.*folder" .err || why="$why, does not name the folder"
	grep -q "'out/groups.csv'.*folder" .err || why="$why, does not name the report's folder"
	test -h run/out/deep/names.svg || why="$why, the link is replaced"
	cmp -s new/deep/names.svg run/elsewhere/target.svg || why="$why, its target is not written"
	cmp -s new/overview.dot run/out/overview.dot || why="$why, the others are not made"
	test -z "$why" || cat .err
	(cd run && $build) 2>/dev/null
	test $? = 2 || why="$why, is content the second time"
	rmdir run/out/overview.svg run/out/groups.csv
	mkfifo run/out/overview.svg run/out/groups.csv
	(cd run && timeout 60 $build) 2>.err
	test $? = 2 || why="$why, exit status $? with pipes"
	test "$(grep -c "no file" .err)" = 2 || why="$why, does not name the pipes"
	(cd run && timeout 60 $build --check) >.out 2>&1
	test $? = 1 || why="$why, exit status $? of a check with pipes"
	verdict in-the-way
fi

if wanted build/no-folder; then
	why=
	rm -rf run
	project run 'New council'
	sed -i 's/^output: out/output: \/proc\/none/' run/orgraph.yaml
	(cd run && $build) 2>.err
	test $? = 2 || why="exit status $?"
	grep -q "'/proc/none/.*'.*folder '/proc/none' cannot be made" .err || why="$why, does not say why"
	test -z "$why" || cat .err
	verdict no-folder
fi

# ---- children that die ------------------------------------------------------------------

if wanted build/child-dies && ${CC:-cc} -shared -fPIC "$root/tests/fail/faults.c" -o faults.so -ldl; then
	why=
	rm -rf run
	project run 'New council'
	sed -i '/^reports/,$d' run/orgraph.yaml
	cp -R old run/out
	(cd run && eval "env ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0 \
		LD_PRELOAD=$work/faults.so FAULT=kill-rename ${build% -q}") >.out 2>.err
	test $? = 2 || why="exit status $?"
	test "$(grep -c "ended by signal 9" .err)" = 4 || why="$why, does not say that each was killed"
	grep -q "chart 'names'" .err || why="$why, does not say which"
	test "$(grep -c '^failed ' .out)" = 7 || why="$why, does not say that each output failed"
	! grep '^orphaned ' .out || why="$why, calls orphans what the dead had no time to claim"
	broken=$(whole run/out old old | head -n 3)
	test -z "$broken" || why="$why, $broken"
	test -z "$why" || cat .err
	verdict child-dies
fi

if wanted build/no-process; then
	why=
	rm -rf run
	project run 'New council'
	(cd run && ulimit -n 6 && timeout 60 "$orgraph" build) >.out 2>.err
	test $? = 2 || why="exit status $?"
	grep -q "chart 'names': cannot make a pipe: " .err || why="$why, does not say why"
	! grep -q "ended with" .err || why="$why, tells of a process that never was"
	grep -q "^failed *out/deep/names.svg" .out || why="$why, does not say what failed"
	test -z "$why" || cat .err .out
	verdict no-process
fi

# ---- sheets -----------------------------------------------------------------------------

if wanted build/fewer-sheets; then
	why=
	rm -rf run
	project run 'Old council'
	sed -i 's/paper: A4, sheets/paper: A5, sheets/; s/A5/148x210mm/' run/orgraph.yaml
	(cd run && $build) 2>.err || why="exit status $?"
	many=$(ls run/out/cut-*.svg | wc -l)
	rm run/out/cut-2.svg
	(cd run && timeout 60 "$orgraph" build --check 2>&1) >.out && why="$why, a missing sheet is not noticed"
	grep -q "missing .*cut" .out || why="$why, does not say missing"
	cp a/orgraph.yaml run
	sed -i 's/paper: A4, sheets: auto/paper: A0, sheets: auto/' run/orgraph.yaml
	(cd run && timeout 60 "$orgraph" build 2>&1) >.out || why="$why, then exit status $?"
	few=$(ls run/out/cut*.svg | wc -l)
	test "$many" -gt 2 && test "$few" = 1 || why="$why, $many sheets became $few"
	grep -q "removed .*cut-3.svg" .out || why="$why, does not say what it removed"
	(cd run && $build --check) >.out 2>&1 || why="$why, the check finds more: $(head -n 3 .out)"
	test -z "$why" || cat .out
	verdict fewer-sheets
fi

# ---- make -------------------------------------------------------------------------------

if wanted build/depfile; then
	why=
	rm -rf run
	project run 'Old council'
	printf 'out/overview.svg: orgraph.yaml\n\t@echo built\n\t@%s build -q --depfile made.d\n-include made.d\n' \
		"$orgraph" >run/Makefile
	(cd run && make) >.out 2>&1 || why="exit status $?"
	grep -q built .out || why="$why, does not build at first"
	(cd run && make) >.out 2>&1
	! grep -q built .out || why="$why, builds without a change"
	sleep 0.02
	town 'New council' >run/gov/town.yaml
	(cd run && make) >.out 2>&1 || why="$why, then exit status $?"
	grep -q built .out || why="$why, an input has changed and is not built"
	cmp -s new/overview.svg run/out/overview.svg || why="$why, other bytes"
	mv run/gov/town.yaml run/gov/city.yaml
	(cd run && make) >.out 2>&1 || why="$why, an input that is gone is an error: $(cat .out)"
	verdict depfile
fi

# ---- watching ---------------------------------------------------------------------------

until_found() { # PATTERN FILE: waits a while for it, if all went well so far
	test -z "$why" || return 0
	n=0
	until grep -q "$1" "$2" 2>/dev/null; do
		n=$((n + 1))
		test $n -lt 1000 || { why="$why, '$1' never comes to $2"; return 1; }
		sleep 0.02
	done
}

if wanted build/watch; then
	why=
	rm -rf run
	project run 'Old council'
	sed -i '/^reports/,$d; s/formats: \[svg, dot, png\], //' run/orgraph.yaml
	(cd run && exec "$orgraph" build --watch >../.out 2>../.err) &
	watcher=$!
	until_found "Old council" run/out/overview.svg
	until_found "watching" .err
	# as an editor that replaces the file, and one that writes it
	town 'Replaced council' >run/gov/.new && mv run/gov/.new run/gov/town.yaml
	until_found "Replaced council" run/out/overview.svg
	town 'Written council' >run/gov/town.yaml
	until_found "Written council" run/out/overview.svg
	# as one that keeps the old file, and as git, which takes a file away for a while and
	# brings it back as it was
	mv run/gov/town.yaml run/gov/town.yaml~
	town 'Kept council' >run/gov/town.yaml
	until_found "Kept council" run/out/overview.svg
	mv run/gov/town.yaml away.yaml
	until_found "no file whose name ends in" .err
	mv away.yaml run/gov/town.yaml
	sed -i 's/Kept council/Edited council/' run/gov/town.yaml
	until_found "Edited council" run/out/overview.svg
	echo '  broken: [' >>run/gov/town.yaml
	until_found "yaml-syntax" .err
	kill -0 $watcher 2>/dev/null || why="$why, an error ends it"
	town 'Mended council' >run/gov/town.yaml
	until_found "Mended council" run/out/overview.svg
	mkdir run/gov/more
	printf 'orgraph: 1\ngroups: {late: {name: Late council, kind: council, reports_to: c0, chair: director}}\n' >run/gov/more/late.yaml
	until_found "Late council" run/out/overview.svg
	until_found "late" run/out/deep/names.svg
	kill -INT $watcher
	wait $watcher || why="$why, then exit status $?"
	test -z "$why" || cat .err
	verdict watch
fi
finish
