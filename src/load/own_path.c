/*
 * Paths: names of fields with dots between, each settled against what the one before it
 * leads to; texts with paths in braces; sets of line types.
 */
#include "decode_internal.h"
#include "own_internal.h"

#include "base/vec.h"

/* ---- steps ---- */

/* A piece of a text as a text with a place of its own, where the source has it as it is.
 */
static struct text part_of_text(
	const struct rule_reader *reader, struct text text, uint32_t begin, uint32_t end)
{
	const struct source *source = sources_at(reader->loader->sources, text.at.begin);
	struct text part = {text.ptr + begin, end - begin, text.at};

	if (source && text.ptr >= source->data &&
		text.ptr + text.len <= source->data + source->len) {
		part.at.begin = source->base + (uint32_t)(part.ptr - source->data);
		part.at.end = part.at.begin + part.len;
	}
	return part;
}

static uint16_t find_line_type(const struct rule_reader *reader, struct str name)
{
	const struct own_rules *rules = reader->rules;

	for (uint32_t i = reader->first_type; i < rules->line_type_count; i++)
		if (str_eq(name, text_str(rules->line_types[i].key)))
			return (uint16_t)i;
	return LINE_TYPE_NONE;
}

static void report_field(
	struct rule_reader *reader, struct text name, struct own_type type)
{
	struct loader *loader = reader->loader;
	const char *names[OWN_FIELDS_MOST], *meant;
	struct diag *diag = FINDING(loader, UNKNOWN_KEY, name.at,
		"%s has no field '%.*s'", own_type_name(type), STR_ARG(text_str(name)));
	uint32_t count = own_field_names(type, names);

	meant = near_word(text_str(name), names, count);
	if (meant)
		HELP(loader, diag, "did you mean '%s'?", meant);
	else if (count == 0)
		HELP(loader, diag, "end the path before '.%.*s'",
			STR_ARG(text_str(name)));
	else
		HELP(loader, diag,
			"docs/rule-files.md lists the fields; a line type of the "
			"organisation's own is named under 'line_types' first");
}

/* A line type of the organisation's own leads from any node but a person to such a one.
 */
static bool step_is_line_type(struct rule_reader *reader, struct path_step *step,
	struct own_type from, struct own_type *next)
{
	bool leads = from.value == VALUE_SEAT || from.value == VALUE_LINE ||
		     from.value == VALUE_HOLDER;

	step->line_type = find_line_type(reader, text_str(step->name));
	if (step->line_type == LINE_TYPE_NONE || (!leads && from.value != VALUE_NODE))
		return false;
	step->through = leads;
	*next = (struct own_type){.value = VALUE_LINE,
		.sorts =
			SORT_BIT(SORT_UNIT) | SORT_BIT(SORT_POST) | SORT_BIT(SORT_GROUP)};
	return true;
}

static bool read_step(struct rule_reader *reader, struct text name, struct own_type from,
	struct path_step *step, struct own_type *next)
{
	*step = (struct path_step){.name = name, .line_type = LINE_TYPE_NONE};
	if (own_field_find(from, text_str(name), step, next))
		return true;
	*step = (struct path_step){.name = name};
	if (step_is_line_type(reader, step, from, next))
		return true;
	report_field(reader, name, from);
	return false;
}

static bool names_offices(const struct path_step *step)
{
	return step->by_sort[SORT_GROUP] &&
	       step->by_sort[SORT_GROUP]->type == FIELD_OFFICES;
}

static uint32_t count_steps(struct text written)
{
	uint32_t count = 1;

	for (uint32_t i = 0; i < written.len; i++)
		count += written.ptr[i] == '.';
	return count;
}

/* The next name behind `*begin`, which moves behind the dot. False at the end. */
static bool next_name(const struct rule_reader *reader, struct text written,
	uint32_t *begin, struct text *name)
{
	uint32_t end = *begin;

	if (*begin > written.len)
		return false;
	while (end < written.len && written.ptr[end] != '.')
		end++;
	*name = part_of_text(reader, written, *begin, end);
	*begin = end + 1;
	return true;
}

static bool report_no_office(struct rule_reader *reader, struct text name)
{
	HELP(reader->loader,
		FINDING(reader->loader, BAD_VALUE, name.at,
			"'offices' wants the name of an office behind it"),
		"write offices.contact, or the name that the groups use");
	return false;
}

static bool report_no_name(struct rule_reader *reader, struct text written)
{
	HELP(reader->loader,
		FINDING(reader->loader, BAD_VALUE, written.at,
			"'%.*s' is no path: a name is missing beside a dot",
			STR_ARG(text_str(written))),
		"write names of fields with single dots between, such as chair.unit");
	return false;
}

static bool read_steps(
	struct rule_reader *reader, struct path *path, struct own_type type)
{
	uint32_t begin = 0;
	struct text name;

	while (next_name(reader, path->written, &begin, &name)) {
		struct path_step *step = &path->steps[path->count];

		if (name.len == 0)
			return report_no_name(reader, path->written);
		if (!read_step(reader, name, type, step, &type))
			return false;
		path->count++;
		if (names_offices(step) &&
			(!next_name(reader, path->written, &begin, &step->office) ||
				step->office.len == 0))
			return report_no_office(reader, name);
	}
	path->type = type;
	return true;
}

static const struct path *path_of_text(
	struct rule_reader *reader, struct text written, struct own_type from)
{
	struct loader *loader = reader->loader;
	struct path *path = model_alloc(loader, 1, sizeof *path);

	path->written = written;
	path->steps = model_alloc(loader, count_steps(written), sizeof *path->steps);
	return read_steps(reader, path, from) ? path : NULL;
}

const struct path *read_path(struct rule_reader *reader, const struct pair *pair,
	const struct tree *value, struct own_type from)
{
	if (!scalar_wanted(reader->loader, pair, value, "a path such as chair.unit"))
		return NULL;
	return path_of_text(reader, tree_text(value), from);
}

/* ---- texts with paths in them ---- */

struct cutting {
	struct rule_reader *reader;
	struct text text;
	uint32_t at;
	char *plain; /* room for what is left, in the arena */
};

/* The text up to a brace that opens a path, with doubled ones made single. */
static struct str cut_plain(struct cutting *cut)
{
	struct text text = cut->text;
	char *out = cut->plain;
	uint32_t len = 0;

	while (cut->at < text.len) {
		char c = text.ptr[cut->at];
		bool twice = cut->at + 1 < text.len && text.ptr[cut->at + 1] == c;

		if (c == '{' && !twice)
			break;
		cut->at += (c == '{' || c == '}') && twice ? 2 : 1;
		out[len++] = c;
	}
	cut->plain += len;
	return (struct str){out, len};
}

/* The path between the brace at hand and the closing one; NULL after a finding. */
static const struct path *cut_path(struct cutting *cut, struct own_type from)
{
	struct rule_reader *reader = cut->reader;
	struct text text = cut->text;
	uint32_t begin = cut->at + 1, end = begin;

	while (end < text.len && text.ptr[end] != '}')
		end++;
	cut->at = end + 1;
	if (end < text.len)
		return path_of_text(reader, part_of_text(reader, text, begin, end), from);
	HELP(reader->loader,
		FINDING(reader->loader, BAD_VALUE,
			part_of_text(reader, text, begin - 1, text.len).at,
			"a brace opens here and is not closed"),
		"write {name} or another path in braces; a brace itself is written {{");
	return NULL;
}

void read_template(struct rule_reader *reader, struct text text, struct own_type from,
	struct template *template)
{
	struct cutting cut = {
		reader, text, 0, arena_bytes(reader->loader->arena, text.len)};
	uint32_t most = 1;

	for (uint32_t i = 0; i < text.len; i++)
		most += text.ptr[i] == '{';
	template->parts = model_alloc(reader->loader, most, sizeof *template->parts);
	while (cut.at < text.len) {
		struct template_part *part = &template->parts[template->count++];

		part->text = cut_plain(&cut);
		if (cut.at < text.len)
			part->path = cut_path(&cut, from);
	}
}

/* ---- sets of line types ---- */

static bool read_line_type(
	struct rule_reader *reader, const struct tree *name, uint16_t *type)
{
	struct loader *loader = reader->loader;
	const char *names[RELATION__COUNT + 1], *meant;
	uint16_t own = find_line_type(reader, tree_str(name));
	struct diag *diag;

	for (uint16_t i = 0; i < RELATION__COUNT; i++) {
		names[i] = relation_key((enum relation)i);
		*type = i;
		if (tree_is(name, names[i]))
			return true;
	}
	names[RELATION__COUNT] = "accountability";
	*type = own == LINE_TYPE_NONE ? ALONG_ACCOUNTABILITY
				      : (uint16_t)(RELATION__COUNT + own);
	if (own != LINE_TYPE_NONE || tree_is(name, "accountability"))
		return true;
	diag = FINDING(loader, BAD_VALUE, name->at, "'%.*s' is no line type",
		STR_ARG(tree_str(name)));
	meant = near_word(tree_str(name), names, RELATION__COUNT + 1);
	if (meant)
		HELP(loader, diag, "did you mean '%s'?", meant);
	else
		HELP(loader, diag,
			"name it under 'line_types' if it is the organisation's own");
	return false;
}

static void add_type(struct along *along, uint16_t type)
{
	uint32_t i = along->count;

	for (uint32_t j = 0; j < along->count; j++)
		if (along->items[j] == type)
			return;
	for (; i > 0 && along->items[i - 1] > type; i--)
		along->items[i] = along->items[i - 1];
	along->items[i] = type;
	along->count++;
}

/* Equal sets have one number, so that what is made for one serves the other. */
static void number_along(struct own_rules *rules, struct along *along)
{
	for (uint32_t i = 0; i < rules->along_count; i++) {
		const struct along *known = &rules->alongs[i];

		if (known->count == along->count &&
			memcmp(known->items, along->items,
				along->count * sizeof *along->items) == 0) {
			*along = *known;
			return;
		}
	}
	along->number = rules->along_count;
	rules->alongs = vec_grow(rules->alongs, rules->along_count, &rules->along_cap,
		sizeof *rules->alongs);
	rules->alongs[rules->along_count++] = *along;
}

void along_accountability(struct rule_reader *reader, struct along *along)
{
	along->items = model_alloc(reader->loader, 1, sizeof *along->items);
	add_type(along, ALONG_ACCOUNTABILITY);
	number_along(reader->rules, along);
}

bool read_along(struct rule_reader *reader, const struct pair *pair, struct along *along)
{
	struct loader *loader = reader->loader;
	struct run run = run_of(pair->value);
	struct tree *item;
	bool fine = true;

	along->items = model_alloc(loader, run.left, sizeof *along->items);
	while ((item = run_next(loader, pair, &run))) {
		uint16_t type;

		if (!scalar_wanted(loader, pair, item, "a line type or a list of them") ||
			!read_line_type(reader, item, &type))
			fine = false;
		else
			add_type(along, type);
	}
	if (along->count > 0)
		number_along(reader->rules, along);
	return fine && along->count > 0;
}
