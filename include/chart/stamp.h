/*
 * What an output says of itself: digests of all that it shows and of how it was made,
 * small enough to be written into the file, so that whoever has the data can tell without
 * drawing whether the file still says the same, and if not, why. Made from a chart, put
 * together for a report, or read from a file; owns an arena, and its texts are in it, in
 * what it was made from or in the file's bytes, which must outlive it. How a stamp stands
 * in a file of some format is told in render/stamped.h.
 */
#ifndef CHART_STAMP_H
#define CHART_STAMP_H

#include "base/vec.h"
#include "chart/chart.h"

/*
 * To be raised when the same chart comes to be drawn otherwise: by layout/, render/, or
 * by chart/ in what a stamp does not cover. Files drawn by another version are stale.
 * tests/lint/drawing.sh fails when drawings changed and this did not.
 */
#define DRAWING_VERSION 1

/* What an output is of: entries of both sorts may have one name. */
enum stamp_kind { STAMP_CHART, STAMP_REPORT, STAMP_KIND__COUNT };

extern const char *const stamp_kind_words[STAMP_KIND__COUNT]; /* "chart" */

/* What a chart shows beside boxes and lines. */
enum stamp_part {
	STAMP_TITLE,    /* title, subtitle, organisation */
	STAMP_FACTS,    /* the rest of the title block: day, version, sources */
	STAMP_LANGUAGE, /* of the chart's own words */
	STAMP_PANELS,   /* headings of what stands together */
	STAMP_FINDINGS, /* what is marked */
	STAMP_LEGEND,
	STAMP_PART__COUNT
};

/* Digests of 24 bits tell what differs; that something does is for those of 64 bits. */
struct stamp_box {
	struct str id;
	uint32_t digest, tip; /* the tip apart: 0 in a stamp that was read */
	const char *sort;     /* "group"; NULL in a stamp that was read */
	struct str name;      /* nor has that a name */
};

struct stamp_line {
	uint32_t from, to, sort; /* indices in boxes, boxes and sorts */
	uint32_t digest, note;   /* what its tip says beyond the line, as above */
};

struct stamp_setting {
	struct str name;
	uint32_t digest;
};

struct stamp {
	struct arena arena;
	enum stamp_kind kind;
	uint32_t drawing;         /* DRAWING_VERSION */
	struct str project, name; /* the manifest's, and the entry's in it; set by the
				     caller, who keeps them */
	uint32_t sheet, sheets;   /* "sheet 2 of 5"; 1 of 1 */
	uint64_t content;         /* of all that it shows, in whatever order */
	/* What goes into it, and whether it does: see stamp_show. */
	uint64_t plain, tips, notes;
	bool shows_tips, shows_notes;
	uint64_t order;    /* of the boxes in the input, which decides how they lie */
	uint64_t settings; /* of all settings, in whatever order */
	uint32_t parts[STAMP_PART__COUNT];
	VEC(struct stamp_setting) setting;
	/* As the chart has them, a box's lines together. Written on the first sheet
	 * alone: a stamp read from another one has none. Of a report: what it tells of,
	 * and no lines. */
	VEC(struct stamp_box) boxes;
	VEC(struct stamp_line) lines;
	VEC(struct str) sorts; /* of lines: "reports to" */
};

/* Linear in what the chart shows; no text is read twice. The caller releases it. */
void stamp_make(struct stamp *stamp, const struct chart *chart);
void stamp_release(struct stamp *stamp); /* takes {0} */

/* Are tips of boxes, and what tips say of lines, part of what the file shows? Both are,
 * if nothing is said. */
void stamp_show(struct stamp *stamp, bool tips, bool notes);

/* The digest of a box or a line as the file shows it. */
uint32_t stamp_box_digest(const struct stamp *stamp, uint32_t box);
uint32_t stamp_line_digest(const struct stamp *stamp, uint32_t line);

/* Of a report that shows nothing yet. The caller releases it. */
void stamp_begin_report(struct stamp *stamp);

/* The report shows this text, of which each line is a statement, in whatever order. */
void stamp_add_text(struct stamp *stamp, struct str text);

/* It tells of a node, once for each id; `hash` is of all that it tells. The word is a
 * literal. */
void stamp_add_subject(struct stamp *stamp, struct str id, const char *sort,
	struct str name, uint64_t hash);

/* How it is drawn: what the chart itself does not show, such as the paper. Each name
 * once. The name is a literal. */
void stamp_add_setting(struct stamp *stamp, const char *name, struct str value);
void stamp_clear_settings(struct stamp *stamp); /* none from here on */

/* Appends the stamp as lines of ASCII without "--", "*", "&", "<" and "%", the details if
 * it is the first sheet. */
void stamp_write(const struct stamp *stamp, struct buf *out);

enum stamp_depth {
	STAMP_HEAD, /* names and digests of 64 bits */
	STAMP_ALL
};

/* Reads what stamp_write wrote; false if it is something else. Any bytes may come, and
 * more behind it. The caller releases the stamp either way. Linear. */
bool stamp_read(struct stamp *stamp, struct str text, enum stamp_depth depth) MUST_USE;

enum stamp_difference {
	STAMP_SAME,
	STAMP_REORDERED, /* shows the same; what is drawn beside what may differ */
	STAMP_DIFFERS
};

/* Does a file with the stamp `kept` show what would be drawn now? Name, kind and sheet
 * are not compared. */
enum stamp_difference stamp_compare(const struct stamp *kept, const struct stamp *now);

/* Appends what a node is called: "group 'Hygienråd' (hygienrad)". */
void stamp_add_called(struct buf *out, const char *sort, struct str name, struct str id);

typedef void stamp_teller(void *context, const char *sentence);

/*
 * Tells why it does not, in sentences such as "the group 'Hygienråd' (hygienrad) has
 * changed": a few of each kind, then how many more. `now` was not read. Linear.
 */
void stamp_tell(const struct stamp *kept, const struct stamp *now, stamp_teller *tell,
	void *context);

#endif
