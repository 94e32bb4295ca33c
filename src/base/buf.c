/* The growing string. One byte more than `len` is always there for the NUL. */
#include "base/buf.h"

#include "base/file.h"
#include "base/utf8.h"

void buf_release(struct buf *buf)
{
	if (buf->mapped)
		file_unmap(buf);
	else
		free(buf->data);
	*buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->data)
		buf->data[0] = '\0';
}

static bool has_room(const struct buf *buf, size_t extra)
{
	return buf->len < buf->cap && extra < buf->cap - buf->len;
}

static void copy_mapped(struct buf *buf)
{
	size_t len = buf->len;
	char *copy = memcpy(mem_alloc(len + 1, 1), buf->data, len + 1);

	buf_release(buf);
	*buf = (struct buf){.data = copy, .len = len, .cap = len + 1};
}

/* The first request is met exactly, so that a file's text is as large as the file. */
void buf_grow(struct buf *buf, size_t extra)
{
	size_t need, cap;

	if (has_room(buf, extra))
		return;
	if (buf->mapped)
		copy_mapped(buf);
	need = extra > SIZE_MAX - buf->len - 1 ? SIZE_MAX : buf->len + extra + 1;
	cap = buf->cap > SIZE_MAX / 2 ? SIZE_MAX : buf->cap + buf->cap / 2;
	if (cap < need)
		cap = need;
	if (buf->cap > 0 && cap < 64)
		cap = 64;
	buf->data = mem_resize(buf->data, cap, 1);
	buf->cap = cap;
	buf->data[buf->len] = '\0';
}

/* Asks before the call, since most of them find room. */
void buf_add(struct buf *buf, const char *bytes, size_t len)
{
	if (!has_room(buf, len))
		buf_grow(buf, len);
	if (len > 0)
		memcpy(buf->data + buf->len, bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void buf_add_str(struct buf *buf, struct str s)
{
	buf_add(buf, s.ptr, s.len);
}

void buf_add_text(struct buf *buf, const char *terminated)
{
	buf_add(buf, terminated, strlen(terminated));
}

void buf_add_char(struct buf *buf, char c)
{
	if (!has_room(buf, 1))
		buf_grow(buf, 1);
	buf->data[buf->len++] = c;
	buf->data[buf->len] = '\0';
}

void buf_add_fill(struct buf *buf, char c, size_t count)
{
	buf_grow(buf, count);
	memset(buf->data + buf->len, c, count);
	buf->len += count;
	buf->data[buf->len] = '\0';
}

void buf_add_rune(struct buf *buf, uint32_t rune)
{
	char bytes[4];
	uint32_t len = utf8_encode(rune, bytes);

	buf_add(buf, bytes, len);
}

void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	buf_grow(buf, 64); /* most messages then need one pass */
	va_copy(again, args);
	len = vsnprintf(buf->data + buf->len, buf->cap - buf->len, format, args);
	if (len < 0)
		BUG("a format that vsnprintf refuses");
	if ((size_t)len >= buf->cap - buf->len) {
		buf_grow(buf, (size_t)len);
		vsnprintf(buf->data + buf->len, buf->cap - buf->len, format, again);
	}
	va_end(again);
	buf->len += (size_t)len;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

/* Digit by digit from the last one: printf asks the locale for the point, and takes
 * longer. Halves go away from zero. */
void buf_add_number(struct buf *buf, double value, int decimals)
{
	static const uint32_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	double magnitude = value < 0 ? -value : value;
	double scaled;
	uint64_t whole;
	char text[32];
	size_t first = sizeof text;
	bool negative;

	if (decimals < 0 || decimals > 6)
		BUG("decimals out of 0..6");
	scaled = magnitude * powers[decimals];
	if (!(scaled < 9e18)) /* so that NaN comes here, too */
		BUG("a number too large to write");
	whole = (uint64_t)scaled;
	if (scaled - (double)whole >= 0.5)
		whole++;
	negative = value < 0 && whole > 0;
	for (int i = 0; i < decimals; i++, whole /= 10)
		if (whole % 10 > 0 || first < sizeof text)
			text[--first] = (char)('0' + whole % 10);
	if (first < sizeof text)
		text[--first] = '.';
	do {
		text[--first] = (char)('0' + whole % 10);
		whole /= 10;
	} while (whole > 0);
	if (negative)
		text[--first] = '-';
	buf_add(buf, text + first, sizeof text - first);
}

struct str buf_str(const struct buf *buf)
{
	if (buf->len > UINT32_MAX)
		BUG("a text of more than 4 GiB as a view");
	return (struct str){buf->data, (uint32_t)buf->len};
}
