/* What the files of this folder give each other. */
#ifndef CHART_INTERNAL_H
#define CHART_INTERNAL_H

#include "base/vec.h"
#include "chart/chart.h"
#include "model/seat_walk.h"

/* ---- words.c: what a chart says by itself, in two languages ---- */

enum language { ENGLISH, SWEDISH, LANGUAGE__COUNT };

enum word {
	WORD_CHAIR,
	WORD_REPRESENTATIVE,
	WORD_DEPUTY_CHAIR,
	WORD_SECRETARY,
	WORD_CONVENOR,
	WORD_DECIDER,
	WORD_MEMBERS,
	WORD_MEETS,
	WORD_A_YEAR,
	WORD_A_MONTH,
	WORD_A_WEEK,
	WORD_ABOUT,
	WORD_ON_DEMAND,
	WORD_HEAD,
	WORD_HOLDER,
	WORD_UNIT,
	WORD_VACANT,
	WORD_EXTERNAL,
	WORD_MENTIONED,
	WORD_VACANCY, /* in the legend */
	WORD_REVISION,
	WORD_PROPOSED,
	WORD_DISSOLVED,
	WORD_CYCLE,
	WORD_LEGEND,
	WORD_AS_OF,
	WORD_SOURCE,
	WORD_AND_OTHERS,
	WORD_VERSION,
	WORD_APPROVED_BY,
	WORD_GROUP_SHAPE,
	WORD_POST_SHAPE,
	WORD_UNIT_SHAPE,
	WORD_PANEL,
	WORD_UNIT_PANEL,
	WORD_EXTERNALS, /* titles of panels */
	WORD_ORPHANS,
	WORD_ONLY_MENTIONED,
	WORD_SHOW_GROUPS, /* what the chart shows, by enum chart_show */
	WORD_SHOW_POSTS,
	WORD_SHOW_UNITS,
	WORD_SHOW_ALL,
	WORD_FOCUS,
	WORD_FOR_ALL,
	WORD_REPORTS_THROUGH_HEAD,
	WORD_REPRESENTATIVE_REPORTS,
	WORD_NEW,
	WORD_GONE,
	WORD_MOVED,
	WORD_CHANGED,
	WORD_CHANGES_FROM,
	WORD_TO,
	WORD_FORMERLY,
	WORD_NEW_LINE,
	WORD_GONE_LINE,
	WORD_BOX,
	WORD_LINE,
	WORD_BOXES,
	WORD_LINES,
	WORD_STRUCTURE, /* of a chart in words */
	WORD_LINES_HEADING,
	WORD_FINDINGS,
	WORD_FOUND,
	WORD_LEVEL,
	WORD_NUMBERS,
	WORD_ERROR,
	WORD_WARNING,
	WORD_SOURCES,
	WORD_PAGE,
	WORD_INDEX,
	WORD_BETWEEN,
	WORD_ON_PAGE, /* at a cut between sheets */
	WORD_ON_PAGES,
	WORD_FROM_PAGE,
	WORD_OF,
	WORD_THROUGH_HIDDEN,
	WORD_BEHIND, /* one and several of each sort, in the order of enum sort */
	WORD_BEHIND_LAST = WORD_BEHIND + 2 * SORT_PERSON - 1,
	WORD__COUNT
};

/* Of the own words of a chart that is made. */
enum language language_of_chart(const struct chart *chart);

const char *word(enum language language, enum word word);
const char *power_word(enum language language, uint32_t bit); /* the bit's number */

/* What a line says, "reports to", and the mark at it, or "". */
const char *relation_word(enum language language, uint16_t relation);
const char *relation_mark(enum language language, uint16_t relation);

/* A rule in few words, for the legend. */
const char *rule_word(enum language language, const struct rule *rule);

/* A line between two nodes that stay, which is new. */
struct came_line {
	uint32_t from, to;
	uint16_t relation;
};

/* What becomes of a step of accountability on the chart. */
enum step_fate {
	STEP_SHOWN,   /* to a node that may be shown */
	STEP_THROUGH, /* to the nearest such node above, past hidden ones */
	STEP_CUT,     /* nothing above is shown: said in the box */
	STEP_UNSHOWN  /* its type is not shown, or another step says the same */
};

struct chart_step {
	struct step step; /* `to`: where it is drawn to */
	enum step_fate fate;
	uint32_t through; /* hidden levels */
};

struct chart_steps {
	const struct chart_step *items;
	uint32_t count;
};

/* How many of each sort a collapsed node stands for. */
struct behind {
	uint32_t count[SORT__COUNT];
};

/* ---- draft.c: a chart in the making ---- */

struct draft {
	struct chart *chart;
	const struct model *model;
	const struct analysis *analysis;
	const struct sink *found; /* may be NULL */
	const struct chart_options *options;
	enum language language;
	struct str names; /* the language of names */

	struct step *bearer;      /* by node: what it hangs on, or `to` is NODE_NONE */
	bool *hidden;             /* by node: takes no part; NULL: all do */
	struct chart_step *hung;  /* by node: `bearer` as it is drawn */
	struct chart_step *steps; /* by step of the model: as it is drawn */
	struct behind *behind;    /* by node; NULL: nothing is collapsed */
	struct graph carriage;    /* who stands below whom on a chart */
	bool *chosen;             /* by node */
	struct seat_marks marks;
	uint32_t *box_of; /* by node, or CHART_NONE */

	struct {
		struct chart_line *items;
		uint32_t count, cap;
	} lines;
	struct {
		struct chart_line_sort *items;
		uint32_t count, cap;
	} sorts;
	struct {
		struct chart_region *items;
		uint32_t count, cap;
	} regions;
	struct {
		struct came_line *items;
		uint32_t count, cap;
	} came; /* sorted; with options->merged */
	struct {
		struct chart_finding *items;
		uint32_t count, cap;
	} findings;
	struct {
		struct chart_legend_row *items;
		uint32_t count, cap;
	} legend;
	struct {
		struct str *items;
		uint32_t count, cap;
	} facts;
};

/* A vector of the draft as an array of the chart. */
void *settled(struct draft *draft, const void *items, size_t count, size_t size);
#define SETTLED(draft, vec)                                      \
	settled((draft), (draft)->vec.items, (draft)->vec.count, \
		sizeof *(draft)->vec.items)

/* ---- text.c ---- */

/* The text as it can be set: line breaks and tabs as spaces, controls and bad bytes
 * visibly. In the chart's arena, or `text` itself where nothing has to change. */
struct str clean(struct draft *draft, struct str text);

/* A clean copy of what was built, and the buffer emptied; keep_lines keeps line feeds. */
struct str keep(struct draft *draft, struct buf *buf);
struct str keep_lines(struct draft *draft, struct buf *buf);

struct str box_name(const struct draft *draft, uint32_t node);
bool is_web_address(struct str text);

/* ---- bearers.c ---- */

void bearers_make(struct draft *draft);
void carriage_make(struct draft *draft);

/* ---- hidden.c ---- */

/* Which nodes the options leave out. */
void hidden_make(struct draft *draft);

/* Leads all steps past what is hidden; again when more is. */
void steps_make(struct draft *draft);

/* Hides what hangs below collapsed nodes, and counts what was chosen of it. False: there
 * is no such thing. */
bool hide_collapsed(struct draft *draft);

/* The steps of a node as many and in the order in which the model has them. */
struct chart_steps chart_steps(const struct draft *draft, uint32_t node);

bool is_hidden(const struct draft *draft, uint32_t node);
bool shows_type(const struct draft *draft, uint16_t relation);

/* ---- select.c ---- */

/* Is it of the sorts that are drawn, and there? */
bool is_primary(const struct draft *draft, uint32_t node);

/* Sets `chosen`. False when nothing is. */
bool select_nodes(struct draft *draft);

/* May lines of this type be told once for all groups instead of being drawn? */
bool is_general(uint16_t relation);

/* Is the line there, and said of this node rather than of all groups alike? */
bool line_counts(const struct draft *draft, const struct line *line);

/* Do the options let lines of its type be drawn, and is neither end hidden? */
bool draws_line(const struct draft *draft, const struct line *line);

/* ---- boxes.c, seats.c, tips.c ---- */

void boxes_make(struct draft *draft);

/* The names of those who fill the seats, joined by commas; `vacant` counts the empty
 * ones. Appends to `out`; returns how many there are. */
uint32_t seats_add(
	struct draft *draft, struct buf *out, struct seats seats, uint32_t *vacant);

/* The first ones by name, the rest as "and others". */
uint32_t seats_add_some(struct draft *draft, struct buf *out, struct seats seats);

struct str tip_of(struct draft *draft, uint32_t node);
struct str link_of(struct draft *draft, uint32_t node);

/* ---- descent.c ---- */

/* By box: its number in the order of reading, the last one below it, the box that is read
 * before all above and below it, and that of its ring, or CHART_NONE. */
struct descent {
	uint32_t *first, *last, *top, *ring;
};

/* Once the superiors of all boxes are set. Linear; the caller releases it. */
void descent_make(struct descent *descent, const struct chart *chart);
void descent_release(struct descent *descent);

/* Is `above` among the superiors of `box`, as drawn? In a ring it may be itself. Constant
 * time. */
bool descent_is_below(const struct descent *descent, uint32_t box, uint32_t above);

/* ---- lines.c ---- */

void lines_make(struct draft *draft);
void draw_gone_line(struct draft *draft, uint32_t from, uint32_t to, uint16_t relation);
struct str relation_text(struct draft *draft, uint16_t relation);
enum line_style line_style(const struct draft *draft, uint16_t relation);

/* ---- regions.c ---- */

void regions_make(struct draft *draft);

/* Does the box stand on a panel below its superior? */
bool region_hangs(const struct chart *chart, const struct chart_box *box);

/* ---- findings.c ---- */

void findings_mark(struct draft *draft);

/* ---- changes.c: all of it for a chart of two organisations ---- */

/* Before the lines are made: which of them came. */
void changes_list(struct draft *draft);

enum chart_change change_of_line(
	const struct draft *draft, uint32_t from, uint32_t to, uint16_t relation);

/* The lines that went, between boxes that are drawn. */
void changes_draw_lines(struct draft *draft);

/* Flags and tips of the boxes. */
void changes_mark(struct draft *draft);

/* The name that a node had before it was renamed; empty if it was not. */
struct str former_name(const struct draft *draft, uint32_t node);

/* ---- heading.c, legend.c ---- */

void heading_make(struct draft *draft);
void legend_make(struct draft *draft);

#endif
