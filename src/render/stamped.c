/*
 * Each format has a place near its end where a text is part of no drawing, and that needs
 * no number of the file changed: elements and comments in the formats of text, a chunk of
 * a PNG before its last one, and in a PDF comments in front of "startxref", which its
 * readers look for from the end (ISO 32000-1, 7.5.5).
 */
#include "render/stamped.h"

#include "png_facts.h"
#include "render_internal.h"

/* Raised when stamps are written otherwise; a file with another one has no stamp. */
#define MARK    "orgraph-stamp 1 "
#define KEYWORD "orgraph-stamp" /* of a PNG's chunk */
#define DIGITS  16              /* of the file's digest, behind the mark */

static const struct frame {
	const char *before, *after; /* the stamp */
	const char *end; /* the last of it stays behind the stamp; "": nothing */
	const char *line_end;
	bool text;
} frames[STAMPED_AS__COUNT] = {
	[RENDER_SVG] = {"<metadata>", "</metadata>\n", "</svg>", "\n", true},
	[RENDER_PNG] = {"tEXt" KEYWORD, "", "", "\n", false},
	[RENDER_PDF] = {"%", "", "startxref", "\n%", false},
	[RENDER_DOT] = {"/* ", "*/\n", "", "\n", true},
	[RENDER_OUTLINE] = {"\n<!-- ", "-->\n", "", "\n", true},
	[RENDER_HTML] = {"<!-- ", "-->\n", "</body>", "\n", true},
	[STAMPED_AS_XML] = {"<!-- ", "-->\n", "", "\n", true},
	[STAMPED_AS_TEXT] = {"\n# ", "", "", "|", true},
};

const char *const stamped_suffixes[] = {
	".svg", ".png", ".pdf", ".dot", ".md", ".html", ".htm", ".xml", ".txt", NULL};

/* Whoever writes a text may call it by any suffix; what is looked for is known by one. */
bool stamped_as_suffix(const char *path, enum stamped_as *as)
{
	enum render_format format;
	const char *dot = strrchr(path, '.');

	if (render_format_of(path, &format))
		*as = stamped_as(format);
	else if (dot && strcmp(dot, ".xml") == 0)
		*as = STAMPED_AS_XML;
	else if (dot && strcmp(dot, ".txt") == 0)
		*as = STAMPED_AS_TEXT;
	else
		return false;
	return true;
}

/* Where `what` begins for the last time; file.len: nowhere. */
static uint32_t last_of(struct str file, const char *what)
{
	uint32_t len = (uint32_t)strlen(what), at;

	if (len > file.len)
		return file.len;
	for (at = file.len - len + 1; at-- > 0;)
		if (file.ptr[at] == *what && memcmp(file.ptr + at, what, len) == 0)
			return at;
	return file.len;
}

/* ---- the digest of a file --------------------------------------------------------- */

static void add_hash(struct buf *hashes, struct str piece)
{
	uint64_t hash = str_hash(piece);

	for (int shift = 0; shift < 64; shift += 8)
		buf_add_char(hashes, (char)(unsigned char)(hash >> shift));
}

/* A text without its carriage returns. We write none. */
static void add_text_hash(struct buf *hashes, struct str piece)
{
	struct buf plain = {0};

	if (!str_chr(piece, '\r')) {
		add_hash(hashes, piece);
		return;
	}
	for (uint32_t i = 0; i < piece.len; i++)
		if (piece.ptr[i] != '\r')
			buf_add_char(&plain, piece.ptr[i]);
	add_hash(hashes, buf_str(&plain));
	buf_release(&plain);
}

/* Where a stamp stands in a file. */
struct site {
	uint32_t digits; /* the file's digest */
	uint32_t behind; /* the end of the chunk's data; without chunks, of the file */
	uint32_t sum;    /* bytes there that follow from the digest */
};

/* Of all bytes but the digest itself, and what follows from it. */
static uint64_t file_digest(struct str file, const struct site *site, bool text)
{
	const struct str pieces[] = {{file.ptr, site->digits},
		{file.ptr + site->digits + DIGITS, site->behind - site->digits - DIGITS},
		{file.ptr + site->behind + site->sum,
			file.len - site->behind - site->sum}};
	struct buf hashes = {0};
	uint64_t digest;

	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		if (text)
			add_text_hash(&hashes, pieces[i]);
		else
			add_hash(&hashes, pieces[i]);
	}
	digest = str_hash(buf_str(&hashes));
	buf_release(&hashes);
	return digest;
}

static void print_digest(char digits[DIGITS + 1], uint64_t digest)
{
	snprintf(digits, DIGITS + 1, "%016llx", (unsigned long long)digest);
}

/* ---- writing ---------------------------------------------------------------------- */

/* The end of its last line stays as it is. */
static void add_stamp(
	struct buf *out, const struct frame *frame, const struct stamp *stamp)
{
	struct buf text = {0};

	stamp_write(stamp, &text);
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\n' && i + 1 < text.len)
			buf_add_text(out, frame->line_end);
		else
			buf_add_char(out, text.data[i]);
	}
	buf_release(&text);
}

/* The digest is not known before the file is there: it is written over zeros. */
static void add_framed(
	struct buf *out, enum stamped_as as, const struct stamp *stamp, struct site *site)
{
	const struct frame *frame = &frames[as];

	buf_add_text(out, frame->before);
	if (as == stamped_as(RENDER_PNG))
		buf_add_char(out, '\0');
	buf_add_text(out, MARK);
	site->digits = (uint32_t)out->len;
	buf_add_fill(out, '0', DIGITS);
	buf_add_text(out, as == STAMPED_AS_TEXT ? frame->line_end : "\n");
	add_stamp(out, frame, stamp);
	buf_add_text(out, frame->after);
	site->behind = (uint32_t)out->len;
}

/* Before the last chunk, which is empty. `out` is. */
static void add_to_png(struct str png, const struct stamp *stamp, struct buf *out)
{
	const uint32_t last = 12;
	struct buf chunk = {0};
	struct site site = {0}, there;
	size_t begin;
	char digits[DIGITS + 1];

	if (png.len < last)
		BUG("this is no PNG");
	add_framed(&chunk, stamped_as(RENDER_PNG), stamp, &site);
	buf_add(out, png.ptr, png.len - last);
	begin = out->len;
	there = (struct site){
		(uint32_t)begin + 4 + site.digits, (uint32_t)begin + 4 + site.behind, 4};
	png_add_chunk(out, buf_str(&chunk));
	buf_add(out, png.ptr + png.len - last, last);
	print_digest(digits, file_digest(buf_str(out), &there, false));
	memcpy(chunk.data + site.digits, digits, DIGITS);
	out->len = begin;
	png_add_chunk(out, buf_str(&chunk));
	buf_add(out, png.ptr + png.len - last, last);
	buf_release(&chunk);
}

static void add_to_other(
	struct str file, enum stamped_as as, const struct stamp *stamp, struct buf *out)
{
	const struct frame *frame = &frames[as];
	uint32_t at = *frame->end ? last_of(file, frame->end) : file.len;
	char digits[DIGITS + 1];
	struct site site = {0};

	buf_add(out, file.ptr, at);
	add_framed(out, as, stamp, &site);
	buf_add(out, file.ptr + at, file.len - at);
	site.behind = (uint32_t)out->len;
	print_digest(digits, file_digest(buf_str(out), &site, frame->text));
	memcpy(out->data + site.digits, digits, DIGITS);
}

void stamped_add(
	struct str file, enum stamped_as as, const struct stamp *stamp, struct buf *out)
{
	struct buf whole = {0};

	if (as == stamped_as(RENDER_PNG))
		add_to_png(file, stamp, &whole);
	else
		add_to_other(file, as, stamp, &whole);
	buf_add_str(out, buf_str(&whole));
	buf_release(&whole);
}

/* ---- reading ---------------------------------------------------------------------- */

static uint32_t number_at(struct str file, uint32_t at)
{
	const unsigned char *b = (const unsigned char *)file.ptr + at;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* From chunk to chunk: length, type, data, sum. The last of ours counts. */
static bool find_in_png(struct str file, struct site *site)
{
	static const char signature[8] = {
		'\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n'};
	/* the terminating zeros are the keyword's */
	static const char head[] = "tEXt" KEYWORD "\0" MARK;
	const uint32_t head_len = sizeof head - 1;
	bool found = false;
	uint64_t at = sizeof signature;

	if (file.len < at || memcmp(file.ptr, signature, sizeof signature) != 0)
		return false;
	while (at + 12 <= file.len) {
		uint64_t len = number_at(file, (uint32_t)at), body = at + 4;

		if (body + 4 + len + 4 > file.len)
			break;
		if (4 + len >= head_len + DIGITS &&
			memcmp(file.ptr + body, head, head_len) == 0) {
			*site = (struct site){
				(uint32_t)body + head_len, (uint32_t)(body + 4 + len), 4};
			found = true;
		}
		at = body + 4 + len + 4;
	}
	return found;
}

static bool find(struct str file, enum stamped_as as, struct site *site)
{
	uint32_t at;

	if (as == stamped_as(RENDER_PNG))
		return find_in_png(file, site);
	at = last_of(file, MARK);
	if (file.len - at < sizeof MARK - 1 + DIGITS)
		return false;
	site->digits = at + (uint32_t)sizeof MARK - 1;
	site->behind = file.len;
	site->sum = 0;
	return true;
}

struct str stamped_body(struct str file, enum stamped_as as)
{
	uint32_t len = (uint32_t)strlen(frames[as].before), at = last_of(file, MARK);

	if (at == file.len || at < len)
		return file;
	/* git made CR LF of the frame's line end as well */
	if (frames[as].before[0] == '\n' && at > len && file.ptr[at - len - 1] == '\r')
		len++;
	return (struct str){file.ptr, at - len};
}

enum stamped stamped_read(
	struct str file, enum stamped_as as, enum stamp_depth depth, struct stamp *stamp)
{
	struct site site = {0};
	struct str text;
	char digits[DIGITS + 1];

	*stamp = (struct stamp){0};
	if (!find(file, as, &site))
		return STAMPED_NOT;
	text = (struct str){
		file.ptr + site.digits + DIGITS, site.behind - site.digits - DIGITS};
	/* the end of the first line */
	while (text.len > 0 && memchr("\r\n%|", *text.ptr, 4))
		text.ptr++, text.len--;
	if (!stamp_read(stamp, text, depth))
		return STAMPED_NOT;
	if (depth == STAMP_HEAD)
		return STAMPED_WHOLE;
	print_digest(digits, file_digest(file, &site, frames[as].text));
	return memcmp(digits, file.ptr + site.digits, DIGITS) == 0 ? STAMPED_WHOLE
								   : STAMPED_EDITED;
}
