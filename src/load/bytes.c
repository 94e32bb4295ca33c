/*
 * What a text may be made of: UTF-8, and no control characters but tab, line feed,
 * carriage return and U+0085. One pass, eight bytes a step where they are plain ASCII.
 * libyaml would refuse the same, but says neither where in words nor what to do.
 */
#include "yaml_internal.h"

#include "base/utf8.h"

static const uint64_t ones = UINT64_C(0x0101010101010101);
static const uint64_t tops = UINT64_C(0x8080808080808080);

/*
 * Are these eight bytes all line feeds or between blank and tilde? Without a top bit the
 * sums stay within their bytes: adding 0x60 reaches it from blank on, adding 1 from DEL
 * on, adding 0x7F to what differs from a line feed whenever it does.
 */
static bool is_plain(const char *bytes)
{
	uint64_t word, feeds;

	memcpy(&word, bytes, sizeof word);
	feeds = (word ^ '\n' * ones) + 0x7F * ones;
	return ((word | (~(word + 0x60 * ones) & feeds) | (word + ones)) & tops) == 0;
}

static bool is_refused(uint32_t rune)
{
	if (rune < 0xA0)
		return (rune < 0x20 && rune != '\t' && rune != '\n' && rune != '\r') ||
		       (rune >= 0x7F && rune != 0x85);
	return rune == 0xFFFE || rune == 0xFFFF || rune == RUNE_BAD;
}

/* Behind the character at `at`; `at` itself if it is refused. A letter of two bytes, as
 * most are that are not ASCII, is told here. */
static uint32_t step(struct str text, uint32_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	uint32_t behind = at;

	if (bytes[at] >= 0xC3 && bytes[at] < 0xE0 && text.len - at >= 2 &&
		(bytes[at + 1] & 0xC0) == 0x80)
		return at + 2;
	return is_refused(utf8_next(text, &behind)) ? at : behind;
}

/* The first byte that goes wrong, or `len`. */
static uint32_t sound_length(const char *bytes, uint32_t len)
{
	struct str text = {bytes, len};
	uint32_t at = 0;

	while (at < len) {
		uint32_t behind;

		if (len - at >= 8 && is_plain(bytes + at)) {
			at += 8;
			continue;
		}
		while (at < len && bytes[at] >= 0x20 && bytes[at] < 0x7F)
			at++;
		if (at == len)
			break;
		behind = step(text, at);
		if (behind == at)
			return at;
		at = behind;
	}
	return len;
}

static bool begins(const char *bytes, uint32_t len, const char *mark, uint32_t mark_len)
{
	return len >= mark_len && memcmp(bytes, mark, mark_len) == 0;
}

/* By the byte-order mark, or by the zeros that ASCII has in wide encodings. */
static const char *wide_encoding(const char *bytes, uint32_t len)
{
	if (begins(bytes, len, "\xFF\xFE\0\0", 4) ||
		begins(bytes, len, "\0\0\xFE\xFF", 4))
		return "the file is UTF-32, not UTF-8";
	if (begins(bytes, len, "\xFF\xFE", 2) || begins(bytes, len, "\xFE\xFF", 2))
		return "the file is UTF-16, not UTF-8";
	if (len >= 4 && bytes[0] && !bytes[1] && !bytes[2] && !bytes[3])
		return "the file is UTF-32, not UTF-8";
	if (len >= 4 && !bytes[0] && !bytes[1] && !bytes[2] && bytes[3])
		return "the file is UTF-32, not UTF-8";
	if (len >= 4 && ((bytes[0] && !bytes[1] && bytes[2] && !bytes[3]) ||
				(!bytes[0] && bytes[1] && !bytes[2] && bytes[3])))
		return "the file is UTF-16, not UTF-8";
	return NULL;
}

/* How files begin that are no YAML, whatever their name says. */
static const struct {
	const char *mark;
	uint32_t len;
	const char *wrong;
} formats[] = {
	{"%PDF-", 5, "this is a PDF document, not YAML"},
	{"PK\3\4", 4,
		"this is a ZIP archive, such as a document of Word or Excel, not YAML"},
	{"\xD0\xCF\x11\xE0", 4, "this is an older document of Word or Excel, not YAML"},
	{"{\\rtf", 5, "this is a document in RTF, not YAML"},
	{"\x89PNG", 4, "this is a PNG picture, not YAML"},
	{"\xFF\xD8\xFF", 3, "this is a JPEG picture, not YAML"},
	{"GIF89a", 6, "this is a GIF picture, not YAML"},
	{"\x1F\x8B", 2, "this is a compressed file (gzip), not YAML"},
	{"\x7F"
	 "ELF",
		4, "this is a program, not YAML"},
	{"<?xml", 5, "this is an XML document, not YAML"},
	{"<svg", 4, "this is an SVG picture, not YAML"},
	{"<!DOCTYPE", 9, "this is an HTML document, not YAML"},
	{"<html", 5, "this is an HTML document, not YAML"},
};

static const char *other_format(const char *bytes, uint32_t len)
{
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		if (begins(bytes, len, formats[i].mark, formats[i].len))
			return formats[i].wrong;
	return NULL;
}

/* How often the separator stands in the line that begins at `*at`; goes to the next. */
static uint32_t separators(struct str text, uint32_t *at, char separator, bool *is_key)
{
	uint32_t count = 0;

	for (; *at < text.len && text.ptr[*at] != '\n'; ++*at) {
		count += text.ptr[*at] == separator;
		if (text.ptr[*at] == ':' &&
			(*at + 1 == text.len || strchr(" \r\n", text.ptr[*at + 1])))
			*is_key = true;
	}
	*at += *at < text.len;
	return count;
}

/* A sheet that was saved as text: two rows of three columns or more. In YAML of ours a
 * line without a key would have to begin with a mark. */
static bool is_table(const char *bytes, uint32_t len)
{
	struct str text = {bytes, len};

	if (begins(bytes, len, "\xEF\xBB\xBF", 3)) {
		text.ptr += 3;
		text.len -= 3;
	}
	if (text.len == 0 || strchr("{[#%-?&!|> \n\r", text.ptr[0]))
		return false;
	for (const char *separator = ",;\t"; *separator; separator++) {
		uint32_t at = 0, rows = 0;
		bool is_key = false;

		while (rows < 2 && separators(text, &at, *separator, &is_key) >= 2)
			rows++;
		if (rows == 2 && !is_key)
			return true;
	}
	return false;
}

static struct bytes_result refused(struct str text, uint32_t at)
{
	struct bytes_result result = {.at = at};
	uint32_t behind = at;
	uint32_t rune = utf8_next(text, &behind);

	result.len = behind - at;
	if (rune == RUNE_BAD) {
		result.wrong = "these bytes are not UTF-8; the file may be in an older "
			       "encoding such as Latin-1";
		result.help = "open the file in an editor and save it as UTF-8";
	} else if (rune == 0) {
		result.wrong = "a NUL byte stands in the text";
		result.help = "remove it; a file that holds many is no text";
	} else {
		result.wrong = "a control character stands in the text";
		result.help = "remove it, or write it as an escape in double quotes, "
			      "such as \"\\x1b\"";
	}
	return result;
}

struct bytes_result bytes_check(const char *bytes, uint32_t len)
{
	struct bytes_result result = {.fine = true};
	uint32_t at;

	result.wrong = other_format(bytes, len);
	if (result.wrong) {
		result.fine = false;
		result.help = "name the YAML file of the organisation; 'orgraph init' "
			      "makes one to begin with";
		return result;
	}
	if (is_table(bytes, len)) {
		result.fine = false;
		result.wrong = "this is a table (CSV), not YAML";
		result.help = "write each row as a post, unit or group of its own, as "
			      "'orgraph help format' shows";
		return result;
	}
	result.wrong = wide_encoding(bytes, len);
	if (result.wrong) {
		result.fine = false;
		result.wide = true;
		result.len = 1;
		result.help = "save the file as UTF-8";
		return result;
	}
	at = sound_length(bytes, len);
	return at == len ? result : refused((struct str){bytes, len}, at);
}
