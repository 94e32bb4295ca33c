/* Keys: unknown, repeated, merged, and values that are written once and used often. */
#include "fixture.h"

/* ---- unknown keys ---- */

Test(unknown_key, near_a_key_of_the_same_map)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {chairr: x, NAME: a, deputy-chair: b, memmbres: c}\n",
		"3:7-13 unknown-key a: unknown key 'chairr' in a group\n"
		" help did you mean 'chair'?\n"
		"3:18-22 unknown-key a: unknown key 'NAME' in a group\n"
		" help did you mean 'name'?\n"
		"3:27-39 unknown-key a: unknown key 'deputy-chair' in a group\n"
		" help did you mean 'deputy_chair'?\n"
		"3:44-52 unknown-key a: unknown key 'memmbres' in a group\n"
		" help did you mean 'members'?\n");
}

Test(unknown_key, by_another_word)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {chairman: x, frequency: weekly, vice_chair: b, type: board}\n"
		     "posts:\n"
		     "  p: {manager: a, title: P}\n",
		"3:7-15 unknown-key a: unknown key 'chairman' in a group\n"
		" help did you mean 'chair'?\n"
		"3:20-29 unknown-key a: unknown key 'frequency' in a group\n"
		" help did you mean 'meets'?\n"
		"3:39-49 unknown-key a: unknown key 'vice_chair' in a group\n"
		" help did you mean 'deputy_chair'?\n"
		"3:54-58 unknown-key a: unknown key 'type' in a group\n"
		" help did you mean 'kind'?\n"
		"5:7-14 unknown-key p: unknown key 'manager' in a post\n"
		" help did you mean 'reports_to'?\n"
		"5:19-24 unknown-key p: unknown key 'title' in a post\n"
		" help did you mean 'name'?\n");
}

Test(unknown_key, of_another_map)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {unit: b, text: foo}\n"
		     "posts:\n"
		     "  x: {chair: a}\n",
		"3:7-11 unknown-key a: unknown key 'unit' in a group\n"
		" help 'unit' belongs to a post, not to a group\n"
		"3:16-20 unknown-key a: unknown key 'text' in a group\n"
		" help 'text' belongs to a seat, not to a group\n"
		"5:7-12 unknown-key x: unknown key 'chair' in a post\n"
		" help 'chair' belongs to a group, not to a post\n");
}

Test(unknown_key, of_nothing)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "teams: {}\n"
		     "groups:\n"
		     "  a:\n"
		     "    qwertyuiop: 1\n"
		     "    source: {page: 3}\n",
		"2:1-6 unknown-key: unknown key 'teams' in a file\n"
		" help a file takes orgraph, organisation, units, posts, groups, "
		"persons, lines, views; a key of your own begins with x-\n"
		"5:5-15 unknown-key a: unknown key 'qwertyuiop' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"6:14-18 unknown-key a: unknown key 'page' in a source\n"
		" help a source takes in, section, line, url, note; a key of your own "
		"begins with x-\n");
}

Test(unknown_key, without_a_blank_behind_the_colon)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {chair:x, foo:bar}\n",
		"3:7-14 unknown-key a: unknown key 'chair:x' in a group\n"
		" help write a blank behind the colon: chair: x\n"
		"3:16-23 unknown-key a: unknown key 'foo:bar' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(unknown_key, begins_with_x)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-mine: {a: [b]}\n"
		     "groups:\n"
		     "  x-note: anything\n"
		     "  a: {x-seen: yes, mandate: {text: t, x-y: 1}, members: [{text: m, "
		     "x-z: 2}]}\n"
		     "lines:\n"
		     "  - {from: a, type: informs, to: a, x-w: 1}\n",
		"");
}

Test(unknown_key, tail_of_a_text)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    members:\n"
		     "      - {text: Representant för apoteket, huvudkontoret}\n"
		     "      - {text: A, B, C, role: x}\n"
		     "      - {role: x, text: One and, two}\n"
		     "  b: {name: Foo, bar}\n",
		"5:43-56 unknown-key a: unknown key 'huvudkontoret' in a seat\n"
		" help if it belongs to the text before it, quote the text: text: "
		"\"Representant för apoteket, huvudkontoret\"\n"
		"6:19-20 unknown-key a: unknown key 'B' in a seat\n"
		" help if it belongs to the text before it, quote the text: text: \"A, "
		"B, C\"\n"
		"7:34-37 unknown-key a: unknown key 'two' in a seat\n"
		" help if it belongs to the text before it, quote the text: text: \"One "
		"and, two\"\n"
		"8:18-21 unknown-key b: unknown key 'bar' in a group\n"
		" help if it belongs to the text before it, quote the text: name: \"Foo, "
		"bar\"\n");
}

Test(unknown_key, no_tail)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: \"x\", quoted}\n"
		     "  b: {[a, b], c}\n"
		     "  e: {name: Foo, bar: 1}\n"
		     "  f: {Foo, bar}\n",
		"3:18-24 unknown-key a: unknown key 'quoted' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"4:7-13 wrong-type b: a key has to be a text, this is a list\n"
		" help quote it if it is meant as a text that begins with a bracket\n"
		"4:15-16 unknown-key b: unknown key 'c' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"5:18-21 unknown-key e: unknown key 'bar' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"6:7-10 unknown-key f: unknown key 'Foo' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"6:12-15 unknown-key f: unknown key 'bar' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(unknown_key, many_and_each_is_told)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {k1: 1, k2: 2, k3: 3, k4: 4, k5: 5, k6: 6, k7: 7, k8: 8, k9: "
		     "9, k10: 1, k11: 1, k12: 1, k13: 1, k14: 1, k15: 1, k16: 1, k17: 1, "
		     "k18: 1, k2: 9, k18: 9}\n"
		     "organisation: {id: o}\n",
		"3:7-9 unknown-key a: unknown key 'k1' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:14-16 unknown-key a: unknown key 'k2' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:21-23 unknown-key a: unknown key 'k3' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:28-30 unknown-key a: unknown key 'k4' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:35-37 unknown-key a: unknown key 'k5' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:42-44 unknown-key a: unknown key 'k6' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:49-51 unknown-key a: unknown key 'k7' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:56-58 unknown-key a: unknown key 'k8' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:63-65 unknown-key a: unknown key 'k9' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:70-73 unknown-key a: unknown key 'k10' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:78-81 unknown-key a: unknown key 'k11' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:86-89 unknown-key a: unknown key 'k12' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:94-97 unknown-key a: unknown key 'k13' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:102-105 unknown-key a: unknown key 'k14' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:110-113 unknown-key a: unknown key 'k15' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:118-121 unknown-key a: unknown key 'k16' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:126-129 unknown-key a: unknown key 'k17' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:134-137 unknown-key a: unknown key 'k18' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:142-144 duplicate-key a: the key 'k2' is repeated\n"
		" note 3:14-16 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"3:149-152 duplicate-key a: the key 'k18' is repeated\n"
		" note 3:134-137 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n");
}

/* ---- repeated keys ---- */

Test(duplicate_key, the_first_counts)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a:\n"
		     "    name: A\n"
		     "    meets: weekly\n"
		     "    name: B\n"
		     "    mandate: {text: x, text: y}\n"
		     "  b: {members: [{post: p, post: p}]}\n"
		     "posts: {p: {}}\n",
		"6:5-9 duplicate-key a: the key 'name' is repeated\n"
		" note 4:5-9 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"7:24-28 duplicate-key a: the key 'text' is repeated\n"
		" note 7:15-19 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"8:27-31 duplicate-key b: the key 'post' is repeated\n"
		" note 8:18-22 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n");
}

Test(duplicate_key, at_the_top)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts: {p: {}}\n"
		     "orgraph: 1\n"
		     "posts: {q: {}}\n",
		"3:1-8 duplicate-key: the key 'orgraph' is repeated\n"
		" note 1:1-8 it stands here first, and this counts\n"
		" help remove it, or write all of it below the first\n"
		"4:1-6 duplicate-key: the key 'posts' is repeated\n"
		" note 2:1-6 it stands here first, and this counts\n"
		" help remove it, or write all of it below the first\n");
}

Test(duplicate_key, in_maps_with_keys_of_your_own)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation:\n"
		     "  name: {sv: A, en: B, sv: C}\n"
		     "  sources: {a: {title: x}, a: {title: y}}\n"
		     "  duties: {d: {}, d: {}}\n"
		     "groups: {a: {offices: {coordinator: p, coordinator: p}}}\n"
		     "posts: {p: {}}\n",
		"3:24-26 duplicate-key: the key 'sv' is repeated\n"
		" note 3:10-12 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"4:28-29 duplicate-key: the key 'a' is repeated\n"
		" note 4:13-14 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"5:19-20 duplicate-key: the key 'd' is repeated\n"
		" note 5:12-13 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n"
		"6:40-51 duplicate-key a: the key 'coordinator' is repeated\n"
		" note 6:24-35 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n");
}

Test(duplicate_key, two_organisations)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {id: a}\n"
		     "x-o: 1\n"
		     "\"organisation\": {id: b}\n",
		"4:1-15 duplicate-key: the key 'organisation' is repeated\n"
		" note 2:1-13 it stands here first, and this counts\n"
		" help remove it, or write all of it below the first\n");
}

Test(duplicate_key, a_key_that_is_a_list)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "? [a, b]\n"
		     ": c\n"
		     "groups:\n"
		     "  ? {a: b}\n"
		     "  : {}\n"
		     "  a:\n"
		     "    ? [name]\n"
		     "    : x\n",
		"2:3-9 wrong-type: a key has to be a text\n"
		" help quote it if it begins with a bracket\n"
		"5:5-11 wrong-type: a key has to be a text\n"
		" help quote it if it begins with a bracket\n"
		"8:7-13 wrong-type a: a key has to be a text, this is a list\n"
		" help quote it if it is meant as a text that begins with a bracket\n");
}

/* ---- merging ---- */

Test(merge, written_keys_win_and_places_stay)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-base: &base\n"
		     "  chair: nobody\n"
		     "  meets: sometimes\n"
		     "groups:\n"
		     "  a:\n"
		     "    <<: *base\n"
		     "    chair: p\n"
		     "  b:\n"
		     "    chair: p\n"
		     "    <<: *base\n"
		     "posts: {p: {}}\n",
		"4:10-19 bad-value a: 'sometimes' is no frequency\n"
		" help write 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks or "
		"on_demand (a period is week, month, quarter, term, half-year or year); "
		"where there is no number, {text: …}\n"
		"4:10-19 bad-value b: 'sometimes' is no frequency\n"
		" help write 4/year, 2-3/half-year, ~1/month, monthly, every 6 weeks or "
		"on_demand (a period is week, month, quarter, term, half-year or year); "
		"where there is no number, {text: …}\n");
}

Test(merge, earlier_maps_win)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: &a {name: From a, chair: p}\n"
		     "x-b: &b {name: From b, chair: nobody, secretary: p}\n"
		     "groups:\n"
		     "  g: {<<: [*a, *b]}\n"
		     "  h: {<<: [*b, *a]}\n"
		     "posts: {p: {}}\n",
		"3:31-37 unknown-reference h: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(merge, of_merged_maps)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: &a {chair: a1, secretary: a2, convenor: a3}\n"
		     "x-b: &b {<<: *a, chair: b1, secretary: b2}\n"
		     "x-c: &c {convenor: c3, deputy_chair: c4}\n"
		     "groups:\n"
		     "  g: {<<: [*b, *c], chair: g1}\n",
		"2:46-48 unknown-reference g: no node has the id, name or alias 'a3'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:40-42 unknown-reference g: no node has the id, name or alias 'b2'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:38-40 unknown-reference g: no node has the id, name or alias 'c4'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"6:28-30 unknown-reference g: no node has the id, name or alias 'g1'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(merge, what_is_none)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-a: &a [1, 2]\n"
		     "groups:\n"
		     "  a: {<<: text}\n"
		     "  b: {<<: *a}\n"
		     "  c: {\"<<\": x}\n"
		     "  d: {<<: , name: D}\n"
		     "  e: {<<: {name: x}, <<: {name: y}}\n",
		"2:10-11 wrong-type b: '<<' wants a map or a list of maps\n"
		" help write '<<: *name' with the anchor of a map, or quote the key\n"
		"2:13-14 wrong-type b: '<<' wants a map or a list of maps\n"
		" help write '<<: *name' with the anchor of a map, or quote the key\n"
		"4:11-15 wrong-type a: '<<' wants a map or a list of maps\n"
		" help write '<<: *name' with the anchor of a map, or quote the key\n"
		"6:7-11 unknown-key c: unknown key '<<' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"8:22-24 duplicate-key e: the key '<<' is repeated\n"
		" note 8:7-9 it stands here first, and this value counts\n"
		" help remove one of the two, or write both values as a list if the key "
		"takes one\n");
}

Test(merge, an_absent_key_is_written)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-base: &base {chair: nobody}\n"
		     "groups:\n"
		     "  a: {<<: *base, chair: ~}\n",
		"");
}

Test(merge, a_merged_key_that_is_unknown)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {id: o}\n"
		     "x-base: &base {nonsense: 1}\n"
		     "groups:\n"
		     "  a: {<<: *base}\n"
		     "  b: {<<: *base}\n",
		"3:16-24 unknown-key a: unknown key 'nonsense' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"3:16-24 unknown-key b: unknown key 'nonsense' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n");
}

Test(merge, sections_and_files)
{
	EXPECT_FOUND("<<: {orgraph: 1, posts: {p: {reports_to: x}}, groups: {no: {}}, "
		     "teams: 1}\n"
		     "groups:\n"
		     "  <<: [{a: {reports_to: q}, b: {reports_to: r}}, {b: {reports_to: "
		     "no}, c: }]\n"
		     "  b: {reports_to: p}\n"
		     "  d: {reports_to: [a, b, c, p]}\n",
		"1:42-43 unknown-reference p: no node has the id, name or alias 'x'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"1:65-70 unknown-key: unknown key 'teams' in a file\n"
		" help a file takes orgraph, organisation, units, posts, groups, "
		"persons, lines, views; a key of your own begins with x-\n"
		"3:25-26 unknown-reference a: no node has the id, name or alias 'q'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n");
}

/* ---- aliases ---- */

Test(alias, each_use_has_its_place)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {chair: &c nobody, secretary: *c}\n"
		     "  b: {members: &m [{post: who}, other]}\n"
		     "  d: {members: *m, chair: *c}\n",
		"3:17-23 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:36-38 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:27-30 unknown-reference b: no node has the id, name or alias 'who'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:27-30 unknown-reference d: no node has the id, name or alias 'who'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:33-38 unknown-reference b: no node has the id, name or alias 'other'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:33-38 unknown-reference d: no node has the id, name or alias 'other'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"5:27-29 unknown-reference d: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(alias, the_last_of_two_anchors)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {chair: &c one}\n"
		     "  b: {chair: *c}\n"
		     "  c: {chair: &c two}\n"
		     "  d: {chair: *c}\n",
		"3:17-20 unknown-reference a: no node has the id, name or alias 'one'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"4:14-16 unknown-reference b: no node has the id, name or alias 'one'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"5:17-20 unknown-reference c: no node has the id, name or alias 'two'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"6:14-16 unknown-reference d: no node has the id, name or alias 'two'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(alias, inside_itself)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: &a {name: A, reports_to: *a, members: [*a, p]}\n"
		     "posts: {p: {}}\n",
		"3:31-33 wrong-type: the alias '*a' stands inside the value that it "
		"repeats\n"
		" note 3:9-10 that value begins here\n"
		" help write the value out, or remove the alias\n"
		"3:45-47 wrong-type: the alias '*a' stands inside the value that it "
		"repeats\n"
		" note 3:9-10 that value begins here\n"
		" help write the value out, or remove the alias\n");
}

Test(alias, of_a_whole_section)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "x-g: &g {a: {reports_to: b}, b: {}}\n"
		     "groups: *g\n"
		     "posts: &p {p: {reports_to: nobody}}\n"
		     "persons: [{id: q}, *p]\n",
		"4:12-13 unknown-key: unknown key 'p' in a person\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"4:28-34 unknown-reference p: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"5:20-22 missing-key: the person has no 'id'\n"
		" help write {id: …, name: …}\n");
}

Test(alias, tags)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {name: !!str null, note: !wrong x, root: !!bool true, "
		     "aliases: !!seq [x]}\n"
		     "  b: !!map {external: !!str true, tags: !<tag:example.org,2000:x> "
		     "[y], count: !!map 3}\n"
		     "  c: &anchor !!map {name: &n !!str \"n\", note: *n}\n",
		"3:31-37 wrong-type: the tag '!wrong' means nothing here\n"
		" help remove it; quote a text that begins with '!'\n"
		"4:29-33 wrong-type b: 'external' wants true or false, this is the text "
		"'true'\n"
		" help write true without quotes\n"
		"4:41-66 wrong-type: the tag '!<tag:example.org,2000:x>' means nothing "
		"here\n"
		" help remove it; quote a text that begins with '!'\n"
		"4:79-84 wrong-type: the tag '!!map' means nothing here\n"
		" help remove it; quote a text that begins with '!'\n");
}
