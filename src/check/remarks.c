/*
 * Comments that let findings pass:
 *
 *	# orgraph:ignore RULE[,RULE…] [until DATE] reason
 *
 * Behind a value it is about that line; on a line of its own about the next line that is
 * no comment. `until DATE` may stand at the end, too.
 */
#include "suppress_internal.h"

#include "check/check.h"

/* ---- words ---- */

/* What is left to read of a comment. */
struct reading {
	struct waivers *waivers;
	struct str text;
	struct span at; /* of the whole comment */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct str trimmed(struct str text)
{
	while (text.len > 0 && is_blank(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len > 0 && is_blank(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

static struct str first_word(struct str text, const char *ends)
{
	uint32_t len = 0;

	while (len < text.len && !is_blank(text.ptr[len]) &&
		!(text.ptr[len] && strchr(ends, text.ptr[len])))
		len++;
	return (struct str){text.ptr, len};
}

static struct str last_word(struct str text)
{
	uint32_t begin = text.len;

	while (begin > 0 && !is_blank(text.ptr[begin - 1]))
		begin--;
	return (struct str){text.ptr + begin, text.len - begin};
}

/* The part of `text` in front of `word`, which is in it, and the part behind it. */
static struct str before(struct str text, struct str word)
{
	return trimmed((struct str){text.ptr, (uint32_t)(word.ptr - text.ptr)});
}

static struct str behind(struct str text, struct str word)
{
	const char *end = word.ptr + word.len;

	return trimmed((struct str){end, text.len - (uint32_t)(end - text.ptr)});
}

static struct text placed(const struct reading *reading, struct str word)
{
	const struct source *source =
		sources_at(reading->waivers->sink->sources, reading->at.begin);
	uint32_t begin = source->base + (uint32_t)(word.ptr - source->data);

	return (struct text){word.ptr, word.len, {begin, begin + word.len}};
}

/* ---- the day on which it ends ---- */

static bool begins_with_digit(struct str word)
{
	return word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

/* `until=DATE`, or `until` and a word that begins with a digit, in front; the date, and
 * what follows, in `rest`. */
static bool until_in_front(struct str text, struct str *date, struct str *rest)
{
	struct str word = first_word(text, "");

	*rest = behind(text, word);
	if (str_starts(word, "until=")) {
		*date = (struct str){word.ptr + 6, word.len - 6};
		return true;
	}
	*date = first_word(*rest, "");
	if (!str_is(word, "until") || !begins_with_digit(*date))
		return false;
	*rest = behind(*rest, *date);
	return true;
}

/* The same at the end. */
static bool until_at_end(struct str text, struct str *date, struct str *rest)
{
	struct str word = last_word(text);

	*rest = before(text, word);
	if (str_starts(word, "until=")) {
		*date = (struct str){word.ptr + 6, word.len - 6};
		return true;
	}
	*date = word;
	word = last_word(*rest);
	if (!str_is(word, "until") || !begins_with_digit(*date))
		return false;
	*rest = before(*rest, word);
	return true;
}

/* Takes the date out of what is left. False when it is none, which is reported. */
static bool take_until(struct reading *reading, struct date *until)
{
	struct str word, rest;
	struct buf why = {0};
	struct diag *diag;
	struct text date;

	if (!until_in_front(reading->text, &word, &rest) &&
		!until_at_end(reading->text, &word, &rest))
		return true;
	reading->text = rest;
	date = placed(reading, word);
	until->at = date.at;
	if (date_parse(word, until))
		return true;
	diag = COMPLAIN(
		reading->waivers, BAD, date.at, "'%.*s' is no date", STR_ARG(word));
	if (date_impossible(&why, word))
		diag_help(reading->waivers->sink, diag, "%s", why.data);
	else
		diag_help(reading->waivers->sink, diag, "write it as 'until 2026-12-31'");
	buf_release(&why);
	return false;
}

/* ---- the rules ---- */

/* A list, taken from what is left, with a waiver for each that is sound. */
static void take_rules(struct reading *reading)
{
	struct waivers *waivers = reading->waivers;

	for (;;) {
		struct str word = first_word(reading->text, ",");
		struct text rule = placed(reading, word);

		if (word.len > 0 && waiver_rule_is_sound(waivers, rule))
			VEC_PUSH(waivers)->rule = rule;
		reading->text = behind(reading->text, word);
		if (reading->text.len == 0 || reading->text.ptr[0] != ',')
			return;
		reading->text = behind(reading->text, (struct str){reading->text.ptr, 1});
	}
}

/* Behind `orgraph:ignore`; the waivers that it makes stand from `first` on. */
static bool read_ignore(struct reading *reading, struct date *until)
{
	struct waivers *waivers = reading->waivers;
	struct diag *diag;

	if (reading->text.len == 0) {
		diag = COMPLAIN(
			waivers, BAD, reading->at, "this suppression names no rule");
		diag_help(waivers->sink, diag,
			"write '# orgraph:ignore RULE reason', or remove it");
		return false;
	}
	take_rules(reading);
	if (!take_until(reading, until))
		return false;
	while (reading->text.len > 0 &&
		strchr(",;", reading->text.ptr[reading->text.len - 1]))
		reading->text.len--;
	if (reading->text.len > 0)
		return true;
	diag = COMPLAIN(waivers, BAD, reading->at, "this suppression gives no reason");
	diag_help(waivers->sink, diag,
		"say behind the rule why the finding may stay; without a reason it "
		"hides nothing");
	return false;
}

/* ---- where it stands ---- */

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

static uint32_t line_start(const struct source *source, uint32_t at)
{
	while (at > 0 && !is_break(source->data[at - 1]))
		at--;
	return at;
}

static uint32_t line_end(const struct source *source, uint32_t at)
{
	while (at < source->len && !is_break(source->data[at]))
		at++;
	return at;
}

static uint32_t next_line(const struct source *source, uint32_t at)
{
	at = line_end(source, at);
	if (source->data[at] == '\r' && source->data[at + 1] == '\n')
		at++;
	return at < source->len ? at + 1 : at;
}

static bool is_comment_line(const struct source *source, uint32_t at)
{
	while (is_blank(source->data[at]))
		at++;
	return source->data[at] == '#';
}

static struct span line_span(const struct source *source, uint32_t at)
{
	return (struct span){source->base + at, source->base + line_end(source, at)};
}

/*
 * The line that a comment is about. Comments are asked for from the last to the first:
 * `known` is the line of the one asked for before and what it was about, so that a
 * million in a row are walked once.
 */
struct known_line {
	uint32_t begin; /* offset of a comment line; 0: none */
	struct span about;
};

static struct span line_about(const struct source *source, uint32_t offset,
	struct known_line *known, bool *below)
{
	uint32_t at = line_start(source, offset - source->base);
	uint32_t own = at;

	*below = is_comment_line(source, at);
	if (!*below)
		return line_span(source, at);
	if (source->base + own == known->begin)
		return known->about;
	do {
		at = next_line(source, at);
	} while (source->base + at != known->begin && at < source->len &&
		 is_comment_line(source, at));
	if (source->base + at != known->begin)
		known->about = line_span(source, at);
	known->begin = source->base + own;
	return known->about;
}

/* ---- the whole ---- */

static void keep(struct waivers *waivers, uint32_t first, const struct reading *reading,
	struct date until)
{
	struct suppression *suppression =
		ARENA_NEW(&waivers->sink->arena, struct suppression);

	*suppression =
		(struct suppression){SUPPRESSION_SOURCE, reading->text, reading->at};
	for (uint32_t i = first; i < waivers->count; i++) {
		waivers->items[i].suppression = suppression;
		waivers->items[i].until = until;
		waivers->items[i].expired = waiver_has_ended(waivers, until);
	}
}

/* Bytes of a word that is `orgraphignore` or nearly so, and not `orgraph` alone. */
enum { BOTH_LEAST = 11 };

/* `orgraph ignore` may begin a sentence: it is one of ours if a rule follows. */
static bool is_sentence(const struct reading *reading, struct str word)
{
	struct str rest = behind(reading->text, word);
	struct str rule = first_word(behind(rest, first_word(rest, "")), ",");

	for (uint32_t i = 0; i < word.len; i++)
		if (strchr(":-_.,;/", word.ptr[i]))
			return false;
	return word.len < BOTH_LEAST && !rule_is_known(reading->waivers->model, rule);
}

/* What is not `orgraph:ignore`, but was meant to be, or is another word behind
 * `orgraph:`; nothing there is no concern of ours: `# orgraph: 1` is a key that was taken
 * out. */
static void read_other(struct reading *reading, struct str word)
{
	struct waivers *waivers = reading->waivers;
	struct str next = first_word(behind(reading->text, word), "");
	bool blank = str_is(word, "orgraph:");
	struct str said = word;
	struct diag *diag;

	if ((blank && !str_is(next, "ignore")) || is_sentence(reading, word))
		return;
	/* two words of ours */
	if (!str_starts(word, "orgraph:") && word.len < BOTH_LEAST)
		said.len = (uint32_t)(next.ptr + next.len - word.ptr);
	if (blank)
		diag = COMPLAIN(waivers, BAD, reading->at,
			"a blank stands within 'orgraph:ignore'");
	else
		diag = COMPLAIN(waivers, BAD, placed(reading, said).at,
			"'%.*s' means nothing in a comment", STR_ARG(said));
	diag_help(waivers->sink, diag, "write '# orgraph:ignore RULE reason'");
}

static void read_remark(struct waivers *waivers, struct span at)
{
	struct reading reading = {waivers, sources_slice(waivers->sink->sources, at), at};
	struct str word = first_word(reading.text, "");
	uint32_t first = waivers->count;
	struct date until = {0};

	if (!str_is(word, "orgraph:ignore")) {
		read_other(&reading, word);
		return;
	}
	reading.text = behind(reading.text, word);
	if (read_ignore(&reading, &until))
		keep(waivers, first, &reading, until);
	else
		waivers->count = first;
}

void remarks_read(struct waivers *waivers)
{
	const struct remarks *remarks = &waivers->model->remarks;
	struct known_line known = {0};

	for (uint32_t i = 0; i < remarks->count; i++)
		read_remark(waivers, remarks->items[i]);
	for (uint32_t i = waivers->count; i-- > 0;) {
		struct waiver *waiver = &waivers->items[i];
		uint32_t begin = waiver->suppression->at.begin;

		waiver->line = line_about(sources_at(waivers->sink->sources, begin),
			begin, &known, &waiver->below);
	}
}
