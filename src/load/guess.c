/*
 * Dates and frequencies as people write them, in English and Swedish: "1 oktober 2025",
 * "varannan vecka", "4 ggr/år". They are no values of the format, and no value is made
 * of them; but what is meant can be suggested in the format's own words. A guess that is
 * not certain is none, but for a day and a month that may stand either way.
 */
#include "load_internal.h"

#include "base/utf8.h"
#include "load/guess.h"

enum token_kind {
	TOKEN_NUMBER,
	TOKEN_DASH,    /* between two numbers */
	TOKEN_EVERY,   /* `value` 2: every other */
	TOKEN_ORDINAL, /* every third */
	TOKEN_PERIOD,  /* `value` is an index in periods */
	TOKEN_ADVERB,  /* the same: monthly */
	TOKEN_ABOUT,
	TOKEN_DEMAND,
	TOKEN_MONTH,
	TOKEN_NOTHING, /* says no more than its neighbours */
	TOKEN_UNKNOWN
};

enum period { WEEK, MONTH, QUARTER, TERM, HALF_YEAR, YEAR };

static const char *const periods[] = {
	"week", "month", "quarter", "term", "half-year", "year"};
static const char *const adverbs[] = {
	"weekly", "monthly", "quarterly", "1/term", "1/half-year", "yearly"};

struct token {
	enum token_kind kind;
	uint32_t value;
	uint32_t digits; /* of a number */
};

enum { TOKENS_MOST = 12 };

struct tokens {
	struct token items[TOKENS_MOST + 1]; /* an unknown one ends them */
	uint32_t count;
};

/* Folded: no capitals, no accents. */
static const struct {
	const char *word;
	enum token_kind kind;
	uint32_t value;
} vocabulary[] = {
	{"a", TOKEN_NOTHING, 0},
	{"about", TOKEN_ABOUT, 0},
	{"an", TOKEN_NOTHING, 0},
	{"annually", TOKEN_ADVERB, YEAR},
	{"approximately", TOKEN_ABOUT, 0},
	{"ar", TOKEN_PERIOD, YEAR},
	{"aret", TOKEN_PERIOD, YEAR},
	{"arligen", TOKEN_ADVERB, YEAR},
	{"as", TOKEN_NOTHING, 0},
	{"behov", TOKEN_DEMAND, 0},
	{"ca", TOKEN_ABOUT, 0},
	{"cirka", TOKEN_ABOUT, 0},
	{"demand", TOKEN_DEMAND, 0},
	{"den", TOKEN_NOTHING, 0},
	{"each", TOKEN_EVERY, 1},
	{"efter", TOKEN_NOTHING, 0},
	{"en", TOKEN_NUMBER, 1},
	{"ett", TOKEN_NUMBER, 1},
	{"every", TOKEN_EVERY, 1},
	{"fem", TOKEN_NUMBER, 5},
	{"five", TOKEN_NUMBER, 5},
	{"fjarde", TOKEN_ORDINAL, 4},
	{"four", TOKEN_NUMBER, 4},
	{"fourth", TOKEN_ORDINAL, 4},
	{"fyra", TOKEN_NUMBER, 4},
	{"gang", TOKEN_NOTHING, 0},
	{"ganger", TOKEN_NOTHING, 0},
	{"ggr", TOKEN_NOTHING, 0},
	{"half-year", TOKEN_PERIOD, HALF_YEAR},
	{"halvar", TOKEN_PERIOD, HALF_YEAR},
	{"halvarsvis", TOKEN_ADVERB, HALF_YEAR},
	{"i", TOKEN_NOTHING, 0},
	{"in", TOKEN_NOTHING, 0},
	{"kvartal", TOKEN_PERIOD, QUARTER},
	{"kvartalet", TOKEN_PERIOD, QUARTER},
	{"kvartalsvis", TOKEN_ADVERB, QUARTER},
	{"manad", TOKEN_PERIOD, MONTH},
	{"manaden", TOKEN_PERIOD, MONTH},
	{"manader", TOKEN_PERIOD, MONTH},
	{"manatligen", TOKEN_ADVERB, MONTH},
	{"manadsvis", TOKEN_ADVERB, MONTH},
	{"meeting", TOKEN_NOTHING, 0},
	{"meetings", TOKEN_NOTHING, 0},
	{"month", TOKEN_PERIOD, MONTH},
	{"monthly", TOKEN_ADVERB, MONTH},
	{"months", TOKEN_PERIOD, MONTH},
	{"mote", TOKEN_NOTHING, 0},
	{"moten", TOKEN_NOTHING, 0},
	{"nd", TOKEN_NOTHING, 0},
	{"needed", TOKEN_DEMAND, 0},
	{"of", TOKEN_NOTHING, 0},
	{"om", TOKEN_NOTHING, 0},
	{"on", TOKEN_NOTHING, 0},
	{"once", TOKEN_NUMBER, 1},
	{"one", TOKEN_NUMBER, 1},
	{"other", TOKEN_ORDINAL, 2},
	{"per", TOKEN_NOTHING, 0},
	{"quarter", TOKEN_PERIOD, QUARTER},
	{"quarterly", TOKEN_ADVERB, QUARTER},
	{"rd", TOKEN_NOTHING, 0},
	{"second", TOKEN_ORDINAL, 2},
	{"semester", TOKEN_PERIOD, TERM},
	{"sex", TOKEN_NUMBER, 6},
	{"six", TOKEN_NUMBER, 6},
	{"sjatte", TOKEN_ORDINAL, 6},
	{"st", TOKEN_NOTHING, 0},
	{"term", TOKEN_PERIOD, TERM},
	{"termin", TOKEN_PERIOD, TERM},
	{"terminen", TOKEN_PERIOD, TERM},
	{"terminsvis", TOKEN_ADVERB, TERM},
	{"th", TOKEN_NOTHING, 0},
	{"third", TOKEN_ORDINAL, 3},
	{"three", TOKEN_NUMBER, 3},
	{"time", TOKEN_NOTHING, 0},
	{"times", TOKEN_NOTHING, 0},
	{"tio", TOKEN_NUMBER, 10},
	{"tre", TOKEN_NUMBER, 3},
	{"tredje", TOKEN_ORDINAL, 3},
	{"tva", TOKEN_NUMBER, 2},
	{"twice", TOKEN_NUMBER, 2},
	{"two", TOKEN_NUMBER, 2},
	{"ungefar", TOKEN_ABOUT, 0},
	{"var", TOKEN_EVERY, 1},
	{"varannan", TOKEN_EVERY, 2},
	{"varje", TOKEN_EVERY, 1},
	{"vart", TOKEN_EVERY, 1},
	{"vartannat", TOKEN_EVERY, 2},
	{"vecka", TOKEN_PERIOD, WEEK},
	{"veckan", TOKEN_PERIOD, WEEK},
	{"veckor", TOKEN_PERIOD, WEEK},
	{"veckovis", TOKEN_ADVERB, WEEK},
	{"vid", TOKEN_NOTHING, 0},
	{"week", TOKEN_PERIOD, WEEK},
	{"weekly", TOKEN_ADVERB, WEEK},
	{"weeks", TOKEN_PERIOD, WEEK},
	{"when", TOKEN_NOTHING, 0},
	{"year", TOKEN_PERIOD, YEAR},
	{"yearly", TOKEN_ADVERB, YEAR},
	{"years", TOKEN_PERIOD, YEAR},
};

/* The names begin alike in both languages, but for May and October. */
static const char *const months[] = {"january", "februari", "mars", "april", "maj",
	"juni", "juli", "augusti", "september", "oktober", "november", "december",
	"januari", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december"};

static struct token month_token(const char *word)
{
	size_t len = strlen(word);

	for (uint32_t i = 0; i < COUNT_OF(months); i++)
		if (len >= 3 && strncmp(months[i], word, len) == 0)
			return (struct token){TOKEN_MONTH, i % 12 + 1, 0};
	if (strcmp(word, "sept") == 0)
		return (struct token){TOKEN_MONTH, 9, 0};
	return (struct token){TOKEN_UNKNOWN, 0, 0};
}

static struct token word_token(const char *word)
{
	for (size_t i = 0; i < COUNT_OF(vocabulary); i++)
		if (strcmp(vocabulary[i].word, word) == 0)
			return (struct token){vocabulary[i].kind, vocabulary[i].value, 0};
	return month_token(word);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct token read_digits(const struct buf *text, size_t *at)
{
	struct token token = {TOKEN_NUMBER, 0, 0};

	for (; *at < text->len && is_digit(text->data[*at]); ++*at)
		if (token.digits++ < 9)
			token.value =
				token.value * 10 + (uint32_t)(text->data[*at] - '0');
	if (token.digits > 8)
		token.kind = TOKEN_UNKNOWN;
	return token;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static struct token read_word(const struct buf *text, size_t *at)
{
	size_t begin = *at;
	char word[24];

	while (*at < text->len &&
		(is_letter(text->data[*at]) || (text->data[*at] == '-' && *at > begin &&
						       is_letter(text->data[*at + 1]))))
		++*at;
	if (*at - begin >= sizeof word)
		return (struct token){TOKEN_UNKNOWN, 0, 0};
	memcpy(word, text->data + begin, *at - begin);
	word[*at - begin] = '\0';
	return word_token(word);
}

static struct token read_token(const struct buf *text, size_t *at)
{
	char c = text->data[*at];

	if (is_digit(c))
		return read_digits(text, at);
	if (is_letter(c))
		return read_word(text, at);
	++*at;
	if (c == '~')
		return (struct token){TOKEN_ABOUT, 0, 0};
	if (c == '-')
		return (struct token){TOKEN_DASH, 0, 0};
	if (strchr(" ./,", c))
		return (struct token){TOKEN_NOTHING, 0, 0};
	return (struct token){TOKEN_UNKNOWN, 0, 0};
}

/* False for a word that is not in the vocabulary: then nothing is certain. */
static bool read_tokens(struct tokens *tokens, struct str text)
{
	struct buf typed = {0}, folded = {0};
	bool known = true;

	*tokens = (struct tokens){0};
	retype(&typed, text);
	for (uint32_t i = 0; i < typed.len;)
		buf_add_rune(&folded, rune_fold(utf8_next(buf_str(&typed), &i)));
	for (size_t at = 0; known && at < folded.len;) {
		struct token token = read_token(&folded, &at);

		known = token.kind != TOKEN_UNKNOWN && tokens->count < TOKENS_MOST;
		if (known && token.kind != TOKEN_NOTHING)
			tokens->items[tokens->count++] = token;
	}
	tokens->items[tokens->count].kind = TOKEN_UNKNOWN;
	buf_release(&typed);
	buf_release(&folded);
	return known && tokens->count > 0;
}

/* ---- dates ---- */

struct guessed {
	uint32_t year, month, day;
};

static bool take_month_name(const struct tokens *tokens, struct guessed *date)
{
	for (uint32_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		if (token->kind == TOKEN_DASH)
			continue;
		if (token->kind == TOKEN_MONTH && !date->month)
			date->month = token->value;
		else if (token->kind == TOKEN_NUMBER && token->digits == 4 && !date->year)
			date->year = token->value;
		else if (token->kind == TOKEN_NUMBER && token->digits > 0 &&
			 token->digits <= 2 && !date->day)
			date->day = token->value;
		else
			return false;
	}
	return date->month > 0;
}

/* Three numbers, the year first or last. False, with the date set, for 1/2/2024: nobody
 * knows which is the day. */
static bool take_numbers(const struct tokens *tokens, struct guessed *date)
{
	const struct token *first = NULL, *middle = NULL, *last = NULL;

	for (uint32_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		if (token->kind == TOKEN_DASH)
			continue;
		if (token->kind != TOKEN_NUMBER || token->digits == 0 || last)
			return false;
		*(!first ? &first : !middle ? &middle : &last) = token;
	}
	if (!last || middle->digits > 2 || (first->digits == 4) == (last->digits == 4))
		return false;
	date->year = first->digits == 4 ? first->value : last->value;
	date->month = middle->value;
	date->day = first->digits == 4 ? last->value : first->value;
	if (last->digits == 4 && date->day <= 12 && date->month <= 12 &&
		date->day != date->month)
		return false;
	if (date->month > 12) {
		uint32_t swap = date->month;

		date->month = date->day;
		date->day = swap;
	}
	return true;
}

/* 20251001 */
static bool take_run(const struct tokens *tokens, struct guessed *date)
{
	const struct token *token = &tokens->items[0];

	if (tokens->count != 1 || token->kind != TOKEN_NUMBER || token->digits != 8)
		return false;
	*date = (struct guessed){
		token->value / 10000, token->value / 100 % 100, token->value % 100};
	return true;
}

/* 2024-01-31T10:00, as programs write a day with its time */
static bool take_timed(struct str text, struct buf *out)
{
	struct str day = {text.ptr, 10};
	struct date parsed;

	if (text.len < 13 || (text.ptr[10] != 'T' && text.ptr[10] != ' ') ||
		!is_digit(text.ptr[11]) || !date_parse(day, &parsed))
		return false;
	buf_add_str(out, day);
	return true;
}

bool guess_date(struct str text, struct buf *out)
{
	struct guessed date = {0};
	struct tokens tokens;
	struct date parsed;

	buf_clear(out);
	if (take_timed(text, out))
		return true;
	if (!read_tokens(&tokens, text))
		return false;
	if (!take_run(&tokens, &date) && !take_numbers(&tokens, &date)) {
		if (date.year > 0) {
			buf_printf(out, "%04u-%02u-%02u or %04u-%02u-%02u", date.year,
				date.month, date.day, date.year, date.day, date.month);
			return date.month > 0 && date.day > 0;
		}
		date = (struct guessed){0};
		if (!take_month_name(&tokens, &date))
			return false;
	}
	buf_printf(out, "%04u-%02u", date.year, date.month);
	if (date.day)
		buf_printf(out, "-%02u", date.day);
	return date.year > 0 && date_parse(buf_str(out), &parsed);
}

/* ---- frequencies ---- */

/* The tokens from `*at` on, one kind after the other. */
static bool take(
	const struct tokens *tokens, uint32_t *at, enum token_kind kind, uint32_t *value)
{
	if (tokens->items[*at].kind != kind)
		return false;
	*value = tokens->items[(*at)++].value;
	return true;
}

/* `every week`, `every 2 weeks`, `varannan vecka`, `var tredje månad` */
static bool add_every(const struct tokens *tokens, uint32_t *at, struct buf *out)
{
	uint32_t every, n, period;

	if (!take(tokens, at, TOKEN_EVERY, &every))
		return false;
	if (take(tokens, at, TOKEN_NUMBER, &n) || take(tokens, at, TOKEN_ORDINAL, &n))
		every *= n;
	if (!take(tokens, at, TOKEN_PERIOD, &period) || (every > 1 && period > MONTH))
		return false;
	if (every == 1)
		buf_add_text(out, adverbs[period]);
	else
		buf_printf(out, "every %u %ss", every, periods[period]);
	return true;
}

/* `4 times a year`, `2-3 per månad`, `ca 4 ggr/år`, `4` */
static bool add_rate(const struct tokens *tokens, uint32_t *at, struct buf *out)
{
	uint32_t least, most, period = YEAR, nothing;
	bool about = take(tokens, at, TOKEN_ABOUT, &nothing);

	if (!take(tokens, at, TOKEN_NUMBER, &least))
		return false;
	buf_printf(out, "%s%u", about ? "~" : "", least);
	if (take(tokens, at, TOKEN_DASH, &nothing)) {
		if (about || !take(tokens, at, TOKEN_NUMBER, &most))
			return false;
		buf_printf(out, "-%u", most);
	}
	take(tokens, at, TOKEN_EVERY, &nothing);
	take(tokens, at, TOKEN_PERIOD, &period);
	buf_printf(out, "/%s", periods[period]);
	return true;
}

static bool add_frequency(const struct tokens *tokens, uint32_t *at, struct buf *out)
{
	uint32_t period;

	if (take(tokens, at, TOKEN_ADVERB, &period)) {
		buf_add_text(out, adverbs[period]);
		return true;
	}
	return tokens->items[*at].kind == TOKEN_EVERY ? add_every(tokens, at, out)
						      : add_rate(tokens, at, out);
}

bool guess_meets(struct str text, struct buf *out)
{
	struct tokens tokens;
	struct meets meets;
	uint32_t at = 0, nothing;

	buf_clear(out);
	if (!read_tokens(&tokens, text))
		return false;
	if (tokens.items[0].kind != TOKEN_DEMAND && !add_frequency(&tokens, &at, out))
		return false;
	if (take(&tokens, &at, TOKEN_DEMAND, &nothing))
		buf_add_text(out, out->len > 0 ? ", on_demand" : "on_demand");
	return at == tokens.count && meets_parse(buf_str(out), &meets);
}
