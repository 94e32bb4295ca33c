/*
 * Random organisations, from a seed or from a fuzzer's bytes: trees, chains, stars,
 * forests, rings, several superiors, dotted lines, bodies of others, and names in any
 * script. What is written here always loads.
 */
#ifndef TESTS_CHARTS_DICE_H
#define TESTS_CHARTS_DICE_H

#include "base/base.h"
#include "base/buf.h"

/* Bytes first, as far as they reach, then numbers of the seed (Numerical Recipes). */
struct dice {
	const uint8_t *bytes;
	size_t left;
	uint32_t state;
};

static inline uint32_t dice_roll(struct dice *dice, uint32_t sides)
{
	if (dice->left > 0) {
		dice->left--;
		return *dice->bytes++ % sides;
	}
	dice->state = dice->state * 1664525u + 1013904223u;
	return (dice->state >> 8) % sides;
}

static inline bool dice_in(struct dice *dice, uint32_t sides)
{
	return dice_roll(dice, sides) == 0;
}

static inline const char *dice_pick(
	struct dice *dice, const char *const *items, uint32_t count)
{
	return items[dice_roll(dice, count)];
}

#define DICE_PICK(dice, items) dice_pick(dice, items, COUNT_OF(items))

enum dice_shape {
	DICE_TREE,
	DICE_NARROW, /* nearly a chain */
	DICE_STAR,
	DICE_FOREST,
	DICE_RINGS,
	DICE_MANY, /* superiors each */
	DICE_SHAPE__COUNT
};

static inline void dice_name(struct dice *dice, struct buf *yaml, uint32_t number)
{
	static const char *const names[] = {"Råd", "OP", "Council of Councils",
		"Styrgruppen för jämlik och jämställd hälso- och sjukvård i glesbygd",
		"Local drugs committee", "Arbetsutskott", "Ledningsgrupp norr",
		"医疗设备管理委员会办公室", "اللجنة التوجيهية", "ועדת היגוי",
		"\xf0\x9f\x8f\xa5 Team <&>", "Комитет по этике",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten",
		("e\xcc\x81quipe me\xcc\x81"
		 "dicale"),
		"a/b-c_d", "คณะกรรมการ"};

	buf_printf(yaml, "{name: \"%s %u", DICE_PICK(dice, names), (unsigned)number);
	for (uint32_t i = dice_in(dice, 12) ? dice_roll(dice, 30) : 0; i > 0; i--)
		buf_add_text(yaml, " och ord");
	buf_add_char(yaml, '"');
}

static inline void dice_superior(struct dice *dice, struct buf *yaml,
	enum dice_shape shape, uint32_t i, uint32_t count)
{
	uint32_t back = i < 4 ? i : 4;

	switch (shape) {
	case DICE_NARROW:
		if (i > 0)
			buf_printf(yaml, ", reports_to: g%u",
				i - 1 - dice_roll(dice, 8) / 7 * (i - 1));
		break;
	case DICE_STAR:
		if (i > 0)
			buf_add_text(yaml, ", reports_to: g0");
		break;
	case DICE_FOREST:
		if (i > 0 && !dice_in(dice, 4))
			buf_printf(
				yaml, ", reports_to: g%u", i - 1 - dice_roll(dice, back));
		break;
	case DICE_RINGS:
		buf_printf(yaml, ", reports_to: g%u", dice_roll(dice, count));
		break;
	case DICE_MANY:
		if (i > 1)
			buf_printf(yaml, ", reports_to: [g%u, {to: p%u, note: n}]",
				dice_roll(dice, i), dice_roll(dice, 3));
		break;
	case DICE_TREE:
	case DICE_SHAPE__COUNT:
		if (i > 0)
			buf_printf(yaml, ", reports_to: g%u", dice_roll(dice, i));
		break;
	}
}

static inline void dice_group(struct dice *dice, struct buf *yaml, enum dice_shape shape,
	uint32_t i, uint32_t count)
{
	static const char *const more[] = {", status: proposed",
		", status: under_revision", ", status: dissolved", ", external: true",
		", stub: true", ", chair: vacant",
		", chair: {text: Someone who is not named anywhere}", ", chair: p1",
		(", mandate: {power: [decides, recommends, advises, prepares, "
		 "coordinates]}"),
		", mandate: {power: informs, text: Tells}", ", principal: p0",
		", principal: p2"};

	buf_printf(yaml, "  g%u: ", (unsigned)i);
	dice_name(dice, yaml, i);
	/* of each kind one, so that no key stands twice */
	if (dice_in(dice, 4))
		buf_add_text(yaml, more[dice_roll(dice, 3)]);
	if (dice_in(dice, 8))
		buf_add_text(yaml, more[3 + dice_roll(dice, 2)]);
	else if (!dice_in(dice, 3))
		buf_add_text(yaml, more[5 + dice_roll(dice, 3)]);
	if (dice_in(dice, 2))
		buf_add_text(yaml, more[8 + dice_roll(dice, 2)]);
	if (dice_in(dice, 6))
		buf_add_text(yaml, more[10 + dice_roll(dice, 2)]);
	/* of those some come to stand beside the line; no dice, so that seeds stay */
	if (i % 5 == 2)
		buf_add_text(yaml, ", kind: secretariat");
	/* and of those some share a panel */
	if (i % 6 < 2)
		buf_printf(yaml, ", part_of: u%u", i % 12 < 6);
	dice_superior(dice, yaml, shape, i, count);
	buf_add_text(yaml, "}\n");
}

static inline void dice_lines(struct dice *dice, struct buf *yaml, uint32_t count)
{
	static const char *const types[] = {"consults", "informs", "advises",
		"prepares_for", "delegates_to", "escalates_to", "appointed_by",
		"staffed_by", "follows"};
	uint32_t lines =
		dice_in(dice, 3) ? 0 : dice_roll(dice, count < 40 ? count + 1 : 40);

	if (lines > 0)
		buf_add_text(yaml, "lines:\n");
	for (uint32_t i = 0; i < lines; i++)
		buf_printf(yaml, "  - {from: g%u, type: %s, to: %s%u, note: n%u}\n",
			(unsigned)dice_roll(dice, count), DICE_PICK(dice, types),
			dice_in(dice, 5) ? "p" : "g",
			(unsigned)dice_roll(dice, count < 3 ? 1 : 3), (unsigned)i);
}

/* Appends the organisation; returns how many groups it has. */
static inline uint32_t dice_organisation(struct dice *dice, struct buf *yaml)
{
	static const char *const starts[] = {
		"orgraph: 1\norganisation: {id: o, name: Region Norrvik, language: sv,"
		" line_types: {follows: {style: dotted}}}\n",
		"orgraph: 1\norganisation: {id: o, as_of: 2025, version: '3',"
		" line_types: {follows: {style: dashed}}}\n"};
	enum dice_shape shape = (enum dice_shape)dice_roll(dice, DICE_SHAPE__COUNT);
	uint32_t count = 1 + dice_roll(dice, dice_in(dice, 10) ? 150 : 40);

	buf_add_text(yaml, DICE_PICK(dice, starts));
	buf_add_text(yaml,
		"units: {u0: {name: Whole}, u1: {name: Part, part_of: u0, head: p1}}\n"
		"posts:\n  p0: {name: Director, root: true}\n"
		"  p1: {name: Deputy director, reports_to: p0, holder: vacant}\n"
		"  p2: {name: Unit head, count: 4+, unit: u1, reports_to: p1}\n"
		"groups:\n");
	for (uint32_t i = 0; i < count; i++)
		dice_group(dice, yaml, shape, i, count);
	dice_lines(dice, yaml, count);
	return count;
}

#endif
