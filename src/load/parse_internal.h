/*
 * From a file's text to events, some hundred at a time: what stream.c asks of yaml.c, the
 * only file that sees libyaml. A parse borrows its source, and a batch owns the texts of
 * its events, so that both can be in the hands of another thread.
 */
#ifndef LOAD_PARSE_INTERNAL_H
#define LOAD_PARSE_INTERNAL_H

#include "yaml_internal.h"

struct batch {
	struct event *events;
	uint32_t count, cap;
	bool last;          /* the end of the stream, or what follows does not parse */
	struct arena texts; /* that do not stand in the source as they are */
};

struct parse;

struct parse *parse_open(const struct source *source);
void parse_close(struct parse *parse);

/* Fills the batch anew, up to `cap` events. Not to be called after the last one. */
void parse_batch(struct parse *parse, struct batch *batch);

/* Why the last batch did not end with EVENT_STREAM_END. */
struct yaml_failure parse_failure(const struct parse *parse);

#endif
