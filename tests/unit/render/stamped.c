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

static const char *name_of(enum stamped_as as)
{
	return as == STAMPED_AS_XML    ? "xml"
	       : as == STAMPED_AS_TEXT ? "text"
				       : render_format_words[as];
}

static void write_file(struct written *w, enum stamped_as as)
{
	struct render_options options = {.format = (enum render_format)as};
	struct drawing *d = &w->drawing;

	if (as >= STAMPED_AS_XML) {
		buf_add_text(&w->plain, as == STAMPED_AS_XML
						? "<a>orgraph-stamp 1 </a>\n"
						: "# orgraph-stamp 1 0123\nÅ\n");
		stamped_add(buf_str(&w->plain), as, &w->stamp, &w->stamped);
		return;
	}
	cr_assert(render_write(&d->chart, &d->places, &options, &w->plain, &d->why));
	options.stamp = &w->stamp;
	cr_assert(render_write(&d->chart, &d->places, &options, &w->stamped, &d->why));
}

static void make(struct written *w, enum stamped_as as)
{
	struct drawing *d = &w->drawing;

	*w = (struct written){0};
	drawing_load(d, town);
	drawing_chart(d, false);
	drawing_lay_out(d, NULL);
	stamp_make(&w->stamp, &d->chart);
	w->stamp.name = STR("overview");
	w->stamp.project = STR("town");
	stamp_add_setting(&w->stamp, "paper", STR("A4"));
	write_file(w, as);
}

static void release(struct written *w)
{
	stamp_release(&w->stamp);
	drawing_release(&w->drawing);
	buf_release(&w->plain);
	buf_release(&w->stamped);
}

static enum stamped read(struct str file, enum stamped_as as)
{
	struct stamp stamp;
	enum stamped result = stamped_read(file, as, STAMP_ALL, &stamp);

	stamp_release(&stamp);
	return result;
}

#define EACH(as)                                             \
	for (enum stamped_as as = 0; as < STAMPED_AS__COUNT; \
		as = (enum stamped_as)(as + 1))

Test(stamped, a_stamp_is_found_in_every_format)
{
	EACH(as)
	{
		struct written w;
		struct stamp stamp;

		make(&w, as);
		cr_assert_eq(read(buf_str(&w.plain), as), STAMPED_NOT, "%s", name_of(as));
		cr_assert_eq(stamped_read(buf_str(&w.stamped), as, STAMP_ALL, &stamp),
			STAMPED_WHOLE, "%s", name_of(as));
		cr_assert_eq(stamp_compare(&stamp, &w.stamp), STAMP_SAME);
		cr_assert(str_eq(stamp.name, w.stamp.name));
		cr_assert(str_eq(stamp.project, w.stamp.project));
		cr_assert_eq(stamp.boxes.count, 2);
		cr_assert_eq(stamp.lines.count, 2);
		stamp_release(&stamp);
		release(&w);
	}
}

Test(stamped, what_stands_before_a_stamp_is_the_text)
{
	static const enum stamped_as behind[] = {
		STAMPED_AS_TEXT, STAMPED_AS_XML, (enum stamped_as)RENDER_OUTLINE};

	for (size_t i = 0; i < COUNT_OF(behind); i++) {
		struct written w;

		make(&w, behind[i]);
		cr_assert(str_eq(stamped_body(buf_str(&w.stamped), behind[i]),
				  buf_str(&w.plain)),
			"%s", name_of(behind[i]));
		release(&w);
	}
	cr_assert_eq(stamped_body(STR("none\n"), STAMPED_AS_TEXT).len, 5);
	cr_assert_eq(stamped_body(STR("orgraph-stamp 1 "), STAMPED_AS_TEXT).len, 16);
}

/* One bit anywhere: of the drawing, of the stamp, of the digest. */
Test(stamped, every_edit_is_noticed)
{
	EACH(as)
	{
		struct written w;

		make(&w, as);
		for (size_t i = 0; i < w.stamped.len; i++) {
			enum stamped result;

			w.stamped.data[i] ^= 1;
			result = read(buf_str(&w.stamped), as);
			w.stamped.data[i] ^= 1;
			/* the sum of a PNG's chunk follows from the rest */
			if (as == stamped_as(RENDER_PNG) && i >= w.stamped.len - 16 &&
				i < w.stamped.len - 12)
				continue;
			cr_assert_neq(result, STAMPED_WHOLE, "%s at %zu", name_of(as), i);
		}
		release(&w);
	}
}

Test(stamped, what_is_added_or_cut_off_is_noticed)
{
	EACH(as)
	{
		struct written w;

		make(&w, as);
		buf_add_char(&w.stamped, '\n');
		cr_assert_eq(read(buf_str(&w.stamped), as), STAMPED_EDITED);
		w.stamped.len -= 2;
		cr_assert_neq(read(buf_str(&w.stamped), as), STAMPED_WHOLE);
		release(&w);
	}
}

/* As git checks texts out on Windows. */
Test(stamped, line_ends_of_texts_do_not_count)
{
	EACH(as)
	{
		struct written w;
		struct buf turned = {0};

		if (as == stamped_as(RENDER_PNG) || as == stamped_as(RENDER_PDF))
			continue;
		make(&w, as);
		for (size_t i = 0; i < w.stamped.len; i++) {
			if (w.stamped.data[i] == '\n')
				buf_add_char(&turned, '\r');
			buf_add_char(&turned, w.stamped.data[i]);
		}
		cr_assert_eq(
			read(buf_str(&turned), as), STAMPED_WHOLE, "%s", name_of(as));
		buf_release(&turned);
		release(&w);
	}
}

/* But for the stamp, and a PDF's keywords, the file is the one without it. */
Test(stamped, the_drawing_is_the_same)
{
	EACH(as)
	{
		struct written w;
		size_t begin = 0, end = 0;

		if (as == stamped_as(RENDER_PDF))
			continue;
		make(&w, as);
		while (begin < w.plain.len &&
			w.plain.data[begin] == w.stamped.data[begin])
			begin++;
		while (end < w.plain.len - begin &&
			w.plain.data[w.plain.len - 1 - end] ==
				w.stamped.data[w.stamped.len - 1 - end])
			end++;
		cr_assert_eq(begin + end, w.plain.len, "%s", name_of(as));
		release(&w);
	}
}
