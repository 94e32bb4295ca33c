/*
 * Texts end to end. One offset between two of them stays unused, so that the end of one
 * is never the beginning of the next; offset 0 is nowhere.
 */
#include "diag/source.h"

#include "base/utf8.h"
#include "base/vec.h"

/* Bytes between two entries of `counts`: what is counted anew for a column. */
enum { STEP = 4096 };

struct source_index {
	uint32_t *lines; /* byte offset of each line's start */
	uint32_t line_count;
	uint32_t valid; /* bytes that are UTF-8 */
	uint32_t
		*counts; /* code points that begin before each multiple of STEP in them */
};

static void source_free(struct source *source)
{
	free(source->index->lines);
	free(source->index->counts);
	free(source->index);
	buf_release(&source->text);
	free(source->name);
	free(source->shown);
	free(source);
}

void sources_release(struct sources *sources)
{
	for (uint32_t i = 0; i < sources->count; i++)
		source_free(sources->items[i]);
	VEC_RELEASE(sources);
}

/* 0 if so many bytes find no room. */
static uint32_t next_base(const struct sources *sources, size_t len)
{
	const struct source *last;
	uint64_t base = 1;

	if (sources->count > 0) {
		last = sources->items[sources->count - 1];
		base = (uint64_t)last->base + last->len + 1;
	}
	return base <= UINT32_MAX && len <= UINT32_MAX - base ? (uint32_t)base : 0;
}

static void drop_byte_order_mark(struct buf *text)
{
	if (text->len < 3 || memcmp(text->data, "\xef\xbb\xbf", 3) != 0)
		return;
	text->len -= 3;
	memmove(text->data, text->data + 3, text->len + 1);
}

static char *copy(const char *name)
{
	size_t size = strlen(name) + 1;

	return memcpy(mem_alloc(size, 1), name, size);
}

void source_show(struct source *source, const char *name)
{
	free(source->shown);
	source->shown = copy(name);
}

void source_path_add(struct buf *out, const struct source *source)
{
	const char *name = source_shown(source);
	size_t before;

	if (name[0] == '/')
		buf_add_char(out, '/');
	before = out->len;
	while (*name) {
		size_t len = strcspn(name, "/");

		if (len > 0 && !(len == 1 && name[0] == '.')) {
			if (out->len > before)
				buf_add_char(out, '/');
			buf_add(out, name, len);
		}
		name += len + (name[len] == '/');
	}
}

struct source *sources_add(struct sources *sources, const char *name, struct buf *text)
{
	struct source *source;
	uint32_t base;

	buf_grow(text, 0);
	drop_byte_order_mark(text);
	base = next_base(sources, text->len);
	if (base == 0) {
		buf_release(text);
		return NULL;
	}
	source = mem_alloc_zero(1, sizeof *source);
	source->name = copy(name);
	source->text = *text;
	source->data = text->data;
	source->len = (uint32_t)text->len;
	source->base = base;
	source->number = sources->count;
	source->index = mem_alloc_zero(1, sizeof *source->index);
	*text = (struct buf){0};
	*VEC_PUSH(sources) = source;
	return source;
}

bool sources_have_room(const struct sources *sources, size_t len)
{
	return next_base(sources, len) != 0;
}

const struct source *sources_first(const struct sources *sources)
{
	for (uint32_t i = 0; i < sources->count; i++)
		if (!sources->items[i]->aside)
			return sources->items[i];
	return NULL;
}

struct source *sources_at(const struct sources *sources, uint32_t offset)
{
	uint32_t low = 0, count = sources->count;
	struct source *source;

	while (count > 0) { /* the first source that begins behind the offset */
		uint32_t half = count / 2;

		if (sources->items[low + half]->base <= offset) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	if (low == 0)
		return NULL;
	source = sources->items[low - 1];
	return offset - source->base <= source->len ? source : NULL;
}

/* CR LF is one break, which ends at the LF. */
static bool breaks_after(const struct source *source, uint32_t i)
{
	char c = source->data[i];

	/* data[len] is NUL, so that looking one further is safe */
	return c == '\n' || (c == '\r' && source->data[i + 1] != '\n');
}

static void index_lines(struct source_index *index, const struct source *source)
{
	uint32_t line = 1;

	index->line_count = 1;
	for (uint32_t i = 0; i < source->len; i++)
		index->line_count += breaks_after(source, i);
	index->lines = mem_alloc(index->line_count, sizeof *index->lines);
	index->lines[0] = 0;
	for (uint32_t i = 0; i < source->len; i++)
		if (breaks_after(source, i))
			index->lines[line++] = i + 1;
}

static void index_counts(struct source_index *index, const struct source *source)
{
	uint32_t steps = index->valid / STEP;

	index->counts = mem_alloc(steps + 1, sizeof *index->counts);
	index->counts[0] = 0;
	for (uint32_t i = 0; i < steps; i++)
		index->counts[i + 1] =
			index->counts[i] +
			(uint32_t)utf8_count(source->data + (size_t)i * STEP, STEP);
}

/* The index behind the pointer is a cache: filling it does not change the source. */
static const struct source_index *index_of(const struct source *source)
{
	struct source_index *index = source->index;

	if (!index->lines) {
		index->valid = (uint32_t)utf8_valid_length(source->data, source->len);
		index_lines(index, source);
		index_counts(index, source);
	}
	return index;
}

/* Which line, from 0, an offset in the source is in. */
static uint32_t line_at(const struct source_index *index, uint32_t offset)
{
	uint32_t low = 0, count = index->line_count;

	while (count > 0) { /* the first line that begins behind the offset */
		uint32_t half = count / 2;

		if (index->lines[low + half] <= offset) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return low - 1;
}

/* Code points that begin in [0, offset) of the valid part. */
static uint32_t count_to(const struct source *source, uint32_t offset)
{
	uint32_t begin = offset / STEP * STEP;

	return source->index->counts[offset / STEP] +
	       (uint32_t)utf8_count(source->data + begin, offset - begin);
}

/* The table spares the way along a long line: a whole file may be one. */
static uint32_t count_valid(const struct source *source, uint32_t begin, uint32_t end)
{
	if (end - begin < STEP)
		return (uint32_t)utf8_count(source->data + begin, end - begin);
	return count_to(source, end) - count_to(source, begin);
}

/*
 * Code points from `begin` to `end` on one line. Valid text is counted in bulk; behind
 * the first bad byte, where no reader gets, one by one, and every bad byte is one.
 */
static uint32_t count_between(const struct source *source, uint32_t begin, uint32_t end)
{
	uint32_t valid = source->index->valid;
	uint32_t middle = end < valid ? end : valid;
	uint32_t count = 0, pos;

	if (begin < middle)
		count = count_valid(source, begin, middle);
	pos = begin > middle ? begin : middle;
	while (pos < end) {
		utf8_next((struct str){source->data, source->len}, &pos);
		count += pos <= end;
	}
	return count;
}

/* The first byte of the character that this offset is in. */
static uint32_t start_of_character(const struct source *source, uint32_t offset)
{
	if (offset >= source->index->valid)
		return offset;
	while (((unsigned char)source->data[offset] & 0xc0) == 0x80)
		offset--;
	return offset;
}

bool sources_place(const struct sources *sources, uint32_t offset, struct place *place)
{
	struct source *source = sources_at(sources, offset);
	const struct source_index *index;
	uint32_t line;

	if (!source)
		return false;
	offset -= source->base;
	index = index_of(source);
	line = line_at(index, offset);
	place->source = source;
	place->offset = offset;
	place->line = place->source->before + line + 1;
	place->column = 1 + count_between(source, index->lines[line],
				    start_of_character(source, offset));
	return true;
}

struct str source_line(const struct source *source, uint32_t line)
{
	const struct source_index *index = index_of(source);
	uint32_t begin, end;

	line -= source->before;
	if (line == 0 || line > index->line_count)
		return (struct str){0};
	begin = index->lines[line - 1];
	end = line < index->line_count ? index->lines[line] : source->len;
	while (end > begin &&
		(source->data[end - 1] == '\n' || source->data[end - 1] == '\r'))
		end--;
	return (struct str){source->data + begin, end - begin};
}

struct str sources_slice(const struct sources *sources, struct span span)
{
	const struct source *source = sources_at(sources, span.begin);
	uint32_t begin, end;

	if (!source || span.end < span.begin)
		return (struct str){0};
	begin = span.begin - source->base;
	end = span.end - source->base;
	return (struct str){
		source->data + begin, (end < source->len ? end : source->len) - begin};
}
