#!/bin/sh
# Prints an organisation of a hard shape and a given size.
# Usage: tests/slow/shape.sh SHAPE N
exec awk -v shape="$1" -v n="$2" '
function group(i, keys) { printf "  g%d: {name: Group %d%s}\n", i, i, keys }
function up(to) { return ", reports_to: " to }
BEGIN {
	print "orgraph: 1"
	print "organisation: {id: shape, name: Shape}"
	print shape == "posts" ? "posts:" : "groups:"
	if (shape != "dense" && shape != "ring")
		group(0, ", root: true")
	for (i = 1; i < n; i++) {
		if (shape == "chain" || shape == "posts") group(i, up("g" (i - 1)))
		if (shape == "upward") group(i, up(i < n - 1 ? "g" (i + 1) : "g0"))
		if (shape == "wide") group(i, up("g0"))
		if (shape == "ring") group(i, up("g" (i % (n - 1) + 1)))
		# a name of its own, and the node above by its other name
		if (shape == "names") group(i, ", aliases: [Other name " i "]" \
			up(i > 1 ? "Other name " (i - 1) : "g0"))
		# one anchor, many aliases of YAML
		if (shape == "anchors") group(i, up(i > 1 ? "*up" : "&up g0"))
		if (shape == "unknown") group(i, up("gruop-" i))
		# nothing said: every rule has something to say
		if (shape == "findings") group(i, "")
		# all seats at one post
		if (shape == "seats") group(i, up("g0") ", chair: g0, members: [g" (i - 1) "]")
		# free texts that differ from many names by a slip
		if (shape == "texts") group(i, up("g0") ", members: [{text: Gruop " i "}, " \
			"{person: Persson nr " i ", text: Group " i i "}]")
	}
	if (shape == "dense")
		for (i = 1; i <= n; i++) {
			printf "  g%d:\n    reports_to:\n", i
			for (k = 1; k <= n; k++)
				if (k != i) printf "      - g%d\n", k
		}
	if (shape == "members") {
		print "  g1:\n    members:"
		for (i = 0; i < n; i++) printf "      - {text: Seat %d}\n", i
	}
	if (shape == "aliases") {
		print "  g1:\n    aliases:"
		for (i = 0; i < n; i++) printf "      - Name %d\n", i
	}
	if (shape == "targets") {
		print "  g1:\n    informs:\n      via: somebody\n      to:"
		for (i = 0; i < n; i++) print "        - g0"
	}
}'
