/*
 * Changes as text. A mark stands before each, so that it reads alike without colours:
 *
 *	+ new   - gone   ~ changed   > moved
 */
#include "diff_text_internal.h"

static enum paint paint_of(char mark)
{
	return mark == '+'   ? PAINT_HELP
	       : mark == '-' ? PAINT_ERROR
	       : mark == '>' ? PAINT_INFO
			     : PAINT_WARNING;
}

void print_mark(struct printer *printer, uint32_t indent, char mark)
{
	const char text[] = {mark, '\0'};

	buf_printf(printer->out, "%*s", (int)indent, "");
	paint_add(printer->out, printer->style, paint_of(mark), text);
	buf_add_char(printer->out, ' ');
}

void print_end(struct printer *printer, struct str places)
{
	if (places.len > 0) {
		buf_add_text(printer->out, "  ");
		buf_add_text(printer->out, paint_code(printer->style, PAINT_FAINT));
		buf_add_char(printer->out, '[');
		escape_add(printer->out, places);
		buf_add_char(printer->out, ']');
		buf_add_text(printer->out, paint_code(printer->style, PAINT_OFF));
	}
	buf_add_char(printer->out, '\n');
	outlet_pass(printer->outlet);
}

void print_end_of(struct printer *printer, const struct change *change)
{
	struct buf places = {0};

	shown_add_places(&places, printer->diff, change);
	print_end(printer, buf_str(&places));
	buf_release(&places);
}

void print_place(struct printer *printer, enum diff_end end, uint32_t node)
{
	struct buf name = {0};

	if (node == NODE_NONE) {
		buf_add_text(printer->out, "no superior");
		return;
	}
	shown_add_name(&name, printer->diff->models[end], node);
	escape_add(printer->out, buf_str(&name));
	shown_add_fate(printer->out, printer->diff, end, node);
	buf_release(&name);
}

/* What was written of a superior that is no node. */
static void add_superior(
	struct printer *printer, const struct change *change, enum diff_end end)
{
	const struct change_end *at = &change->ends[end];

	if (at->target == NODE_NONE && at->value.ptr)
		escape_add(printer->out, at->value);
	else
		print_place(printer, end, at->target);
}

void print_node(struct printer *printer, const struct change *change)
{
	struct str id = change_id(printer->diff, change);
	const char *status = shown_status(printer->diff, change);
	struct buf name = {0};

	shown_add_subject(&name, printer->diff, change);
	buf_printf(printer->out, "%s ", shown_sort(change));
	escape_add(printer->out, buf_str(&name));
	if (!str_eq(id, buf_str(&name))) {
		buf_add_text(printer->out, " (");
		escape_add(printer->out, id);
		buf_add_char(printer->out, ')');
	}
	if (status)
		buf_printf(printer->out, ", %s", status);
	buf_release(&name);
}

static void add_heading(
	struct printer *printer, const char *word, uint32_t begin, uint32_t end)
{
	paint_add(printer->out, printer->style, PAINT_STRONG, word);
	if (begin < end) {
		buf_add_text(printer->out, ": ");
		shown_add_sorts(printer->out, &printer->shown, begin, end);
	}
	buf_add_char(printer->out, '\n');
}

/* ---- sections: each prints one run ---- */

const struct change *print_change_at(const struct printer *printer, uint32_t index)
{
	return printer->shown.items[index].change;
}

/* "+ a level below X", and who makes it. */
static void print_level(struct printer *printer, uint32_t begin, uint32_t end)
{
	const struct change *first = print_change_at(printer, begin);
	enum diff_end side = shown_end(first);

	print_mark(printer, 2, side == DIFF_NEW ? '+' : '-');
	buf_add_text(printer->out, "a level below ");
	add_superior(printer, first, side);
	buf_add_char(printer->out, '\n');
	for (uint32_t i = begin; i < end; i++) {
		buf_add_text(printer->out, "    ");
		print_node(printer, print_change_at(printer, i));
		print_end_of(printer, print_change_at(printer, i));
	}
}

/* Do all of the run come from one superior? */
static bool have_one_origin(const struct printer *printer, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin + 1; i < end; i++)
		if (!str_eq(print_change_at(printer, i)->ends[DIFF_OLD].value,
			    print_change_at(printer, begin)->ends[DIFF_OLD].value))
			return false;
	return true;
}

static void add_origin(struct printer *printer, const struct change *change)
{
	buf_add_text(printer->out, ", from ");
	add_superior(printer, change, DIFF_OLD);
}

static void add_goal(struct printer *printer, const struct change *change)
{
	buf_add_text(printer->out, " to ");
	add_superior(printer, change, DIFF_NEW);
}

/* Below where they went to, and where they came from if that is one; all on one line
 * where there is but one. */
static void print_moves(struct printer *printer, uint32_t begin, uint32_t end)
{
	bool one = have_one_origin(printer, begin, end), alone = end - begin == 1;

	if (!alone) {
		buf_add_char(printer->out, ' ');
		add_goal(printer, print_change_at(printer, begin));
		if (one)
			add_origin(printer, print_change_at(printer, begin));
		buf_add_char(printer->out, '\n');
	}
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = print_change_at(printer, i);

		print_mark(printer, 2, '>');
		print_node(printer, change);
		if (alone || !one)
			add_origin(printer, change);
		if (alone)
			add_goal(printer, change);
		print_end_of(printer, change);
	}
}

static void print_renamings(struct printer *printer, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = print_change_at(printer, i);

		print_mark(printer, 2, '~');
		print_node(printer, change);
		buf_add_text(printer->out, ", was ");
		escape_add(printer->out, change->ends[DIFF_OLD].value);
		print_end_of(printer, change);
	}
}

/* ---- the whole ---- */

static const struct {
	const char *heading;
	bool counted; /* each line is a node */
	bool whole;   /* printed at once, not run by run */
	print_section *print;
} sections[SECTION__COUNT] = {
	[SECTION_LEVELS] = {"Levels", false, false, print_level},
	[SECTION_GONE] = {"Gone", true, true, print_nested},
	[SECTION_NEW] = {"New", true, true, print_nested},
	[SECTION_MOVED] = {"Moved", true, false, print_moves},
	[SECTION_RENAMED] = {"Probably renamed: name and place stay", false, true,
		print_renamings},
	[SECTION_CHANGED] = {"Changed", false, true, print_changed},
};

static void print_sections(struct printer *printer)
{
	for (uint32_t begin = 0; begin < printer->shown.count;) {
		enum diff_section section = printer->shown.items[begin].section;
		uint32_t end = shown_section_end(&printer->shown, begin);

		add_heading(printer, sections[section].heading, begin,
			sections[section].counted ? end : begin);
		while (begin < end) {
			uint32_t run = sections[section].whole
					       ? end
					       : shown_run_end(&printer->shown, begin);

			sections[section].print(printer, begin, run);
			begin = run;
		}
	}
}

void diff_text(
	struct outlet *out, const struct diff_report *report, struct report_style style)
{
	struct printer printer = {out, &out->buf, report->diff, {0}, style};

	shown_make(&printer.shown, report->diff);
	escape_add(&out->buf, str_of(report->called[DIFF_OLD]));
	buf_add_text(&out->buf, " -> ");
	escape_add(&out->buf, str_of(report->called[DIFF_NEW]));
	buf_add_text(&out->buf, ": ");
	shown_add_counts(&out->buf, &printer.shown);
	buf_add_char(&out->buf, '\n');
	print_sections(&printer);
	shown_release(&printer.shown);
	outlet_pass(out);
}
