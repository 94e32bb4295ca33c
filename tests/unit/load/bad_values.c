/* Values of the right type that make no sense, and those that are missing. */
#include "fixture.h"

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
		" help did you mean 2026-02-01 or 2026-01-02?\n"
		"5:83-91 bad-value b: '20251001' is no date\n"
		" help did you mean 2025-10-01?\n"
		"6:21-29 bad-value c: '3.3.2025' is no date\n"
		" help did you mean 2025-03-03?\n"
		"6:38-40 bad-value c: '' is no date\n"
		" help write YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-10-01\n"
		"7:21-37 bad-value d: '2025-10-01T00:00' is no date\n"
		" help did you mean 2025-10-01?\n"
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
