/* Lines as keys and as entries, types of the organisation, and what holds for all groups.
 */
#include "fixture.h"

/* ---- keys and entries ---- */

Test(lines, keys_of_a_node)
{
	struct fixture *fixture = fixture_load(
		"orgraph: 1\n"
		"organisation: {id: o}\n"
		"groups:\n"
		"  a: {reports_to: [b, {to: [c, p], via: p, note: n}], principal: p, "
		"informs: {to: b, via: by letter}}\n"
		"  b: {part_of: a, delegates_to: c, escalates_to: c, advises: c, "
		"prepares_for: c, consults: c, appointed_by: c, staffed_by: nobody}\n"
		"  c: {}\n"
		"posts: {p: {}}\n");

	cr_expect_str_eq(lines_of(fixture), "a -reports_to-> b\n"
					    "a -reports_to-> c via p note 'n'\n"
					    "a -reports_to-> p via p note 'n'\n"
					    "a -principal-> p\n"
					    "a -informs-> b via 'by letter'\n"
					    "b -part_of-> a\n"
					    "b -delegates_to-> c\n"
					    "b -escalates_to-> c\n"
					    "b -advises-> c\n"
					    "b -prepares_for-> c\n"
					    "b -consults-> c\n"
					    "b -appointed_by-> c\n"
					    "b -staffed_by-> nobody?\n");
}

Test(lines, entries_multiply)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "groups: {a: {}, b: {}, c: {informs: a}}\n"
			     "lines:\n"
			     "  - {from: [a, b], type: informs, to: [b, c], note: n}\n"
			     "  - {from: c, type: informs, to: b, implied: true}\n"
			     "  - {from: c, type: informs, to: b, implied: false, at: "
			     "{file: x, line: 1, column: 1}}\n");

	cr_expect_str_eq(lines_of(fixture), "c -informs-> a\n"
					    "a -informs-> b (lines) note 'n'\n"
					    "a -informs-> c (lines) note 'n'\n"
					    "b -informs-> b (lines) note 'n'\n"
					    "b -informs-> c (lines) note 'n'\n"
					    "c -informs-> b (lines)\n");
}

Test(lines, entries_that_repeat_a_key)
{
	struct fixture *fixture = fixture_load(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {reports_to: [b, nowhere], informs: {to: [b, c], via: p}}\n"
		"  b: {}\n"
		"  c: {mandate: {from: p}}\n"
		"posts: {p: {}}\n"
		"lines:\n"
		"  - {from: a, type: reports_to, to: b, note: completes}\n"
		"  - {from: a, type: reports_to, to: nowhere, note: too}\n"
		"  - {from: a, type: informs, to: c, via: p, note: adds}\n"
		"  - {from: p, type: delegates_to, to: c}\n"
		"  - {from: a, type: advises, to: c}\n"
		"  - {from: a, type: advises, to: c, note: again}\n");

	cr_expect_str_eq(lines_of(fixture), "a -reports_to-> b note 'completes'\n"
					    "a -reports_to-> nowhere? note 'too'\n"
					    "a -informs-> b via p\n"
					    "a -informs-> c via p note 'adds'\n"
					    "p -delegates_to-> c (mandate)\n"
					    "a -advises-> c (lines)\n"
					    "a -advises-> c (lines) note 'again'\n");
}

/* The targets of one map share what it says, and what is wrong in it is told once. */
Test(lines, a_way_that_leads_nowhere_is_told_once)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts: {p: {}, q: {}}\n"
		     "groups: {a: {informs: {to: [p, q], via: [nobody]}}}\n",
		"3:42-48 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts'\n");
}

/* What an entry adds stands beside what the key says; a mandate has no room for it. */
Test(lines, entries_that_add_to_a_key)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "posts: {p: {}, q: {}}\n"
			     "groups:\n"
			     "  a: {informs: {to: [p, q], note: key}}\n"
			     "  b: {mandate: {from: p}}\n"
			     "lines:\n"
			     "  - {from: a, type: informs, to: p, via: q, note: entry}\n"
			     "  - {from: p, type: delegates_to, to: b, note: adds}\n");

	cr_expect_str_eq(lines_of(fixture), "a -informs-> p via q note 'key'\n"
					    "a -informs-> q note 'key'\n"
					    "p -delegates_to-> b (mandate)\n"
					    "p -delegates_to-> b (lines) note 'adds'\n");
}

/* Another way is another line: none of what was written is lost. */
Test(lines, entries_that_go_another_way)
{
	struct fixture *fixture = fixture_load(
		"orgraph: 1\n"
		"posts: {p: {}, q: {}, r: {}}\n"
		"groups:\n"
		"  a: {informs: {to: p, via: [q, r]}}\n"
		"  b: {informs: {to: p, via: q}}\n"
		"  c: {informs: {to: p, via: by letter}}\n"
		"  d: {informs: {to: p, via: [q, r]}}\n"
		"lines:\n"
		"  - {from: a, type: informs, to: p, via: [q, p]}\n"
		"  - {from: b, type: informs, to: p, via: by letter}\n"
		"  - {from: c, type: informs, to: p, via: q}\n"
		"  - {from: d, type: informs, to: p, via: [q, r], note: adds}\n");

	cr_expect_str_eq(lines_of(fixture), "a -informs-> p via q via r\n"
					    "b -informs-> p via q\n"
					    "c -informs-> p via 'by letter'\n"
					    "d -informs-> p via q via r note 'adds'\n"
					    "a -informs-> p (lines) via q via p\n"
					    "b -informs-> p (lines) via 'by letter'\n"
					    "c -informs-> p (lines) via q\n");
}

Test(lines, a_reference_that_leads_nowhere_is_reported_wherever_it_stands)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups: {a: {reports_to: nowhere}}\n"
		     "lines: [{from: a, type: reports_to, to: nowhere}, {from: [a, a], "
		     "type: informs, to: nobody}]\n",
		"2:26-33 unknown-reference a: no node has the id, name or alias "
		"'nowhere'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:41-48 unknown-reference a: no node has the id, name or alias "
		"'nowhere'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:85-91 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n");
}

Test(lines, types_of_the_organisation)
{
	struct fixture *fixture = fixture_load(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {answers: b, reports_to: b}\n"
		"  b: {reports_to: a}\n"
		"  c: {answers: [a, {to: b, via: a text}]}\n"
		"organisation: {line_types: {answers: {style: dotted}, unused: }}\n"
		"lines: [{from: c, type: answers, to: c}]\n");

	cr_expect_str_eq(lines_of(fixture), "a -reports_to-> b\n"
					    "a -answers-> b\n"
					    "b -reports_to-> a\n"
					    "c -answers-> a\n"
					    "c -answers-> b via 'a text'\n"
					    "c -answers-> c (lines)\n");
}

Test(lines, types_that_were_declared_before)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "organisation: {line_types: {answers: {style: dotted}}}\n"
			     "groups:\n"
			     "  a: {answers: b, reports_to: b}\n"
			     "  b: {reports_to: a, answers: }\n");

	cr_expect_str_eq(lines_of(fixture), "a -answers-> b\n"
					    "a -reports_to-> b\n"
					    "b -reports_to-> a\n");
}

Test(lines, wrong_types)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {line_types: {answers: }}\n"
		     "groups: {a: {answer: a}, b: {}}\n"
		     "posts: {p: {}}\n"
		     "lines:\n"
		     "  - {from: a, type: infroms, to: b}\n"
		     "  - {from: a, type: answrs, to: b}\n"
		     "  - {from: a, type: chair, to: p}\n"
		     "  - {from: a, type: nonsense, to: nobody}\n"
		     "  - {from: p, type: principal, to: a}\n"
		     "  - {from: [a, b], type: principal, to: [p, b]}\n"
		     "  - {from: nobody, type: informs, to: nowhere}\n",
		"3:14-20 unknown-key a: unknown key 'answer' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"6:21-28 bad-value a: 'infroms' is no line type\n"
		" help did you mean 'informs'?\n"
		"7:21-27 bad-value a: 'answrs' is no line type\n"
		" help did you mean 'answers'?\n"
		"8:21-26 bad-value a: 'chair' is no line type\n"
		" help 'chair' is a key of the group; write it there\n"
		"9:21-29 bad-value a: 'nonsense' is no line type\n"
		" help write reports_to, informs or another of the relations, or declare "
		"it under 'line_types' of the organisation\n"
		"9:35-41 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"10:12-13 wrong-type p: a line of the type 'principal' cannot leave a "
		"post\n"
		" help name a group, or use another type such as reports_to\n"
		"11:45-46 wrong-type a: 'principal' takes one target, this is another\n"
		" help keep the one that counts\n"
		"11:45-46 wrong-type b: 'principal' takes one target, this is another\n"
		" help keep the one that counts\n"
		"12:12-18 unknown-reference nobody: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"12:39-46 unknown-reference nobody: no node has the id, name or alias "
		"'nowhere'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n");
}

Test(lines, mandates_delegate)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "groups:\n"
			     "  a: {mandate: {from: [p, q, a], power: decides}}\n"
			     "  b: {mandate: {from: nobody}}\n"
			     "posts: {p: {}, q: {delegates_to: a}}\n");

	cr_expect_str_eq(lines_of(fixture), "q -delegates_to-> a\n"
					    "p -delegates_to-> a (mandate)\n"
					    "q -delegates_to-> a (mandate)\n"
					    "a -delegates_to-> a (mandate)\n");
}

/* ---- what holds for every group ---- */

Test(defaults, each_own_group_that_lacks_the_key)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "organisation:\n"
			     "  line_types: {answers: }\n"
			     "  group_defaults: {reports_to: board, informs: [{to: p, "
			     "via: p}], mandate: {from: p}, answers: p}\n"
			     "groups:\n"
			     "  board: {}\n"
			     "  a: {}\n"
			     "  b: {reports_to: p, informs: none, mandate: {text: own}}\n"
			     "  c: {external: true}\n"
			     "  d: {stub: true}\n"
			     "  e: {status: dissolved}\n"
			     "  f: {reports_to: none, mandate: none}\n"
			     "posts: {p: {}}\n");

	cr_expect_str_eq(lines_of(fixture),
		"b -reports_to-> p\n"
		"board -informs-> p (default) via p\n"
		"p -delegates_to-> board (default) (mandate)\n"
		"board -answers-> p (default)\n"
		"a -reports_to-> board (default)\n"
		"a -informs-> p (default) via p\n"
		"p -delegates_to-> a (default) (mandate)\n"
		"a -answers-> p (default)\n"
		"b -answers-> p (default)\n"
		"f -informs-> p (default) via p\n"
		"f -answers-> p (default)\n");
}

/* A group that the default names does not delegate to itself. */
Test(defaults, a_mandate_from_one_of_the_groups)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "organisation: {id: o, group_defaults: {mandate: {power: "
			     "advises, from: [g, p]}}}\n"
			     "posts: {p: {}}\n"
			     "groups: {g: {}, h: {}}\n");

	cr_expect_str_eq(lines_of(fixture), "p -delegates_to-> g (default) (mandate)\n"
					    "g -delegates_to-> h (default) (mandate)\n"
					    "p -delegates_to-> h (default) (mandate)\n");
}

Test(defaults, wrong)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation:\n"
		     "  group_defaults: {id: x, name: y, aliases: [z], chiar: p, "
		     "minutes: tape, reports_to: nobody, chair: someone, answers: p}\n"
		     "groups: {a: {}, b: {}}\n",
		"3:20-22 unknown-key: 'id' cannot have a default\n"
		" help write it in each group\n"
		"3:27-31 unknown-key: 'name' cannot have a default\n"
		" help write it in each group\n"
		"3:36-43 unknown-key: 'aliases' cannot have a default\n"
		" help write it in each group\n"
		"3:50-55 unknown-key: unknown key 'chiar' in a group\n"
		" help did you mean 'chair'?\n"
		"3:69-73 bad-value: 'tape' is no value of 'minutes'\n"
		" help 'minutes' takes notes, protocol\n"
		"3:87-93 unknown-reference: no node has the id, name or alias 'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:102-109 unknown-reference: no node has the id, name or alias "
		"'someone'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:111-118 unknown-key: unknown key 'answers' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(defaults, read_from_an_export)
{
	struct fixture *fixture =
		fixture_load("orgraph: 1\n"
			     "organisation: {group_defaults: {reports_to: p}}\n"
			     "groups:\n"
			     "  - {id: a, defaulted: [reports_to], reports_to: [p, q]}\n"
			     "  - {id: b, reports_to: q}\n"
			     "lines:\n"
			     "  - {from: a, type: reports_to, to: p, implied: false}\n"
			     "  - {from: b, type: reports_to, to: q, implied: false}\n"
			     "posts: [{id: p}, {id: q}]\n");

	cr_expect_str_eq(lines_of(fixture), "b -reports_to-> q\n"
					    "a -reports_to-> p (default)\n");
}
