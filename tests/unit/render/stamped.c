/* Stamps in files of every format: found again, and every edit noticed. */
#include "render/stamped.h"

#include "../chart/drawing.h"

static const char town[] =
	"orgraph: 1\n"
	"organisation: {id: o, name: 'orgraph-stamp 1 0123456789abcdef'}\n"
	"groups:\n"
	"  å--ä: {name: Å -->, root: true}\n"
	"  board: {name: '</svg> </body> startxref', reports_to: å--ä, advises: å--ä}\n";

struct written {
	struct drawing drawing;
	struct stamp stamp;
	struct buf plain, stamped;
};

static void make(struct written *w, enum render_format format)
{
	struct render_options options = {.format = format};
	struct drawing *d = &w->drawing;

	*w = (struct written){0};
	drawing_load(d, town);
	drawing_chart(d, false);
	drawing_lay_out(d, NULL);
	stamp_make(&w->stamp, &d->chart);
	w->stamp.name = STR("overview");
	w->stamp.project = STR("town");
	stamp_add_setting(&w->stamp, "paper", STR("A4"));
	cr_assert(render_write(&d->chart, &d->places, &options, &w->plain, &d->why));
	options.stamp = &w->stamp;
	cr_assert(render_write(&d->chart, &d->places, &options, &w->stamped, &d->why));
}

static void release(struct written *w)
{
	stamp_release(&w->stamp);
	drawing_release(&w->drawing);
	buf_release(&w->plain);
	buf_release(&w->stamped);
}

static enum stamped read(struct str file, enum render_format format)
{
	struct stamp stamp;
	enum stamped result = stamped_read(file, format, STAMP_ALL, &stamp);

	stamp_release(&stamp);
	return result;
}

#define EACH(format)                                                       \
	for (enum render_format format = 0; format < RENDER_FORMAT__COUNT; \
		format = (enum render_format)(format + 1))

Test(stamped, a_stamp_is_found_in_every_format)
{
	EACH(format)
	{
		struct written w;
		struct stamp stamp;

		make(&w, format);
		cr_assert_eq(read(buf_str(&w.plain), format), STAMPED_NOT, "%s",
			render_format_words[format]);
		cr_assert_eq(stamped_read(buf_str(&w.stamped), format, STAMP_ALL, &stamp),
			STAMPED_WHOLE, "%s", render_format_words[format]);
		cr_assert_eq(stamp_compare(&stamp, &w.stamp), STAMP_SAME);
		cr_assert(str_eq(stamp.name, w.stamp.name));
		cr_assert(str_eq(stamp.project, w.stamp.project));
		cr_assert_eq(stamp.boxes.count, 2);
		cr_assert_eq(stamp.lines.count, 2);
		stamp_release(&stamp);
		release(&w);
	}
}

/* One bit anywhere: of the drawing, of the stamp, of the digest. */
Test(stamped, every_edit_is_noticed)
{
	EACH(format)
	{
		struct written w;

		make(&w, format);
		for (size_t i = 0; i < w.stamped.len; i++) {
			enum stamped result;

			w.stamped.data[i] ^= 1;
			result = read(buf_str(&w.stamped), format);
			w.stamped.data[i] ^= 1;
			/* the sum of a PNG's chunk follows from the rest */
			if (format == RENDER_PNG && i >= w.stamped.len - 16 &&
				i < w.stamped.len - 12)
				continue;
			cr_assert_neq(result, STAMPED_WHOLE, "%s at %zu",
				render_format_words[format], i);
		}
		release(&w);
	}
}

Test(stamped, what_is_added_or_cut_off_is_noticed)
{
	EACH(format)
	{
		struct written w;

		make(&w, format);
		buf_add_char(&w.stamped, '\n');
		cr_assert_eq(read(buf_str(&w.stamped), format), STAMPED_EDITED);
		w.stamped.len -= 2;
		cr_assert_neq(read(buf_str(&w.stamped), format), STAMPED_WHOLE);
		release(&w);
	}
}

/* As git checks texts out on Windows. */
Test(stamped, line_ends_of_texts_do_not_count)
{
	EACH(format)
	{
		struct written w;
		struct buf turned = {0};

		if (format == RENDER_PNG || format == RENDER_PDF)
			continue;
		make(&w, format);
		for (size_t i = 0; i < w.stamped.len; i++) {
			if (w.stamped.data[i] == '\n')
				buf_add_char(&turned, '\r');
			buf_add_char(&turned, w.stamped.data[i]);
		}
		cr_assert_eq(read(buf_str(&turned), format), STAMPED_WHOLE, "%s",
			render_format_words[format]);
		buf_release(&turned);
		release(&w);
	}
}

/* But for the stamp, and a PDF's keywords, the file is the one without it. */
Test(stamped, the_drawing_is_the_same)
{
	EACH(format)
	{
		struct written w;
		size_t begin = 0, end = 0;

		if (format == RENDER_PDF)
			continue;
		make(&w, format);
		while (begin < w.plain.len &&
			w.plain.data[begin] == w.stamped.data[begin])
			begin++;
		while (end < w.plain.len - begin &&
			w.plain.data[w.plain.len - 1 - end] ==
				w.stamped.data[w.stamped.len - 1 - end])
			end++;
		cr_assert_eq(begin + end, w.plain.len, "%s", render_format_words[format]);
		release(&w);
	}
}
