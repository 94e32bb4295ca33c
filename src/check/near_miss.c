/*
 * Free texts that were probably meant as references. The texts are collected from all
 * nodes and lines, and each different one is looked up once among all ids, names and
 * aliases. Most texts are like no name and most names like no text, so both sides are
 * filtered against each other before the search.
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
	struct span at;
	uint32_t node;
	uint32_t word;  /* which of the different texts */
	bool reference; /* the key `text`: the very name of a node could stand as one */
};

/* One of the different texts, and the node that has it for a name, or nearly; NODE_NONE
 * if none has. */
struct word {
	struct str text;
	uint32_t named, near;
	bool reference; /* of some mention */
};

struct mentions {
	const struct model *model;
	VEC(struct mention) list;
	VEC(struct word) words;
	struct map index; /* text -> word */
	bool threads;     /* it is worth their while */
	struct beside beside;
};

static struct str word_text(const void *context, uint32_t word)
{
	return ((const struct mentions *)context)->words.items[word].text;
}

static void add_text(struct mentions *mentions, struct str text, struct span at,
	uint32_t node, bool reference)
{
	struct mention mention = {at, node, 0, reference};

	if (text.len == 0)
		return;
	mention.word = map_find(&mentions->index, text, word_text, mentions);
	if (mention.word == MAP_NONE) {
		mention.word = mentions->words.count;
		*VEC_PUSH(&mentions->words) =
			(struct word){text, NODE_NONE, NODE_NONE, false};
		map_add(&mentions->index, text, mention.word);
	}
	mentions->words.items[mention.word].reference |= reference;
	*VEC_PUSH(&mentions->list) = mention;
}

/* ---- collecting ---- */

static void add_mention(struct mentions *mentions, const struct ref *ref, uint32_t node)
{
	if (ref->node == NODE_NONE)
		add_text(mentions, ref_str(ref), ref->at, node, false);
}

static void add_seats(struct mentions *mentions, const struct seats *seats, uint32_t node)
{
	for (uint32_t i = 0; i < seats->count; i++) {
		const struct seat *seat = &seats->items[i];

		if (seat->sort == SEAT_TEXT)
			add_text(mentions, text_str(seat_words(seat)),
				seat_words(seat).at, node, true);
		if (!seat->detail)
			continue;
		add_mention(mentions, &seat->detail->represents, node);
		add_mention(mentions, &seat->detail->person, node);
	}
}

static void collect_texts(struct mentions *mentions, uint32_t index)
{
	const struct node *node = &mentions->model->nodes[index];

	if (node->sort == SORT_POST) {
		const struct holders *holders = &node->post->holders;

		for (uint32_t i = 0; i < holders->count; i++)
			add_mention(mentions, &holders->items[i].person, index);
	} else if (node->sort == SORT_GROUP && node_is_own(node)) {
		const struct group *group = node->group;

		for (uint32_t list = 0; list < group_seat_lists(group); list++)
			add_seats(mentions, group_seats(group, list), index);
		if (group->mandate)
			add_text(mentions, text_str(group->mandate->decider.text),
				group->mandate->decider.text.at, index, true);
	}
}

/* The lines to the targets of one key follow each other and share what it says. */
static bool says_as_before(const struct line *line, const struct line *before)
{
	return before && before->detail && before->from == line->from &&
	       before->detail->via_text.at.begin == line->detail->via_text.at.begin;
}

static void collect_vias(struct mentions *mentions)
{
	const struct model *model = mentions->model;
	const struct line *before = NULL;

	for (uint32_t i = 0; i < model->line_count; i++) {
		const struct line *line = &model->lines[i];
		const struct node *from = &model->nodes[line->from];

		if (!line->detail || (line->flags & (LINE_ABSENT | LINE_REPEATED)) ||
			(from->sort == SORT_GROUP && !node_is_own(from)) ||
			says_as_before(line, before))
			continue;
		add_text(mentions, text_str(line->detail->via_text),
			line->detail->via_text.at, line->from, false);
		before = line;
	}
}

/* ---- looking up ---- */

static void find_named(struct mentions *mentions)
{
	const struct model *model = mentions->model;

	for (uint32_t i = 0; i < mentions->words.count; i++) {
		struct word *word = &mentions->words.items[i];
		uint32_t node, other;

		if (word->reference &&
			model_find(model, word->text, &node, &other) != FOUND_NONE &&
			node_is_present(&model->nodes[node]))
			word->named = node;
	}
}

/* Of what is known, numbers [begin, end), and which of these some word may be near to. */
struct sieve {
	const struct model *model;
	struct slips *slips;
	uint32_t begin, end;
	uint32_t *found, count;
};

static void sift(void *context)
{
	struct sieve *sieve = context;
	const struct model *model = sieve->model;

	for (uint32_t i = sieve->begin; i < sieve->end; i++)
		if (slips_meet(sieve->slips, model_known(model, i).text) &&
			node_is_present(&model->nodes[model_known(model, i).node]))
			sieve->found[sieve->count++] = i;
}

/* The numbers of what some word may be near to. Half of it is found by a thread of its
 * own: else all other rules would wait for the end. */
static uint32_t *filter_known(const struct mentions *mentions, uint32_t *count)
{
	const struct model *model = mentions->model;
	uint32_t all = model->node_count + model->name_count, half = all / 2;
	uint32_t *known = mem_alloc(all, sizeof *known);
	struct slips *slips = slips_new(mentions->words.count), *twin;
	struct sieve first, second;
	struct beside beside;

	for (uint32_t i = 0; i < mentions->words.count; i++)
		slips_add(slips, mentions->words.items[i].text);
	twin = slips_twin(slips);
	first = (struct sieve){model, slips, 0, half, known, 0};
	second = (struct sieve){model, twin, half, all, known + half, 0};
	beside_start(&beside, sift, &second, mentions->threads);
	sift(&first);
	beside_end(&beside);
	memmove(known + first.count, second.found, second.count * sizeof *known);
	*count = first.count + second.count;
	slips_free(twin);
	slips_free(slips);
	return known;
}

/* The numbers of the words that may be near to any of these. */
static uint32_t *filter_words(const struct mentions *mentions, const uint32_t *known,
	uint32_t known_count, uint32_t *count)
{
	const struct model *model = mentions->model;
	uint32_t *words = mem_alloc(mentions->words.count, sizeof *words);
	struct slips *slips = slips_new(known_count);

	*count = 0;
	for (uint32_t i = 0; i < known_count; i++)
		slips_add(slips, model_known(model, known[i]).text);
	for (uint32_t i = 0; known_count > 0 && i < mentions->words.count; i++)
		if (slips_meet(slips, mentions->words.items[i].text))
			words[(*count)++] = i;
	slips_free(slips);
	return words;
}

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
	uint32_t known_count, count;
	uint32_t *known = filter_known(mentions, &known_count);
	uint32_t *words = filter_words(mentions, known, known_count, &count);
	struct str *texts = mem_alloc(count, sizeof *texts);
	uint32_t *found = mem_alloc(count, sizeof *found);
	struct near *near = near_new();

	for (uint32_t i = 0; i < known_count; i++)
		near_add(near, model_known(model, known[i]).text, known[i]);
	for (uint32_t i = 0; i < count; i++)
		texts[i] = mentions->words.items[words[i]].text;
	near_find_all(near, texts, count, 1, true, found);
	for (uint32_t i = 0; i < count; i++)
		if (found[i] != UINT32_MAX &&
			is_slip(texts[i], model_known(model, found[i]).text))
			mentions->words.items[words[i]].near =
				model_known(model, found[i]).node;
	near_free(near);
	free(found);
	free(texts);
	free(words);
	free(known);
}

static void search(void *context)
{
	struct mentions *mentions = context;

	for (uint32_t v = 0; v < mentions->model->node_count; v++)
		if (node_is_present(&mentions->model->nodes[v]))
			collect_texts(mentions, v);
	collect_vias(mentions);
	find_named(mentions);
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
	struct check *check, const struct mention *mention, const struct word *word)
{
	bool named = mention->reference && word->named != NODE_NONE;
	uint32_t node = named ? word->named : word->near;
	struct diag *diag;

	if (node == NODE_NONE)
		return;
	diag = REPORT(check, mention->at,
		named ? "'%.*s' is a free text, and a name of '%.*s'"
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
	for (uint32_t i = 0; i < mentions->list.count; i++) {
		const struct mention *mention = &mentions->list.items[i];

		report_mention(check, mention, &mentions->words.items[mention->word]);
	}
	map_release(&mentions->index);
	VEC_RELEASE(&mentions->list);
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
