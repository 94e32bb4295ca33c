/*
 * Changes as text. A mark begins each line, so that it reads alike without colours:
 *
 *	+ new   - gone   ~ changed   > moved
 */
#include "diff_shown.h"
#include "report_internal.h"

#define SHORT_VALUES 72 /* bytes of old and new together that still stand on one line */

struct printer {
	struct outlet *outlet;
	struct buf *out;
	const struct diff *diff;
	struct shown shown;
	struct report_style style;
};

static enum paint paint_of(char mark)
{
	return mark == '+'   ? PAINT_HELP
	       : mark == '-' ? PAINT_ERROR
	       : mark == '>' ? PAINT_INFO
			     : PAINT_WARNING;
}

static void add_mark(struct printer *printer, const char *indent, char mark)
{
	const char text[] = {mark, '\0'};

	buf_add_text(printer->out, indent);
	paint_add(printer->out, printer->style, paint_of(mark), text);
	buf_add_char(printer->out, ' ');
}

static void end_line(struct printer *printer, const struct change *change)
{
	struct buf places = {0};

	shown_add_places(&places, printer->diff, change);
	if (places.len > 0) {
		buf_add_text(printer->out, "  ");
		buf_add_text(printer->out, paint_code(printer->style, PAINT_FAINT));
		buf_add_char(printer->out, '[');
		escape_add(printer->out, buf_str(&places));
		buf_add_char(printer->out, ']');
		buf_add_text(printer->out, paint_code(printer->style, PAINT_OFF));
	}
	buf_add_char(printer->out, '\n');
	buf_release(&places);
	outlet_pass(printer->outlet);
}

/* A name where a reader finds it; nothing stands for no superior. */
static void add_place(struct printer *printer, enum diff_end end, uint32_t node)
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
		add_place(printer, end, at->target);
}

/* "group Hygienråd (hygienrad), proposed" */
static void add_node(struct printer *printer, const struct change *change)
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
	buf_add_char(printer->out, '\n');
	paint_add(printer->out, printer->style, PAINT_STRONG, word);
	if (begin < end) {
		buf_add_text(printer->out, ": ");
		shown_add_sorts(printer->out, &printer->shown, begin, end);
	}
	buf_add_char(printer->out, '\n');
}

/* ---- sections: each prints one run ---- */

static const struct change *change_at(const struct printer *printer, uint32_t index)
{
	return printer->shown.items[index].change;
}

/* "+ a level below X", and who makes it. */
static void print_level(struct printer *printer, uint32_t begin, uint32_t end)
{
	const struct change *first = change_at(printer, begin);
	enum diff_end side = shown_end(first);

	add_mark(printer, "  ", side == DIFF_NEW ? '+' : '-');
	buf_add_text(printer->out, "a level below ");
	add_superior(printer, first, side);
	buf_add_char(printer->out, '\n');
	for (uint32_t i = begin; i < end; i++) {
		buf_add_text(printer->out, "    ");
		add_node(printer, change_at(printer, i));
		end_line(printer, change_at(printer, i));
	}
}

static void print_nodes(struct printer *printer, uint32_t begin, uint32_t end)
{
	const struct change *first = change_at(printer, begin);
	enum diff_end side = shown_end(first);

	if (first->ends[side].target != NODE_NONE) {
		buf_add_text(printer->out, "  below ");
		add_place(printer, side, first->ends[side].target);
		buf_add_char(printer->out, '\n');
	}
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = change_at(printer, i);

		add_mark(printer, "  ", side == DIFF_NEW ? '+' : '-');
		add_node(printer, change);
		end_line(printer, change);
	}
}

/* Do all of the run come from one superior? */
static bool have_one_origin(const struct printer *printer, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin + 1; i < end; i++)
		if (!str_eq(change_at(printer, i)->ends[DIFF_OLD].value,
			    change_at(printer, begin)->ends[DIFF_OLD].value))
			return false;
	return true;
}

static void print_moves(struct printer *printer, uint32_t begin, uint32_t end)
{
	bool one = have_one_origin(printer, begin, end);

	buf_add_text(printer->out, "  to ");
	add_superior(printer, change_at(printer, begin), DIFF_NEW);
	if (one) {
		buf_add_text(printer->out, ", from ");
		add_superior(printer, change_at(printer, begin), DIFF_OLD);
	}
	buf_add_char(printer->out, '\n');
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = change_at(printer, i);

		add_mark(printer, "  ", '>');
		add_node(printer, change);
		if (!one) {
			buf_add_text(printer->out, ", from ");
			add_superior(printer, change, DIFF_OLD);
		}
		end_line(printer, change);
	}
}

static void print_renamings(struct printer *printer, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end; i++) {
		const struct change *change = change_at(printer, i);

		add_mark(printer, "  ", '~');
		add_node(printer, change);
		buf_add_text(printer->out, ", was ");
		escape_add(printer->out, change->ends[DIFF_OLD].value);
		end_line(printer, change);
	}
}

static void add_label(struct printer *printer, const struct change *change)
{
	bool line =
		change->kind == CHANGE_LINE_ADDED || change->kind == CHANGE_LINE_REMOVED;

	escape_add(printer->out, change->field);
	buf_add_text(printer->out, line ? " " : ": ");
}

/* Both values on one line, or each on its own below the key. */
static void print_values(struct printer *printer, const struct change *change)
{
	const struct str old = change->ends[DIFF_OLD].shown;
	const struct str new = change->ends[DIFF_NEW].shown;

	add_mark(printer, "    ", !old.ptr ? '+' : !new.ptr ? '-' : '~');
	add_label(printer, change);
	if (!old.ptr || !new.ptr) {
		escape_add(printer->out, old.ptr ? old : new);
		end_line(printer, change);
	} else if (old.len + new.len <= SHORT_VALUES) {
		escape_add(printer->out, old);
		buf_add_text(printer->out, " -> ");
		escape_add(printer->out, new);
		end_line(printer, change);
	} else {
		printer->out->data[--printer->out->len] = '\0';
		end_line(printer, change);
		add_mark(printer, "      ", '-');
		escape_add(printer->out, old);
		buf_add_char(printer->out, '\n');
		add_mark(printer, "      ", '+');
		escape_add(printer->out, new);
		buf_add_char(printer->out, '\n');
	}
}

static void print_changed(struct printer *printer, uint32_t begin, uint32_t end)
{
	buf_add_text(printer->out, "  ");
	add_node(printer, change_at(printer, begin));
	buf_add_char(printer->out, '\n');
	for (uint32_t i = begin; i < end; i++)
		print_values(printer, change_at(printer, i));
}

/* ---- the whole ---- */

static const struct {
	const char *heading;
	bool counted; /* each line is a node */
	void (*print)(struct printer *printer, uint32_t begin, uint32_t end);
} sections[SECTION__COUNT] = {
	[SECTION_LEVELS] = {"Levels", false, print_level},
	[SECTION_GONE] = {"Gone", true, print_nodes},
	[SECTION_NEW] = {"New", true, print_nodes},
	[SECTION_MOVED] = {"Moved", true, print_moves},
	[SECTION_RENAMED] = {"Probably renamed: name and place stay", false,
		print_renamings},
	[SECTION_CHANGED] = {"Changed", false, print_changed},
};

static void print_sections(struct printer *printer)
{
	for (uint32_t begin = 0; begin < printer->shown.count;) {
		enum diff_section section = printer->shown.items[begin].section;
		uint32_t end = shown_section_end(&printer->shown, begin);

		add_heading(printer, sections[section].heading, begin,
			sections[section].counted ? end : begin);
		while (begin < end) {
			uint32_t run = shown_run_end(&printer->shown, begin);

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
