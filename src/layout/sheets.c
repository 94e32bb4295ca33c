/* Makes the sheets as they were planned, then the index. */
#include "sheets_internal.h"
#include <math.h>

/* Sheets of one chart are read side by side: a sparse one is not enlarged beyond this,
 * but for type that was asked for. */
#define LARGEST_SHEET 1.0
/* How much wider or higher boxes and gaps become on a sheet that has room left. */
#define MOST_STRETCHED 1.35
/* How often sheets that came out too small are split. */
#define MOST_SPLITS 4

static bool add_sheet(struct sheets *sheets, struct sheet_plan *plan,
	struct layout_options *options, struct buf *why)
{
	const struct planned *planned = &plan->sheets.items[sheets->count];
	struct sheet *sheet = VEC_PUSH(sheets);

	options->page = sheets->count;
	sheet_plan_list(plan, plan->tops.items + planned->first, planned->count);
	sheet_plan_part(plan, &sheet->chart);
	return layout_make(&sheet->places, &sheet->chart, options, why);
}

static bool add_all(struct sheets *sheets, struct sheet_plan *plan,
	struct layout_options *options, struct buf *why)
{
	struct sheet_index index;
	bool done = true;

	options->stretch = MOST_STRETCHED;
	sheet_index_make(&index, plan);
	options->pages = plan->sheets.count + index.page_count;
	while (done && sheets->count < plan->sheets.count)
		done = add_sheet(sheets, plan, options, why);
	for (uint32_t i = 0; done && i < index.page_count; i++) {
		struct sheet *sheet = VEC_PUSH(sheets);

		options->page = sheets->count;
		sheet_index_page(&index, plan, i, options, sheet);
	}
	sheet_index_release(&index);
	return done;
}

/* What was tried had no page numbers yet, and a layout may jump by little. */
static bool split_small(
	const struct sheets *sheets, struct sheet_plan *plan, double min_type)
{
	uint32_t count = plan->sheets.count;
	bool any = false;

	for (uint32_t i = 0; i < count; i++)
		if (sheets->items[i].places.type < min_type - SHEET_TOLERANCE)
			any |= sheet_plan_split(plan, i);
	return any;
}

/* All sheets lie the same way: where that is left open, as it takes fewer of them. */
static void make_plan(struct sheet_plan *plan, const struct chart *chart,
	struct layout_options *options, double min_type)
{
	struct layout_options upright = *options;
	struct sheet_plan other;

	if (options->orientation != ORIENTATION_AUTO || !options->paper.name) {
		sheet_plan_make(plan, chart, options, min_type);
		return;
	}
	upright.orientation = ORIENTATION_PORTRAIT;
	options->orientation = ORIENTATION_LANDSCAPE;
	sheet_plan_make(&other, chart, &upright, min_type);
	sheet_plan_make(plan, chart, options, min_type);
	if (plan->sheets.count >= other.sheets.count) {
		sheet_plan_release(plan);
		*options = upright;
		*plan = other;
		plan->options = options;
	} else {
		sheet_plan_release(&other);
	}
}

bool sheets_make(struct sheets *sheets, const struct chart *chart,
	const struct layout_options *options, double min_type, struct buf *why)
{
	struct layout_options own = *options;
	struct sheet_plan plan;
	bool done;

	*sheets = (struct sheets){0};
	own.largest = fmax(LARGEST_SHEET, min_type / SIZE_TEXT);
	make_plan(&plan, chart, &own, min_type);
	done = add_all(sheets, &plan, &own, why);
	for (int i = 0; done && i < MOST_SPLITS && split_small(sheets, &plan, min_type);
		i++) {
		sheets_release(sheets);
		sheet_plan_number(&plan);
		done = add_all(sheets, &plan, &own, why);
	}
	sheet_plan_release(&plan);
	return done;
}

void sheets_release(struct sheets *sheets)
{
	for (uint32_t i = 0; i < sheets->count; i++) {
		places_release(&sheets->items[i].places);
		chart_release(&sheets->items[i].chart);
	}
	VEC_RELEASE(sheets);
}
