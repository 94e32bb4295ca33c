/*
 * The values of options, one function for each kind: what it reads, and why it refuses
 * what it refuses, in words that end a line which names the option.
 */
#include "cli_internal.h"

#include "base/vec.h"
#include "check/check.h"
#include "load/guess.h"
#include "model/value.h"

void refusal_release(struct refusal *refusal)
{
	buf_release(&refusal->wrong);
	buf_release(&refusal->help);
}

void refusal_say(const struct cli *cli, const char *option, struct refusal *refusal)
{
	say_usage(cli, "--%s: %s%s%s", option, refusal->wrong.data,
		refusal->help.len > 0 ? ": " : "",
		refusal->help.len > 0 ? refusal->help.data : "");
	refusal_release(refusal);
}

static void *slot(struct options *chosen, const struct option *option)
{
	return (char *)chosen + option->offset;
}

/* What is no slip for a rule of a table may be a rule of a line type that the input
 * declares, cycle-TYPE, or of a rule file, which study_read knows. */
static bool read_rule(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	bool own = strncmp(value, "cycle-", 6) == 0 || strchr(value, '/');
	const char *nearest = NULL;

	if (strchr(value, ',')) {
		buf_printf(&why->wrong, "'%s' is no rule", value);
		buf_printf(&why->help, "give --%s once for each rule", option->name);
		why->for_shell = true;
		return false;
	}
	if (!rule_find(str_of(value)) && !own)
		nearest = nearest_rule(NULL, value);
	if (nearest) {
		buf_printf(&why->wrong, "there is no rule '%s'", value);
		buf_printf(&why->help, "did you mean '%s'?", nearest);
		return false;
	}
	policy_set(&chosen->policy, value, option->severity);
	return true;
}

static bool read_word(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	uint32_t index = str_among(str_of(value), option->words, option->word_count);
	const char *nearest;

	if (index < option->word_count) {
		*(uint32_t *)slot(chosen, option) = index;
		return true;
	}
	buf_printf(&why->wrong, "unknown word '%s'", value);
	nearest = nearest_word(value, option->words, option->word_count);
	if (nearest) {
		buf_printf(&why->help, "did you mean '%s'?", nearest);
		return false;
	}
	for (uint32_t i = 0; i < option->word_count; i++)
		buf_printf(&why->wrong, "%s%s", i ? ", " : ", it is one of ",
			option->words[i]);
	return false;
}

static bool read_number(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	size_t digits = strspn(value, "0123456789");

	if (digits == 0 || value[digits] != '\0') {
		buf_printf(&why->wrong, "'%s' is no whole number such as 2", value);
		return false;
	}
	if (digits > 9) {
		buf_printf(&why->wrong, "'%s' is more than 999999999", value);
		return false;
	}
	*(uint32_t *)slot(chosen, option) = (uint32_t)strtoul(value, NULL, 10);
	return true;
}

static bool read_length(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	if (decimal_parse(value, slot(chosen, option)))
		return true;
	buf_printf(&why->wrong, "'%s' is no number such as 7 or 7.5", value);
	return false;
}

static bool lacks_unit(const char *value)
{
	struct buf text = {0};
	struct paper paper;
	bool found;

	buf_printf(&text, "%smm", value);
	found = paper_parse(text.data, &paper) == PAPER_READ;
	buf_release(&text);
	return found;
}

static bool read_paper(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	switch (paper_parse(value, slot(chosen, option))) {
	case PAPER_READ:
		return true;
	case PAPER_UNKNOWN:
		if (lacks_unit(value)) {
			buf_printf(&why->wrong, "unknown paper '%s'", value);
			buf_printf(&why->help, "did you mean '%smm'?", value);
			return false;
		}
		buf_printf(&why->wrong,
			"unknown paper '%s', it is one of A4, A3, A2, A1, A0, letter, "
			"legal, tabloid, none, or a size such as 300x200mm",
			value);
		return false;
	case PAPER_TOO_SMALL:
		buf_printf(&why->wrong, "'%s' is too small: %g mm is the shortest side",
			value, PAPER_SHORTEST);
		return false;
	case PAPER_TOO_LARGE:
		buf_printf(&why->wrong, "'%s' is too large: %g mm is the longest side",
			value, PAPER_LONGEST);
		return false;
	}
	BUG("a paper is read in no other way");
}

static bool read_date(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	struct date *days = slot(chosen, option);
	struct buf reason = {0};

	days[1] = days[0];
	if (date_parse(str_of(value), &days[0]))
		return true;
	buf_printf(&why->wrong, "'%s' is no date", value);
	if (date_impossible(&reason, str_of(value))) {
		buf_printf(&why->wrong, ": %s", reason.data);
	} else if (guess_date(str_of(value), &reason)) {
		buf_printf(&why->help, "did you mean %s?", reason.data);
	} else if (strcmp(value, "today") == 0) {
		buf_add_text(&why->help,
			"the clock is not asked, write --as-of \"$(date +%F)\"");
		why->for_shell = true;
	} else {
		buf_add_text(&why->wrong, " such as 2026-01-31");
	}
	buf_release(&reason);
	return false;
}

/* A chart may go without a title. */
bool option_may_be_empty(const struct option *option)
{
	return strcmp(option->name, "title") == 0;
}

/* As "$FILE" is where the variable is not set. */
static bool is_said(const struct option *option, const char *value, struct refusal *why)
{
	if (*value || option_may_be_empty(option))
		return true;
	buf_add_text(&why->wrong, "the value is empty");
	buf_add_text(&why->help, "write one, or leave it out");
	return false;
}

/* sv_SE is how a locale is called, and what was meant. */
static bool read_language(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	struct buf guess = {0};

	*(const char **)slot(chosen, option) = value;
	if (!is_said(option, value, why))
		return false;
	if (language_is_code(str_of(value)))
		return true;
	for (const char *c = value; *c; c++)
		buf_add_char(&guess, *c == '_' ? '-' : *c);
	buf_printf(&why->wrong, "'%s' is no language", value);
	if (language_is_code(buf_str(&guess)))
		buf_printf(&why->help, "did you mean '%s'?", guess.data);
	else
		buf_add_text(&why->help, "write its code, such as sv, en or en-GB");
	buf_release(&guess);
	return false;
}

bool option_value_read(struct options *chosen, const struct option *option,
	const char *value, struct refusal *why)
{
	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)slot(chosen, option) = true;
		return true;
	case OPTION_FORMAT:
		*VEC_PUSH(&chosen->formats) = value;
		*(const char **)slot(chosen, option) = value;
		return true;
	case OPTION_TEXT:
		*(const char **)slot(chosen, option) = value;
		return is_said(option, value, why);
	case OPTION_LANGUAGE:
		return read_language(chosen, option, value, why);
	case OPTION_TEXTS: {
		struct words *words = slot(chosen, option);

		*VEC_PUSH(words) = value;
		return is_said(option, value, why);
	}
	case OPTION_WORD:
		return read_word(chosen, option, value, why);
	case OPTION_NUMBER:
		return read_number(chosen, option, value, why);
	case OPTION_LENGTH:
		return read_length(chosen, option, value, why);
	case OPTION_PAPER:
		return read_paper(chosen, option, value, why);
	case OPTION_DATE:
		return read_date(chosen, option, value, why);
	case OPTION_RULE:
		return read_rule(chosen, option, value, why);
	}
	BUG("an option of no kind");
}
