/*
 * References that lead nowhere are collected until all are known: what was meant is
 * searched among all ids and names at once, unless the text itself tells.
 */
#include "load_internal.h"

#include "base/vec.h"

void add_miss(struct loader *loader, const struct ref *ref, enum use use)
{
	loader->misses = vec_grow(loader->misses, loader->miss_count, &loader->miss_cap,
		sizeof *loader->misses);
	loader->misses[loader->miss_count++] =
		(struct miss){ref_str(ref), loader->subject, ref->at, use, false};
}

/* ---- candidates ---- */

static struct near *duty_candidates(const struct model *model)
{
	struct near *near = near_new();

	for (uint32_t i = 0; i < model->organisation.duty_count; i++)
		near_add(near, text_str(model->organisation.duties[i].id), i);
	return near;
}

static struct str candidate(const struct model *model, enum use use, uint32_t value)
{
	if (use == USE_DUTY)
		return text_str(model->organisation.duties[value].id);
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
	const char *open = memchr(name.ptr, '(', name.len);
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

/* What the text itself tells. */
static bool help_written(
	struct loader *loader, struct diag *diag, const struct miss *miss)
{
	return miss->written.len > 0 && (help_typed(loader, diag, miss->written) ||
						help_list(loader, diag, miss->written) ||
						help_bracketed(loader, diag, miss) ||
						help_counted(loader, diag, miss));
}

/* ---- all ---- */

static void report_miss(struct loader *loader, const struct miss *miss, uint32_t near)
{
	const struct model *model = loader->model;
	struct str meant = {0};
	struct diag *diag;

	loader->subject = miss->subject;
	if (miss->use == USE_DUTY)
		diag = FINDING(loader, UNKNOWN_REFERENCE, miss->at,
			"no duty of the organisation is called '%.*s'",
			STR_ARG(miss->written));
	else
		diag = FINDING(loader, UNKNOWN_REFERENCE, miss->at,
			"no node has the id, name or alias '%.*s'",
			STR_ARG(miss->written));
	if (near != UINT32_MAX)
		meant = candidate(model, miss->use, near);
	if (miss->use != USE_DUTY && help_written(loader, diag, miss))
		; /* said */
	else if (miss->use == USE_SEAT && means_vacant(miss->written))
		HELP(loader, diag, "write vacant, in small letters, if nobody has it");
	else if (meant.ptr && miss->use == USE_SEAT)
		HELP(loader, diag,
			"did you mean '%.*s'? a free text is written {text: …}",
			STR_ARG(meant));
	else if (meant.ptr)
		HELP(loader, diag, "did you mean '%.*s'?", STR_ARG(meant));
	else if (miss->use == USE_SEAT)
		HELP(loader, diag,
			"declare it under 'posts', or write {text: …} for a free text");
	else if (miss->use == USE_DUTY)
		HELP(loader, diag, "declare it under 'duties' of the organisation");
	else
		HELP(loader, diag,
			"declare it under 'units', 'posts' or 'groups'; a body that is "
			"only mentioned is {stub: true}");
	loader->subject = (struct str){0};
}

/* The misses of one kind of candidate, `duties` or not. */
static void report_kind_of_miss(struct loader *loader, bool duties)
{
	struct str *words = mem_alloc(loader->miss_count, sizeof *words);
	uint32_t *which = mem_alloc(loader->miss_count, sizeof *which);
	uint32_t *found = mem_alloc(loader->miss_count, sizeof *found);
	struct near *near;
	uint32_t count = 0;

	for (uint32_t i = 0; i < loader->miss_count; i++) {
		if ((loader->misses[i].use == USE_DUTY) != duties ||
			loader->misses[i].excused)
			continue;
		words[count] = loader->misses[i].written;
		which[count++] = i;
	}
	if (count > 0) {
		near = duties ? duty_candidates(loader->model)
			      : near_known(loader->model);
		near_find_all(near, words, count, 2, false, found);
		for (uint32_t i = 0; i < count; i++)
			report_miss(loader, &loader->misses[which[i]], found[i]);
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
	report_kind_of_miss(loader, false);
	report_kind_of_miss(loader, true);
}
