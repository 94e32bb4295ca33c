/* Values that are not what their key wants: what is said, and where. */
#include "fixture.h"

/* ---- every type of value, wrong ---- */

Test(wrong_type, of_texts)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: [A]\n"
		     "    note: [x, y]\n"
		     "    basis: {a: b}\n"
		     "    aliases: {a: b}\n"
		     "    tags: [x, [y], {z: 1}, ~, ]\n"
		     "    legal_basis: [[x]]\n",
		"4:11-14 wrong-type a: 'name' wants a text, this is a list\n"
		" help write 'name: A'\n"
		"5:11-17 wrong-type a: 'note' wants a text, this is a list\n"
		" help write one value behind 'note:'\n"
		"6:12-18 wrong-type a: 'basis' wants a text, this is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"7:14-20 wrong-type a: 'aliases' wants a text or a list of texts, this "
		"is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"8:15-18 wrong-type a: 'tags' wants a text or a list of texts, this is a "
		"list\n"
		" help write 'y' without the brackets around it\n"
		"8:20-26 wrong-type a: 'tags' wants a text or a list of texts, this is a "
		"map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"8:28-29 wrong-type a: an item of 'tags' is empty\n"
		" help write its value, or remove the '-' or ','\n"
		"9:19-22 wrong-type a: 'legal_basis' wants a text or a list of texts, "
		"this is a list\n"
		" help write 'x' without the brackets around it\n");
}

Test(wrong_type, of_truth)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {root: \"true\", external: yes, stub: [1]}\n"
		     "  b: {root: True, external: 1, stub: ~}\n"
		     "posts: {p: {holder: {acting: 2, job_share: {}}}}\n",
		"3:13-19 wrong-type a: 'root' wants true or false, this is the text "
		"'true'\n"
		" help write true without quotes\n"
		"3:31-34 wrong-type a: 'external' wants true or false, this is the text "
		"'yes'\n"
		" help write 'external: true'\n"
		"3:42-45 wrong-type a: 'stub' wants true or false, this is a list\n"
		" help write 'stub: true', or leave the key out\n"
		"4:13-17 wrong-type b: 'root' wants true or false, this is the text "
		"'True'\n"
		" help write 'root: true'\n"
		"4:29-30 wrong-type b: 'external' wants true or false, this is the text "
		"'1'\n"
		" help write 'external: true', or leave the key out\n"
		"5:30-31 wrong-type p: 'acting' wants true or false, this is the text "
		"'2'\n"
		" help write 'acting: true', or leave the key out\n"
		"5:44-46 wrong-type p: 'job_share' wants true or false, this is a map\n"
		" help write 'job_share: true', or leave the key out\n");
}

Test(wrong_type, of_numbers)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  p: {count: many}\n"
		     "  q: {count: \"+\"}\n"
		     "  r: {count: [4]}\n"
		     "  s: {count: 4 +}\n"
		     "  t: {count: \"\"}\n"
		     "  u: {count: -1}\n",
		"3:14-18 wrong-type p: 'count' wants a number, this is the text 'many'\n"
		" help write a number such as 2, or 4+ for four or more\n"
		"4:14-17 wrong-type q: 'count' wants a number, this is the text '+'\n"
		" help write a number such as 2, or 4+ for four or more\n"
		"5:14-17 wrong-type r: 'count' wants a number, this is a list\n"
		" help write 'count: 4'\n"
		"6:14-17 wrong-type s: 'count' wants a number, this is the text '4 +'\n"
		" help write a number such as 2, or 4+ for four or more\n"
		"7:14-16 wrong-type t: 'count' wants a number, this is the text ''\n"
		" help write a number such as 2, or 4+ for four or more\n"
		"8:14-16 wrong-type u: 'count' wants a number, this is the text '-1'\n"
		" help write a number such as 2, or 4+ for four or more\n");
}

Test(wrong_type, of_words)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {kind: [board], status: {x: y}, mandate: {power: {x: y}}, "
		     "meets: [weekly], minutes: [notes]}\n"
		     "  b: {members: [{text: x, when: [on_demand]}], minutes: {kind: "
		     "[notes], published: [x]}}\n",
		"3:13-20 wrong-type a: 'kind' wants one word, this is a list\n"
		" help write 'kind: board'\n"
		"3:30-36 wrong-type a: 'status' wants one word, this is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"3:55-61 wrong-type a: 'power' wants a word or a list of words, this is "
		"a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"3:71-79 wrong-type a: 'meets' wants a frequency or {text: …}, this is a "
		"list\n"
		" help write 'meets: weekly'\n"
		"3:90-97 wrong-type a: 'minutes' wants a word or a map, this is a list\n"
		" help write notes, protocol or {kind: …, published: …}\n"
		"4:33-44 wrong-type b: 'when' wants the word on_demand, this is a list\n"
		" help write 'when: on_demand'\n"
		"4:64-71 wrong-type b: 'kind' wants one word, this is a list\n"
		" help write 'kind: notes'\n"
		"4:84-87 wrong-type b: 'published' wants a text, this is a list\n"
		" help write 'published: x'\n");
}

Test(wrong_type, of_maps)
{
	EXPECT_FOUND(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {mandate: text, offices: x, valid: 2025-01-01, source: page 3}\n"
		"  b: {mandate: [text], offices: [x], valid: [x], source: [page 3, "
		"{note: x}]}\n"
		"  c: Some name\n"
		"  d: [x]\n"
		"  e: [{id: x}]\n",
		"3:16-20 wrong-type a: 'mandate' wants a map, this is a text\n"
		" help write {text: …}, or the keys power, text, from and decider on "
		"lines of their own\n"
		"3:31-32 wrong-type a: 'offices' wants a map of offices, this is a text\n"
		" help write the name of each office as a key: {coordinator: …}\n"
		"3:41-51 wrong-type a: 'valid' wants a map of 'from' and 'until', this "
		"is a text\n"
		" help write {from: 2025-01-01}, {until: 2025-12-31} or both\n"
		"3:61-67 wrong-type a: 'source' wants a map or a list of maps, this is a "
		"text\n"
		" help write {in: …, section: …}, {url: …} or {note: …}\n"
		"4:16-22 wrong-type b: 'mandate' wants a map, this is a list\n"
		" help write {text: …}, or the keys power, text, from and decider on "
		"lines of their own\n"
		"4:33-36 wrong-type b: 'offices' wants a map of offices, this is a list\n"
		" help write the name of each office as a key: {coordinator: …}\n"
		"4:45-48 wrong-type b: 'valid' wants a map of 'from' and 'until', this "
		"is a list\n"
		" help write {from: 2025-01-01}, {until: 2025-12-31} or both\n"
		"4:59-65 wrong-type b: 'source' wants a map or a list of maps, this is a "
		"text\n"
		" help write {in: …, section: …}, {url: …} or {note: …}\n"
		"5:6-15 wrong-type c: a group has to be a map of its keys\n"
		" help write 'c: {name: Some name}'\n"
		"6:6-9 wrong-type d: a group has to be a map of its keys\n"
		" help write its keys below it, such as {name: …}\n"
		"7:6-15 wrong-type e: a group has to be a map of its keys\n"
		" help write its keys below it, such as {name: …}\n");
}

Test(wrong_type, of_seats)
{
	EXPECT_FOUND(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {members: enhetschef, co_opted: {post: p}, represented_by: x}\n"
		"  b: {members: [[p, q], {post: {x: y}}, {unit: [u]}, {group: [b]}, "
		"{text: [x]}]}\n"
		"  c: {chair: {post: p, person: [x], appointed_by: [p], represents: {a: "
		"b}}}\n"
		"posts: {p: {}, q: {}}\n"
		"units: {u: {}}\n",
		"3:16-26 wrong-type a: 'members' wants a list of seats, this is a text\n"
		" help write 'members: [enhetschef]'\n"
		"3:38-47 wrong-type a: 'co_opted' wants a list of seats, this is a map\n"
		" help begin each seat with '- ' on a line of its own\n"
		"3:65-66 wrong-type a: 'represented_by' wants a list of seats, this is a "
		"text\n"
		" help write 'represented_by: [x]'\n"
		"4:17-23 wrong-type b: 'members' wants seats, this is a list\n"
		" help write {post: [a, b]} for one seat that either takes\n"
		"4:32-38 wrong-type b: 'post' wants a reference or a list of them, this "
		"is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"4:48-51 wrong-type b: 'unit' wants one reference, this is a list\n"
		" help write 'unit: u'\n"
		"4:62-65 wrong-type b: 'group' wants one reference, this is a list\n"
		" help write 'group: b'\n"
		"4:75-78 wrong-type b: 'text' wants a text, this is a list\n"
		" help write 'text: x'\n"
		"5:32-35 wrong-type c: 'person' wants a reference or a text, this is a "
		"list\n"
		" help write 'person: x'\n"
		"5:51-54 wrong-type c: 'appointed_by' wants one reference, this is a "
		"list\n"
		" help write 'appointed_by: p'\n"
		"5:68-74 wrong-type c: 'represents' wants a reference or a text, this is "
		"a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n");
}

Test(wrong_type, of_lines)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {reports_to: [{to: p, via: {x: 1}, note: [y]}, [q]], "
		     "principal: [p, q], informs: {to: {x: 1}}}\n"
		     "  b: {mandate: {from: {to: p}, decider: [[p]]}, duties: {a: b}}\n"
		     "posts: {p: {unit: [u], holder: Eva}, q: {holder: [[x], Eva]}}\n"
		     "lines: {a: b}\n",
		"3:33-39 wrong-type a: 'via' wants a reference or a list of them, this "
		"is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"3:47-50 wrong-type a: 'note' wants a text, this is a list\n"
		" help write 'note: y'\n"
		"3:53-56 wrong-type a: 'reports_to' wants a target, a list of them, or "
		"{to: …}, this is a list\n"
		" help write the targets in one list: [a, b]\n"
		"3:74-75 wrong-type a: 'principal' takes one target, this is another\n"
		" help keep the one that counts\n"
		"3:92-98 wrong-type a: 'to' wants a reference or a list of them, this is "
		"a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"4:23-30 wrong-type b: 'from' wants a reference or a list of them, this "
		"is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"4:42-45 wrong-type b: 'decider' wants a reference or a list of them, "
		"this is a list\n"
		" help write 'p' without the brackets around it\n"
		"4:57-63 wrong-type b: 'duties' wants a reference or a list of them, "
		"this is a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"5:19-22 wrong-type p: 'unit' wants one reference, this is a list\n"
		" help write 'unit: u'\n"
		"5:51-54 wrong-type q: 'holder' wants a holder, a list of them, or "
		"vacant, this is a list\n"
		" help write {person: …, from: …} for each\n"
		"6:8-14 wrong-type: 'lines' wants a list, this is a map\n"
		" help write each line as '- {from: …, type: …, to: …}'\n");
}

Test(wrong_type, of_entries_of_lines)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups: {a: {}}\n"
		     "lines:\n"
		     "  - foo\n"
		     "  - [from, a]\n"
		     "  - {from: {x: 1}, type: [informs], to: a}\n"
		     "  -\n"
		     "  - {from: a, type: informs, to: [a, [a]]}\n",
		"4:5-8 wrong-type: a line has to be a map\n"
		" help write {from: …, type: …, to: …}\n"
		"5:5-14 wrong-type: a line has to be a map\n"
		" help write {from: …, type: …, to: …}\n"
		"6:12-18 wrong-type: 'from' wants a reference or a list of them, this is "
		"a map\n"
		" help write one value instead, in quotes if it begins with '{' or holds "
		"': '\n"
		"6:26-35 wrong-type: 'type' wants one word, this is a list\n"
		" help write 'type: informs'\n"
		"7:4 wrong-type: an item of 'lines' is empty\n"
		" help write it, or remove the '-' or ','\n"
		"8:38-41 wrong-type a: 'to' wants a reference or a list of them, this is "
		"a list\n"
		" help write 'a' without the brackets around it\n");
}

Test(wrong_type, of_sections)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "units: text\n"
		     "posts: [{id: [p]}, p, ]\n"
		     "persons: 3\n"
		     "lines: text\n"
		     "organisation: text\n",
		"2:8-12 wrong-type: 'units' wants a map with ids as keys, this is a "
		"text\n"
		" help write the id of each unit as a key below it\n"
		"3:14-17 wrong-type: 'id' wants a text, this is a list\n"
		" help write 'id: p'\n"
		"3:20-21 wrong-type: a post has to be a map of its keys\n"
		" help write its keys below it, such as {id: …, name: …}\n"
		"4:10-11 wrong-type: 'persons' wants a map with ids as keys, this is a "
		"text\n"
		" help write the id of each person as a key below it\n"
		"5:8-12 wrong-type: 'lines' wants a list, this is a text\n"
		" help write each line as '- {from: …, type: …, to: …}'\n"
		"6:15-19 wrong-type: 'organisation' wants a map, this is a text\n"
		" help write {id: …, name: …}\n");
}

Test(wrong_type, in_the_organisation)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation:\n"
		     "  name: [x]\n"
		     "  as_of: [2025]\n"
		     "  sources: text\n"
		     "  duties: [gas, {name: x}, {id: [y]}, {id: fire}]\n"
		     "  line_types: {a: text, b: [x]}\n"
		     "  group_defaults: [x]\n",
		"3:9-12 wrong-type: 'name' wants a text, this is a list\n"
		" help write 'name: x'\n"
		"4:10-16 wrong-type: 'as_of' wants a date, this is a list\n"
		" help write 'as_of: 2025'\n"
		"5:12-16 wrong-type: 'sources' wants a map with ids as keys, this is a "
		"text\n"
		" help write the id of each as a key\n"
		"6:12-15 missing-key: an item of 'duties' has no 'id'\n"
		" help write {id: …}, or a map with the ids as keys\n"
		"6:17-26 missing-key: an item of 'duties' has no 'id'\n"
		" help write {id: …}, or a map with the ids as keys\n"
		"6:28-37 missing-key: an item of 'duties' has no 'id'\n"
		" help write {id: …}, or a map with the ids as keys\n"
		"7:19-23 wrong-type: a line type has to be a map of its keys\n"
		" help write its keys in braces: {…}\n"
		"7:28-31 wrong-type: a line type has to be a map of its keys\n"
		" help write its keys in braces: {…}\n"
		"8:19-22 wrong-type: 'group_defaults' wants a map of keys of a group, "
		"this is a list\n"
		" help write {minutes: notes}\n");
}

/* ---- bad values ---- */

Test(bad_value, of_words)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {kind: councl, status: under revision, minutes: notess, "
		     "mandate: {power: \"advises, prepares\"}}\n"
		     "  b: {kind: Board, status: closed, minutes: {kind: tape}, mandate: "
		     "{power: [advises, prepars, 3, \"\"]}}\n"
		     "  c: {members: [{text: x, when: never}], kind: \"\"}\n",
		"3:13-19 bad-value a: 'councl' is no value of 'kind'\n"
		" help did you mean 'council'? 'kind' takes steering, council, "
		"committee, board, working, network, coordination, management, assembly, "
		"secretariat, executive_committee, other\n"
		"3:29-43 bad-value a: 'under revision' is no value of 'status'\n"
		" help did you mean 'under_revision'? 'status' takes active, proposed, "
		"under_revision, dissolved\n"
		"3:54-60 bad-value a: 'notess' is no value of 'minutes'\n"
		" help did you mean 'notes'? 'minutes' takes notes, protocol\n"
		"3:79-98 bad-value a: 'advises, prepares' is no value of 'power'\n"
		" help write a list: power: [advises, prepares]\n"
		"4:13-18 bad-value b: 'Board' is no value of 'kind'\n"
		" help did you mean 'board'? 'kind' takes steering, council, committee, "
		"board, working, network, coordination, management, assembly, "
		"secretariat, executive_committee, other\n"
		"4:28-34 bad-value b: 'closed' is no value of 'status'\n"
		" help 'status' takes active, proposed, under_revision, dissolved\n"
		"4:52-56 bad-value b: 'tape' is no value of 'kind'\n"
		" help 'kind' takes notes, protocol\n"
		"4:86-93 bad-value b: 'prepars' is no value of 'power'\n"
		" help did you mean 'prepares'? 'power' takes decides, recommends, "
		"advises, prepares, coordinates, represents, informs\n"
		"4:95-96 bad-value b: '3' is no value of 'power'\n"
		" help 'power' takes decides, recommends, advises, prepares, "
		"coordinates, represents, informs\n"
		"4:98-100 bad-value b: '' is no value of 'power'\n"
		" help 'power' takes decides, recommends, advises, prepares, "
		"coordinates, represents, informs\n"
		"5:33-38 bad-value c: 'never' is no value of 'when'\n"
		" help 'when' takes on_demand\n"
		"5:48-50 bad-value c: '' is no value of 'kind'\n"
		" help 'kind' takes steering, council, committee, board, working, "
		"network, coordination, management, assembly, secretariat, "
		"executive_committee, other\n");
}

Test(bad_value, of_dates)
{
	EXPECT_FOUND(
		"orgraph: 1\n"
		"organisation: {as_of: 2025-13-01, sources: {a: {date: soon}}}\n"
		"groups:\n"
		"  a: {mandate: {decided: 2025/10/01, review: none}, valid: {from: "
		"31/12/2025, until: 2025-02-30}}\n"
		"  b: {mandate: {decided: never, review: 2025-1-5}, valid: {from: "
		"1.2.2026, until: 20251001}}\n"
		"  c: {valid: {from: 3.3.2025, until: \"\"}, mandate: {decided: none}}\n"
		"  d: {valid: {from: 2025-10-01T00:00, until: 12/31/2025}}\n"
		"  e: {mandate: {decided: 2025-06-31, review: 2024-02-30}}\n",
		"2:23-33 bad-value: '2025-13-01' is no date\n"
		" help did you mean 2025-01-13?\n"
		"2:55-59 bad-value: 'soon' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"4:26-36 bad-value a: '2025/10/01' is no date\n"
		" help did you mean 2025-10-01?\n"
		"4:46-50 bad-value a: 'none' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"4:67-77 bad-value a: '31/12/2025' is no date\n"
		" help did you mean 2025-12-31?\n"
		"4:86-96 bad-value a: '2025-02-30' is no date\n"
		" help February 2025 has 28 days\n"
		"5:26-31 bad-value b: 'never' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, or none, such as 2025-10-01\n"
		"5:41-49 bad-value b: '2025-1-5' is no date\n"
		" help did you mean 2025-01-05?\n"
		"5:66-74 bad-value b: '1.2.2026' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"5:83-91 bad-value b: '20251001' is no date\n"
		" help did you mean 2025-10-01?\n"
		"6:21-29 bad-value c: '3.3.2025' is no date\n"
		" help did you mean 2025-03-03?\n"
		"6:38-40 bad-value c: '' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"7:21-37 bad-value d: '2025-10-01T00:00' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"7:46-56 bad-value d: '12/31/2025' is no date\n"
		" help did you mean 2025-12-31?\n"
		"8:26-36 bad-value e: '2025-06-31' is no date\n"
		" help June has 30 days\n"
		"8:46-56 bad-value e: '2024-02-30' is no date\n"
		" help February 2024 has 29 days\n");
}

Test(bad_value, of_frequencies)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {meets: often}\n"
		     "  b: {meets: 4 per year}\n"
		     "  c: {meets: 0/year}\n"
		     "  d: {meets: {min: 4, max: 6}}\n"
		     "  e: {meets: {text: x, min: 4}}\n"
		     "  f: {meets: {text: x, min: 6, max: 4}}\n"
		     "  g: {meets: {text: [x], min: few, max: [6], approximate: 1, "
		     "on_demand: \"true\"}}\n"
		     "  h: {meets: {text: x, often: 1}}\n",
		"3:14-19 bad-value a: 'often' is no frequency\n"
		" help write 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks or "
		"on_demand (a period is week, month, quarter, term, half-year or year); "
		"where there is no number, {text: …}\n"
		"4:14-24 bad-value b: '4 per year' is no frequency\n"
		" help did you mean 4/year?\n"
		"5:14-20 bad-value c: '0/year' is no frequency\n"
		" help write 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks or "
		"on_demand (a period is week, month, quarter, term, half-year or year); "
		"where there is no number, {text: …}\n"
		"6:14-30 missing-key d: 'meets' has no 'text'\n"
		" help write {text: …}, or a frequency such as 4/year instead of the "
		"map\n"
		"7:14-31 missing-key e: of 'min' and 'max' one is missing\n"
		" help write both, or a frequency such as 2-3/half-year instead of the "
		"map\n"
		"8:37-38 bad-value f: 'max' is smaller than 'min'\n"
		" help write the smaller number behind 'min'\n"
		"9:21-24 wrong-type g: 'text' wants a text, this is a list\n"
		" help write 'text: x'\n"
		"9:31-34 wrong-type g: 'min' wants a number of meetings a year\n"
		" help write a number such as 4\n"
		"9:41-44 wrong-type g: 'max' wants a number, this is a list\n"
		" help write 'max: 6'\n"
		"9:59-60 wrong-type g: 'approximate' wants true or false, this is the "
		"text '1'\n"
		" help write 'approximate: true', or leave the key out\n"
		"9:73-79 wrong-type g: 'on_demand' wants true or false, this is the text "
		"'true'\n"
		" help write true without quotes\n"
		"10:24-29 unknown-key h: unknown key 'often' in 'meets'\n"
		" help 'meets' takes text, min, max, approximate, on_demand; a key of "
		"your own begins with x-\n");
}

Test(bad_value, of_numbers)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  p: {count: 0}\n"
		     "  q: {count: 0+}\n"
		     "  r: {count: 1000001}\n"
		     "  s: {count: 99999999999999999999999}\n",
		"3:14-15 bad-value p: 'count' cannot be 0\n"
		" help leave out what there is none of\n"
		"4:14-16 bad-value q: 'count' cannot be 0\n"
		" help leave out what there is none of\n"
		"5:14-21 input-limit r: '1000001' is more than 1000000\n"
		" help write a smaller number\n"
		"6:14-37 input-limit s: '99999999999999999999999' is more than 1000000\n"
		" help write a smaller number\n");
}

Test(bad_value, of_ids)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  \"b c\": {}\n"
		     "  vacant: {}\n"
		     "  none: {}\n"
		     "  \"\": {}\n"
		     "  åäö.ÅÄÖ-1_2: {}\n"
		     "  日本: {}\n"
		     "  a/b: {}\n"
		     "  \" x \": {}\n"
		     "  \"!\": {}\n",
		"3:3-8 bad-value b c: 'b c' cannot be an id\n"
		" help write b-c, and 'b c' as its name or an alias\n"
		"4:3-9 bad-value vacant: 'vacant' cannot be an id\n"
		" help write letters, digits, '-', '_' and '.', but not vacant or none\n"
		"5:3-7 bad-value none: 'none' cannot be an id\n"
		" help write letters, digits, '-', '_' and '.', but not vacant or none\n"
		"6:3-5 bad-value: '' cannot be an id\n"
		" help write letters, digits, '-', '_' and '.', but not vacant or none\n"
		"9:3-6 bad-value a/b: 'a/b' cannot be an id\n"
		" help write a-b, and 'a/b' as its name or an alias\n"
		"10:3-8 bad-value  x : ' x ' cannot be an id\n"
		" help write x, and ' x ' as its name or an alias\n"
		"11:3-6 bad-value !: '!' cannot be an id\n"
		" help write letters, digits, '-', '_' and '.', but not vacant or "
		"none\n");
}

Test(bad_value, of_languages)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {language: Swedish, name: {sv: x, english: y, en-GB: "
		     "z, zh-Hant-TW: w, e: v, en-: u, \"\": t, en-toolongpart: s}}\n",
		"2:26-33 bad-value: 'Swedish' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n"
		"2:49-56 bad-value: 'english' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n"
		"2:86-87 bad-value: 'e' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n"
		"2:92-95 bad-value: 'en-' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n"
		"2:100-102 bad-value: '' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n"
		"2:107-121 bad-value: 'en-toolongpart' is no language\n"
		" help write its code (BCP 47), such as sv, en or en-GB\n");
}

Test(bad_value, of_versions)
{
	EXPECT_FOUND("orgraph: 2\n", "1:10-11 bad-value: version '2' of the format is "
				     "not known, this program reads 1\n"
				     " help write 'orgraph: 1'\n");
}

Test(bad_value, version_as_text)
{
	EXPECT_FOUND("orgraph: \"1\"\n"
		     "posts: {p: {}}\n",
		"");
}

Test(bad_value, version_as_list)
{
	EXPECT_FOUND("orgraph: [1]\n", "1:10-13 wrong-type: 'orgraph' wants the version "
				       "of the format, this is a list\n"
				       " help write 'orgraph: 1'\n");
}

Test(bad_value, of_line_types)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {line_types: {chair: {}, reports_to: {}, mine: "
		     "{style: wavy, acyclic: maybe, label: [x], foo: 1}, id: }}\n"
		     "groups: {a: {mine: a}}\n",
		"2:29-34 bad-value: 'chair' is a key of a group already\n"
		" help give the line type another name\n"
		"2:40-50 bad-value: 'reports_to' is a key of a unit already\n"
		" help give the line type another name\n"
		"2:70-74 bad-value: 'wavy' is no value of 'style'\n"
		" help 'style' takes solid, thin, dashed, dotted\n"
		"2:85-90 wrong-type: 'acyclic' wants true or false, this is the text "
		"'maybe'\n"
		" help write 'acyclic: true', or leave the key out\n"
		"2:99-102 wrong-type: 'label' wants a text, this is a list\n"
		" help write 'label: x'\n"
		"2:104-107 unknown-key: unknown key 'foo' in a line type\n"
		" help a line type takes label, style, acyclic; a key of your own begins "
		"with x-\n"
		"2:113-115 bad-value: 'id' is a key of a unit already\n"
		" help give the line type another name\n");
}

/* ---- what is missing ---- */

Test(missing_key, a_seat_that_nobody_takes)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {members: [{role: x}, {count: 2}, {vacant: true}, {}, {text: "
		     "~}], chair: {person: Eva}}\n",
		"3:17-26 missing-key a: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"3:28-38 missing-key a: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"3:40-54 missing-key a: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"3:56-58 missing-key a: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"3:60-69 missing-key a: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"3:79-92 missing-key a: the seat names no post, unit, group or text\n"
		" help say as what the person sits there: {post: …, person: …} or {text: "
		"…, person: …}\n");
}

Test(missing_key, ends_of_lines)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {reports_to: {via: p}, informs: [{}]}\n"
		     "lines:\n"
		     "  - {from: a, type: informs}\n"
		     "  - {type: informs, to: a}\n"
		     "  - {from: a, to: a}\n"
		     "  - {}\n"
		     "posts: {p: {}}\n",
		"3:19-27 missing-key a: the target has no 'to'\n"
		" help write {to: …, via: …}\n"
		"3:39-41 missing-key a: the target has no 'to'\n"
		" help write {to: …, via: …}\n"
		"5:5-29 missing-key a: the line has no 'to'\n"
		" help write {from: …, type: …, to: …}\n"
		"6:5-27 missing-key: the line has no 'from'\n"
		" help write {from: …, type: …, to: …}\n"
		"7:5-21 missing-key a: the line has no 'type'\n"
		" help write {from: …, type: …, to: …}\n"
		"8:5-7 missing-key: the line has no 'from'\n"
		" help write {from: …, type: …, to: …}\n"
		"8:5-7 missing-key: the line has no 'type'\n"
		" help write {from: …, type: …, to: …}\n"
		"8:5-7 missing-key: the line has no 'to'\n"
		" help write {from: …, type: …, to: …}\n");
}

Test(missing_key, ids_of_lists)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups: [{name: A}, {id: ~}, {id: a}, {}]\n",
		"2:10-19 missing-key: the group has no 'id'\n"
		" help write {id: …, name: …}\n"
		"2:21-28 missing-key: the group has no 'id'\n"
		" help write {id: …, name: …}\n"
		"2:39-41 missing-key: the group has no 'id'\n"
		" help write {id: …, name: …}\n");
}

Test(bad_value, an_id_beside_a_key)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {id: a}\n"
		     "  b: {id: c}\n",
		"4:11-12 bad-value b: the id is 'b', the key of the group\n"
		" help remove 'id', or write it as the key\n");
}

Test(bad_value, two_takers_of_one_seat)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {members: [{post: p, unit: u}, {group: a, post: p, unit: u}, "
		     "{unit: u, text: somebody from there}]}\n"
		     "posts: {p: {}}\n"
		     "units: {u: {}}\n",
		"3:27-31 bad-value a: a seat is taken by one of 'post', 'unit' and "
		"'group', not by 'unit' as well\n"
		" note 3:18-22 the seat has 'post'\n"
		" help write two seats, or a list behind 'post:' for one seat that "
		"either takes\n"
		"3:48-52 bad-value a: a seat is taken by one of 'post', 'unit' and "
		"'group', not by 'post' as well\n"
		" note 3:38-43 the seat has 'group'\n"
		" help write two seats, or a list behind 'post:' for one seat that "
		"either takes\n"
		"3:57-61 bad-value a: a seat is taken by one of 'post', 'unit' and "
		"'group', not by 'unit' as well\n"
		" note 3:38-43 the seat has 'group'\n"
		" help write two seats, or a list behind 'post:' for one seat that "
		"either takes\n");
}

Test(bad_value, periods_that_end_before_they_begin)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {valid: {from: 2025-02, until: 2025-01}, members: [{text: x, "
		     "from: 2026, until: 2025}]}\n"
		     "  b: {valid: {from: 2025-02-03, until: 2025}}\n"
		     "posts: {p: {holder: {person: Eva, from: 2025, until: 2024}}}\n",
		"3:37-44 bad-value a: 'until' is before 'from': that is no day at all\n"
		" help exchange the two dates, or mend one\n"
		"3:86-90 bad-value a: 'until' is before 'from': that is no day at all\n"
		" help exchange the two dates, or mend one\n"
		"5:54-58 bad-value p: 'until' is before 'from': that is no day at all\n"
		" help exchange the two dates, or mend one\n");
}
