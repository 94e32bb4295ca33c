/*
 * Who stands below whom on a chart: boxes are numbered as they are read, so that all that
 * is below one follows it without a gap (Dietz, "Maintaining order in a linked list",
 * 1982). A ring is read from one of its boxes on; all of it stands above each of it.
 */
#include "chart/spoken.h"
#include "chart_internal.h"

/* Of each box in a ring, by which box it is read. */
static void mark_ring(struct descent *descent, const struct chart *chart, uint32_t first)
{
	uint32_t at = first;

	do {
		descent->ring[at] = first;
		at = chart->boxes[at].superior;
	} while (at != first);
}

void descent_make(struct descent *descent, const struct chart *chart)
{
	uint32_t n = chart->box_count;
	struct chart_reading *reading = mem_alloc(n, sizeof *reading);

	*descent = (struct descent){.first = mem_alloc(n, sizeof(uint32_t)),
		.last = mem_alloc(n, sizeof(uint32_t)),
		.top = mem_alloc(n, sizeof(uint32_t)),
		.ring = mem_alloc(n, sizeof(uint32_t))};
	chart_read(chart, reading);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t box = reading[i].box, above = chart->boxes[box].superior;

		descent->first[box] = descent->last[box] = i;
		descent->top[box] = reading[i].level > 0 ? descent->top[above] : box;
		descent->ring[box] = CHART_NONE;
	}
	for (uint32_t i = n; i-- > 0;) {
		uint32_t box = reading[i].box, above = chart->boxes[box].superior;

		if (reading[i].level == 0 && above != CHART_NONE)
			mark_ring(descent, chart, box);
		else if (above != CHART_NONE && descent->last[box] > descent->last[above])
			descent->last[above] = descent->last[box];
	}
	free(reading);
}

bool descent_is_below(const struct descent *descent, uint32_t box, uint32_t above)
{
	if (descent->ring[above] != CHART_NONE)
		return descent->ring[above] == descent->top[box];
	return descent->first[box] > descent->first[above] &&
	       descent->first[box] <= descent->last[above];
}

void descent_release(struct descent *descent)
{
	free(descent->first);
	free(descent->last);
	free(descent->top);
	free(descent->ring);
	*descent = (struct descent){0};
}
