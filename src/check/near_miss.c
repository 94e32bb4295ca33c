/*
 * Free texts that were probably meant as references. Most texts are like no name and most
 * names like no text, so that both are filtered against each other, and only what is left
 * is kept and searched:
 *
 *	texts -> a filter -> the names some text may be near to
 *	those names -> a filter -> the texts that may be near to one -> search
 *
 * That takes about as long as all other rules, and asks nothing of them: it is done
 * beside them, and told at the end.
 */
#include "base/beside.h"
#include "base/utf8.h"
#include "check_internal.h"
#include "model/find.h"
#include "slips_internal.h"

#include <stdlib.h>

/* One letter more or less makes another word out of a short one: HR, HD, AU. */
enum { EDITED_LETTERS = 4 };

/* A free text at one place. */
struct mention {
	struct str text;
	struct span at;
	uint32_t node;
	bool reference; /* the key `text`: the very name of a node could stand as one */
};

/* A mention that is perhaps to be told. */
struct suspect {
	struct span at;
	uint32_t node, word;
	bool reference;
};

/* One of their different texts, and the node that has it for a name, or nearly; NODE_NONE
 * if none has. */
struct word {
	struct str text;
	uint32_t named, near;
};

struct mentions {
	const struct model *model;
	struct indices known; /* of the names some text may be near to */
	VEC(struct suspect) suspects;
	VEC(struct word) words;
	struct map index; /* text -> word */
	bool threads;     /* it is worth their while */
	struct beside beside;
};

/* ---- halves ---- */

/* The work of one of two threads. What they find is put together in the order of the
 * input: all of the first, then all of the second. */
struct half {
	const struct model *model;
	bool second;
	struct slips *slips;
	uint32_t mentions;
	struct indices known;
	VEC(struct mention) suspects;
};

struct range {
	uint32_t begin, end;
};

static struct range half_of(uint32_t count, bool second)
{
	return second ? (struct range){count / 2, count} : (struct range){0, count / 2};
}

/* ---- every free text, in the order of the input ---- */

typedef void visit_mention(void *context, const struct mention *mention);

/* Texts lie all over the sources. Each is asked for when it is met, and visited when so
 * many more have been, by which time it has come from memory. */
enum { MENTIONS_AHEAD = 16 };

struct walk {
	const struct model *model;
	visit_mention *visit;
	void *context;
	struct mention waiting[MENTIONS_AHEAD];
	uint32_t met;
};

static void meet(struct walk *walk, const struct mention *mention)
{
	struct mention *place = &walk->waiting[walk->met % MENTIONS_AHEAD];

	if (walk->met++ >= MENTIONS_AHEAD)
		walk->visit(walk->context, place);
	*place = *mention;
	PREFETCH(mention->text.ptr);
}

static void visit_waiting(struct walk *walk)
{
	uint32_t next = walk->met > MENTIONS_AHEAD ? walk->met - MENTIONS_AHEAD : 0;

	for (; next < walk->met; next++)
		walk->visit(walk->context, &walk->waiting[next % MENTIONS_AHEAD]);
	walk->met = 0;
}

static void meet_text(struct walk *walk, struct text text, uint32_t node, bool reference)
{
	struct mention mention = {text_str(text), text.at, node, reference};

	if (text.len > 0)
		meet(walk, &mention);
}

static void meet_ref(struct walk *walk, const struct ref *ref, uint32_t node)
{
	struct mention mention = {ref_str(ref), ref->at, node, false};

	if (ref->node == NODE_NONE && ref->len > 0)
		meet(walk, &mention);
}

static void walk_seats(struct walk *walk, const struct seats *seats, uint32_t node)
{
	for (uint32_t i = 0; i < seats->count; i++) {
		const struct seat *seat = &seats->items[i];

		if (seat->sort == SEAT_TEXT)
			meet_text(walk, seat_words(seat), node, true);
		if (!seat->detail)
			continue;
		meet_ref(walk, &seat->detail->represents, node);
		meet_ref(walk, &seat->detail->person, node);
	}
}

static void walk_node(struct walk *walk, uint32_t index)
{
	const struct node *node = &walk->model->nodes[index];

	if (node->sort == SORT_POST) {
		const struct holders *holders = &node->post->holders;

		for (uint32_t i = 0; i < holders->count; i++)
			meet_ref(walk, &holders->items[i].person, index);
	} else if (node->sort == SORT_GROUP && node_is_own(node)) {
		const struct group *group = node->group;

		for (uint32_t list = 0; list < group_seat_lists(group); list++)
			walk_seats(walk, group_seats(group, list), index);
		if (group->mandate)
			meet_text(walk, group->mandate->decider.text, index, true);
	}
}

/* The lines to the targets of one key follow each other and share what it says. */
static bool says_as_before(const struct line *line, const struct line *before)
{
	return before && before->detail && before->from == line->from &&
	       before->detail->via_text.at.begin == line->detail->via_text.at.begin;
}

static void walk_vias(struct walk *walk)
{
	const struct model *model = walk->model;
	const struct line *before = NULL;

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];
		const struct node *from = &model->nodes[line->from];

		if (!line->detail || (line->flags & (LINE_ABSENT | LINE_REPEATED)) ||
			(from->sort == SORT_GROUP && !node_is_own(from)) ||
			says_as_before(line, before))
			continue;
		meet_text(walk, line->detail->via_text, line->from, false);
		before = line;
	}
}

static void walk_nodes(struct walk *walk, struct range range)
{
	for (uint32_t v = range.begin; v < range.end; v++)
		if (node_is_present(&walk->model->nodes[v]))
			walk_node(walk, v);
}

static void walk_half(struct half *half, visit_mention *visit)
{
	struct walk walk = {.model = half->model, .visit = visit, .context = half};

	walk_nodes(&walk, half_of(half->model->node_count, half->second));
	if (half->second)
		walk_vias(&walk);
	visit_waiting(&walk);
}

/* ---- the names that some text may be near to ---- */

static void count_mention(void *context, const struct mention *mention)
{
	struct half *half = context;

	(void)mention;
	half->mentions++;
}

static void count_mentions(void *context)
{
	walk_half(context, count_mention);
}

static void enter_mention(void *context, const struct mention *mention)
{
	struct half *half = context;

	slips_add(half->slips, mention->text);
}

static void enter_mentions(void *context)
{
	walk_half(context, enter_mention);
}

static struct slips *slips_of_texts(const struct mentions *mentions)
{
	struct half halves[2] = {
		{.model = mentions->model},
		{.model = mentions->model, .second = true},
	};
	uint32_t count;

	beside_both(count_mentions, &halves[0], &halves[1], mentions->threads);
	count = halves[0].mentions + halves[1].mentions;
	for (int i = 0; i < 2; i++)
		halves[i].slips = slips_new(count);
	beside_both(enter_mentions, &halves[0], &halves[1], mentions->threads);
	slips_join(halves[0].slips, halves[1].slips);
	return halves[0].slips;
}

static void take_answer(
	struct half *half, const struct slips_question *question, uint32_t number)
{
	const struct model *model = half->model;

	if (slips_answer(half->slips, question) &&
		node_is_present(&model->nodes[model_known(model, number).node]))
		*VEC_PUSH(&half->known) = number;
}

/* A name is fetched, asked about and answered with others between. */
static void sift_range(struct half *half, struct range range)
{
	enum { BETWEEN = 8 };
	const struct model *model = half->model;
	struct slips_question questions[BETWEEN];
	uint32_t count = range.end - range.begin;

	for (uint32_t i = 0; i < count + BETWEEN; i++) {
		struct slips_question *question = &questions[i % BETWEEN];

		if (i >= BETWEEN)
			take_answer(half, question, range.begin + i - BETWEEN);
		if (i + BETWEEN < count)
			PREFETCH(model_known(model, range.begin + i + BETWEEN).text.ptr);
		if (i < count)
			*question = slips_ask(
				half->slips, model_known(model, range.begin + i).text);
	}
}

/* What is known are ids and then names, of which a look at a name takes longer. */
static void sift_known(void *context)
{
	struct half *half = context;
	uint32_t ids = half->model->node_count;
	struct range names = half_of(half->model->name_count, half->second);

	sift_range(half, half_of(ids, half->second));
	sift_range(half, (struct range){ids + names.begin, ids + names.end});
}

static void filter_known(struct mentions *mentions)
{
	const struct model *model = mentions->model;
	struct slips *slips = slips_of_texts(mentions), *twin = slips_twin(slips);
	struct half halves[2] = {
		{.model = model, .slips = slips},
		{.model = model, .slips = twin, .second = true},
	};

	beside_both(sift_known, &halves[0], &halves[1], mentions->threads);
	/* ids come before names, whichever half found them */
	indices_join(&halves[0].known, &halves[1].known);
	mentions->known = halves[0].known;
	slips_free(twin);
	slips_free(slips);
}

/* ---- the texts that may be near to one of them ---- */

static struct str word_text(const void *context, uint32_t word)
{
	return ((const struct mentions *)context)->words.items[word].text;
}

/* The node that is called just so, where that could stand as a reference. */
static uint32_t named(const struct model *model, const struct mention *mention)
{
	uint32_t node, other;

	if (!mention->reference ||
		model_find(model, mention->text, &node, &other) == FOUND_NONE ||
		!node_is_present(&model->nodes[node]))
		return NODE_NONE;
	return node;
}

static void suspect(struct mentions *mentions, const struct mention *mention)
{
	uint32_t word = map_find(&mentions->index, mention->text, word_text, mentions);

	if (word == MAP_NONE) {
		word = mentions->words.count;
		*VEC_PUSH(&mentions->words) =
			(struct word){mention->text, NODE_NONE, NODE_NONE};
		map_add(&mentions->index, mention->text, word);
	}
	if (mention->reference)
		mentions->words.items[word].named = named(mentions->model, mention);
	*VEC_PUSH(&mentions->suspects) =
		(struct suspect){mention->at, mention->node, word, mention->reference};
}

static void sift_mention(void *context, const struct mention *mention)
{
	struct half *half = context;

	if (slips_meet(half->slips, mention->text) ||
		named(half->model, mention) != NODE_NONE)
		*VEC_PUSH(&half->suspects) = *mention;
}

static void sift_mentions(void *context)
{
	walk_half(context, sift_mention);
}

static void filter_mentions(struct mentions *mentions)
{
	const struct model *model = mentions->model;
	struct slips *slips = slips_new(mentions->known.count), *twin;
	struct half halves[2];

	for (uint32_t i = 0; i < mentions->known.count; i++)
		slips_add(slips, model_known(model, mentions->known.items[i]).text);
	twin = slips_twin(slips);
	halves[0] = (struct half){.model = model, .slips = slips};
	halves[1] = (struct half){.model = model, .slips = twin, .second = true};
	beside_both(sift_mentions, &halves[0], &halves[1], mentions->threads);
	slips_free(twin);
	slips_free(slips);
	for (int i = 0; i < 2; i++) {
		for (uint32_t k = 0; k < halves[i].suspects.count; k++)
			suspect(mentions, &halves[i].suspects.items[k]);
		VEC_RELEASE(&halves[i].suspects);
	}
}

/* ---- looking up ---- */

/* Do the texts differ in case and accents alone? Sets `letters` to the length of `a`. */
static bool folds_alike(struct str a, struct str b, uint32_t *letters)
{
	uint32_t i = 0, j = 0;
	bool alike = true;

	for (*letters = 0; i < a.len; ++*letters) {
		uint32_t rune = rune_fold(utf8_next(a, &i));

		alike = alike && j < b.len && rune == rune_fold(utf8_next(b, &j));
	}
	return alike && j == b.len;
}

static bool is_slip(struct str text, struct str known)
{
	uint32_t letters;

	return folds_alike(text, known, &letters) || letters >= EDITED_LETTERS;
}

static void find_near(struct mentions *mentions)
{
	const struct model *model = mentions->model;
	uint32_t count = mentions->words.count;
	struct str *texts = mem_alloc(count, sizeof *texts);
	uint32_t *found = mem_alloc(count, sizeof *found);
	struct near *near = near_new();

	for (uint32_t i = 0; i < mentions->known.count; i++) {
		uint32_t number = mentions->known.items[i];

		near_add(near, model_known(model, number).text, number);
	}
	for (uint32_t i = 0; i < count; i++)
		texts[i] = mentions->words.items[i].text;
	near_find_all(near, texts, count, 1, true, found);
	for (uint32_t i = 0; i < count; i++)
		if (found[i] != UINT32_MAX &&
			is_slip(texts[i], model_known(model, found[i]).text))
			mentions->words.items[i].near = model_known(model, found[i]).node;
	near_free(near);
	free(found);
	free(texts);
}

static void search(void *context)
{
	struct mentions *mentions = context;

	filter_known(mentions);
	filter_mentions(mentions);
	if (mentions->words.count > 0)
		find_near(mentions);
}

static void start_search(struct check *check, uint32_t index)
{
	struct mentions *mentions = ARENA_NEW(check->arena, struct mentions);
	uint32_t nodes = check->model->node_count;

	(void)index;
	mentions->model = check->model;
	*check->own = mentions;
	mentions->threads = check->options.threads > 0 || nodes >= BESIDE_LEAST;
	beside_start(&mentions->beside, search, mentions, mentions->threads);
}

/* ---- reporting ---- */

static void report_mention(
	struct check *check, const struct suspect *mention, const struct word *word)
{
	bool is_name = mention->reference && word->named != NODE_NONE;
	uint32_t node = is_name ? word->named : word->near;
	struct diag *diag;

	if (node == NODE_NONE)
		return;
	diag = REPORT(check, mention->at,
		is_name ? "'%.*s' is a free text, and a name of '%.*s'"
			: "'%.*s' is a free text, and nearly a name of '%.*s'",
		STR_ARG(word->text), ID(check, node));
	about_two(check, diag, mention->node, node);
	HELP(check, diag, "if that is who is meant, write the id: '%.*s'",
		ID(check, node));
}

static void report_mentions(struct check *check)
{
	struct mentions *mentions = *check->own;

	beside_end(&mentions->beside);
	for (uint32_t i = 0; i < mentions->suspects.count; i++) {
		const struct suspect *mention = &mentions->suspects.items[i];

		report_mention(check, mention, &mentions->words.items[mention->word]);
	}
	map_release(&mentions->index);
	VEC_RELEASE(&mentions->known);
	VEC_RELEASE(&mentions->suspects);
	VEC_RELEASE(&mentions->words);
}

static const struct check_rule rows[] = {
	{{"near-miss-text", SEVERITY_INFO, FAMILY_OFFICES,
		 "a free text that is nearly the id, name or alias of a node",
		 "Where a text may stand as well as a reference, a misspelt reference "
		 "is taken for a text and nobody complains: the seat, the "
		 "representative or the holder is then missing from every list and "
		 "chart of the node that was meant.",
		 "Write the id if the node is meant. If the likeness is an accident, "
		 "nothing has to be done."},
		SCOPE_ORGANISATION, start_search, report_mentions},
};

const struct rule_table near_miss_rules = RULE_TABLE(rows);
