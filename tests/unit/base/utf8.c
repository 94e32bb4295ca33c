#include "base/utf8.h"

#include <criterion/criterion.h>

Test(utf8, encode_and_next_agree_on_every_code_point)
{
	for (uint32_t rune = 0; rune <= 0x10ffff; rune++) {
		char bytes[4];
		uint32_t len = utf8_encode(rune, bytes), pos = 0;
		bool surrogate = rune >= 0xd800 && rune <= 0xdfff;
		uint32_t back = utf8_next((struct str){bytes, len}, &pos);

		if (back != (surrogate ? 0xfffd : rune) || pos != len ||
			utf8_valid_length(bytes, len) != len ||
			utf8_count(bytes, len) != 1)
			cr_assert_fail("U+%04X", (unsigned)rune);
	}
}

Test(utf8, encode_refuses)
{
	char bytes[4];

	cr_assert_eq(utf8_encode(0x110000, bytes), 3);
	cr_assert_arr_eq(bytes, "\xef\xbf\xbd", 3);
	cr_assert_eq(utf8_encode(RUNE_BAD, bytes), 3);
	cr_assert_eq(utf8_encode(0xdfff, bytes), 3);
	cr_assert_arr_eq(bytes, "\xef\xbf\xbd", 3);
}

Test(utf8, bad_bytes_move_one_on)
{
	static const struct {
		const char *bytes;
		uint32_t len, bad; /* how many of the first are bad */
	} cases[] = {
		{"\x80", 1, 1},             /* a continuation alone */
		{"\xc0\x80", 2, 2},         /* overlong NUL */
		{"\xc1\xbf", 2, 2},         /* overlong DEL */
		{"\xe0\x9f\xbf", 3, 3},     /* overlong U+07FF */
		{"\xed\xa0\x80", 3, 3},     /* a surrogate */
		{"\xf0\x8f\xbf\xbf", 4, 4}, /* overlong U+FFFF */
		{"\xf4\x90\x80\x80", 4, 4}, /* U+110000 */
		{"\xf5\x80\x80\x80", 4, 4},
		{"\xff", 1, 1},
		{"\xc3", 1, 1}, /* cut off */
		{"\xe2\x82", 2, 2},
		{"\xf0\x9f\x98", 3, 3},
		{"\xc3(", 2, 1}, /* no continuation */
		{"\xe2\x82(", 3, 2},
		{"\xf0\x9f\x98(", 4, 3},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str s = {cases[i].bytes, cases[i].len};
		uint32_t pos = 0, bad = 0;

		cr_assert_eq(utf8_valid_length(s.ptr, s.len), 0, "case %zu", i);
		while (pos < s.len) {
			uint32_t before = pos;

			if (utf8_next(s, &pos) != RUNE_BAD)
				break;
			cr_assert_eq(pos, before + 1);
			bad++;
		}
		cr_assert_eq(bad, cases[i].bad, "case %zu: %u", i, bad);
	}
}

/* One bad byte or one wide character at every place of a text, so that every way through
 * the eight bytes at a time is taken. */
Test(utf8, valid_length_at_every_place)
{
	char text[41];

	for (size_t len = 0; len <= sizeof text; len++) {
		memset(text, 'a', sizeof text);
		cr_assert_eq(utf8_valid_length(text, len), len);
		cr_assert_eq(utf8_count(text, len), len);
		for (size_t at = 0; at < len; at++) {
			memset(text, 'a', sizeof text);
			text[at] = '\xff';
			cr_assert_eq(utf8_valid_length(text, len), at);
		}
		for (size_t at = 0; at + 4 <= len; at++) {
			memset(text, 'a', sizeof text);
			memcpy(text + at, "\xf0\x9f\x98\x80", 4);
			cr_assert_eq(utf8_valid_length(text, len), len);
			cr_assert_eq(utf8_valid_length(text, at + 3), at);
			cr_assert_eq(utf8_count(text, len), len - 3);
		}
	}
	cr_assert_eq(utf8_valid_length(NULL, 0), 0);
	cr_assert_eq(utf8_count(NULL, 0), 0);
	cr_assert_eq(utf8_valid_length("a\0b", 3), 3);
}

Test(utf8, widths)
{
	static const struct {
		uint32_t rune;
		int width;
	} cases[] = {
		{'a', 1},
		{0xe5, 1},
		{0xad, 1},  /* soft hyphen */
		{0x300, 0}, /* combining grave */
		{0x301, 0},
		{0x36f, 0},
		{0x370, 1},
		{0x488, 0}, /* enclosing */
		{0x600, 1}, /* Arabic number sign */
		{0x10ff, 1},
		{0x1100, 2}, /* Hangul lead */
		{0x1160, 0}, /* Hangul vowel */
		{0x200b, 0}, /* zero-width space */
		{0x200d, 0}, /* joiner */
		{0x2014, 1}, /* em dash */
		{0x202e, 0},
		{0x2028, 0},
		{0x20ac, 1},
		{0x231a, 2}, /* watch */
		{0x2764, 1}, /* heart, text style */
		{0x3000, 2},
		{0x302a, 0}, /* a wide mark */
		{0x4e2d, 2},
		{0xac00, 2},
		{0xd7fb, 0},
		{0xfa6e, 2}, /* unassigned in a wide block */
		{0xfe0f, 0}, /* variation selector */
		{0xfeff, 0},
		{0xff21, 2},  /* full-width A */
		{0xff71, 1},  /* half-width a */
		{0x1f1f8, 1}, /* regional indicator: two make a flag */
		{0x1f600, 2},
		{0x1fffd, 1},
		{0x20000, 2},
		{0x3fffd, 2},
		{0x3fffe, 1},
		{0xe0001, 0},
		{0xe01ef, 0},
		{0x10ffff, 1},
		{RUNE_BAD, 1},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		cr_assert_eq(rune_width(cases[i].rune), cases[i].width, "U+%04X: %d",
			(unsigned)cases[i].rune, rune_width(cases[i].rune));
}

Test(utf8, letters_and_digits)
{
	static const uint32_t in[] = {'a', 'Z', '0', '9', 0xaa, 0xb2, 0xe5, 0x301, 0x416,
		0x4e2d, 0x661, 0x2160, 0xac00, 0x1d7ff, 0x3134a, 0xe01ef};
	static const uint32_t out[] = {0, ' ', '-', '_', '.', '@', '[', '`', '{', 0x7f,
		0xa0, 0xad, 0xd7, 0x200b, 0x2014, 0x1f600, 0xd800, 0x10ffff, RUNE_BAD};

	for (size_t i = 0; i < COUNT_OF(in); i++)
		cr_assert(rune_is_letter_or_digit(in[i]), "U+%04X", (unsigned)in[i]);
	for (size_t i = 0; i < COUNT_OF(out); i++)
		cr_assert_not(
			rune_is_letter_or_digit(out[i]), "U+%04X", (unsigned)out[i]);
}

Test(utf8, controls_and_invisibles)
{
	static const uint32_t controls[] = {0, 9, 0x1f, 0x7f, 0x80, 0x9f};
	static const uint32_t hidden[] = {0xad, 0x200b, 0x200e, 0x2028, 0x202a, 0x202e,
		0x2060, 0x2066, 0x2069, 0xfeff, 0xe0041};
	static const uint32_t plain[] = {' ', '~', 0xa0, 0xe5, 0x301, 0x4e2d, 0xfe0f,
		0x1f600, 0xe0100, 0x10ffff, RUNE_BAD};

	for (size_t i = 0; i < COUNT_OF(controls); i++) {
		cr_assert(rune_is_control(controls[i]));
		cr_assert_not(rune_is_invisible(controls[i]));
	}
	for (size_t i = 0; i < COUNT_OF(hidden); i++) {
		cr_assert(rune_is_invisible(hidden[i]), "U+%04X", (unsigned)hidden[i]);
		cr_assert_not(rune_is_control(hidden[i]));
	}
	for (size_t i = 0; i < COUNT_OF(plain); i++) {
		cr_assert_not(rune_is_control(plain[i]));
		cr_assert_not(rune_is_invisible(plain[i]), "U+%04X", (unsigned)plain[i]);
	}
}

Test(utf8, fold)
{
	static const struct {
		uint32_t rune, folded;
	} cases[] = {
		{'a', 'a'},
		{'Z', 'z'},
		{'[', '['},
		{'-', '-'},
		{0xc5, 'a'},    /* Å */
		{0xe4, 'a'},    /* ä */
		{0xd6, 'o'},    /* Ö */
		{0xe9, 'e'},    /* é */
		{0xdf, 's'},    /* ß */
		{0x1e9e, 's'},  /* capital ß */
		{0xd8, 'o'},    /* Ø */
		{0x111, 'd'},   /* đ */
		{0x141, 'l'},   /* Ł */
		{0xc6, 'a'},    /* Æ */
		{0x152, 'o'},   /* Œ */
		{0x131, 'i'},   /* dotless i */
		{0x130, 'i'},   /* İ */
		{0xd7, 0xd7},   /* the multiplication sign among the capitals */
		{0x1c5, 0x1c6}, /* Dž */
		{0x1fd, 'a'},   /* ǽ */
		{0x386, 0x3b1}, /* Ά */
		{0x3c2, 0x3c3}, /* final sigma */
		{0x416, 0x436}, /* Ж */
		{0x419, 0x438}, /* Й */
		{0x1ea4, 'a'},  /* Ấ, two marks */
		{0x212b, 'a'},  /* ångström */
		{0x301, 0x301},
		{0x4e2d, 0x4e2d},
		{0xac00, 0xac00},
		{0xf900, 0xf900},
		{0xff21, 0xff41},
		{0x10400, 0x10428},
		{0x1e921, 0x1e943},
		{0x1e922, 0x1e922},
		{0x10ffff, 0x10ffff},
		{RUNE_BAD, RUNE_BAD},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		cr_assert_eq(rune_fold(cases[i].rune), cases[i].folded, "U+%04X: U+%04X",
			(unsigned)cases[i].rune, (unsigned)rune_fold(cases[i].rune));
}

Test(utf8, fold_twice_is_fold_once)
{
	for (uint32_t rune = 0; rune <= 0x10ffff; rune++)
		if (rune_fold(rune_fold(rune)) != rune_fold(rune))
			cr_assert_fail("U+%04X", (unsigned)rune);
}
