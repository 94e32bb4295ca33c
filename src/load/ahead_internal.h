/*
 * Several files, read and parsed ahead by threads while the loader builds the model of an
 * earlier one. Each thread takes the next file, reads it whole, looks for what no text
 * may hold, and fills the ring of its events; the loader takes the files in their order,
 * so that nothing but time depends on the number of threads.
 *
 * Only regular files are read ahead: what a FIFO or a terminal gives depends on when it
 * is asked. A handful of files at most lies in memory before its turn.
 */
#ifndef LOAD_AHEAD_INTERNAL_H
#define LOAD_AHEAD_INTERNAL_H

#include "base/buf.h"
#include "yaml_internal.h"

/* With less than that to parse, work is done before a thread begins. */
enum { AHEAD_LEAST = 256 * 1024 };

/* A file as it was read. */
struct input_text {
	const char *path;
	bool map;   /* no copy, where it is large */
	bool tried; /* to read it */
	bool large; /* beyond LIMIT_FILE_BYTES, and not read */
	bool read;  /* into `text`; else `why` tells */
	struct buf text, why;
	struct yaml *yaml; /* its events, from a thread; NULL: nobody parses it yet */
	bool ready;        /* ahead.c's own */
};

/* Reads it now, in this thread. */
void input_text_read(struct input_text *text);
void input_text_release(struct input_text *text); /* takes {0} */

struct ahead;

/* `texts` have their paths, and must stay until the end; at most 8 threads. NULL if there
 * is none to be had. */
struct ahead *ahead_new(struct input_text *texts, uint32_t count, uint32_t threads);

/* Waits until the text of this index is read. To be asked for each, in order. */
void ahead_wait(struct ahead *ahead, uint32_t index);

/* When each text was waited for and released. Takes NULL. */
void ahead_free(struct ahead *ahead);

/* As many threads as there are processors, at most 8. */
uint32_t ahead_threads(void);

/* ---- what it asks of stream.c ---- */

/* The events of a text whose bytes are sound and that stays where it is. Whoever opens it
 * has to run yaml_parse(); another thread takes the events, and closes it. */
struct yaml *yaml_open_ahead(struct buf *text);

/* Parses until all is taken or yaml_close() is called, which waits for its end. */
void yaml_parse(struct yaml *yaml);

/* The text has become a source: before the first event is taken. */
void yaml_place(struct yaml *yaml, const struct source *source);

#endif
