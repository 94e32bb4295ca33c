/*
 * A file as a stream of YAML events with places of our own: libyaml parses, and its
 * marks, which count code points, become byte offsets in the space of all sources. Of a
 * large file a second thread parses ahead. The only files that know libyaml are yaml.c
 * and syntax.c. Owns the parser; borrows the source, whose text must have passed
 * bytes_check.
 */
#ifndef LOAD_YAML_INTERNAL_H
#define LOAD_YAML_INTERNAL_H

#include "base/buf.h"
#include "diag/diag.h"

enum event_kind {
	EVENT_DOCUMENT,
	EVENT_DOCUMENT_END,
	EVENT_SCALAR,
	EVENT_ALIAS, /* `value` is the name of its anchor */
	EVENT_LIST,
	EVENT_LIST_END,
	EVENT_MAP,
	EVENT_MAP_END,
	EVENT_STREAM_END
};

/* Its texts last until the next event, unless they are written. */
struct event {
	enum event_kind kind;
	bool plain, quoted; /* a scalar; a text block is neither */
	bool written; /* the value is a piece of the source, and outlives all events */
	bool flow;    /* a list or map in brackets */
	struct span at;
	struct str value;
	const char *anchor, *tag; /* NULL: none */
};

struct yaml;

struct yaml *yaml_open(const struct source *source);
void yaml_close(struct yaml *yaml); /* takes NULL */

/* False when the text does not parse; there is no event after that. */
bool yaml_next(struct yaml *yaml, struct event *event) MUST_USE;

/* Why it does not parse: libyaml's words, which syntax_report translates. Places are
 * byte offsets in the source's text. */
struct yaml_failure {
	const char *problem, *context; /* NULL: none */
	uint32_t problem_at, context_at;
};

struct yaml_failure yaml_failure(const struct yaml *yaml);

/* The finding yaml-syntax in words for people who do not write parsers. */
void syntax_report(
	struct sink *sink, const struct source *source, struct yaml_failure failure);

/* A slip in one line, which the parser may not have noticed. The help is the caller's. */
struct slip {
	struct span at;
	const char *wrong;
	struct buf help;
};

/* Looks at the line around a byte of the text. False: nothing is strange in it. */
bool line_slip(const struct source *source, uint32_t at, struct slip *slip);

/* The start of the line before that is neither empty nor a comment; `at` at the first. */
uint32_t line_before(const struct source *source, uint32_t at);

/* What a text may not hold, wherever it stands. */
struct bytes_result {
	bool fine;
	bool wide;         /* UTF-16 or UTF-32 */
	uint32_t at, len;  /* where it goes wrong, and how many bytes */
	const char *wrong; /* a literal: what is wrong there */
	const char *help;
};

/* One pass over the text, a fraction of a nanosecond per byte. */
struct bytes_result bytes_check(const char *bytes, uint32_t len);

#endif
