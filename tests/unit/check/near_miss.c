/* Free texts that are nearly references. */
#include "fixture.h"

#include "model/find.h"

#define RULE "near-miss-text"
#define POSTS                                                              \
	"orgraph: 1\n"                                                     \
	"posts:\n"                                                         \
	"  head-nurse: {name: Översköterska, aliases: [ÖS, Nurse 7]}\n" \
	"  doctor: {name: {sv: Läkare, en: Physician}}\n"                 \
	"groups:\n"

Test(near_miss, a_slip_is_an_edit_a_case_an_accent_or_a_zero)
{
	EXPECT_FOUND(RULE,
		POSTS "  g1: {members: [{text: Översköterskan}]}\n"
		      "  g2: {members: [{text: översköterska}]}\n"
		      "  g3: {members: [{text: Oversköterska}]}\n"
		      "  g4: {members: [{text: Nurse 007}]}\n"
		      "  g5: {members: [{text: Phsyician}]}\n"
		      "  g6: {members: [{text: doktor}]}\n"
		      "  g7: {members: [{text: Two doctors}, {text: nobody}]}\n",
		"6:25 g1,head-nurse\n7:25 g2,head-nurse\n8:25 g3,head-nurse\n"
		"9:25 g4,head-nurse\n10:25 g5,doctor\n11:25 g6,doctor\n");
}

Test(near_miss, texts_stand_in_many_places)
{
	EXPECT_FOUND(RULE,
		"orgraph: 1\n"
		"persons: {eva: {name: Eva Exempel}}\n"
		"posts:\n"
		"  treasurer: {holder: {person: Eva Exemple}}\n"
		"  auditor: {holder: [{person: Adam Example}], reports_to: {to: "
		"treasurer, via: "
		"the tresurer}}\n"
		"groups:\n"
		"  board: {members: [{text: A member, represents: Treasurers, person: "
		"Eva "
		"Exempl}]}\n"
		"  council: {represented_by: [{text: treasurer}], mandate: {decider: "
		"{text: "
		"Auditor}}}\n"
		"  group: {offices: {contact: {text: trasurer}}}\n"
		"lines:\n"
		"  - {from: board, type: informs, to: council, via: tresurer}\n",
		"4:32 treasurer,eva\n7:50 board,treasurer\n7:70 board,eva\n"
		"8:37 council,treasurer\n8:76 council,auditor\n9:37 group,treasurer\n"
		"11:52 board,treasurer\n");
}

/* Texts are entered by halves of the nodes: what one half alone has is known of both. */
Test(near_miss, texts_of_either_half)
{
	EXPECT_FOUND(RULE,
		POSTS "  g1: {members: [{text: doctors}]}\n"
		      "  g2: {members: [{text: nobody at all}]}\n"
		      "  g3: {members: [{text: none of them}]}\n"
		      "  g4: {members: [{text: Nurse 007}]}\n",
		"6:25 g1,doctor\n9:25 g4,head-nurse\n");
	EXPECT_FOUND(RULE,
		POSTS "  g1: {members: [{text: Nurse 007}]}\n"
		      "  g2: {members: [{text: nobody at all}]}\n"
		      "  g3: {members: [{text: none of them}]}\n"
		      "  g4: {members: [{text: doctors}]}\n",
		"6:25 g1,head-nurse\n9:25 g4,doctor\n");
}

/* What is shorter than every text is passed over early, but for one letter. */
Test(near_miss, a_name_shorter_than_all_texts)
{
	EXPECT_FOUND(
		RULE, POSTS "  g1: {members: [{text: doctors}]}\n", "6:25 g1,doctor\n");
	EXPECT_FOUND(RULE, POSTS "  g1: {members: [{text: Nurse 00007}]}\n",
		"6:25 g1,head-nurse\n");
}

Test(near_miss, short_words_differ_by_more_than_case)
{
	EXPECT_FOUND(RULE,
		POSTS "  g1: {members: [{text: OS}]}\n"
		      "  g2: {members: [{text: OK}]}\n"
		      "  g3: {members: [{text: os}]}\n",
		"6:25 g1,head-nurse\n8:25 g3,head-nurse\n");
}

Test(near_miss, a_name_written_as_a_text_is_one)
{
	const char *yaml = POSTS "  g1: {members: [{text: Läkare}, {text: doctor}]}\n"
				 "  g2: {members: [{text: A, represents: Läkare}]}\n";

	EXPECT_FOUND(RULE, yaml, "6:25 g1,doctor\n6:41 g1,doctor\n");
	cr_expect_str_eq(said(RULE, POSTS "  g1: {members: [{text: Läkare}]}\n"),
		"'Läkare' is a free text, and a name of 'doctor'; if that is who is "
		"meant, "
		"write the id: 'doctor'\n");
}

Test(near_miss, every_place_of_a_text_is_reported)
{
	EXPECT_FOUND(RULE,
		POSTS "  g1: {members: [{text: doktor}, {text: doktor}]}\n"
		      "  g2: {members: [{text: doktor}]}\n",
		"6:25 g1,doctor\n6:41 g1,doctor\n7:25 g2,doctor\n");
}

Test(near_miss, who_is_not_there_was_not_meant)
{
	const char *yaml =
		"orgraph: 1\n"
		"posts: {doctor: {valid: {until: 2024}}, nurse: {}}\n"
		"groups: {g: {members: [{text: doktor}, {text: nurse, until: 2024}]}}\n";

	cr_expect_str_eq(found_on(RULE, yaml, "2025-01-01"), "");
	cr_expect_str_eq(
		found_on(RULE, yaml, "2024-01-01"), "3:31 g,doctor\n3:47 g,nurse\n");
}

/* ---- the filters lose nothing ---- */

static uint32_t chance(uint64_t *state, uint32_t bound)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*state >> 33) % bound;
}

enum { WORDS = 30, LETTERS = 9 };

/* Few letters, so that many words are near to many. */
static void make_word(char word[LETTERS + 1], uint64_t *state)
{
	uint32_t length = 4 + chance(state, LETTERS - 3);

	for (uint32_t i = 0; i < length; i++)
		word[i] = "aAb01"[chance(state, 5)];
	word[length] = '\0';
}

/* A slip, most of the time: neighbours that change places, a letter more or less. */
static void slip(char word[LETTERS + 1], uint64_t *state)
{
	size_t length = strlen(word);
	uint32_t at = chance(state, (uint32_t)length - 1);
	char letter = word[at];

	switch (chance(state, 4)) {
	case 0:
		word[at] = word[at + 1];
		word[at + 1] = letter;
		break;
	case 1:
		memmove(word + at, word + at + 1, length - at);
		break;
	case 2:
		if (length < LETTERS)
			memmove(word + at + 1, word + at, length - at + 1);
		word[at] = 'b';
		break;
	default:
		word[at] = 'a';
	}
}

static void write_words(struct buf *yaml, uint64_t *state)
{
	char words[WORDS][LETTERS + 1];

	buf_add_text(yaml, "orgraph: 1\nposts:\n");
	for (int i = 0; i < WORDS; i++) {
		make_word(words[i], state);
		buf_printf(yaml, "  post-%d: {name: \"é %s\"}\n", i, words[i]);
	}
	buf_add_text(yaml, "groups:\n  g:\n    members:\n");
	for (int i = 0; i < WORDS; i++) {
		slip(words[i], state);
		buf_printf(yaml, "      - {text: -, represents: \"%s %s\"}\n",
			chance(state, 5) ? "é" : "E", words[i]);
	}
}

/* Looks each text up among all names, without a filter. */
static uint32_t count_near(const struct model *model)
{
	const struct seats *members = &model->nodes[model->node_count - 1].group->members;
	struct near *near = near_new();
	uint32_t count = 0;

	for (uint32_t i = 0; i < model->name_count; i++)
		near_add(near, text_str(*model->name_entries[i].text), i);
	for (uint32_t i = 0; i < members->count; i++) {
		const struct ref *ref = &members->items[i].detail->represents;
		struct str word = ref_str(ref);
		uint32_t value;

		near_find_all(near, &word, 1, 1, true, &value);
		count += ref->node == NODE_NONE && value != UINT32_MAX;
	}
	near_free(near);
	return count;
}

Test(near_miss, the_filters_lose_nothing)
{
	uint64_t state = 7;
	uint32_t all = 0;

	for (int round = 0; round < 150; round++) {
		struct fixture fixture = {0};
		struct buf yaml = {0};
		uint32_t count = 0;

		write_words(&yaml, &state);
		fixture_load(&fixture, yaml.data, NULL);
		check_run(&fixture.model, &fixture.analysis, &fixture.sink, NULL);
		for (uint32_t i = 0; i < fixture.sink.count; i++)
			count += strcmp(fixture.sink.items[i]->rule->slug, RULE) == 0;
		cr_assert_eq(count, count_near(&fixture.model), "%s", yaml.data);
		all += count;
		fixture_release(&fixture);
		buf_release(&yaml);
	}
	cr_expect_gt(all, 1000, "only %u near misses", all);
}
