/*
 * One value of a file as a small tree. Trees of single entries live in a pool that is
 * emptied after each, so that a file of any size needs little memory; what has an
 * anchor lives until loading ends, and an alias shares it. Texts point into the source,
 * or into the model's arena where YAML changed them, and so outlive the tree.
 */
#ifndef LOAD_TREE_INTERNAL_H
#define LOAD_TREE_INTERNAL_H

#include "base/map.h"
#include "model/model.h"
#include "model/value.h"
#include "yaml_internal.h"

enum tree_kind { TREE_SCALAR, TREE_LIST, TREE_MAP };

enum tree_flag {
	TREE_PLAIN = 1 << 0,  /* a scalar without quotes */
	TREE_FLOW = 1 << 1,   /* in brackets */
	TREE_SHARED = 1 << 2, /* an alias, or below an anchor: lives until loading ends */
	TREE_BROKEN = 1 << 3, /* absent for a reason that was reported */
};

struct tree {
	struct tree *next; /* the next item; in a map a key's value, then the next key */
	union {
		struct tree *first;
		const char *ptr;
	};
	uint32_t count; /* items, or pairs of a map, or the bytes of a text */
	uint8_t kind, flags;
	struct span at;
};

struct tree_chunk;

/* Trees of one entry, handed out in turn and taken back all at once. */
struct tree_pool {
	struct tree_chunk *first, *at;
	struct tree *next, *end; /* what is left of `at` */
};

void tree_pool_reset(struct tree_pool *pool);

struct anchor {
	struct str name;
	struct tree *tree;
	uint64_t size; /* how many values it repeats */
	bool open;     /* its value is not at its end */
};

/*
 * Comments that speak to us, `# orgraph:ignore …`, or were meant to. libyaml drops
 * comments, so they are looked for in the text before it is parsed; and since a '#'
 * within a text begins none, each waits until the events have passed its place.
 */
struct remark_reader {
	uint32_t next;   /* where the next one may stand; UINT32_MAX: nowhere */
	uint32_t *maybe; /* all of them, where their '#' stands */
	uint32_t count, cap, at;
	const struct source *source;
	struct remarks *out;
};

/* One pass over the text, at the speed of memchr where nothing is found. */
void remarks_begin(
	struct remark_reader *reader, const struct source *source, struct remarks *out);
void remarks_pass(struct remark_reader *reader, const struct event *event);
void remarks_end(struct remark_reader *reader); /* takes {0} */

struct tree_reader {
	struct yaml *yaml;
	const struct source *source;
	struct sink *sink;
	struct arena *texts, *anchored;
	struct tree_pool pool;
	struct event event; /* the one read last */
	struct remark_reader remarks;
	uint32_t depth; /* lists and maps that are open */
	uint32_t anchors_open;
	uint64_t size;      /* values so far, aliases with all that they repeat */
	uint64_t *expanded; /* values that aliases repeated in all files */
	struct map names;   /* of anchors */
	struct anchor *anchors;
	uint32_t anchor_count, anchor_cap;
	bool held;   /* the event read last is yet to be told */
	bool failed; /* reported; nothing more can be read from this file */
};

/* Reads the next event. False at the end of what can be read, which is then reported. */
bool tree_event(struct tree_reader *reader) MUST_USE;

/* Does the file go on behind what was read? Only then is the value what it seems: a text
 * may end in what the parser takes for an error. Looks one event ahead. */
bool tree_goes_on(struct tree_reader *reader) MUST_USE;

/* The value that begins with the event read last; NULL when the file ended in it. */
struct tree *tree_read(struct tree_reader *reader) MUST_USE;

/* The same, without keeping anything but anchors. False when the file ended in it. */
bool tree_skip(struct tree_reader *reader) MUST_USE;

/* Opening a list or map that the caller reads event by event. */
bool tree_enter(struct tree_reader *reader) MUST_USE;
void tree_leave(struct tree_reader *reader);

void tree_reader_release(struct tree_reader *reader);

/* A copy in another arena; what is shared stays so. At most LIMIT_NESTING deep. */
struct tree *tree_copy(struct arena *arena, const struct tree *tree);

static inline struct str tree_str(const struct tree *tree)
{
	return (struct str){tree->ptr, tree->count};
}

static inline struct text tree_text(const struct tree *tree)
{
	return (struct text){tree->ptr, tree->count, tree->at};
}

/* A plain empty value, `~` or `null`: the key is absent. */
static inline bool tree_is_absent(const struct tree *tree)
{
	return tree->kind == TREE_SCALAR && (tree->flags & TREE_PLAIN) &&
	       (tree->count == 0 || (tree->count == 1 && tree->ptr[0] == '~') ||
		       (tree->count == 4 && memcmp(tree->ptr, "null", 4) == 0));
}

/* With a literal, compilers know its length. */
static inline bool tree_is(const struct tree *tree, const char *word)
{
	size_t len = strlen(word);

	return tree->kind == TREE_SCALAR && tree->count == len &&
	       memcmp(tree->ptr, word, len) == 0;
}

static inline bool tree_is_same(const struct tree *a, const struct tree *b)
{
	return a->kind == TREE_SCALAR && b->kind == TREE_SCALAR &&
	       str_eq(tree_str(a), tree_str(b));
}

#endif
