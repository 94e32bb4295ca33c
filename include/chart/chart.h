/*
 * What a chart shows, as plain data: boxes with their rows of text, lines, marks, legend,
 * title block. chart_make selects and words it; nothing here knows where a box lies
 * (layout/) or how it is written (render/). A chart owns its arena and arrays; its texts
 * point into that arena, the model and the sink, which must all outlive it.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/arena.h"
#include "check/analysis.h"
#include "diag/diag.h"
#include "diff/merge.h"
#include "model/model.h"

#define CHART_NONE UINT32_MAX

enum chart_show { CHART_GROUPS, CHART_POSTS, CHART_UNITS, CHART_ALL, CHART_SHOW__COUNT };
enum chart_labels { CHART_OFFICE, CHART_NAME, CHART_FULL, CHART_LABELS__COUNT };
enum chart_lines { CHART_LINES_ALL, CHART_LINES_SOLID, CHART_LINES__COUNT };
enum chart_regions {
	CHART_BY_PRINCIPAL,
	CHART_BY_UNIT,
	CHART_BY_NOTHING,
	CHART_REGIONS__COUNT
};

/* The words of the options, by value. */
extern const char *const chart_show_words[CHART_SHOW__COUNT];
extern const char *const chart_labels_words[CHART_LABELS__COUNT];
extern const char *const chart_lines_words[CHART_LINES__COUNT];
extern const char *const chart_regions_words[CHART_REGIONS__COUNT];

#define CHART_ANY_DEPTH UINT32_MAX

struct chart_options {
	enum chart_show show;
	enum chart_labels labels;
	enum chart_lines lines;
	enum chart_regions regions;
	uint32_t focus;           /* a node; NODE_NONE: everything */
	uint32_t up, down;        /* levels around the focus; CHART_ANY_DEPTH */
	uint32_t sorts;           /* SORT_BITs of what is drawn; 0: as `show` says */
	const bool *included;     /* by node: of those sorts no others; NULL: all */
	const bool *excluded;     /* by node: these not; NULL: none */
	const uint32_t *collapse; /* nodes that stand for all that hangs below them */
	uint32_t collapse_count;
	bool unfold; /* they say so, and it is drawn below them: for sheets of its own */
	const bool *hidden_types; /* by relation: lines of this type not; NULL: all */
	const char *title;        /* NULL: one that fits */
	/* For the title block, in the place of what the organisation says; may be empty.
	 */
	struct str version, approver;
	const char *language; /* NULL: the organisation's; decides names and own words */
	bool no_legend;
	bool no_holders; /* do not say who holds a post or a seat */
	const struct merged
		*merged;               /* NULL: one organisation; else the model is this
					  one's, and what is new, gone and moved is marked */
	const char *called[DIFF_ENDS]; /* with `merged`: the two organisations */
};

/* Everything, groups with their chairs, all lines. */
struct chart_options chart_options_default(void);

enum chart_shape { CHART_GROUP, CHART_POST, CHART_UNIT };

enum chart_box_flag {
	CHART_EXTERNAL = 1 << 0,
	CHART_STUB = 1 << 1,
	CHART_VACANT = 1 << 2,   /* the chair, the post or the head is */
	CHART_REVISION = 1 << 3, /* under revision */
	CHART_PROPOSED = 1 << 4,
	CHART_DISSOLVED = 1 << 5,
	CHART_ROOT = 1 << 6,
	CHART_ORPHAN = 1 << 7, /* found to be one; stands apart */
	CHART_FOCUS = 1 << 8,
	CHART_IN_CYCLE = 1 << 9,
	CHART_NEW = 1 << 10, /* of two organisations */
	CHART_GONE = 1 << 11,
	CHART_MOVED = 1 << 12,
	CHART_CHANGED = 1 << 13,   /* in what it says */
	CHART_COLLAPSED = 1 << 14, /* stands for what hangs below it, too */
	CHART_REPEATED = 1 << 15,  /* stands as itself on another sheet */
	CHART_STAFF =
		1 << 16 /* a secretariat, or a council that only advises or prepares */
};

#define CHART_CHANGES (CHART_NEW | CHART_GONE | CHART_MOVED | CHART_CHANGED)

enum chart_row_kind {
	CHART_ROW_NAME,
	CHART_ROW_TEXT,
	CHART_ROW_VACANT,
	CHART_ROW_STATUS,
	CHART_ROW_PAGE /* where it goes on, or comes from */
};

/* One text in a box, not yet wrapped. */
struct chart_row {
	struct str text;
	enum chart_row_kind kind;
};

struct chart_box {
	uint32_t node;
	struct str id;   /* the node's */
	struct str tip;  /* for who points at it */
	struct str link; /* http or https, or empty */
	struct chart_row *rows;
	uint32_t row_count;
	enum chart_shape shape;
	uint32_t flags;    /* enum chart_box_flag */
	uint32_t power;    /* enum power */
	uint32_t superior; /* the box of the first accountability drawn, or CHART_NONE;
			      may run in a ring */
	uint32_t region;   /* index in regions, or CHART_NONE */
	uint32_t behind;   /* CHART_COLLAPSED: how many it stands for */
	uint32_t page;     /* that its CHART_ROW_PAGE leads to, or 0 */
	uint32_t *marks;   /* indices in findings, ascending */
	uint32_t mark_count;
};

enum chart_line_flag {
	CHART_LINE_TREE = 1 << 0,  /* first accountability of `from` */
	CHART_LINE_CYCLE = 1 << 1, /* on a cycle that was found */
	CHART_LINE_CUT = 1 << 2,   /* removing it breaks the cycle */
	CHART_LINE_RANKS = 1 << 3  /* an accountability: `to` stands above `from` */
};

struct chart_line {
	uint32_t from, to; /* boxes; may be the same */
	enum line_style style;
	uint32_t flags; /* enum chart_line_flag */
	uint32_t sort;  /* the line's row in the legend, index in line_sorts */
	struct str tip;
	struct str more; /* the end of `tip`: ", via …", a note; or empty */
};

enum chart_change { CHART_STAYS, CHART_CAME, CHART_WENT };

/* One kind of line that the chart uses. */
struct chart_line_sort {
	struct str text;
	struct str mark; /* two letters written on the line, or empty */
	enum line_style style;
	uint16_t relation;
	bool through_head;   /* to the head of a unit, not written */
	bool through_hidden; /* past nodes that are not shown */
	enum chart_change change;
};

/* Boxes that belong together: the groups of one principal, what is of one unit below one
 * superior, external bodies, orphans. */
enum chart_region_kind {
	CHART_OF_PRINCIPAL,
	CHART_OF_UNIT,
	CHART_OF_ORPHANS,
	CHART_OF_EXTERNAL,
	CHART_OF_STUBS
};

struct chart_region {
	enum chart_region_kind kind;
	struct str title;
	struct str id;     /* of the principal or the unit; else empty */
	uint32_t superior; /* the box below which it hangs, or CHART_NONE: it stands apart
			    */
};

/* Findings of one rule, marked with one number. */
struct chart_finding {
	const struct rule *rule;
	enum severity severity;
	uint32_t count;  /* findings whose subject is drawn */
	struct str text; /* in few words */
};

enum chart_legend_kind {
	CHART_LEGEND_LINE, /* index: in line_sorts */
	CHART_LEGEND_CYCLE,
	CHART_LEGEND_SHAPE, /* index: enum chart_shape */
	CHART_LEGEND_FLAG,  /* index: enum chart_box_flag */
	CHART_LEGEND_POWER, /* index: enum power */
	CHART_LEGEND_PANEL,
	CHART_LEGEND_FINDING, /* index: in findings */
	CHART_LEGEND_NOTE     /* no sample, a sentence */
};

struct chart_legend_row {
	enum chart_legend_kind kind;
	uint32_t index;
	struct str text;
};

struct chart {
	struct arena arena;
	struct str language; /* of the chart's own words: "sv" or "en" */
	struct str title, subtitle, organisation;
	struct str *facts; /* lines of the title block: state date, source documents */
	uint32_t fact_count;
	struct str description; /* one sentence for who cannot see it */

	struct chart_box *boxes; /* in input order */
	uint32_t box_count;
	struct chart_line *lines;
	uint32_t line_count;
	uint32_t left_out;     /* lines that --lines solid left out */
	uint32_t hidden_lines; /* of types that are not shown, or to what is not */
	/* Of the sorts that are drawn: all that are there, those that stand behind
	 * collapsed ones, and those that are left out. */
	uint32_t all, collapsed, hidden;
	struct chart_line_sort *line_sorts;
	uint32_t line_sort_count;
	struct chart_region *regions;
	uint32_t region_count;
	struct chart_finding *findings;
	uint32_t finding_count;
	struct chart_legend_row *legend; /* none if not wanted */
	uint32_t legend_count;
	struct str legend_title;
};

/*
 * Selects and words a chart of a settled model. With `found` (a sorted sink; NULL: none)
 * errors and warnings are marked. False, with a sentence in `why`, when there is nothing
 * to draw. The caller releases the chart either way. Linear in what the model holds.
 */
bool chart_make(struct chart *chart, const struct model *model,
	const struct analysis *analysis, const struct sink *found,
	const struct chart_options *options, struct buf *why) MUST_USE;

void chart_release(struct chart *chart); /* takes {0} */

/* The lines by the boxes that they come from: those of box b are lines[start[b]] up to
 * lines[start[b + 1]], ascending. Owns both arrays; made in linear time. */
struct box_lines {
	uint32_t *start, *lines;
};

void box_lines_make(struct box_lines *by_box, const struct chart *chart);
void box_lines_release(struct box_lines *by_box); /* takes {0} */

/* "Page 2 of 9", in the chart's language. */
void chart_add_page(
	const struct chart *chart, uint32_t page, uint32_t pages, struct buf *out);

/* Do lines of these sorts look the same, so that one row of the legend stands for both?
 */
bool chart_sorts_alike(const struct chart_line_sort *a, const struct chart_line_sort *b);

/* Has any group a power to show? Then all groups have a strip for it. */
bool chart_shows_power(const struct chart *chart);

#endif
