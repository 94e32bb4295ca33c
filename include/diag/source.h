/*
 * The texts that were read, and where in them something stands. All sources of a run lie
 * end to end in one 32-bit space of offsets (as in clang's SourceLocation), so that a
 * span is eight bytes and names its file, too. Lines and columns are computed when a
 * message needs them, never before.
 */
#ifndef DIAG_SOURCE_H
#define DIAG_SOURCE_H

#include "base/buf.h"

/* Bytes [begin, end) in the space of all sources. {0, 0} is nowhere. */
struct span {
	uint32_t begin, end;
};

struct source_index;

struct source {
	char *name;      /* as it is shown: the path as given, "-" for standard input */
	char *shown;     /* in reports, where that is another one; else NULL */
	char *data;      /* NUL-terminated; a byte-order mark is not part of it */
	uint32_t len;    /* bytes */
	struct buf text; /* which owns `data` */
	uint32_t base;   /* offset of data[0]; the first source begins at 1 */
	uint32_t number; /* its index in `sources` */
	bool aside;      /* not the organisation's: a manifest, a baseline */
	bool made;       /* no file: of what an option or a manifest says */
	uint32_t before; /* lines of the file that stand before a text which is part of
			    one */
	struct source_index *index; /* of lines; filled on first use */
};

struct sources {
	struct source **items;
	uint32_t count, cap;
};

struct place {
	const struct source *source;
	uint32_t line;   /* from 1; breaks are LF, CR LF and CR, nothing else */
	uint32_t column; /* from 1, in code points */
	uint32_t offset; /* bytes from the source's start */
};

void sources_release(struct sources *sources);

/*
 * Takes `text` over (and leaves {0}). NULL if the space of 2^32 - 2 bytes for all sources
 * together is used up; the text is freed then, too.
 */
struct source *sources_add(struct sources *sources, const char *name, struct buf *text);

/* How a report calls it: see source_show. */
static inline const char *source_shown(const struct source *source)
{
	return source->shown ? source->shown : source->name;
}

/* Appends how a report calls it, as other programs compare paths: without "./" and "//".
 */
void source_path_add(struct buf *out, const struct source *source);

/* Reports call it so from now on, whatever it was called when it was read. */
void source_show(struct source *source, const char *name);

/* For a text of this length? */
bool sources_have_room(const struct sources *sources, size_t len);

/* The first one of the organisation's, or NULL. */
const struct source *sources_first(const struct sources *sources);

/* The source in which an offset lies; NULL for 0. Logarithmic in the sources. */
struct source *sources_at(const struct sources *sources, uint32_t offset);

/*
 * False for an offset that is nowhere. The end of a source is a place, too; an offset
 * inside a character is the character's. Linear in the file once, then logarithmic,
 * however long the line is.
 */
bool sources_place(const struct sources *sources, uint32_t offset, struct place *place);

/* The text of line `line` (from 1) without its break; empty if there is no such line. */
struct str source_line(const struct source *source, uint32_t line);

/* The text of a span, cut off at the end of the source in which it begins. */
struct str sources_slice(const struct sources *sources, struct span span);

static inline bool span_is_set(struct span span)
{
	return span.begin != 0;
}

#endif
