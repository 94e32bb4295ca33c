/* Text can be read in every theme: 4.5 to 1 at least, where it stands. */
#include "contrast.h"

#include <criterion/criterion.h>

static void expect(int theme, const char *what, color text, color ground)
{
	cr_expect_geq(contrast(text, ground), READABLE, "%s, %s: %.2f",
		render_theme_words[theme], what, contrast(text, ground));
}

Test(theme, text_can_be_read)
{
	for (int i = 0; i < RENDER_THEME__COUNT; i++) {
		const struct theme *t = theme_of((enum render_theme)i);
		const color grounds[] = {t->paper, t->group, t->post, t->unit, t->panel};

		for (size_t k = 0; k < COUNT_OF(grounds); k++) {
			expect(i, "ink", t->ink, grounds[k]);
			expect(i, "soft ink", t->soft_ink, grounds[k]);
		}
		expect(i, "number of an error", t->alarm_ink, t->alarm);
		expect(i, "number of a warning", t->alarm, t->paper);
	}
}

/* Shapes need 3 to 1 (WCAG 2.1, 1.4.11). */
Test(theme, lines_and_marks_can_be_seen)
{
	for (int i = 0; i < RENDER_THEME__COUNT; i++) {
		const struct theme *t = theme_of((enum render_theme)i);

		cr_expect_geq(contrast(t->line, t->paper), 3.0);
		cr_expect_geq(contrast(t->line, t->panel), 3.0);
		cr_expect_geq(contrast(t->border, t->group), 3.0);
		cr_expect_geq(contrast(t->ink, t->spine), 3.0);
		cr_expect_geq(contrast(t->alarm, t->paper), 3.0);
	}
}

Test(theme, print_has_no_colour)
{
	const struct theme *t = theme_of(RENDER_PRINT);
	const color all[] = {t->paper, t->ink, t->soft_ink, t->group, t->post, t->unit,
		t->spine, t->border, t->line, t->panel, t->panel_border, t->alarm,
		t->alarm_ink};

	for (size_t i = 0; i < COUNT_OF(all); i++) {
		cr_expect_eq(all[i] >> 16, (all[i] >> 8 & 0xff));
		cr_expect_eq(all[i] >> 16, (all[i] & 0xff));
	}
}

Test(theme, contrast_is_that_of_the_standard)
{
	cr_expect_float_eq(contrast(0x000000, 0xffffff), 21, 1e-9);
	cr_expect_float_eq(contrast(0x777777, 0xffffff), 4.48, 0.005);
	cr_expect_eq(contrast(0x123456, 0x123456), 1);
}
