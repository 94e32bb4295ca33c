/*
 * libyaml's events with byte offsets. A mark of libyaml counts code points from the
 * start; a cursor goes along with the events and counts the bytes that they passed, so
 * that the whole file is walked once. Events come in the order of the text but for a few
 * empty values, for which the cursor steps back.
 */
#include "parse_internal.h"

#include <yaml.h>

struct parse {
	yaml_parser_t parser;
	const struct source *source;
	size_t index;    /* of the cursor, in code points */
	uint32_t offset; /* of the cursor, in bytes */
};

struct parse *parse_open(const struct source *source)
{
	struct parse *parse = mem_alloc_zero(1, sizeof *parse);

	parse->source = source;
	if (!yaml_parser_initialize(&parse->parser))
		mem_exhausted();
	/* With the encoding given, libyaml looks for no byte-order mark, which would
	 * shift all places. */
	yaml_parser_set_encoding(&parse->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&parse->parser, (const unsigned char *)source->data, source->len);
	return parse;
}

void parse_close(struct parse *parse)
{
	yaml_parser_delete(&parse->parser);
	yaml_memory_release();
	free(parse);
}

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static const uint64_t tops = UINT64_C(0x8080808080808080);

/* Eight bytes, the first the lowest; compilers make one load of it. */
static uint64_t word_at(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
	       (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* How many of eight bytes begin a code point. */
static uint32_t starts_in(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return 8 - (uint32_t)((((word >> 7) & ~(word >> 6) & ones) * ones) >> 56);
}

static uint32_t step_slowly(
	const struct source *source, uint32_t offset, size_t characters)
{
	const char *data = source->data;

	while (offset < source->len && continues(data[offset]))
		offset++;
	for (; characters > 0 && offset < source->len; characters--)
		for (offset++; offset < source->len && continues(data[offset]);)
			offset++;
	return offset;
}

/* The offset so many characters behind another. Eight bytes a step; the last few letters
 * mostly are ASCII, which one load tells, with a look at the byte behind them, for that
 * must not continue the last. */
static inline uint32_t offset_after(
	const struct source *source, uint32_t offset, size_t characters)
{
	while (source->len - offset >= 8) {
		uint64_t word = word_at(source->data + offset);

		if (characters < 8) {
			if ((word & tops) << (56 - 8 * (characters < 7 ? characters : 7)))
				break;
			return offset + (uint32_t)characters;
		}
		characters -= starts_in(word);
		offset += 8;
	}
	return step_slowly(source, offset, characters);
}

/* Moves the cursor to a mark. Marks come in order; nothing but speed hangs on it. */
static inline uint32_t move_to(struct parse *parse, size_t index)
{
	if (index < parse->index)
		parse->index = parse->offset = 0;
	parse->offset = offset_after(parse->source, parse->offset, index - parse->index);
	parse->index = index;
	return parse->offset;
}

/* ---- events ---- */

static enum event_kind kind_of(yaml_event_type_t type)
{
	static const enum event_kind kinds[] = {
		[YAML_STREAM_END_EVENT] = EVENT_STREAM_END,
		[YAML_DOCUMENT_START_EVENT] = EVENT_DOCUMENT,
		[YAML_DOCUMENT_END_EVENT] = EVENT_DOCUMENT_END,
		[YAML_ALIAS_EVENT] = EVENT_ALIAS,
		[YAML_SCALAR_EVENT] = EVENT_SCALAR,
		[YAML_SEQUENCE_START_EVENT] = EVENT_LIST,
		[YAML_SEQUENCE_END_EVENT] = EVENT_LIST_END,
		[YAML_MAPPING_START_EVENT] = EVENT_MAP,
		[YAML_MAPPING_END_EVENT] = EVENT_MAP_END,
	};

	return kinds[type];
}

static struct str scalar_value(const yaml_event_t *from)
{
	return (struct str){(const char *)from->data.scalar.value,
		(uint32_t)from->data.scalar.length};
}

/* What goes with libyaml's event, and is not in the source, is copied. */
static uint32_t keep_words(struct batch *batch, struct str value,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct words *words = VEC_PUSH(&batch->words);
	const char *name = (const char *)anchor, *kind = (const char *)tag;

	words->value.ptr = arena_copy(&batch->texts, value.ptr, value.len);
	words->value.len = value.len;
	words->anchor = name ? arena_copy(&batch->texts, name, strlen(name)) : NULL;
	words->tag = kind ? arena_copy(&batch->texts, kind, strlen(kind)) : NULL;
	return batch->words.count - 1;
}

/* Without escapes and folded lines a value is what is written, but for '' in single
 * quotes, of which the length tells. */
static bool is_as_written(const struct parse *parse, const yaml_event_t *from,
	const struct packed *event, struct str value)
{
	uint32_t quote = event->flags & PACKED_QUOTED ? 1 : 0;

	if (from->data.scalar.anchor || from->data.scalar.tag ||
		!(event->flags & (PACKED_PLAIN | PACKED_QUOTED)) ||
		event->end - event->begin != value.len + 2 * quote)
		return false;
	return (from->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
		       from->start_mark.line == from->end_mark.line) ||
	       memcmp(parse->source->data + event->begin + quote, value.ptr, value.len) ==
		       0;
}

/* A plain text on one line is as long in the source as it is; others are walked. */
static uint32_t scalar_end(struct parse *parse, const yaml_event_t *from)
{
	if (from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
		from->data.scalar.anchor || from->data.scalar.tag ||
		from->start_mark.line != from->end_mark.line)
		return move_to(parse, from->end_mark.index);
	parse->offset += (uint32_t)from->data.scalar.length;
	parse->index = from->end_mark.index;
	return parse->offset;
}

static void pack_scalar(struct parse *parse, struct batch *batch,
	const yaml_event_t *from, struct packed *event)
{
	yaml_scalar_style_t style = from->data.scalar.style;
	struct str value = scalar_value(from);

	event->flags = style == YAML_PLAIN_SCALAR_STYLE ? PACKED_PLAIN
		       : style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
				       style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
			       ? PACKED_QUOTED
			       : 0;
	event->end = scalar_end(parse, from);
	if (!is_as_written(parse, from, event, value))
		event->words = keep_words(
			batch, value, from->data.scalar.anchor, from->data.scalar.tag);
}

static void pack_other(struct parse *parse, struct batch *batch, const yaml_event_t *from,
	struct packed *event)
{
	const struct str none = {"", 0};
	const yaml_char_t *anchor = NULL, *tag = NULL;

	event->flags = 0;
	event->end = from->end_mark.index == parse->index
			     ? event->begin
			     : move_to(parse, from->end_mark.index);
	if (from->type == YAML_SEQUENCE_START_EVENT) {
		anchor = from->data.sequence_start.anchor;
		tag = from->data.sequence_start.tag;
		if (from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
			event->flags = PACKED_FLOW;
	} else if (from->type == YAML_MAPPING_START_EVENT) {
		anchor = from->data.mapping_start.anchor;
		tag = from->data.mapping_start.tag;
		if (from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
			event->flags = PACKED_FLOW;
	} else if (from->type == YAML_ALIAS_EVENT) {
		event->words = keep_words(
			batch, str_of((const char *)from->data.alias.anchor), NULL, NULL);
	}
	if (anchor || tag)
		event->words = keep_words(batch, none, anchor, tag);
}

static void pack(struct parse *parse, struct batch *batch, const yaml_event_t *from)
{
	struct packed *event = &batch->events[batch->count++];

	event->kind = (uint8_t)kind_of(from->type);
	event->words = NO_WORDS;
	event->begin = move_to(parse, from->start_mark.index);
	if (from->type == YAML_SCALAR_EVENT) /* most are */
		pack_scalar(parse, batch, from, event);
	else
		pack_other(parse, batch, from, event);
}

void batch_init(struct batch *batch, uint32_t cap)
{
	*batch = (struct batch){.cap = cap};
	batch->events = mem_alloc(cap, sizeof *batch->events);
	arena_init(&batch->texts, "texts of events");
}

void batch_release(struct batch *batch)
{
	free(batch->events);
	VEC_RELEASE(&batch->words);
	arena_release(&batch->texts);
}

void parse_batch(struct parse *parse, struct batch *batch)
{
	yaml_event_t from;

	arena_reset(&batch->texts);
	batch->words.count = 0;
	batch->count = 0;
	batch->last = false;
	while (!batch->last && batch->count < batch->cap) {
		if (!yaml_parser_parse(&parse->parser, &from)) {
			batch->last = true;
			break;
		}
		batch->last = from.type == YAML_STREAM_END_EVENT;
		if (from.type != YAML_STREAM_START_EVENT)
			pack(parse, batch, &from);
		yaml_event_delete(&from);
	}
}

void batch_event(const struct batch *batch, uint32_t index, const struct source *source,
	struct event *event)
{
	const struct packed *packed = &batch->events[index];
	uint32_t quote = packed->flags & PACKED_QUOTED ? 1 : 0;

	event->kind = packed->kind;
	event->plain = packed->flags & PACKED_PLAIN;
	event->quoted = packed->flags & PACKED_QUOTED;
	event->flow = packed->flags & PACKED_FLOW;
	event->at.begin = source->base + packed->begin;
	event->at.end = source->base + packed->end;
	event->written = packed->words == NO_WORDS;
	event->anchor = event->tag = NULL;
	if (!event->written) {
		const struct words *words = &batch->words.items[packed->words];

		event->value = words->value;
		event->anchor = words->anchor;
		event->tag = words->tag;
	} else if (packed->kind == EVENT_SCALAR) {
		event->value.ptr = source->data + packed->begin + quote;
		event->value.len = packed->end - packed->begin - 2 * quote;
	} else {
		event->value = (struct str){0};
	}
}

struct yaml_failure parse_failure(const struct parse *parse)
{
	const yaml_parser_t *parser = &parse->parser;

	if (parser->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	return (struct yaml_failure){
		parser->problem,
		parser->context,
		offset_after(parse->source, 0, parser->problem_mark.index),
		offset_after(parse->source, 0, parser->context_mark.index),
	};
}
