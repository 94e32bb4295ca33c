/*
 * The changes in the order in which a reader wants them: sections, and in each section
 * runs of what belongs together (below one superior, in one node). Text and Markdown walk
 * the same order.
 */
#ifndef REPORT_DIFF_SHOWN_H
#define REPORT_DIFF_SHOWN_H

#include "report/diff.h"

enum diff_section {
	SECTION_LEVELS,
	SECTION_GONE,
	SECTION_NEW,
	SECTION_MOVED,
	SECTION_RENAMED, /* probably */
	SECTION_CHANGED,
	SECTION__COUNT
};

struct shown_change {
	const struct change *change;
	enum diff_section section;
	uint64_t run; /* changes of one section and run stand below one heading */
	uint32_t index;
};

struct shown {
	const struct diff *diff;
	struct shown_change *items;
	uint32_t count;
};

void shown_make(struct shown *shown, const struct diff *diff);
void shown_release(struct shown *shown);

/* The end of the section, or of the run, that begins at `begin`. */
uint32_t shown_section_end(const struct shown *shown, uint32_t begin);
uint32_t shown_run_end(const struct shown *shown, uint32_t begin);

/* "7 posts, 1 unit": what items [begin, end) are about. */
void shown_add_sorts(
	struct buf *out, const struct shown *shown, uint32_t begin, uint32_t end);

/* "1 level added, 7 gone, 2 new (1 proposed), 9 moved, 3 changed"; "no difference". */
void shown_add_counts(struct buf *out, const struct shown *shown);

/* The end that tells of a node that is gone is the old one, of any other the new one. */
enum diff_end shown_end(const struct change *change);

/* "Centrumchef ×7": not escaped. */
void shown_add_name(struct buf *out, const struct model *model, uint32_t node);

/* What a node is beside its name, seen from the other organisation: " (gone)", " (new,
 * proposed)", or nothing. */
void shown_add_fate(
	struct buf *out, const struct diff *diff, enum diff_end end, uint32_t node);

/* The name, with its count, of what a change is about, and its sort. */
void shown_add_subject(
	struct buf *out, const struct diff *diff, const struct change *change);
const char *shown_sort(const struct change *change);

/* "proposed"; NULL for an active node. */
const char *shown_status(const struct diff *diff, const struct change *change);

/* "a.yaml:3", "a.yaml:3 -> 7", "a.yaml:3 -> b.yaml:7", or nothing: not escaped. */
void shown_add_places(
	struct buf *out, const struct diff *diff, const struct change *change);

#endif
