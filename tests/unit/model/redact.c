/* Names of persons in texts, and in a whole organisation. */
#include "model/redact.h"

#include "load/load.h"

#include <criterion/criterion.h>

struct town {
	struct sources sources;
	struct sink sink;
	struct model model;
	struct redaction *redaction;
};

static void load(struct town *town, const char *yaml)
{
	struct load_options none = {0};

	*town = (struct town){0};
	sink_init(&town->sink, NULL, &town->sources);
	model_init(&town->model, &town->sources);
	load_text(&town->model, &town->sources, &town->sink, "town.yaml", str_of(yaml),
		&none);
	for (uint32_t i = 0; i < town->sink.count; i++)
		cr_assert_fail("%.*s", STR_ARG(town->sink.items[i]->message));
	town->redaction = redaction_make(&town->model);
}

static void release(struct town *town)
{
	redaction_free(town->redaction);
	model_release(&town->model);
	sink_release(&town->sink);
	sources_release(&town->sources);
}

static const char persons[] =
	"orgraph: 1\n"
	"organisation: {as_of: 2026-01-01}\n"
	"persons:\n"
	"  eva: {name: Eva-Lena Åström, aliases: [EL]}\n"
	"posts:\n"
	"  mayor: {name: Mayor, holder: [{person: eva, from: 2025-01-01},\n"
	"    {person: Bo Ek, until: 2024-12-31}]}\n"
	"  clerk: {name: Clerk, holder: Kim}\n"
	"groups:\n"
	"  board: {name: Board, chair: {post: mayor, person: Jo van der Berg}}\n";

static void expect_text(
	struct town *town, const char *text, bool parts, const char *clean)
{
	struct str found =
		redaction_text(town->redaction, &town->model.arena, str_of(text), parts);

	cr_expect(str_is(found, clean), "'%s' became '%.*s'", text, STR_ARG(found));
}

Test(redact, names_are_found_as_people_write_them)
{
	struct town town;

	load(&town, persons);
	expect_text(&town, "Eva-Lena Åström", false, "N.N.");
	expect_text(&town, "office of EVA LENA ASTROM, first", false,
		"office of N.N., first");
	expect_text(&town, "post-eva-lena-åström", false, "post-N.N.");
	expect_text(&town, "Åström, Eva-Lena", false, "N.N.");
	expect_text(&town, "Eva-Lena Åströms kansli", false, "N.N. kansli");
	expect_text(&town, "EL and Jo van der Berg", false, "N.N. and N.N.");
	expect_text(&town, "Bo Ek was here before", false, "N.N. was here before");
	expect_text(&town, "Kim; kims; Kims", false, "N.N.; kims; N.N.");
	release(&town);
}

Test(redact, what_is_no_name_stays)
{
	static const char *const texts[] = {"", "Mayor", "Eva", "Lena Åström is another",
		"Eva-Lena: the Åström prize", "el", "Kimono", "Boek", "Bo", "\xff Bo"};
	struct town town;

	load(&town, persons);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		expect_text(&town, texts[i], false, texts[i]);
	release(&town);
}

Test(redact, a_part_alone_has_a_capital)
{
	struct town town;

	load(&town, persons);
	expect_text(&town, "Åström signs", true, "N.N. signs");
	expect_text(&town, "Jo, then Eva", true, "N.N., then N.N.");
	expect_text(&town, "for jo", true, "for jo");
	expect_text(&town, "Berg signs, on the berg", true, "N.N. signs, on the berg");
	expect_text(&town, "Berg signs", false, "Berg signs");
	release(&town);
}

Test(redact, nobody_is_known)
{
	struct town town;

	load(&town, "orgraph: 1\nposts: {a: {name: A, root: true}}\n");
	expect_text(&town, "Eva Exempel", true, "Eva Exempel");
	redaction_apply(town.redaction, &town.model);
	cr_expect(str_is(node_id(&town.model, 0), "a"));
	release(&town);
}

Test(redact, ids_of_persons_and_those_made_of_names_are_new_ones)
{
	struct town town;

	load(&town, "orgraph: 1\n"
		    "persons: {eva-ek: {name: Eva Ek}, bo: {name: Bo}}\n"
		    "posts:\n"
		    "  post-1: {name: One, holder: {person: eva-ek}}\n"
		    "  eva-eks-post: {name: Two, holder: bo}\n");
	redaction_apply(town.redaction, &town.model);
	cr_expect(str_is(node_id(&town.model, 0), "person-1"));
	cr_expect(str_is(node_id(&town.model, 1), "person-2"));
	cr_expect(str_is(node_id(&town.model, 2), "post-1"));
	cr_expect(str_is(node_id(&town.model, 3), "post-2"));
	cr_expect(str_is(node_name(&town.model.nodes[0], STR("")), REDACTED));
	release(&town);
}
