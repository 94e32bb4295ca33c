/*
 * Builds trees from events, with a stack of its own. An alias is a copy of the one tree
 * node that its anchor names, sharing all that is below it: a file of a few lines can ask
 * for more values than memory holds, so what aliases repeat is counted and not copied.
 */
#include "tree_internal.h"

#include "base/vec.h"
#include "load/limits.h"
#include "model/loading.h"

/* A list or map that is open. */
struct frame {
	struct tree *tree;
	struct tree **tail;   /* where the next item is hung */
	uint32_t anchor;      /* index, or NO_ANCHOR */
	uint64_t size_before; /* of the reader */
};

#define NO_ANCHOR UINT32_MAX

/* ---- the pool ---- */

enum { CHUNK = 256 };

struct tree_chunk {
	struct tree_chunk *next;
	struct tree items[CHUNK];
};

static void pool_begin(struct tree_pool *pool, struct tree_chunk *chunk)
{
	pool->at = chunk;
	pool->next = chunk ? chunk->items : NULL;
	pool->end = chunk ? chunk->items + CHUNK : NULL;
}

/* One chunk stays for the next entry; one entry of a million values is rare. */
void tree_pool_reset(struct tree_pool *pool)
{
	struct tree_chunk *chunk = pool->first ? pool->first->next : NULL;

	while (chunk) {
		struct tree_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
	if (pool->first)
		pool->first->next = NULL;
	pool_begin(pool, pool->first);
}

static void pool_release(struct tree_pool *pool)
{
	tree_pool_reset(pool);
	free(pool->first);
	*pool = (struct tree_pool){0};
}

static void pool_extend(struct tree_pool *pool)
{
	struct tree_chunk *chunk = mem_alloc(1, sizeof *chunk);

	chunk->next = NULL;
	if (pool->at)
		pool->at->next = chunk;
	else
		pool->first = chunk;
	pool_begin(pool, chunk);
}

static inline struct tree *pool_take(struct tree_pool *pool)
{
	if (pool->next == pool->end)
		pool_extend(pool);
	return pool->next++;
}

/* ---- the reader ---- */

static struct str anchor_key(const void *context, uint32_t value)
{
	const struct tree_reader *reader = context;

	return reader->anchors[value].name;
}

void tree_reader_release(struct tree_reader *reader)
{
	pool_release(&reader->pool);
	map_release(&reader->names);
	remarks_end(&reader->remarks);
	free(reader->anchors);
	reader->anchors = NULL;
}

static void fail(struct tree_reader *reader, struct diag *diag, const char *help)
{
	diag_help(reader->sink, diag, "%s", help);
	reader->failed = true;
}

bool tree_event(struct tree_reader *reader)
{
	if (reader->failed)
		return false;
	if (reader->held) {
		reader->held = false;
		return true;
	}
	if (yaml_next(reader->yaml, &reader->event)) {
		if (reader->event.at.end > reader->remarks.next)
			remarks_pass(&reader->remarks, &reader->event);
		return true;
	}
	syntax_report(reader->sink, reader->source, yaml_failure(reader->yaml));
	reader->failed = true;
	return false;
}

bool tree_goes_on(struct tree_reader *reader)
{
	return reader->held = tree_event(reader);
}

bool tree_enter(struct tree_reader *reader)
{
	if (reader->depth < LIMIT_NESTING) {
		reader->depth++;
		return true;
	}
	fail(reader,
		sink_report(reader->sink, &loading_rules[LOADING_INPUT_LIMIT],
			reader->event.at,
			"lists and maps are nested deeper than %d levels", LIMIT_NESTING),
		"no organisation needs that; what follows in this file was not read");
	return false;
}

void tree_leave(struct tree_reader *reader)
{
	reader->depth--;
}

/* ---- tags ---- */

/* `!!str` and the like say what we read anyway; a text made so is no null and no
 * truth value. */
static bool tag_is_harmless(const char *tag, enum event_kind kind, bool *text)
{
	static const char prefix[] = "tag:yaml.org,2002:";
	static const char *const scalars[] = {
		"str", "int", "float", "bool", "null", "timestamp", "merge", NULL};
	static const char *const lists[] = {"seq", NULL};
	static const char *const maps[] = {"map", NULL};
	const char *const *allowed = kind == EVENT_SCALAR ? scalars
				     : kind == EVENT_LIST ? lists
							  : maps;

	*text = true;
	if (strcmp(tag, "!") == 0)
		return true;
	if (strncmp(tag, prefix, sizeof prefix - 1) != 0)
		return false;
	tag += sizeof prefix - 1;
	*text = strcmp(tag, "str") == 0;
	for (; *allowed; allowed++)
		if (strcmp(tag, *allowed) == 0)
			return true;
	return false;
}

static void check_tag(struct tree_reader *reader)
{
	struct event *event = &reader->event;
	struct str written = sources_slice(reader->sink->sources, event->at);
	struct diag *diag;
	uint32_t len = 0;
	bool text;

	if (tag_is_harmless(event->tag, event->kind, &text)) {
		event->plain = event->plain && !text;
		return;
	}
	while (len < written.len && len < 40 &&
		strchr(" \t\r\n", written.ptr[len]) == NULL)
		len++;
	diag = sink_report(reader->sink, &loading_rules[LOADING_WRONG_TYPE],
		(struct span){event->at.begin, event->at.begin + len},
		"the tag '%.*s' means nothing here", (int)len, written.ptr);
	diag_help(reader->sink, diag, "remove it; quote a text that begins with '!'");
}

/* ---- anchors and aliases ---- */

static uint32_t add_anchor(struct tree_reader *reader, struct tree *tree)
{
	struct str name = str_of(reader->event.anchor);
	uint32_t index = map_find(&reader->names, name, anchor_key, reader);

	if (index == MAP_NONE) {
		index = reader->anchor_count;
		reader->anchors = vec_grow(reader->anchors, index, &reader->anchor_cap,
			sizeof *reader->anchors);
		reader->anchor_count++;
		name.ptr = arena_copy(reader->anchored, name.ptr, name.len);
		reader->anchors[index].name = name;
		map_add(&reader->names, name, index);
	}
	/* A second anchor of one name holds for the aliases behind it (YAML 1.1). */
	reader->anchors[index].tree = tree;
	reader->anchors[index].size = 1;
	reader->anchors[index].open = tree->kind != TREE_SCALAR;
	return index;
}

static inline struct tree *new_tree(struct tree_reader *reader, bool anchored)
{
	bool shared = anchored || reader->anchors_open > 0;
	struct tree *tree = shared ? ARENA_NEW(reader->anchored, struct tree)
				   : pool_take(&reader->pool);

	*tree = (struct tree){
		.flags = shared ? TREE_SHARED : 0,
		.at = reader->event.at,
	};
	reader->size++;
	return tree;
}

/* An alias that cannot be followed stands for a value that is absent. */
static struct tree *no_value(struct tree_reader *reader)
{
	struct tree *tree = new_tree(reader, false);

	tree->flags |= TREE_PLAIN | TREE_BROKEN;
	return tree;
}

static struct tree *unknown_alias(struct tree_reader *reader, struct str name)
{
	struct diag *diag = sink_report(reader->sink, &loading_rules[LOADING_YAML_SYNTAX],
		reader->event.at, "no anchor '&%.*s' stands before this alias",
		STR_ARG(name));

	diag_help(reader->sink, diag,
		"quote the text if it is meant to begin with '*', or write '&%.*s' "
		"before the value it repeats",
		STR_ARG(name));
	reader->sink->syntax_failed = true;
	return no_value(reader);
}

static struct tree *own_alias(struct tree_reader *reader, const struct anchor *anchor)
{
	struct diag *diag = sink_report(reader->sink, &loading_rules[LOADING_WRONG_TYPE],
		reader->event.at,
		"the alias '*%.*s' stands inside the value that it repeats",
		STR_ARG(anchor->name));

	diag_note(reader->sink, diag, anchor->tree->at, "that value begins here");
	diag_help(reader->sink, diag, "write the value out, or remove the alias");
	return no_value(reader);
}

static bool count_expansion(struct tree_reader *reader, uint64_t size)
{
	reader->size += size - 1; /* new_tree has counted one */
	*reader->expanded += size;
	if (*reader->expanded <= LIMIT_EXPANSION)
		return true;
	fail(reader,
		sink_report(reader->sink, &loading_rules[LOADING_INPUT_LIMIT],
			reader->event.at, "aliases repeat more than %u values",
			LIMIT_EXPANSION),
		"write the values out; what follows in this file was not read");
	return false;
}

static struct tree *read_alias(struct tree_reader *reader)
{
	struct str name = reader->event.value;
	uint32_t index = map_find(&reader->names, name, anchor_key, reader);
	const struct anchor *anchor;
	struct tree *tree;

	if (index == MAP_NONE)
		return unknown_alias(reader, name);
	anchor = &reader->anchors[index];
	if (anchor->open)
		return own_alias(reader, anchor);
	tree = new_tree(reader, false);
	if (!count_expansion(reader, anchor->size))
		return NULL;
	*tree = *anchor->tree;
	tree->next = NULL;
	tree->flags |= TREE_SHARED;
	tree->at = reader->event.at;
	return tree;
}

/* ---- scalars ---- */

/* Of "\0", which no message and no drawing could show: U+FFFD stands in for it, as in
 * CommonMark (0.31, 2.3). */
static struct str without_nul(struct tree_reader *reader, struct str value)
{
	struct buf text = {0};
	struct str kept;

	for (uint32_t i = 0; i < value.len; i++)
		if (value.ptr[i] == '\0')
			buf_add_text(&text, "\xEF\xBF\xBD");
		else
			buf_add_char(&text, value.ptr[i]);
	kept = (struct str){
		arena_copy(reader->texts, text.data, text.len), (uint32_t)text.len};
	buf_release(&text);
	return kept;
}

/* The value as it stands in the source, without quotes; or a copy, where YAML folded
 * lines or resolved escapes. Behind an anchor or a tag nobody has compared them yet. */
static struct str keep_text(struct tree_reader *reader, struct str value, uint32_t quote)
{
	struct span at = reader->event.at;
	const char *written =
		reader->source->data + (at.begin - reader->source->base) + quote;

	if (reader->event.written)
		return value;
	if (at.end - at.begin == value.len + 2 * quote &&
		memcmp(written, value.ptr, value.len) == 0)
		return (struct str){written, value.len};
	if (memchr(value.ptr, '\0', value.len))
		return without_nul(reader, value);
	return (struct str){arena_copy(reader->texts, value.ptr, value.len), value.len};
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What libyaml takes for the name of an anchor; the value may follow at once. */
static bool is_anchor_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The span of an event with an anchor or a tag begins there; the value is what counts. */
static void skip_properties(struct tree_reader *reader)
{
	struct span *at = &reader->event.at;
	struct str text = sources_slice(reader->sink->sources, *at);
	uint32_t i = 0;

	while (i < text.len && (text.ptr[i] == '&' || text.ptr[i] == '!')) {
		bool anchor = text.ptr[i++] == '&';

		while (i < text.len &&
			(anchor ? is_anchor_letter(text.ptr[i]) : !is_white(text.ptr[i])))
			i++;
		while (i < text.len && is_white(text.ptr[i]))
			i++;
	}
	at->begin += i;
}

static struct tree *read_scalar(struct tree_reader *reader)
{
	const struct event *event = &reader->event;
	struct tree *tree;
	struct str text;

	if (event->tag)
		check_tag(reader);
	if (event->anchor || event->tag)
		skip_properties(reader);
	tree = new_tree(reader, event->anchor != NULL);
	tree->kind = TREE_SCALAR;
	text = keep_text(reader, event->value, event->quoted ? 1 : 0);
	tree->ptr = text.ptr;
	tree->count = text.len;
	if (event->plain)
		tree->flags |= TREE_PLAIN;
	if (event->anchor)
		add_anchor(reader, tree);
	return tree;
}

/* ---- lists and maps ---- */

static struct frame open_frame(struct tree_reader *reader)
{
	const struct event *event = &reader->event;
	struct frame frame = {.anchor = NO_ANCHOR, .size_before = reader->size};

	if (event->tag)
		check_tag(reader);
	if (event->flow && (event->anchor || event->tag))
		skip_properties(reader);
	frame.tree = new_tree(reader, event->anchor != NULL);
	frame.tree->kind = event->kind == EVENT_LIST ? TREE_LIST : TREE_MAP;
	if (event->flow)
		frame.tree->flags |= TREE_FLOW;
	if (event->anchor) {
		frame.anchor = add_anchor(reader, frame.tree);
		reader->anchors_open++;
	}
	return frame;
}

/* A value in brackets reaches to the closing one; another is shown by its beginning. */
static void set_extent(struct tree_reader *reader, struct tree *tree)
{
	if (tree->flags & TREE_FLOW)
		tree->at.end = reader->event.at.end;
	else if (tree->kind == TREE_MAP && tree->first)
		tree->at = tree->first->at;
	else
		tree->at.end = tree->at.begin + 1;
}

static void close_frame(struct tree_reader *reader, const struct frame *frame)
{
	struct tree *tree = frame->tree;

	set_extent(reader, tree);
	if (tree->kind == TREE_MAP)
		tree->count /= 2;
	if (frame->anchor == NO_ANCHOR)
		return;
	reader->anchors_open--;
	reader->anchors[frame->anchor].size = reader->size - frame->size_before;
	reader->anchors[frame->anchor].open = false;
}

static void hang(struct frame *parent, struct tree *tree)
{
	*parent->tail = tree;
	parent->tail = &tree->next;
	parent->tree->count++;
}

struct tree *tree_read(struct tree_reader *reader)
{
	struct frame frames[LIMIT_NESTING + 1];
	uint32_t open = 0;
	struct tree *tree;

	for (;;) {
		switch (reader->event.kind) {
		case EVENT_SCALAR:
			tree = read_scalar(reader);
			break;
		case EVENT_ALIAS:
			tree = read_alias(reader);
			break;
		case EVENT_LIST:
		case EVENT_MAP:
			if (!tree_enter(reader))
				return NULL;
			frames[open] = open_frame(reader);
			/* not before it lies in its place */
			frames[open].tail = &frames[open].tree->first;
			open++;
			tree = NULL;
			break;
		case EVENT_LIST_END:
		case EVENT_MAP_END:
			tree_leave(reader);
			tree = frames[--open].tree;
			close_frame(reader, &frames[open]);
			break;
		default:
			BUG("a value that begins with no value");
		}
		if (reader->failed)
			return NULL;
		if (tree) {
			if (open == 0)
				return tree;
			hang(&frames[open - 1], tree);
		}
		if (!tree_event(reader))
			return NULL;
	}
}

bool tree_skip(struct tree_reader *reader)
{
	uint32_t open = 0;

	for (;;) {
		switch (reader->event.kind) {
		case EVENT_LIST:
		case EVENT_MAP:
			if (reader->event.anchor) {
				if (!tree_read(reader))
					return false;
				break;
			}
			if (!tree_enter(reader))
				return false;
			open++;
			break;
		case EVENT_LIST_END:
		case EVENT_MAP_END:
			tree_leave(reader);
			open--;
			break;
		default:
			if (reader->event.anchor && !tree_read(reader))
				return false;
		}
		if (open == 0)
			return true;
		if (!tree_event(reader))
			return false;
	}
}

/* Recursion is bounded by LIMIT_NESTING, for what lies below an alias is not copied. */
struct tree *tree_copy(struct arena *arena, const struct tree *tree)
{
	struct tree *copy = ARENA_NEW(arena, struct tree);
	struct tree **tail = &copy->first;

	*copy = *tree;
	copy->next = NULL;
	if (tree->kind == TREE_SCALAR || (tree->flags & TREE_SHARED))
		return copy;
	*tail = NULL;
	for (const struct tree *item = tree->first; item; item = item->next) {
		*tail = tree_copy(arena, item);
		tail = &(*tail)->next;
	}
	return copy;
}
