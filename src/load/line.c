/*
 * Lines: written as keys of a node (`reports_to: [a, {to: b, via: c}]`) they become lines
 * of the model at once; entries of `lines:` wait until the node that they leave is known.
 */
#include "decode_internal.h"
#include "settle_internal.h"

#include "base/vec.h"

bool line_limit(struct loader *loader, struct span at, uint64_t more)
{
	if (loader->line_total + more <= LIMIT_LINES) {
		loader->line_total += more;
		return true;
	}
	if (!loader->lines_full)
		HELP(loader,
			FINDING(loader, INPUT_LIMIT, at, "more than %u lines and seats",
				LIMIT_LINES),
			"this one and all that follow were left out");
	loader->lines_full = true;
	return false;
}

/* What is said of a line beside its ends; NULL for nothing. */
static struct line_detail *read_detail(struct loader *loader, struct pairs pairs)
{
	struct line_detail read = {0}, *detail;
	bool any = false;

	for (uint32_t i = 0; i < pairs.count; i++) {
		const struct field *field = pairs.items[i].field;

		if (field->type == FIELD_SPECIAL || field->type == FIELD_IGNORED)
			continue;
		decode_field(loader, &pairs.items[i], &read);
		any = any || field_is_set(field, &read);
	}
	if (!any)
		return NULL;
	detail = model_alloc(loader, 1, sizeof *detail);
	*detail = read;
	return detail;
}

static struct refs read_ends(struct loader *loader, const struct pair *pair)
{
	struct field field = {.key = "to", .type = FIELD_REFS};
	struct pair ends = *pair;
	struct refs refs = {0};

	ends.field = &field;
	decode_refs(loader, &ends, &refs);
	return refs;
}

/* ---- as keys ---- */

struct targets {
	const struct pair *pair;
	uint16_t relation;
	bool single, taken;
};

static void report_second(
	struct loader *loader, const struct targets *targets, struct span at)
{
	struct str key = tree_str(targets->pair->key);

	HELP(loader,
		FINDING(loader, WRONG_TYPE, at,
			"'%.*s' takes one target, this is another", STR_ARG(key)),
		"keep the one that counts");
}

static void add_target(struct loader *loader, struct targets *targets, struct ref to,
	struct line_detail *detail)
{
	struct line *line;

	if (targets->single && targets->taken) {
		report_second(loader, targets, to.at);
		return;
	}
	if (!line_limit(loader, to.at, 1))
		return;
	line = model_add_line(loader->model);
	line->to = to;
	line->from = loader->node;
	line->relation = targets->relation;
	line->detail = detail;
	targets->taken = true;
}

static void read_target_map(
	struct loader *loader, struct targets *targets, struct tree *map)
{
	struct pairs pairs = map_read_known(loader, map, KEYS_TARGET);
	const struct pair *to = pairs_find(pairs, "to");
	struct line_detail *detail = read_detail(loader, pairs);
	struct refs refs;

	if (pairs_lack(loader, pairs, KEYS_TARGET, "to"))
		HELP(loader,
			FINDING(loader, MISSING_KEY, map->at, "the target has no 'to'"),
			"write {to: …, via: …}");
	if (!to)
		return;
	refs = read_ends(loader, to);
	for (uint32_t i = 0; i < refs.count; i++)
		add_target(loader, targets, refs.items[i], detail);
}

void read_targets(
	struct loader *loader, const struct pair *pair, uint16_t relation, bool single)
{
	struct targets targets = {.pair = pair, .relation = relation, .single = single};
	struct run run = run_of(pair->value);
	struct tree *item;

	while ((item = run_next(loader, pair, &run))) {
		if (item->kind == TREE_SCALAR)
			add_target(loader, &targets, ref_of(item), NULL);
		else if (map_wanted(loader, pair, item,
				 "a target, a list of them, or {to: …}",
				 "write the targets in one list: [a, b]"))
			read_target_map(loader, &targets, item);
	}
}

void decode_lines(struct loader *loader, const struct pair *pair, void *base)
{
	(void)base;
	read_targets(loader, pair, pair->field->relation, pair->field->single);
}

/* ---- under `lines:` ---- */

static void report_missing(struct loader *loader, const struct tree *map,
	struct pairs pairs, const char *key)
{
	if (pairs_lack(loader, pairs, KEYS_LINE, key))
		HELP(loader,
			FINDING(loader, MISSING_KEY, map->at, "the line has no '%s'",
				key),
			"write {from: …, type: …, to: …}");
}

/* Is it one that export adds for other programs? */
static bool is_implied(struct loader *loader, struct pairs pairs)
{
	const struct pair *implied = pairs_find(pairs, "implied");
	bool is = false;

	if (implied)
		read_bool(loader, implied, &is);
	return is;
}

static void add_entry(struct loader *loader, const struct line_entry *entry)
{
	uint64_t lines = (uint64_t)entry->from.count * entry->to.count;

	if (lines == 0 || !line_limit(loader, entry->type.at, lines))
		return;
	loader->entries = vec_grow(loader->entries, loader->entry_count,
		&loader->entry_cap, sizeof *loader->entries);
	loader->entries[loader->entry_count++] = *entry;
}

/* What stands behind `from`: the findings are about that, though it is not yet looked up.
 */
static struct str written_from(const struct tree *map)
{
	for (const struct tree *key = map->first; key; key = key->next->next) {
		const struct tree *from = key->next;

		if (!tree_is(key, "from"))
			continue;
		if (from->kind == TREE_LIST && from->first)
			from = from->first;
		if (from->kind == TREE_SCALAR)
			return tree_str(from);
	}
	return (struct str){0};
}

static void read_entry_map(struct loader *loader, struct tree *map)
{
	struct pairs pairs = map_read_known(loader, map, KEYS_LINE);
	const struct pair *from = pairs_find(pairs, "from");
	const struct pair *type = pairs_find(pairs, "type");
	const struct pair *to = pairs_find(pairs, "to");
	struct line_entry entry = {0};

	if (is_implied(loader, pairs))
		return;
	report_missing(loader, map, pairs, "from");
	report_missing(loader, map, pairs, "type");
	report_missing(loader, map, pairs, "to");
	if (from)
		entry.from = read_ends(loader, from);
	if (to)
		entry.to = read_ends(loader, to);
	entry.detail = read_detail(loader, pairs);
	if (from && type && to && scalar_wanted(loader, type, type->value, "one word")) {
		entry.type = tree_text(type->value);
		add_entry(loader, &entry);
	}
}

void read_line_entry(struct loader *loader, struct tree *value)
{
	if (value->kind != TREE_MAP) {
		HELP(loader,
			FINDING(loader, WRONG_TYPE, value->at, "a line has to be a map"),
			"write {from: …, type: …, to: …}");
		return;
	}
	loader->subject = written_from(value);
	read_entry_map(loader, value);
	loader->subject = (struct str){0};
}
