#include "diag/fingerprint.h"

#include "base/file.h"
#include "base/utf8.h"

/* So much of the text that is pointed at; the rest may be a page. */
#define TEXT_MOST 200

void fingerprints_init(struct fingerprints *prints, uint32_t count)
{
	*prints = (struct fingerprints){.cap = 16};
	while (prints->cap < UINT32_C(1) << 31 && prints->cap / 2 < count)
		prints->cap *= 2;
	prints->slots = mem_alloc_zero(prints->cap, sizeof *prints->slots);
}

void fingerprints_release(struct fingerprints *prints)
{
	free(prints->slots);
	buf_release(&prints->scratch);
	*prints = (struct fingerprints){0};
}

/* Each part with its end, so that "ab" "c" is not "a" "bc". */
static void add_part(struct buf *key, struct str part)
{
	buf_add_str(key, part);
	buf_add_char(key, '\0');
}

static void add_key(
	struct buf *key, const struct sources *sources, const struct diag *diag)
{
	const struct source *source = NULL;
	struct str text = {0};

	add_part(key, str_of(diag->rule->slug));
	for (uint32_t i = 0; i < diag->subject_count; i++)
		add_part(key, diag->subjects[i]);
	if (!sources || !span_is_set(diag->at))
		return;
	text = sources_slice(sources, diag->at);
	if (text.len > TEXT_MOST)
		text.len = TEXT_MOST;
	add_part(key, text);
	source = sources_at(sources, diag->at.begin);
	if (diag->subject_count == 0 && source) {
		source_path_add(key, source);
		buf_add_char(key, '\0');
	}
}

/* How many had this hash, this one included. */
static uint32_t count_seen(struct fingerprints *prints, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & (prints->cap - 1);

	while (prints->slots[i].seen > 0 && prints->slots[i].hash != hash)
		i = (i + 1) & (prints->cap - 1);
	prints->slots[i].hash = hash;
	return ++prints->slots[i].seen;
}

void fingerprint_add(struct buf *out, struct fingerprints *prints,
	const struct sources *sources, const struct diag *diag)
{
	uint64_t hash;

	buf_clear(&prints->scratch);
	add_key(&prints->scratch, sources, diag);
	hash = str_hash(buf_str(&prints->scratch));
	buf_printf(out, "%016llx:%u", (unsigned long long)hash,
		(unsigned)count_seen(prints, hash));
}

/* The first line of the text, as far as it is UTF-8, without blanks at its ends. */
static struct str one_line(struct str text)
{
	uint32_t len = 0;

	if (text.len > TEXT_MOST)
		text.len = TEXT_MOST;
	text.len = (uint32_t)utf8_valid_length(text.ptr, text.len);
	while (len < text.len && (unsigned char)text.ptr[len] >= ' ' &&
		text.ptr[len] != 0x7f)
		len++;
	while (len > 0 && text.ptr[len - 1] == ' ')
		len--;
	while (len > 0 && *text.ptr == ' ')
		text.ptr++, len--;
	return (struct str){text.ptr, len};
}

struct known_place known_place(const struct sources *sources, const struct diag *diag)
{
	struct known_place place = {0};
	const struct source *source;

	if (diag->subject_count > 0 || !span_is_set(diag->at))
		return place;
	place.text = one_line(sources_slice(sources, diag->at));
	source = sources_at(sources, diag->at.begin);
	if (!source)
		return place;
	place.file = one_line(str_of(file_last_part(source->name)));
	return place;
}
