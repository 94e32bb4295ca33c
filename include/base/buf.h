/*
 * A string that grows. `data` is always NUL-terminated once anything was added and is
 * owned by the buffer; buf_release gives it back. A buffer starts as {0}. The text of a
 * file may be the file itself (file_map in base/file.h), until it grows.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct buf {
	char *data;
	size_t len;
	size_t cap;
	bool mapped; /* `data` is a mapping of `cap` bytes, and no memory of malloc's */
	int fd;      /* of the file that is mapped */
};

void buf_release(struct buf *buf); /* takes {0}; leaves {0} */
void buf_clear(struct buf *buf);   /* forgets the text, keeps the memory */
void buf_grow(struct buf *buf, size_t extra);
void buf_add(struct buf *buf, const char *bytes, size_t len);
void buf_add_str(struct buf *buf, struct str s);
void buf_add_text(struct buf *buf, const char *terminated);
void buf_add_char(struct buf *buf, char c);
void buf_add_fill(struct buf *buf, char c, size_t count);
void buf_add_rune(struct buf *buf, uint32_t rune); /* as UTF-8 */
void buf_printf(struct buf *buf, const char *format, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *buf, const char *format, va_list args) PRINTF(2, 0);

/* `value` with at most `decimals` (0..6) digits behind a point and no trailing zeros:
 * "12.5", "-0.25", "3". Never a locale's comma, never "-0". */
void buf_add_number(struct buf *buf, double value, int decimals);

/* What was built, as a view that lasts until the next change. */
struct str buf_str(const struct buf *buf);

#endif
