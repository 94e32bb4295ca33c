/* The table of papers, and the reading of one. ISO 216; ANSI Y14.1 and what printers call
 * letter and legal. */
#include "layout/paper.h"

const char *const orientation_words[ORIENTATION__COUNT] = {[ORIENTATION_AUTO] = "auto",
	[ORIENTATION_PORTRAIT] = "portrait",
	[ORIENTATION_LANDSCAPE] = "landscape"};

static const struct paper papers[] = {
	{"A4", 210, 297},
	{"A3", 297, 420},
	{"A2", 420, 594},
	{"A1", 594, 841},
	{"A0", 841, 1189},
	{"letter", 215.9, 279.4},
	{"legal", 215.9, 355.6},
	{"tabloid", 279.4, 431.8},
};

const struct paper *paper_at(uint32_t index)
{
	return index < COUNT_OF(papers) ? &papers[index] : NULL;
}

struct paper paper_default(void)
{
	return papers[0];
}

bool paper_is_none(const struct paper *paper)
{
	return paper->width <= 0;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* In any case: "a4" is clear enough. */
static bool same_word(const char *a, const char *b)
{
	size_t i = 0;

	while (a[i] != '\0' && lower(a[i]) == lower(b[i]))
		i++;
	return a[i] == b[i];
}

/* Up to six digits and, behind a point, as many; returns where the number ends, or NULL.
 * strtod reads a comma where the locale has one, and "inf" everywhere. */
static const char *read_decimal(const char *at, double *number)
{
	const char *start = at;
	double unit = 1;

	*number = 0;
	for (; *at >= '0' && *at <= '9' && at - start < 6; at++)
		*number = *number * 10 + (*at - '0');
	if (at == start)
		return NULL;
	if (*at != '.')
		return at;
	start = ++at;
	for (; *at >= '0' && *at <= '9' && at - start < 6; at++)
		*number += (*at - '0') * (unit /= 10);
	return at == start ? NULL : at;
}

bool decimal_parse(const char *word, double *number)
{
	const char *end = read_decimal(word, number);

	return end && *end == '\0';
}

static enum paper_reading parse_size(const char *word, struct paper *paper)
{
	double width, height;
	const char *at = read_decimal(word, &width);

	if (!at || lower(*at) != 'x')
		return PAPER_UNKNOWN;
	at = read_decimal(at + 1, &height);
	if (!at || !same_word(at, "mm"))
		return PAPER_UNKNOWN;
	*paper = (struct paper){NULL, width, height};
	if (width < PAPER_SHORTEST || height < PAPER_SHORTEST)
		return PAPER_TOO_SMALL;
	if (width > PAPER_LONGEST || height > PAPER_LONGEST)
		return PAPER_TOO_LARGE;
	return PAPER_READ;
}

enum paper_reading paper_parse(const char *word, struct paper *paper)
{
	*paper = (struct paper){0};
	if (same_word(word, "none"))
		return PAPER_READ;
	for (uint32_t i = 0; i < COUNT_OF(papers); i++)
		if (same_word(word, papers[i].name)) {
			*paper = papers[i];
			return PAPER_READ;
		}
	return parse_size(word, paper);
}

static struct paper turned(struct paper paper, bool landscape)
{
	if ((paper.width > paper.height) != landscape) {
		double width = paper.width;

		paper.width = paper.height;
		paper.height = width;
	}
	return paper;
}

uint32_t paper_ways(
	const struct paper *paper, enum orientation orientation, struct paper ways[2])
{
	ways[0] = *paper;
	if (orientation != ORIENTATION_AUTO)
		ways[0] = turned(*paper, orientation == ORIENTATION_LANDSCAPE);
	if (orientation != ORIENTATION_AUTO || !paper->name)
		return 1;
	ways[0] = turned(*paper, true);
	ways[1] = turned(*paper, false);
	return 2;
}

void paper_add(struct buf *out, const struct paper *paper)
{
	if (paper->name) {
		bool landscape = paper->width > paper->height;

		buf_printf(out, "%s %s", paper->name,
			orientation_words[landscape ? ORIENTATION_LANDSCAPE
						    : ORIENTATION_PORTRAIT]);
		return;
	}
	buf_add_number(out, paper->width, 2);
	buf_add_char(out, 'x');
	buf_add_number(out, paper->height, 2);
	buf_add_text(out, "mm");
}
