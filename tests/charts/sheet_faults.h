/*
 * What sheets promise: each box stands on one as itself, both sides of a cut name the
 * page of the other, and the index has every name with its page. How full they are is
 * asked of ordinary organisations (tests/charts/run.sh).
 */
#ifndef TESTS_CHARTS_SHEET_FAULTS_H
#define TESTS_CHARTS_SHEET_FAULTS_H

#include "chart/part.h"
#include "chart/spoken.h"
#include "faults.h"
#include "layout/sheets.h"

/* The whole and its sheets, by box of the whole. */
struct sheet_look {
	const struct chart *chart;
	const struct sheets *sheets;
	uint32_t *box_of; /* by node: its box */
	uint32_t *page;   /* on which it stands as itself */
	struct buf *why;
};

static inline bool faults_say(
	const struct sheet_look *look, uint32_t box, const char *what)
{
	buf_printf(look->why, "sheets: box %u, %.*s, %s", (unsigned)box,
		STR_ARG(chart_box_name(&look->chart->boxes[box])), what);
	return true;
}

static inline bool faults_in_pages(struct sheet_look *look)
{
	for (uint32_t s = 0; s < look->sheets->count; s++) {
		const struct chart *part = &look->sheets->items[s].chart;

		for (uint32_t i = 0; i < part->box_count; i++) {
			uint32_t box = look->box_of[part->boxes[i].node];

			if (part->boxes[i].flags & CHART_REPEATED)
				continue;
			if (look->page[box] != 0)
				return faults_say(look, box, "stands on two sheets");
			look->page[box] = s + 1;
		}
	}
	for (uint32_t i = 0; i < look->chart->box_count; i++)
		if (look->page[i] == 0)
			return faults_say(look, i, "stands on no sheet");
	return false;
}

/* The numbers of the row that leads to other pages; the last is the first of one. */
static inline bool faults_marked(const struct chart_box *box, uint32_t pages[2])
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < box->row_count; i++) {
		const struct str text = box->rows[i].text;

		if (box->rows[i].kind != CHART_ROW_PAGE)
			continue;
		for (uint32_t k = 0; k < text.len && count < 2; k++)
			if (text.ptr[k] >= '0' && text.ptr[k] <= '9') {
				char *end;

				pages[count++] =
					(uint32_t)strtoul(text.ptr + k, &end, 10);
				k = (uint32_t)(end - text.ptr);
			}
	}
	if (count == 1)
		pages[1] = pages[0];
	return count > 0 && box->page == pages[0];
}

static inline const struct chart_box *faults_on(
	const struct sheet_look *look, uint32_t page, uint32_t box)
{
	const struct chart *part = &look->sheets->items[page - 1].chart;

	for (uint32_t i = 0; i < part->box_count; i++)
		if (look->box_of[part->boxes[i].node] == box)
			return &part->boxes[i];
	return NULL;
}

/* Of a box and its superior on another page: is the way told, there and back? */
static inline bool faults_in_cut(
	const struct sheet_look *look, uint32_t box, uint32_t above)
{
	const struct chart_box *own = faults_on(look, look->page[above], above);
	const struct chart_box *head = faults_on(look, look->page[box], above);
	uint32_t pages[2];

	if (!head || !(head->flags & CHART_REPEATED))
		return faults_say(look, box, "has no superior above it");
	if (!faults_marked(head, pages) || pages[0] != look->page[above])
		return faults_say(look, above, "does not say where it comes from");
	if (!faults_marked(own, pages) || pages[0] > look->page[box] ||
		pages[1] < look->page[box])
		return faults_say(look, above, "does not say where it goes on");
	for (uint32_t p = pages[0]; p <= pages[1]; p++)
		if (p > look->sheets->count || !faults_on(look, p, above))
			return faults_say(look, above, "goes on where it does not");
	return false;
}

static inline bool faults_in_ring(const struct chart *chart, uint32_t box)
{
	uint32_t at = chart->boxes[box].superior;

	for (uint32_t i = 0; at != CHART_NONE && i < chart->box_count; i++) {
		if (at == box)
			return true;
		at = chart->boxes[at].superior;
	}
	return false;
}

static inline bool faults_in_cuts(const struct sheet_look *look)
{
	for (uint32_t i = 0; i < look->chart->box_count; i++) {
		uint32_t above = look->chart->boxes[i].superior;

		/* a ring is cut anywhere; the line that closes it is in the index */
		if (above == CHART_NONE || faults_in_ring(look->chart, i))
			continue;
		if (look->page[i] != look->page[above] && faults_in_cut(look, i, above))
			return true;
	}
	return false;
}

static inline bool faults_entry_is(
	const struct place_entry *entry, struct str name, uint32_t page)
{
	struct buf text = {0};
	bool is;

	if (entry->page != page || entry->texts.count == 0)
		return false;
	/* a long name is wrapped: its first line tells enough */
	buf_add_str(&text, entry->texts.items[0].text);
	is = text.len > 0 && name.len >= text.len &&
	     memcmp(name.ptr, text.data, text.len) == 0;
	buf_release(&text);
	return is;
}

static inline bool faults_in_index(const struct sheet_look *look)
{
	uint32_t *listed = mem_alloc_zero(look->chart->box_count, sizeof *listed);
	bool fault = false;

	for (uint32_t s = 0; s < look->sheets->count; s++) {
		const struct places *places = &look->sheets->items[s].places;

		for (uint32_t e = 0; e < places->entry_count; e++)
			for (uint32_t i = 0; i < look->chart->box_count; i++)
				listed[i] += faults_entry_is(&places->entries[e],
					chart_box_name(&look->chart->boxes[i]),
					look->page[i]);
	}
	for (uint32_t i = 0; !fault && i < look->chart->box_count; i++)
		fault = listed[i] == 0 && faults_say(look, i, "is not in the index");
	free(listed);
	return fault;
}

/* True, with a sentence in `why`, if sheets break a promise. */
static inline bool faults_in_sheets(
	const struct chart *chart, const struct sheets *sheets, struct buf *why)
{
	uint32_t nodes = 0;
	struct sheet_look look = {.chart = chart, .sheets = sheets, .why = why};
	bool fault = false;

	for (uint32_t i = 0; i < chart->box_count; i++)
		nodes = chart->boxes[i].node >= nodes ? chart->boxes[i].node + 1 : nodes;
	look.box_of = mem_alloc_zero(nodes, sizeof *look.box_of);
	look.page = mem_alloc_zero(chart->box_count, sizeof *look.page);
	for (uint32_t i = 0; i < chart->box_count; i++)
		look.box_of[chart->boxes[i].node] = i;
	for (uint32_t s = 0; !fault && s < sheets->count; s++)
		fault = faults_find(
			&sheets->items[s].chart, &sheets->items[s].places, why);
	fault = fault || faults_in_pages(&look) || faults_in_cuts(&look) ||
		faults_in_index(&look);
	free(look.box_of);
	free(look.page);
	return fault;
}

#endif
