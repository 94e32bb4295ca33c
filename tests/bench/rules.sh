#!/bin/sh
# Writes forty rules of all kinds on standard output, for the organisation of generate.c.
cat <<'YAML'
orgraph_rules: 1
rules:
YAML
for round in 1 2 3 4; do
	cat <<YAML
  bench/present-$round: {message: x, for: {sort: group}, require: {present: [chair, members]}}
  bench/kind-$round: {message: x, for: {sort: group, kind: council}, require: {not: {power: decides}}}
  bench/meets-$round: {message: x, for: {sort: group, own: true}, require: {field: meets, between: [1, 400]}}
  bench/count-$round: {message: x, for: {sort: group}, require: {field: seats, at_most: 100000}}
  bench/same-$round: {message: x, for: {sort: group}, require: {any: [{field: chair, differs: members}, {field: chair, same: members}]}}
  bench/every-$round: {message: x, for: {sort: group}, require: {every: members, is: {not: {tag: never-written}}}}
  bench/reaches-$round: {message: x, for: {sort: group}, require: {any: [{reaches: {root: true}}, {not_reaches: {root: true}}]}}
  bench/span-$round: {message: x, for: {sort: post}, require: {max_span: 1000000}}
  bench/depth-$round: {message: x, for: {sort: post, depth: [0, 100000]}, require: {field: name, matches: "*"}}
  bench/heads-$round: {message: x, for: {sort: unit}, require: {field: head.unit.name, matches: "*"}}
YAML
done
