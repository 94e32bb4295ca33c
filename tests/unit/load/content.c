/* What is kept of an organisation that is written well: each type of value, in the model.
 */
#include "fixture.h"

static const char everything[] =
	"orgraph: 1\n"
	"organisation:\n"
	"  id: norrvik\n"
	"  name: {sv: Region Norrvik, en: Norrvik Region}\n"
	"  language: sv-SE\n"
	"  as_of: 2026-01\n"
	"  version: 3.10\n"
	"  approver: null\n"
	"  note: \"null\"\n"
	"  sources: {arenor: {title: Arenor, date: 2025, url: x, file: y, number: 1}, b: "
	"}\n"
	"  duties: {gas: {name: Medical gases, basis: law, source: {line: 3}}, fire: }\n"
	"  group_defaults: {meets: weekly}\n"
	"  line_types: {answers: {label: {sv: svarar}, style: dotted, acyclic: true}, b: "
	"{label: l}}\n"
	"units:\n"
	"  halsa: {kind: förvaltning, head: chef}\n"
	"posts:\n"
	"  chef:\n"
	"    name: {en: Head, sv: Chef}\n"
	"    aliases: [C, \"the\\u00e5\"]\n"
	"    tags: one\n"
	"    note: 'it''s'\n"
	"    root: true\n"
	"    status: under_revision\n"
	"    valid: {from: 2025, until: 2027-02}\n"
	"    count: 4+\n"
	"    basis: law\n"
	"    source: [{in: arenor, section: 3.10, line: 7, url: u, note: n}, {}]\n"
	"    unit: halsa\n"
	"    holder: [vacant, {person: Eva, from: 2025-01-01, acting: true, job_share: "
	"true, note: x}]\n"
	"persons: {h: {affiliation: elsewhere, name: H}}\n"
	"groups:\n"
	"  a:\n"
	"    kind: council\n"
	"    external: true\n"
	"    chair: vacant\n"
	"    deputy_chair: [chef, {text: t}]\n"
	"    secretary: {unit: halsa, text: somebody}\n"
	"    offices: {coordinator: chef, none: }\n"
	"    members:\n"
	"      - chef\n"
	"      - {post: [chef, chef], count: 2+, vacant: true, substitute: true, when: "
	"on_demand}\n"
	"      - {text: x, role: r, represents: a union, appointed_by: chef, person: h, "
	"from: 2025,\n"
	"         until: 2026, note: n, source: {line: 1}}\n"
	"      - {group: b}\n"
	"    mandate:\n"
	"      {power: [advises, prepares], text: t, from: [chef], decider: [chef], "
	"basis: b,\n"
	"       document: d, decided: none, review: 2027-01-31}\n"
	"    legal_basis: [l]\n"
	"    duties: [fire, gas]\n"
	"    meets: 2-3/half-year\n"
	"    minutes: {kind: protocol, published: page}\n"
	"  b:\n"
	"    mandate: {power: decides, decider: {text: depends}}\n"
	"    minutes: notes\n"
	"    meets: {text: before the board}\n"
	"  c: {meets: {text: t, min: 4, max: 6, approximate: true, on_demand: true}, "
	"minutes: {published: p}}\n"
	"  d: {meets: none}\n"
	"  e: \n";

static struct fixture *load_everything(void)
{
	struct fixture *fixture = fixture_load(everything);

	cr_assert_str_eq(findings(fixture), "", "\n%s", findings(fixture));
	return fixture;
}

Test(content, organisation)
{
	const struct organisation *organisation = &load_everything()->model.organisation;

	EXPECT_TEXT(organisation->id, "norrvik");
	EXPECT_TEXT(organisation->name, "Region Norrvik");
	cr_expect_eq(organisation->names->count, 2);
	EXPECT_TEXT(organisation->names->items[1].language, "en");
	EXPECT_TEXT(organisation->names->items[1].text, "Norrvik Region");
	EXPECT_TEXT(organisation->version, "3.10");
	EXPECT_TEXT(organisation->note, "null");
	cr_expect_not(span_is_set(organisation->approver.at), "null is absent");
	cr_expect_eq(organisation->as_of.year, 2026);
	cr_expect_eq(organisation->as_of.month, 1);
	cr_expect_eq(organisation->as_of.day, 0);
	cr_expect_eq(organisation->document_count, 2);
	EXPECT_TEXT(organisation->documents[0].title, "Arenor");
	cr_expect_eq(organisation->documents[0].date.year, 2025);
	EXPECT_TEXT(organisation->documents[1].id, "b");
	cr_expect_eq(organisation->duty_count, 2);
	EXPECT_TEXT(organisation->duties[0].name, "Medical gases");
	EXPECT_TEXT(organisation->duties[0].sources.items[0].line, "3");
	EXPECT_TEXT(organisation->duties[1].id, "fire");
}

Test(content, line_types)
{
	const struct model *model = &load_everything()->model;

	cr_expect_eq(model->day, 20260101);
	cr_expect_eq(model->line_type_count, 2);
	EXPECT_TEXT(model->line_types[0].key, "answers");
	EXPECT_TEXT(model->line_types[0].labels.items[0].language, "sv");
	cr_expect_eq(model->line_types[0].style, LINE_DOTTED);
	cr_expect(model->line_types[0].acyclic);
	cr_expect_eq(model->line_types[1].labels.items[0].language.len, 0);
	EXPECT_TEXT(model->line_types[1].labels.items[0].text, "l");
}

Test(content, node)
{
	const struct fixture *fixture = load_everything();
	const struct node *chef = node_of(fixture, "chef");

	EXPECT_TEXT(chef->name, "Chef");
	EXPECT_STR(node_name(chef, STR("en")), "Head");
	cr_expect_eq(chef->aliases.count, 2);
	EXPECT_TEXT(chef->aliases.items[1], "the\xc3\xa5");
	cr_expect_eq(node_detail(chef)->tags.count, 1);
	EXPECT_TEXT(node_detail(chef)->note, "it's");
	cr_expect(chef->root);
	cr_expect_eq(chef->status, STATUS_UNDER_REVISION);
	cr_expect_eq(date_first_day(node_detail(chef)->valid.from), 20250101);
	cr_expect_eq(date_last_day(node_detail(chef)->valid.until), 20270228);
	cr_expect_eq(node_detail(chef)->count.number, 4);
	cr_expect(node_detail(chef)->count.or_more);
	EXPECT_TEXT(node_detail(chef)->basis, "law");
	cr_expect_eq(chef->sources.count, 2);
	EXPECT_TEXT(chef->sources.items[0].section, "3.10");
	EXPECT_TEXT(origin_detail(&chef->sources.items[0])->url, "u");
	cr_expect_eq(chef->sort, SORT_POST);
}

Test(content, bodies)
{
	const struct fixture *fixture = load_everything();
	const struct node *chef = node_of(fixture, "chef"),
			  *halsa = node_of(fixture, "halsa");
	const struct holder *holders = chef->post->holders.items;

	EXPECT_TEXT(halsa->unit->kind, "f\xc3\xb6rvaltning");
	cr_expect_eq(&fixture->model.nodes[halsa->unit->head.node], chef);
	cr_expect_eq(&fixture->model.nodes[chef->post->unit.node], halsa);
	cr_expect_eq(chef->post->holders.count, 2);
	cr_expect(holders[0].vacant);
	cr_expect_eq(holders[0].person.node, NODE_NONE);
	EXPECT_STR(ref_str(&holders[1].person), "Eva");
	cr_expect(holders[1].acting);
	cr_expect(holders[1].job_share);
	cr_expect_eq(holders[1].person.node, NODE_NONE);
	EXPECT_TEXT(node_of(fixture, "h")->person->affiliation, "elsewhere");
}

Test(content, offices)
{
	const struct fixture *fixture = load_everything();
	const struct group *group = node_of(fixture, "a")->group;

	cr_expect_eq(group->kind, KIND_COUNCIL);
	cr_expect_eq(group->chair.count, 1);
	cr_expect_eq(group->chair.items[0].sort, SEAT_NOBODY);
	cr_expect_eq(group->chair.items[0].flags, SEAT_VACANT);
	cr_expect_eq(group_detail(group)->deputy_chair.count, 2);
	cr_expect_eq(group_detail(group)->deputy_chair.items[0].sort, SEAT_REF);
	cr_expect_eq(group_detail(group)->deputy_chair.items[0].wants, 0);
	cr_expect_eq(group_detail(group)->deputy_chair.items[1].sort, SEAT_TEXT);
	cr_expect_eq(group->secretary.items[0].sort, SEAT_REF);
	cr_expect_eq(group->secretary.items[0].wants, SORT_BIT(SORT_UNIT));
	EXPECT_TEXT(seat_words(&group->secretary.items[0]), "somebody");
	cr_expect_eq(group_detail(group)->offices.count, 1, "an absent office is none");
	EXPECT_TEXT(group_detail(group)->offices.items[0].name, "coordinator");
	cr_expect_eq(group_detail(group)->offices.items[0].seats.count, 1);
}

Test(content, seats)
{
	const struct fixture *fixture = load_everything();
	const struct seats *members = &node_of(fixture, "a")->group->members;
	const struct seat_detail *detail = members->items[2].detail;

	cr_expect_eq(members->count, 4);
	cr_expect_null(members->items[0].detail);
	cr_expect_eq(seat_takers(&members->items[1]).count, 2);
	cr_expect_eq(members->items[1].count.number, 2);
	cr_expect(members->items[1].count.or_more);
	cr_expect_eq(
		members->items[1].flags, SEAT_VACANT | SEAT_SUBSTITUTE | SEAT_ON_DEMAND);
	EXPECT_TEXT(seat_words(&members->items[2]), "x");
	EXPECT_TEXT(detail->role, "r");
	EXPECT_STR(ref_str(&detail->represents), "a union");
	cr_expect_eq(detail->represents.node, NODE_NONE);
	EXPECT_STR(node_id(&fixture->model, detail->appointed_by.node), "chef");
	EXPECT_STR(node_id(&fixture->model, detail->person.node), "h");
	cr_expect_eq(detail->from.year, 2025);
	cr_expect_eq(detail->until.year, 2026);
	EXPECT_TEXT(detail->note, "n");
	cr_expect_eq(detail->sources.count, 1);
	cr_expect_eq(members->items[3].wants, SORT_BIT(SORT_GROUP));
}

Test(content, mandate)
{
	const struct fixture *fixture = load_everything();
	const struct group *a = node_of(fixture, "a")->group,
			   *b = node_of(fixture, "b")->group;

	cr_expect_eq(a->mandate->power, POWER_ADVISES | POWER_PREPARES);
	cr_expect_eq(a->mandate->from.count, 1);
	cr_expect_eq(a->mandate->decider.refs.count, 1);
	EXPECT_TEXT(mandate_detail(a->mandate)->document, "d");
	cr_expect(mandate_detail(a->mandate)->decided.none);
	cr_expect_not(date_is_set(mandate_detail(a->mandate)->decided));
	cr_expect_eq(date_first_day(mandate_detail(a->mandate)->review), 20270131);
	cr_expect_eq(b->mandate->power, POWER_DECIDES);
	EXPECT_TEXT(b->mandate->decider.text, "depends");
	cr_expect_eq(b->mandate->decider.refs.count, 0);
	EXPECT_TEXT(group_detail(a)->legal_basis.items[0], "l");
	cr_expect_eq(group_detail(a)->duties.items[0].node, 1, "the second duty");
	cr_expect_eq(group_detail(a)->duties.items[1].node, 0);
}

Test(content, meetings_and_minutes)
{
	const struct fixture *fixture = load_everything();
	const struct group *a = node_of(fixture, "a")->group,
			   *b = node_of(fixture, "b")->group;
	const struct group *c = node_of(fixture, "c")->group,
			   *d = node_of(fixture, "d")->group;
	const struct group *e = node_of(fixture, "e")->group;

	cr_expect(a->meets->counted);
	cr_expect_eq(a->meets->min, 4);
	cr_expect_eq(a->meets->max, 6);
	cr_expect_eq(a->minutes.kind, MINUTES_PROTOCOL);
	EXPECT_TEXT(a->minutes.published, "page");
	cr_expect_not(b->meets->counted);
	EXPECT_TEXT(b->meets->text, "before the board");
	cr_expect_eq(b->minutes.kind, MINUTES_NOTES);
	cr_expect(c->meets->counted);
	cr_expect(c->meets->approximate);
	cr_expect(c->meets->on_demand);
	cr_expect_eq(c->minutes.kind, MINUTES_NONE);
	cr_expect(span_is_set(c->minutes.at));
	cr_expect_null(d->meets, "it has opted out");
	cr_expect_neq(d->opted_out, 0);
	cr_expect_eq(a->opted_out, 0);
	cr_expect_eq(e->meets->min, 52, "by default");
	cr_expect_neq(e->defaulted, 0);
	cr_expect_eq(e->opted_out, 0);
}

/* A default must not replace what was said, even if it was said to be nothing. */
Test(content, false_is_said)
{
	const struct fixture *fixture = fixture_load(
		"orgraph: 1\n"
		"organisation: {group_defaults: {external: true, members: [p], status: "
		"proposed}}\n"
		"posts: {p: {}}\n"
		"groups: {a: {external: false, members: [], status: active}, b: {}}\n");
	const struct node *a = node_of(fixture, "a"), *b = node_of(fixture, "b");

	cr_expect_not(a->external);
	cr_expect_eq(a->group->members.count, 0);
	cr_expect_eq(a->status, STATUS_ACTIVE);
	cr_expect(b->external);
	cr_expect_eq(b->group->members.count, 1);
	cr_expect_eq(b->status, STATUS_PROPOSED);
}

Test(content, opting_out_of_nothing_is_forgotten)
{
	const struct fixture *fixture =
		fixture_load("orgraph: 1\ngroups: {a: {minutes: none, root: false}}\n");

	cr_expect_eq(node_of(fixture, "a")->group->opted_out, 0);
	cr_expect_eq(fixture->sink.count, 0);
}

Test(content, json)
{
	struct fixture *fixture = fixture_load(
		"{\"orgraph\": 1,\t\"groups\": [\n"
		"  {\"id\": \"a\", \"name\": \"A \\u00e5 \\\"x\\\"\", \"root\": true,\n"
		"   \"at\": {\"file\": \"x\", \"line\": 1, \"column\": 2},\n"
		"   \"meets\": {\"text\": \"2/year\", \"min\": 2, \"max\": 2,\n"
		"             \"approximate\": false, \"on_demand\": false},\n"
		"   \"chair\": [\"vacant\"], \"minutes\": \"none\", \"note\": null}]}\n");
	const struct node *a = node_of(fixture, "a");

	cr_expect_str_eq(findings(fixture), "");
	EXPECT_TEXT(a->name, "A \xc3\xa5 \"x\"");
	cr_expect(a->root);
	cr_expect_eq(a->group->meets->min, 2);
	cr_expect_eq(a->group->chair.items[0].sort, SEAT_NOBODY);
	cr_expect_not(span_is_set(node_detail(a)->note.at));
}

Test(content, name_in_the_organisations_language)
{
	static const struct {
		const char *language, *name;
	} cases[] = {{"sv", "S"}, {"en", "E"}, {"en-GB", "B"}, {"en-US", "E"},
		{"sv-FI", "S"}, {"fi", "F"}, {"de", "F"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char yaml[200];

		snprintf(yaml, sizeof yaml,
			"orgraph: 1\norganisation: {language: %s}\n"
			"posts: {p: {name: {fi: F, en: E, en-GB: B, sv: S}}}\n",
			cases[i].language);
		EXPECT_TEXT(node_of(fixture_load(yaml), "p")->name, cases[i].name);
	}
}

/* A text is not copied where the source has it as it is. */
Test(content, texts_point_into_the_source)
{
	const struct fixture *fixture =
		fixture_load("orgraph: 1\nposts: {p: {name: plain, note: \"quoted\", "
			     "basis: \"a\\tb\"}}\n");
	const struct node *p = node_of(fixture, "p");
	const struct source *source = fixture->sources.items[0];

	cr_expect_eq(p->name.ptr, strstr(source->data, "plain"));
	cr_expect_eq(node_detail(p)->note.ptr, strstr(source->data, "quoted"));
	EXPECT_TEXT(node_detail(p)->basis, "a\tb");
}
