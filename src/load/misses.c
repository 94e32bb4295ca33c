/*
 * References that lead nowhere are collected until all are known: what was meant is
 * searched among all ids and names at once, unless the text itself tells.
 */
#include "place_internal.h"
#include "settle_internal.h"

#include "base/vec.h"

void add_miss(struct loader *loader, struct str written, struct span at, enum use use,
	uint8_t sorts)
{
	loader->misses = vec_grow(loader->misses, loader->miss_count, &loader->miss_cap,
		sizeof *loader->misses);
	loader->misses[loader->miss_count++] =
		(struct miss){written, loader->subject, at, use, sorts, false};
}

/* ---- candidates ---- */

/* What a miss is searched among. */
enum among { AMONG_NODES, AMONG_DUTIES, AMONG_DOCUMENTS, AMONG__COUNT };

static enum among among_of(enum use use)
{
	return use == USE_DUTY       ? AMONG_DUTIES
	       : use == USE_DOCUMENT ? AMONG_DOCUMENTS
				     : AMONG_NODES;
}

static struct near *candidates(const struct model *model, enum among among)
{
	const struct organisation *organisation = &model->organisation;
	struct near *near;

	if (among == AMONG_NODES)
		return near_known(model);
	near = near_new();
	for (uint32_t i = 0; among == AMONG_DUTIES && i < organisation->duty_count; i++)
		near_add(near, text_str(organisation->duties[i].id), i);
	for (uint32_t i = 0; among == AMONG_DOCUMENTS && i < organisation->document_count;
		i++)
		near_add(near, text_str(organisation->documents[i].id), i);
	return near;
}

static struct str candidate(const struct model *model, enum among among, uint32_t value)
{
	if (among == AMONG_DUTIES)
		return text_str(model->organisation.duties[value].id);
	if (among == AMONG_DOCUMENTS)
		return text_str(model->organisation.documents[value].id);
	return model_known(model, value).text;
}

/* ---- what the text itself tells ---- */

/* "a, b" or "a; b" where both are known is a list without brackets. */
static bool help_list(struct loader *loader, struct diag *diag, struct str written)
{
	uint32_t begin = 0, parts = 0, node, other;
	struct buf list = {0};
	bool known = true;

	for (uint32_t i = 0; known && i <= written.len; i++) {
		struct str part;

		if (i < written.len && !memchr(",;/", written.ptr[i], 3))
			continue;
		while (begin < i && written.ptr[begin] == ' ')
			begin++;
		part = (struct str){written.ptr + begin, i - begin};
		known = ++parts <= 8 &&
			model_find(loader->model, part, &node, &other) == FOUND_ONE;
		buf_printf(&list, "%s%.*s", parts > 1 ? ", " : "", STR_ARG(part));
		begin = i + 1;
	}
	known = known && parts > 1;
	if (known)
		HELP(loader, diag, "write a list: [%s]", list.data);
	buf_release(&list);
	return known;
}

/* "nurse (secretary)" where the nurse is known */
static bool help_bracketed(
	struct loader *loader, struct diag *diag, const struct miss *miss)
{
	struct str name = miss->written, said;
	const char *open = str_chr(name, '(');
	uint32_t node, other;

	if (!open || open == name.ptr || name.ptr[name.len - 1] != ')')
		return false;
	said = (struct str){open + 1, (uint32_t)(name.ptr + name.len - open) - 2};
	name.len = (uint32_t)(open - name.ptr);
	while (name.len > 0 && name.ptr[name.len - 1] == ' ')
		name.len--;
	if (model_find(loader->model, name, &node, &other) != FOUND_ONE)
		return false;
	if (miss->use == USE_SEAT)
		HELP(loader, diag, "write {%s: %.*s, role: %.*s}",
			sort_name((enum sort)loader->model->nodes[node].sort),
			STR_ARG(name), STR_ARG(said));
	else
		HELP(loader, diag, "write '%.*s', and the rest as a note", STR_ARG(name));
	return true;
}

/* "2 nurses" */
static bool help_counted(
	struct loader *loader, struct diag *diag, const struct miss *miss)
{
	struct str text = miss->written;
	uint32_t digits = 0;

	while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
		digits++;
	if (miss->use != USE_SEAT || digits == 0 || digits > 3 ||
		digits + 1 >= text.len || text.ptr[digits] != ' ')
		return false;
	HELP(loader, diag, "write {text: %.*s, count: %.*s}",
		(int)(text.len - digits - 1), text.ptr + digits + 1, (int)digits,
		text.ptr);
	return true;
}

/* It would be found if it were typed and not pasted. */
static bool help_typed(struct loader *loader, struct diag *diag, struct str written)
{
	struct buf typed = {0};
	const char *what = retype(&typed, written);
	uint32_t node, other;
	bool found = what && model_find(loader->model, buf_str(&typed), &node, &other) ==
				     FOUND_ONE;

	if (found)
		help_retype(loader, diag, what, &typed);
	buf_release(&typed);
	return found;
}

/* `chair: Group #1` */
static bool help_comment(
	struct loader *loader, struct diag *diag, const struct miss *miss)
{
	struct str whole;

	if (!ends_in_comment(loader->sources, miss->at, &whole))
		return false;
	HELP(loader, diag,
		"what stands behind ' #' is a comment: quote the text if that belongs to "
		"it: \"%.*s\"",
		STR_ARG(whole));
	return true;
}

/* What the text itself tells. */
static bool help_written(
	struct loader *loader, struct diag *diag, const struct miss *miss)
{
	return miss->written.len > 0 && (help_typed(loader, diag, miss->written) ||
						help_comment(loader, diag, miss) ||
						help_list(loader, diag, miss->written) ||
						help_bracketed(loader, diag, miss) ||
						help_counted(loader, diag, miss));
}

/* ---- what the organisation declares of itself ---- */

/* A document's id is wanted, and people write its title, file or number. */
enum { CALLED__COUNT = 4 };

static struct str called(const void *context, uint32_t value)
{
	const struct model *model = context;
	const struct document *document =
		&model->organisation.documents[value / CALLED__COUNT];
	const struct text texts[CALLED__COUNT] = {
		document->title, document->file, document->number, document->url};

	return text_str(texts[value % CALLED__COUNT]);
}

static struct map documents_called(const struct model *model)
{
	uint32_t count = model->organisation.document_count * CALLED__COUNT;
	struct map map = {0};

	for (uint32_t i = 0; i < count; i++)
		if (called(model, i).len > 0 &&
			map_find(&map, called(model, i), called, model) == MAP_NONE)
			map_add(&map, called(model, i), i);
	return map;
}

static void report_declared(struct loader *loader, const struct miss *miss,
	struct str meant, const struct map *documents)
{
	const struct model *model = loader->model;
	bool duty = miss->use == USE_DUTY;
	struct diag *diag = FINDING(loader, UNKNOWN_REFERENCE, miss->at,
		"no %s of the organisation is called '%.*s'",
		duty ? "duty" : "source document", STR_ARG(miss->written));
	uint32_t index =
		duty ? MAP_NONE : map_find(documents, miss->written, called, model);

	if (index != MAP_NONE)
		HELP(loader, diag, "write its id, '%.*s'",
			STR_ARG(candidate(
				model, AMONG_DOCUMENTS, index / CALLED__COUNT)));
	else if (meant.ptr)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(meant));
	else
		HELP(loader, diag, "declare it under '%s' of the organisation",
			duty ? "duties" : "sources");
}

/* ---- all ---- */

/* Does an accent stand in it as a character of its own? Text that was copied from a PDF
 * has that, and looks like any other. */
static bool has_loose_accent(struct str s)
{
	for (uint32_t i = 0; i + 1 < s.len; i++) {
		unsigned char lead = (unsigned char)s.ptr[i];
		unsigned char next = (unsigned char)s.ptr[i + 1];

		if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) /* U+0300 to U+036F */
			return true;
	}
	return false;
}

static void report_node(struct loader *loader, const struct miss *miss, struct str meant)
{
	struct diag *diag = FINDING(loader, UNKNOWN_REFERENCE, miss->at,
		"no node has the id, name or alias '%.*s'", STR_ARG(miss->written));

	if (help_written(loader, diag, miss))
		; /* said */
	else if (miss->use == USE_SEAT && means_vacant(miss->written))
		HELP(loader, diag, "write vacant, in small letters, if nobody has it");
	else if (meant.ptr && has_loose_accent(meant) != has_loose_accent(miss->written))
		HELP(loader, diag,
			"did you mean '%.*s'? in one of the two an accent is a character "
			"of its own, as in text copied from a PDF: write it anew",
			STR_ARG(meant));
	else if (meant.ptr && miss->use == USE_SEAT)
		HELP(loader, diag,
			"did you mean '%.*s'? a free text is written {text: …}",
			STR_ARG(meant));
	else if (meant.ptr)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(meant));
	else if (miss->use == USE_SEAT)
		HELP(loader, diag,
			"declare it under 'posts', or write {text: …} for a free text");
	else if (miss->sorts == SORT_BIT(SORT_UNIT))
		HELP(loader, diag, "declare it under 'units'");
	else if (miss->sorts == SORT_BIT(SORT_POST))
		HELP(loader, diag, "declare it under 'posts'");
	else
		HELP(loader, diag,
			"declare it under 'units', 'posts' or 'groups'; a body that is "
			"only mentioned is {stub: true}");
}

static void report_near(struct loader *loader, enum among among, const uint32_t *which,
	const uint32_t *found, uint32_t count)
{
	struct map documents = {0};

	if (among == AMONG_DOCUMENTS)
		documents = documents_called(loader->model);
	for (uint32_t i = 0; i < count; i++) {
		const struct miss *miss = &loader->misses[which[i]];
		struct str meant = {0};

		if (found[i] != UINT32_MAX)
			meant = candidate(loader->model, among, found[i]);
		loader->subject = miss->subject;
		if (among == AMONG_NODES)
			report_node(loader, miss, meant);
		else
			report_declared(loader, miss, meant, &documents);
	}
	loader->subject = (struct str){0};
	map_release(&documents);
}

static void report_among(struct loader *loader, enum among among)
{
	struct str *words = mem_alloc(loader->miss_count, sizeof *words);
	uint32_t *which = mem_alloc(loader->miss_count, sizeof *which);
	uint32_t *found = mem_alloc(loader->miss_count, sizeof *found);
	struct near *near;
	uint32_t count = 0;

	for (uint32_t i = 0; i < loader->miss_count; i++) {
		if (among_of(loader->misses[i].use) != among || loader->misses[i].excused)
			continue;
		words[count] = loader->misses[i].written;
		which[count++] = i;
	}
	if (count > 0) {
		near = candidates(loader->model, among);
		near_find_all(near, words, count, 2, false, found);
		report_near(loader, among, which, found, count);
		near_free(near);
	}
	free(words);
	free(which);
	free(found);
}

void report_misses(struct loader *loader)
{
	if (!sink_wants(loader->sink, &loading_rules[LOADING_UNKNOWN_REFERENCE]))
		return;
	excuse_unread(loader);
	for (enum among among = 0; among < AMONG__COUNT; among++)
		report_among(loader, among);
}
