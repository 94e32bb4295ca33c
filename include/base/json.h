/*
 * Writes JSON into a buffer: commas, escapes and layout are its business, the order of
 * keys the caller's. UTF-8 stays as it is; control characters, quotes, backslashes and
 * marks that hide or reorder text are escaped, bytes that are no UTF-8 become U+FFFD.
 * Closing the outermost level ends the line. Wrong nesting is a BUG.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#define JSON_DEPTH 32

struct json {
	struct buf *out;
	int depth;
	bool first[JSON_DEPTH];  /* nothing written yet at this depth */
	bool flow[JSON_DEPTH];   /* this level on one line */
	char closer[JSON_DEPTH]; /* the bracket that ends this level */
	bool after_key;
};

void json_init(struct json *json, struct buf *out);

/* An object or array with one member a line, or (`flow`) all on one line, and so is what
 * is opened inside. */
void json_open(struct json *json, char bracket, bool flow); /* '{' or '[' */
void json_close(struct json *json);

void json_key(struct json *json, const char *key);
void json_key_str(struct json *json, struct str key);
void json_str(struct json *json, struct str value);
void json_text(struct json *json, const char *value);
void json_uint(struct json *json, uint64_t value);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* The escapes alone, with the quotes. */
void json_escape(struct buf *out, struct str value);

#endif
