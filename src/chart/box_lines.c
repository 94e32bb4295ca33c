#include "base/base.h"
#include "chart/chart.h"

void box_lines_make(struct box_lines *by_box, const struct chart *chart)
{
	uint32_t n = chart->box_count, *start;

	/* shifted by one, so that filling leaves each start where it belongs */
	start = by_box->start = mem_alloc_zero((size_t)n + 2, sizeof *start);
	by_box->lines = mem_alloc(chart->line_count, sizeof *by_box->lines);
	for (uint32_t i = 0; i < chart->line_count; i++)
		start[chart->lines[i].from + 2]++;
	for (uint32_t i = 0; i < n; i++)
		start[i + 2] += start[i + 1];
	for (uint32_t i = 0; i < chart->line_count; i++)
		by_box->lines[start[chart->lines[i].from + 1]++] = i;
}

void box_lines_release(struct box_lines *by_box)
{
	free(by_box->start);
	free(by_box->lines);
	*by_box = (struct box_lines){0};
}
