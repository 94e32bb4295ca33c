/* Findings as a baseline: sorted, one a line, without lines. */
#include "report/baseline.h"

#include "base/json.h"
#include "check/suppress.h"
#include "diag/fingerprint.h"

struct kept {
	const struct diag *diag;
	struct known_place place;
};

static int compare_subjects(const struct diag *a, const struct diag *b)
{
	for (uint32_t i = 0; i < a->subject_count && i < b->subject_count; i++) {
		int order = str_cmp(a->subjects[i], b->subjects[i]);

		if (order != 0)
			return order;
	}
	return (a->subject_count > b->subject_count) -
	       (a->subject_count < b->subject_count);
}

static int compare(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	int order = strcmp(x->diag->rule->slug, y->diag->rule->slug);

	if (order == 0)
		order = compare_subjects(x->diag, y->diag);
	if (order == 0)
		order = str_cmp(x->place.file, y->place.file);
	return order != 0 ? order : str_cmp(x->place.text, y->place.text);
}

/* A word that YAML reads as it stands, whatever is around it. */
static bool is_plain(struct str text)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_./-";

	for (uint32_t i = 0; i < text.len; i++)
		if (!text.ptr[i] || !strchr(plain, text.ptr[i]))
			return false;
	return text.len > 0 && text.ptr[0] != '-' && text.ptr[0] != '.' &&
	       !str_is(text, "null");
}

static void add_word(struct buf *out, struct str text)
{
	if (is_plain(text))
		buf_add_str(out, text);
	else
		json_escape(out, text);
}

static void add_place(struct buf *out, const struct known_place *place)
{
	if (place->file.len > 0) {
		buf_add_text(out, ", file: ");
		add_word(out, place->file);
	}
	if (place->text.len > 0) {
		buf_add_text(out, ", text: ");
		json_escape(out, place->text);
	}
}

static void add_known(struct buf *out, const struct kept *kept, uint32_t count)
{
	const struct diag *diag = kept->diag;

	buf_add_text(out, "  - {rule: ");
	add_word(out, str_of(diag->rule->slug));
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		buf_add_text(out, i == 0 ? ", subjects: [" : ", ");
		add_word(out, diag->subjects[i]);
	}
	if (diag->subject_count > 0)
		buf_add_char(out, ']');
	add_place(out, &kept->place);
	if (count > 1)
		buf_printf(out, ", count: %u", (unsigned)count);
	buf_add_text(out, "}\n");
}

uint32_t baseline_write(
	struct outlet *out, const struct sink *sink, const struct sources *sources)
{
	struct kept *items = mem_alloc(sink->count, sizeof *items);
	uint32_t count = 0;

	for (uint32_t i = 0; i < sink->count; i++)
		if (rule_can_be_suppressed(sink->items[i]->rule))
			items[count++] = (struct kept){
				sink->items[i], known_place(sources, sink->items[i])};
	qsort(items, count, sizeof *items, compare);
	buf_add_text(&out->buf,
		"# Findings that are known and may stay: 'orgraph baseline write' wrote "
		"them,\n"
		"# 'orgraph check --baseline' hides them. Remove a line, and it counts.\n"
		"orgraph_baseline: 1\n");
	buf_add_text(&out->buf, count > 0 ? "findings:\n" : "findings: []\n");
	for (uint32_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count; end++)
			if (compare(&items[i], &items[end]) != 0)
				break;
		add_known(&out->buf, &items[i], end - i);
		outlet_pass(out);
	}
	free(items);
	return count;
}
