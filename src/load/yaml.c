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

/* Moves the cursor to a mark; its place in the space of all sources. Marks come in order;
 * nothing but speed hangs on it. */
static inline uint32_t move_to(struct parse *parse, size_t index)
{
	if (index < parse->index)
		parse->index = parse->offset = 0;
	parse->offset = offset_after(parse->source, parse->offset, index - parse->index);
	parse->index = index;
	return parse->source->base + parse->offset;
}

static void take_scalar(const yaml_event_t *from, struct event *event)
{
	yaml_scalar_style_t style = from->data.scalar.style;

	event->kind = EVENT_SCALAR;
	event->plain = style == YAML_PLAIN_SCALAR_STYLE;
	event->quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
			style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	event->verbatim = style != YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
			  from->start_mark.line == from->end_mark.line;
	event->anchor = (const char *)from->data.scalar.anchor;
	event->tag = (const char *)from->data.scalar.tag;
	event->value.ptr = (const char *)from->data.scalar.value;
	event->value.len = (uint32_t)from->data.scalar.length;
}

/* The beginning of a list or map, or anything without a value. */
static void take_other(struct event *event, enum event_kind kind, bool flow,
	const unsigned char *anchor, const unsigned char *tag)
{
	event->kind = kind;
	event->plain = event->quoted = event->verbatim = false;
	event->flow = flow;
	event->anchor = (const char *)anchor;
	event->tag = (const char *)tag;
	event->value = (struct str){0};
}

/* False for an event that nobody here asks for. */
static bool take(const yaml_event_t *from, struct event *event)
{
	if (from->type == YAML_SCALAR_EVENT) { /* most are */
		take_scalar(from, event);
		return true;
	}
	switch (from->type) {
	case YAML_SEQUENCE_START_EVENT:
		take_other(event, EVENT_LIST,
			from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
			from->data.sequence_start.anchor, from->data.sequence_start.tag);
		return true;
	case YAML_MAPPING_START_EVENT:
		take_other(event, EVENT_MAP,
			from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
			from->data.mapping_start.anchor, from->data.mapping_start.tag);
		return true;
	case YAML_SEQUENCE_END_EVENT:
		take_other(event, EVENT_LIST_END, false, NULL, NULL);
		return true;
	case YAML_MAPPING_END_EVENT:
		take_other(event, EVENT_MAP_END, false, NULL, NULL);
		return true;
	case YAML_ALIAS_EVENT:
		take_other(event, EVENT_ALIAS, false, NULL, NULL);
		event->value = str_of((const char *)from->data.alias.anchor);
		return true;
	case YAML_DOCUMENT_START_EVENT:
		take_other(event, EVENT_DOCUMENT, false, NULL, NULL);
		return true;
	case YAML_DOCUMENT_END_EVENT:
		take_other(event, EVENT_DOCUMENT_END, false, NULL, NULL);
		return true;
	case YAML_STREAM_END_EVENT:
		take_other(event, EVENT_STREAM_END, false, NULL, NULL);
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_SCALAR_EVENT:
		return false;
	}
	return false;
}

/* A plain text on one line stands in the source as it is. */
static bool is_as_written(const struct event *event)
{
	return event->plain && event->verbatim && !event->anchor && !event->tag;
}

/* Moves the cursor to the end of the event. Of a text as written that is as far as the
 * text is long; others are walked. */
static uint32_t move_to_end(struct parse *parse, const struct event *event, size_t index)
{
	if (is_as_written(event)) {
		parse->offset += event->value.len;
		parse->index = index;
		return parse->source->base + parse->offset;
	}
	return index == parse->index ? event->at.begin : move_to(parse, index);
}

/* libyaml's texts go with its event: those that are not in the source are copied. */
static void keep_texts(
	const struct parse *parse, struct arena *texts, struct event *event)
{
	struct str *value = &event->value;

	if (is_as_written(event))
		value->ptr =
			parse->source->data + (event->at.begin - parse->source->base);
	else if (value->ptr)
		value->ptr = arena_copy(texts, value->ptr, value->len);
	if (event->anchor)
		event->anchor = arena_copy(texts, event->anchor, strlen(event->anchor));
	if (event->tag)
		event->tag = arena_copy(texts, event->tag, strlen(event->tag));
}

/* The next event that somebody asks for; false when the text does not parse. */
static inline bool parse_event(
	struct parse *parse, struct arena *texts, struct event *event)
{
	yaml_event_t from;
	bool wanted;

	do {
		if (!yaml_parser_parse(&parse->parser, &from))
			return false;
		wanted = take(&from, event);
		if (wanted) {
			event->at.begin = move_to(parse, from.start_mark.index);
			event->at.end = move_to_end(parse, event, from.end_mark.index);
			keep_texts(parse, texts, event);
		}
		yaml_event_delete(&from);
	} while (!wanted);
	return true;
}

void parse_batch(struct parse *parse, struct batch *batch)
{
	arena_reset(&batch->texts);
	batch->count = 0;
	batch->last = false;
	while (!batch->last && batch->count < batch->cap) {
		struct event *event = &batch->events[batch->count];

		batch->last = !parse_event(parse, &batch->texts, event) ||
			      event->kind == EVENT_STREAM_END;
		batch->count += parse->parser.error == YAML_NO_ERROR;
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
