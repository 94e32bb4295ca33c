/* References by id, name and alias; what leads nowhere, and what may have been meant. */
#include "fixture.h"

/* ---- references ---- */

/* White space in names is folded, in ids it counts; the id comes first. */
Test(reference, by_id_name_and_alias)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  head: {name: Head of care, aliases: [HC, \"The   head\"]}\n"
		     "  HC2: {name: head}\n"
		     "  x: {name: {sv: Chef, en: Boss}}\n"
		     "groups:\n"
		     "  a: {chair: head, secretary: HC, members: [Head of   care, \" The "
		     "head \", Chef, Boss, HC2, \" head\"]}\n",
		"");
}

Test(reference, near_misses)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  director: {}\n"
		     "  head-nurse: {name: Head nurse, aliases: [Översköterska]}\n"
		     "  ward-07: {}\n"
		     "  östra: {}\n"
		     "  Sjukhuschef: {name: {sv: Chefen för sjukhuset, en: Head of the "
		     "hospital}}\n"
		     "groups:\n"
		     "  a: {members: [Director, DIRECTOR, direktor, dierctor, head-nurs, "
		     "headnurse, ward-7, ward-007, ward-08, ostra, Overskoterska, "
		     "sjukhuschef, sjukhus-chefn, chefen for sjukhuset, Head of "
		     "hospitals, zz, dir]}\n",
		"9:17-25 unknown-reference a: no node has the id, name or alias "
		"'Director'\n"
		" help did you mean 'director'? a free text is written {text: …}\n"
		"9:27-35 unknown-reference a: no node has the id, name or alias "
		"'DIRECTOR'\n"
		" help did you mean 'director'? a free text is written {text: …}\n"
		"9:37-45 unknown-reference a: no node has the id, name or alias "
		"'direktor'\n"
		" help did you mean 'director'? a free text is written {text: …}\n"
		"9:47-55 unknown-reference a: no node has the id, name or alias "
		"'dierctor'\n"
		" help did you mean 'director'? a free text is written {text: …}\n"
		"9:57-66 unknown-reference a: no node has the id, name or alias "
		"'head-nurs'\n"
		" help did you mean 'head-nurse'? a free text is written {text: …}\n"
		"9:68-77 unknown-reference a: no node has the id, name or alias "
		"'headnurse'\n"
		" help did you mean 'head-nurse'? a free text is written {text: …}\n"
		"9:79-85 unknown-reference a: no node has the id, name or alias "
		"'ward-7'\n"
		" help did you mean 'ward-07'? a free text is written {text: …}\n"
		"9:87-95 unknown-reference a: no node has the id, name or alias "
		"'ward-007'\n"
		" help did you mean 'ward-07'? a free text is written {text: …}\n"
		"9:97-104 unknown-reference a: no node has the id, name or alias "
		"'ward-08'\n"
		" help did you mean 'ward-07'? a free text is written {text: …}\n"
		"9:106-111 unknown-reference a: no node has the id, name or alias "
		"'ostra'\n"
		" help did you mean 'östra'? a free text is written {text: …}\n"
		"9:113-126 unknown-reference a: no node has the id, name or alias "
		"'Overskoterska'\n"
		" help did you mean 'Översköterska'? a free text is written {text: …}\n"
		"9:128-139 unknown-reference a: no node has the id, name or alias "
		"'sjukhuschef'\n"
		" help did you mean 'Sjukhuschef'? a free text is written {text: …}\n"
		"9:141-154 unknown-reference a: no node has the id, name or alias "
		"'sjukhus-chefn'\n"
		" help did you mean 'Sjukhuschef'? a free text is written {text: …}\n"
		"9:156-176 unknown-reference a: no node has the id, name or alias "
		"'chefen for sjukhuset'\n"
		" help did you mean 'Chefen för sjukhuset'? a free text is written "
		"{text: …}\n"
		"9:178-195 unknown-reference a: no node has the id, name or alias 'Head "
		"of hospitals'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"9:197-199 unknown-reference a: no node has the id, name or alias 'zz'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"9:201-204 unknown-reference a: no node has the id, name or alias 'dir'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(reference, nothing_is_near)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {reports_to: nobody, chair: someone, principal: \"\", "
		     "mandate: {from: [x1, x2], decider: [x3]}}\n"
		     "posts: {p: {unit: nowhere}}\n"
		     "units: {u: {head: nobody}}\n",
		"3:19-25 unknown-reference a: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:34-41 unknown-reference a: no node has the id, name or alias "
		"'someone'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:54-56 unknown-reference a: no node has the id, name or alias ''\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:75-77 unknown-reference a: no node has the id, name or alias 'x1'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:79-81 unknown-reference a: no node has the id, name or alias 'x2'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"3:94-96 unknown-reference a: no node has the id, name or alias 'x3'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n"
		"4:19-26 unknown-reference p: no node has the id, name or alias "
		"'nowhere'\n"
		" help declare it under 'units'\n"
		"5:19-25 unknown-reference u: no node has the id, name or alias "
		"'nobody'\n"
		" help declare it under 'posts'\n");
}

Test(reference, to_another_sort)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "units: {u: {head: a, part_of: h}}\n"
		     "posts: {p: {unit: p, holder: {person: p}, reports_to: h}}\n"
		     "groups:\n"
		     "  a: {principal: u, chair: h, members: [{post: u}, {unit: p}, "
		     "{group: p}, h], mandate: {from: h}}\n"
		     "persons: {h: {}}\n",
		"2:19-20 wrong-type u: 'head' wants a post, 'a' is a group\n"
		" note 5:3-4 the group stands here\n"
		" help name a post instead\n"
		"2:31-32 wrong-type u: 'part_of' wants a unit, a post or a group, 'h' is "
		"a person\n"
		" note 6:11-12 the person stands here\n"
		" help name a unit, a post or a group instead\n"
		"3:19-20 wrong-type p: 'unit' wants a unit, 'p' is a post\n"
		" note 3:9-10 the post stands here\n"
		" help name a unit instead\n"
		"3:55-56 wrong-type p: 'reports_to' wants a unit, a post or a group, 'h' "
		"is a person\n"
		" note 6:11-12 the person stands here\n"
		" help name a unit, a post or a group instead\n"
		"5:18-19 wrong-type a: 'principal' wants a post or a group, 'u' is a "
		"unit\n"
		" note 2:9-10 the unit stands here\n"
		" help name a post or a group instead\n"
		"5:28-29 wrong-type a: 'chair' wants a unit, a post or a group, 'h' is a "
		"person\n"
		" note 6:11-12 the person stands here\n"
		" help name a unit, a post or a group instead\n"
		"5:48-49 wrong-type a: 'post' wants a post, 'u' is a unit\n"
		" note 2:9-10 the unit stands here\n"
		" help write {unit: u}\n"
		"5:59-60 wrong-type a: 'unit' wants a unit, 'p' is a post\n"
		" note 3:9-10 the post stands here\n"
		" help write {post: p}\n"
		"5:71-72 wrong-type a: 'group' wants a group, 'p' is a post\n"
		" note 3:9-10 the post stands here\n"
		" help write {post: p}\n"
		"5:75-76 wrong-type a: 'members' wants a unit, a post or a group, 'h' is "
		"a person\n"
		" note 6:11-12 the person stands here\n"
		" help name a unit, a post or a group instead\n"
		"5:95-96 wrong-type a: 'from' wants a unit, a post or a group, 'h' is a "
		"person\n"
		" note 6:11-12 the person stands here\n"
		" help name a unit, a post or a group instead\n");
}

Test(reference, that_is_a_list_without_brackets)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups:\n"
		     "  a: {reports_to: \"b, c\", members: [\"b, zz\"], chair: \",\", "
		     "informs: \"b,\"}\n"
		     "  b: {}\n"
		     "  c: {}\n",
		"3:19-25 unknown-reference a: no node has the id, name or alias 'b, c'\n"
		" help write a list: [b, c]\n"
		"3:37-44 unknown-reference a: no node has the id, name or alias 'b, zz'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:54-57 unknown-reference a: no node has the id, name or alias ','\n"
		" help declare it under 'posts', or write {text: …} for a free text\n"
		"3:68-72 unknown-reference a: no node has the id, name or alias 'b,'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only mentioned is {stub: true}\n");
}

Test(reference, ambiguous)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "units: {u: {name: Finance}}\n"
		     "groups:\n"
		     "  a: {name: Finance, reports_to: Finance}\n"
		     "  finance: {}\n"
		     "posts: {p: {reports_to: finance, unit: Finance}}\n",
		"4:34-41 ambiguous-reference a: 'Finance' is the name of more than one "
		"node\n"
		" note 2:9-10 the unit 'u' has it\n"
		" note 4:3-4 the group 'a' has it\n"
		" help write the id, 'u' or 'a'\n"
		"6:40-47 ambiguous-reference p: 'Finance' is the name of more than one "
		"node\n"
		" note 2:9-10 the unit 'u' has it\n"
		" note 4:3-4 the group 'a' has it\n"
		" help write the id, 'u' or 'a'\n");
}

Test(reference, mentions_need_not_resolve)
{
	EXPECT_FOUND(
		"orgraph: 1\n"
		"groups:\n"
		"  a: {members: [{text: x, person: Eva, represents: a union}, {text: y, "
		"person: h, represents: b}], informs: {to: a, via: by letter}}\n"
		"  b: {informs: [{to: a, via: p}, {to: a, via: b}, {to: a, via: [p, "
		"q]}]}\n"
		"posts: {p: {holder: [{person: h}, {person: Bo}]}}\n"
		"persons: {h: {}}\n",
		"4:68-69 unknown-reference b: no node has the id, name or alias 'q'\n"
		" help declare it under 'posts'\n");
}

Test(reference, duties)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "organisation: {duties: {gas: {}, fire: {}}}\n"
		     "groups:\n"
		     "  a: {duties: [gas, fires, water]}\n"
		     "  b: {duties: fire}\n",
		"4:21-26 unknown-reference a: no duty of the organisation is called "
		"'fires'\n"
		" help did you mean 'fire'?\n"
		"4:28-33 unknown-reference a: no duty of the organisation is called "
		"'water'\n"
		" help declare it under 'duties' of the organisation\n");
}

Test(reference, duties_in_free_words)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "groups: {a: {duties: [gas, anything]}}\n",
		"");
}

/* ---- names ---- */

Test(duplicate_name, of_one_sort)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  a: {name: {sv: Same  name, en: Other}}\n"
		     "  b: {name: Same name, aliases: [Other, Same name]}\n"
		     "  c: {name: same name}\n"
		     "  d: {aliases: [\" Other \"]}\n"
		     "  e: {name: e2, aliases: [e2]}\n"
		     "groups: {g: {name: Same name}, h: {name: Same name}}\n"
		     "persons: {g2: {name: Same name}}\n",
		"4:13-22 duplicate-name b: the post 'b' is called 'Same name', and so is "
		"'a'\n"
		" note 3:18-28 'a' has that name here\n"
		" help give one of them another name, or refer to both by id\n"
		"6:17-26 duplicate-name d: the post 'd' is called 'Other', and so is "
		"'a'\n"
		" note 3:34-39 'a' has that name here\n"
		" help give one of them another name, or refer to both by id\n"
		"8:42-51 duplicate-name h: the group 'h' is called 'Same name', and so "
		"is "
		"'g'\n"
		" note 8:20-29 'g' has that name here\n"
		" help give one of them another name, or refer to both by id\n");
}

/* `Ward #1`: YAML takes the end for a comment. */
Test(duplicate_name, that_a_comment_cut)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts:\n"
		     "  a:\n"
		     "    name: Ward #1\n"
		     "  b:\n"
		     "    name: Ward #2\n"
		     "  c:\n"
		     "    name: Ward # as it is called\n",
		"6:11-15 duplicate-name b: the post 'b' is called 'Ward', and so is 'a'\n"
		" note 4:11-15 'a' has that name here\n"
		" help what stands behind ' #' is a comment: quote the name if that "
		"belongs to it: \"Ward #2\"\n"
		"8:11-15 duplicate-name c: the post 'c' is called 'Ward', and so is 'a'\n"
		" note 4:11-15 'a' has that name here\n"
		" help give one of them another name, or refer to both by id\n");
}

Test(unknown_reference, that_a_comment_cut)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "posts: {a: {name: \"Ward #1\"}}\n"
		     "groups:\n"
		     "  b:\n"
		     "    chair: Ward #1\n"
		     "  c:\n"
		     "    chair: \"Ward\" #1\n",
		"5:12-16 unknown-reference b: no node has the id, name or alias 'Ward'\n"
		" help what stands behind ' #' is a comment: quote the text if that "
		"belongs to it: \"Ward #1\"\n"
		"7:12-18 unknown-reference c: no node has the id, name or alias 'Ward'\n"
		" help declare it under 'posts', or write {text: …} for a free text\n");
}

Test(duplicate_id, over_all_sorts)
{
	EXPECT_FOUND("orgraph: 1\n"
		     "units: {a: {}}\n"
		     "posts: {a: {nonsense: 1, reports_to: nobody}, b: {}}\n"
		     "groups: [{id: b, chair: [{count: 1}]}, {id: c}, {id: c}]\n",
		"3:9-10 duplicate-id a: the id 'a' is taken by a unit\n"
		" note 2:9-10 it stands here first, and that unit counts\n"
		" help give one of the two another id, or write both as one\n"
		"3:13-21 unknown-key a: unknown key 'nonsense' in a post\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"4:15-16 duplicate-id b: the id 'b' is taken by a post\n"
		" note 3:47-48 it stands here first, and that post counts\n"
		" help give one of the two another id, or write both as one\n"
		"4:26-36 missing-key b: the seat names no post, unit, group or text\n"
		" help write {post: …}, or {text: …} for a free text\n"
		"4:54-55 duplicate-id c: the id 'c' is taken by a group\n"
		" note 4:45-46 it stands here first, and that group counts\n"
		" help give one of the two another id, or write both as one\n");
}
