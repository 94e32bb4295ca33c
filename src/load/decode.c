/*
 * Trees to the model: the reader of each type of field, and what all readers share.
 */
#include "decode_internal.h"

#include "base/vec.h"

struct diag *finding_about(struct loader *loader, struct diag *diag)
{
	loader->faults++;
	if (loader->subject.len > 0)
		diag_subjects(loader->sink, diag, &loader->subject, 1);
	return diag;
}

void *model_alloc(struct loader *loader, uint32_t count, size_t size)
{
	return arena_array(loader->arena, count, size);
}

const char *tree_called(const struct tree *value)
{
	switch ((enum tree_kind)value->kind) {
	case TREE_SCALAR:
		return "a text";
	case TREE_LIST:
		return "a list";
	case TREE_MAP:
		return "a map";
	}
	BUG("a tree of no kind");
}

struct diag *report_wrong(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *wanted)
{
	return FINDING(loader, WRONG_TYPE, value->at, "'%.*s' wants %s, this is %s",
		STR_ARG(tree_str(pair->key)), wanted, tree_called(value));
}

void add_unread_key(
	struct loader *loader, uint32_t node, const char *key, const char *part)
{
	struct model *model = loader->model;

	model->unread_keys = vec_grow(model->unread_keys, model->unread_key_count,
		&model->unread_key_cap, sizeof *model->unread_keys);
	model->unread_keys[model->unread_key_count++] =
		(struct unread_key){node, key, part};
}

bool help_slip(struct loader *loader, struct diag *diag, const struct tree *text)
{
	const struct source *source = sources_at(loader->sources, text->at.begin);
	struct slip slip = {0};
	bool found = text->kind == TREE_SCALAR && (text->flags & TREE_PLAIN) &&
		     line_slip(source, text->at.begin - source->base, &slip);

	if (found)
		HELP(loader, diag, "%s: %s", slip.wrong, slip.help.data);
	buf_release(&slip.help);
	return found;
}

struct run run_of(struct tree *value)
{
	if (value->kind == TREE_LIST)
		return (struct run){value->first, value->count, true};
	return (struct run){value, 1, false};
}

struct tree *run_next(struct loader *loader, const struct pair *pair, struct run *run)
{
	while (run->left > 0) {
		struct tree *item = run->item;

		run->item = item->next;
		run->left--;
		if (!tree_is_absent(item))
			return item;
		if (item->flags & TREE_BROKEN)
			continue;
		HELP(loader,
			FINDING(loader, WRONG_TYPE,
				span_is_set(item->at) ? item->at : pair->key->at,
				"an item of '%.*s' is empty",
				STR_ARG(tree_str(pair->key))),
			"write its value, or remove the '-' or ','");
	}
	return NULL;
}

static void decode_none(struct loader *loader, const struct pair *pair, void *base)
{
	(void)loader, (void)pair, (void)base;
}

static decoder *const decoders[] = {
	[FIELD_TEXT] = decode_text,
	[FIELD_TEXTS] = decode_texts,
	[FIELD_NAME] = decode_name,
	[FIELD_LABELS] = decode_labels,
	[FIELD_BOOL] = decode_bool,
	[FIELD_WORD] = decode_word,
	[FIELD_WORDS] = decode_words,
	[FIELD_DATE] = decode_date,
	[FIELD_DECIDED] = decode_decided,
	[FIELD_VALIDITY] = decode_validity,
	[FIELD_QUANTITY] = decode_quantity,
	[FIELD_ORIGINS] = decode_origins,
	[FIELD_REF] = decode_ref,
	[FIELD_MENTION] = decode_ref,
	[FIELD_REFS] = decode_refs,
	[FIELD_DUTIES] = decode_refs,
	[FIELD_LINES] = decode_lines,
	[FIELD_OFFICE] = decode_office,
	[FIELD_SEATS] = decode_seats,
	[FIELD_OFFICES] = decode_offices,
	[FIELD_MANDATE] = decode_mandate,
	[FIELD_DECIDER] = decode_decider,
	[FIELD_MEETS] = decode_meets,
	[FIELD_MINUTES] = decode_minutes,
	[FIELD_HOLDERS] = decode_holders,
	[FIELD_VIA] = decode_via,
	[FIELD_SPECIAL] = decode_none,
	[FIELD_IGNORED] = decode_none,
};

void decode_field(struct loader *loader, const struct pair *pair, void *base)
{
	field_make_room(pair->field, base, loader->arena);
	decoders[pair->field->type](loader, pair, base);
}

void decode_fields(struct loader *loader, struct pairs pairs, void *base)
{
	for (uint32_t i = 0; i < pairs.count; i++)
		decode_field(loader, &pairs.items[i], base);
}
