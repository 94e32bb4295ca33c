/* Findings as a baseline: sorted, one a line, without places. */
#include "report/baseline.h"

#include "base/json.h"
#include "check/suppress.h"

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
	const struct diag *x = *(struct diag *const *)a, *y = *(struct diag *const *)b;
	int order = strcmp(x->rule->slug, y->rule->slug);

	return order != 0 ? order : compare_subjects(x, y);
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

static void add_known(struct buf *out, const struct diag *diag, uint32_t count)
{
	buf_add_text(out, "  - {rule: ");
	add_word(out, str_of(diag->rule->slug));
	for (uint32_t i = 0; i < diag->subject_count; i++) {
		buf_add_text(out, i == 0 ? ", subjects: [" : ", ");
		add_word(out, diag->subjects[i]);
	}
	if (diag->subject_count > 0)
		buf_add_char(out, ']');
	if (count > 1)
		buf_printf(out, ", count: %u", (unsigned)count);
	buf_add_text(out, "}\n");
}

uint32_t baseline_write(struct outlet *out, const struct sink *sink)
{
	struct diag **items = mem_alloc(sink->count, sizeof(struct diag *));
	uint32_t count = 0;

	for (uint32_t i = 0; i < sink->count; i++)
		if (rule_can_be_suppressed(sink->items[i]->rule))
			items[count++] = sink->items[i];
	qsort(items, count, sizeof(struct diag *), compare);
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
		add_known(&out->buf, items[i], end - i);
		outlet_pass(out);
	}
	free(items);
	return count;
}
