/*
 * What changed in what stayed. One edit is often made in several places: nodes in which
 * the same changed stand together, and what came to one list, or went from it, stands on
 * one line.
 */
#include "diff_text_internal.h"

enum {
	VALUES_SHORT =
		72,       /* bytes of old and new together that still stand on one line */
	LIST_SHORT = 110, /* bytes of a list before it goes on below */
	PLACES_MOST = 8
};

/* The changes of one node, [begin, end) of `shown`. */
struct changed {
	uint32_t begin, end;
	uint32_t first; /* of those in which the same changed, the one that comes first */
};

struct changes {
	struct printer *printer;
	struct changed *items;
	uint32_t count;
};

/* ---- who changed alike ---- */

static int compare_shown(struct str a, struct str b)
{
	if (!a.ptr || !b.ptr)
		return (a.ptr != NULL) - (b.ptr != NULL);
	return str_cmp(a, b);
}

static int compare_change(const struct change *a, const struct change *b)
{
	int order = (a->kind > b->kind) - (a->kind < b->kind);

	if (order == 0)
		order = str_cmp(a->field, b->field);
	for (int end = 0; order == 0 && end < DIFF_ENDS; end++)
		order = compare_shown(a->ends[end].shown, b->ends[end].shown);
	return order;
}

/* qsort has no place for the printer: what is sorted knows its changes. */
struct sorted {
	const struct shown_change *begin;
	uint32_t count, index;
};

static int compare_all(const struct sorted *a, const struct sorted *b)
{
	int order = (a->count > b->count) - (a->count < b->count);

	for (uint32_t i = 0; order == 0 && i < a->count; i++)
		order = compare_change(a->begin[i].change, b->begin[i].change);
	return order;
}

static int by_changes(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int order = compare_all(x, y);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static int by_first(const void *a, const void *b)
{
	const struct changed *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->begin > y->begin) - (x->begin < y->begin);
}

static void gather(struct changes *changes)
{
	const struct shown_change *shown = changes->printer->shown.items;
	struct sorted *sorted = mem_alloc(changes->count, sizeof *sorted);
	uint32_t first = 0;

	for (uint32_t i = 0; i < changes->count; i++) {
		const struct changed *item = &changes->items[i];

		sorted[i] =
			(struct sorted){shown + item->begin, item->end - item->begin, i};
	}
	qsort(sorted, changes->count, sizeof *sorted, by_changes);
	for (uint32_t i = 0; i < changes->count; i++) {
		if (compare_all(&sorted[first], &sorted[i]) != 0)
			first = i;
		changes->items[sorted[i].index].first = sorted[first].index;
	}
	free(sorted);
	qsort(changes->items, changes->count, sizeof *changes->items, by_first);
}

/* ---- what another change tells ---- */

/* The superior stays, and only how that is written is another: told by what changed that,
 * such as the unit. */
static bool is_told(const struct diff *diff, const struct change *change)
{
	static const char *const keys[] = {"reports_to", "principal", "part_of"};
	const struct change_end *old = &change->ends[DIFF_OLD];
	const struct change_end *new = &change->ends[DIFF_NEW];
	bool removed = change->kind == CHANGE_LINE_REMOVED, superior = false;
	uint32_t before, after;

	if ((!removed && change->kind != CHANGE_LINE_ADDED) || old->node == NODE_NONE ||
		new->node == NODE_NONE)
		return false;
	before = model_superior(diff->models[DIFF_OLD], old->node);
	after = model_superior(diff->models[DIFF_NEW], new->node);
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		superior = superior || str_is(change->field, keys[i]);
	return superior && before != NODE_NONE &&
	       diff->match[DIFF_OLD][before] == after &&
	       (removed ? old->target == before : new->target == after);
}

/* Leaves out of [begin, end) what the rest of it tells; returns the new end. */
static uint32_t leave_out(struct printer *printer, uint32_t begin, uint32_t end)
{
	struct shown_change *items = printer->shown.items;
	uint32_t kept = begin;

	for (uint32_t i = begin; i < end; i++)
		if (!is_told(printer->diff, items[i].change))
			items[kept++] = items[i];
	return kept == begin ? end : kept;
}

/* ---- one line ---- */

static char mark_of(const struct change *change)
{
	return !change->ends[DIFF_OLD].shown.ptr   ? '+'
	       : !change->ends[DIFF_NEW].shown.ptr ? '-'
						   : '~';
}

static struct str value_of(const struct change *change)
{
	const struct change_end *old = &change->ends[DIFF_OLD];

	return old->shown.ptr ? old->shown : change->ends[DIFF_NEW].shown;
}

static void add_label(struct printer *printer, const struct change *change)
{
	bool line =
		change->kind == CHANGE_LINE_ADDED || change->kind == CHANGE_LINE_REMOVED;

	escape_add(printer->out, change->field);
	buf_add_text(printer->out, line ? " " : ": ");
}

/* The end of the changes that stand in one list with the first of them. */
static uint32_t list_end(
	const struct printer *printer, const struct changed *item, uint32_t begin)
{
	const struct change *first = print_change_at(printer, begin);
	size_t length = value_of(first).len;
	uint32_t end = begin + 1;

	while (mark_of(first) != '~' && end < item->end) {
		const struct change *next = print_change_at(printer, end);

		length += 2 + value_of(next).len;
		if (next->kind != first->kind || mark_of(next) != mark_of(first) ||
			!str_eq(next->field, first->field) || length > LIST_SHORT)
			break;
		end++;
	}
	return end;
}

/* Behind the others: without the file where it is the same, and each once. */
static void add_place_of(struct buf *all, struct buf *last, const struct diff *diff,
	const struct change *change)
{
	struct buf places = {0};
	const char *colon;
	size_t file = 0;

	shown_add_places(&places, diff, change);
	if (places.len == 0 || (last->data && strcmp(last->data, places.data) == 0)) {
		buf_release(&places);
		return;
	}
	colon = strrchr(places.data, ':');
	if (colon && last->data && all->len > 0)
		file = (size_t)(colon - places.data) + 1;
	if (file > last->len ||
		memcmp(places.data, last->data ? last->data : "", file) != 0)
		file = 0;
	buf_printf(all, "%s%s", all->len > 0 ? ", " : "", places.data + file);
	buf_release(last);
	*last = places;
}

/* Where the changes [begin, end) of the first node stand, and the same of those like it.
 */
static void end_list(struct printer *printer, const struct changed *items, uint32_t alike,
	uint32_t begin, uint32_t end)
{
	struct buf all = {0}, last = {0};
	uint32_t shown = 0;

	for (uint32_t i = 0; i < alike; i++) {
		uint32_t from = items[i].begin + (begin - items[0].begin);

		for (uint32_t j = 0; j < end - begin && shown < PLACES_MOST; j++, shown++)
			add_place_of(&all, &last, printer->diff,
				print_change_at(printer, from + j));
	}
	if ((uint64_t)alike * (end - begin) > PLACES_MOST)
		buf_add_text(&all, ", …");
	print_end(printer, buf_str(&all));
	buf_release(&all);
	buf_release(&last);
}

static void print_long(
	struct printer *printer, const struct changed *items, uint32_t alike, uint32_t at)
{
	const struct change *change = print_change_at(printer, at);

	printer->out->data[--printer->out->len] = '\0'; /* the blank behind the key */
	end_list(printer, items, alike, at, at + 1);
	for (int end = 0; end < DIFF_ENDS; end++) {
		print_mark(printer, 6, end == DIFF_OLD ? '-' : '+');
		escape_add(printer->out, change->ends[end].shown);
		buf_add_char(printer->out, '\n');
	}
}

static bool is_long(const struct change *change)
{
	return mark_of(change) == '~' &&
	       change->ends[DIFF_OLD].shown.len + change->ends[DIFF_NEW].shown.len >
		       VALUES_SHORT;
}

/* The changes [begin, end) of the first node, a list, behind the indent. */
static void print_list(struct printer *printer, const struct changed *items,
	uint32_t alike, uint32_t begin, uint32_t end)
{
	const struct change *first = print_change_at(printer, begin);

	add_label(printer, first);
	if (is_long(first)) {
		print_long(printer, items, alike, begin);
		return;
	}
	for (uint32_t i = begin; i < end; i++) {
		buf_add_text(printer->out, i > begin ? "; " : "");
		escape_add(printer->out, value_of(print_change_at(printer, i)));
	}
	if (mark_of(first) == '~') {
		buf_add_text(printer->out, " -> ");
		escape_add(printer->out, first->ends[DIFF_NEW].shown);
	}
	end_list(printer, items, alike, begin, end);
}

/* ---- one node, or some that changed alike ---- */

static void print_names(
	struct printer *printer, const struct changed *items, uint32_t alike)
{
	size_t line = printer->out->len;

	buf_add_text(printer->out, "  ");
	for (uint32_t i = 0; i < alike; i++) {
		if (i > 0)
			buf_add_char(printer->out, ';');
		if (i > 0 && printer->out->len - line > LIST_SHORT) {
			buf_add_char(printer->out, '\n');
			line = printer->out->len;
			buf_add_char(printer->out, ' ');
		}
		if (i > 0)
			buf_add_char(printer->out, ' ');
		print_node(printer, print_change_at(printer, items[i].begin));
	}
}

static void print_alike(
	struct printer *printer, const struct changed *items, uint32_t alike)
{
	uint32_t begin = items->begin, end = list_end(printer, items, begin);
	bool inside = alike == 1 && end == items->end &&
		      !is_long(print_change_at(printer, begin));

	print_names(printer, items, alike);
	if (inside)
		buf_add_char(printer->out, ':');
	else
		buf_add_char(printer->out, '\n');
	for (; begin < items->end; begin = end) {
		end = list_end(printer, items, begin);
		print_mark(printer, inside ? 1 : 4,
			mark_of(print_change_at(printer, begin)));
		print_list(printer, items, alike, begin, end);
	}
}

void print_changed(struct printer *printer, uint32_t begin, uint32_t end)
{
	struct changes changes = {
		printer, mem_alloc(end - begin, sizeof *changes.items), 0};
	uint32_t next;

	for (uint32_t i = begin; i < end; i = next) {
		next = shown_run_end(&printer->shown, i);
		changes.items[changes.count++] =
			(struct changed){i, leave_out(printer, i, next), 0};
	}
	gather(&changes);
	for (uint32_t i = 0; i < changes.count; i = next) {
		next = i + 1;
		while (next < changes.count &&
			changes.items[next].first == changes.items[i].first)
			next++;
		print_alike(printer, &changes.items[i], next - i);
	}
	free(changes.items);
}
