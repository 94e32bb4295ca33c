/*
 * From a file's text to events, a thousand at a time: what stream.c asks of yaml.c, the
 * only file that sees libyaml. A parse borrows its source, and a batch owns the texts of
 * its events, so that both can be in the hands of another thread.
 */
#ifndef LOAD_PARSE_INTERNAL_H
#define LOAD_PARSE_INTERNAL_H

#include "base/vec.h"
#include "yaml_internal.h"

enum packed_flag {
	PACKED_PLAIN = 1 << 0,
	PACKED_QUOTED = 1 << 1,
	PACKED_FLOW = 1 << 2,
};

/* An event as it waits for its reader. A file has one for each eight bytes and they go
 * from one processor to another, so they are small: a value that stands in the source as
 * it is, as most do, is told by its place. */
struct packed {
	uint32_t begin, end;
	uint32_t words; /* index in the batch, or NO_WORDS */
	uint8_t kind, flags;
};

#define NO_WORDS UINT32_MAX

/* What libyaml said of an event whose value is not as written, or that has a name. */
struct words {
	struct str value;
	const char *anchor, *tag;
};

struct batch {
	struct batch *next; /* of those that wait */
	struct packed *events;
	uint32_t count, cap;
	bool last; /* the end of the stream, or what follows does not parse */
	VEC(struct words) words;
	struct arena texts; /* of the words */
};

void batch_init(struct batch *batch, uint32_t cap);
void batch_release(struct batch *batch);

struct parse;

struct parse *parse_open(const struct source *source);
void parse_close(struct parse *parse);

/* Fills the batch anew, up to `cap` events. Not to be called after the last one. */
void parse_batch(struct parse *parse, struct batch *batch);

/* An event of a batch, the source at the place where it lies among all. */
void batch_event(const struct batch *batch, uint32_t index, const struct source *source,
	struct event *event);

/* Why the last batch did not end with EVENT_STREAM_END. */
struct yaml_failure parse_failure(const struct parse *parse);

/* Gives the memory that this thread keeps for its parses back to malloc: to be called by
 * each that parsed, before it ends. Returns how many pieces it were. */
uint32_t yaml_memory_release(void);

#endif
