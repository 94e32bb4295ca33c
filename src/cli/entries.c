/* The options that are keys of charts and reports in a manifest. */
#include "entries.h"

#include "commands.h"
#include "report/list.h"
#include "view.h"

#define DECIMAL "[0-9]{1,6}(\\.[0-9]{1,6})?"

static const char *const export_words[] = {"json", NULL};
static const char *const outline_words[] = {"markdown", "html", NULL};

static const struct command *const report_commands[PROJECT_REPORT__COUNT] = {
	[PROJECT_FINDINGS] = &command_check,
	[PROJECT_LIST] = &command_list,
	[PROJECT_EXPORT] = &command_export,
	[PROJECT_OUTLINE] = &command_draw,
	[PROJECT_DIFF] = &command_diff,
};

const struct command *entry_chart_command(const struct project_chart *chart)
{
	return date_is_set(chart->from) ? &command_diff : &command_draw;
}

const struct command *entry_report_command(const struct project_report *report)
{
	return report_commands[report->kind];
}

bool setting_is(const struct setting *setting, const char *option)
{
	return strcmp(option_rows[setting->option].name, option) == 0;
}

bool entry_takes(const struct command *command, bool is_told, const struct option *option)
{
	return (option->commands & command->bit) &&
	       !(is_told && option_is_of_charts(option));
}

static const char *const *end_with_null(
	struct arena *arena, const char *const *words, uint32_t count)
{
	const char **copy = arena_array(arena, (size_t)count + 1, sizeof *copy);

	if (count > 0)
		memcpy(copy, words, count * sizeof *copy);
	return copy;
}

/* What was written into the buffer, which is released. */
static const char *kept_in(struct arena *arena, struct buf *text)
{
	const char *copy = arena_copy(arena, text->data, text->len);

	buf_release(text);
	return copy;
}

/* hide-line-types is hide_line_types. */
static const char *key_of(struct arena *arena, const char *name)
{
	char *key = arena_copy(arena, name, strlen(name));

	for (char *at = key; *at; at++)
		if (*at == '-')
			*at = '_';
	return key;
}

const char *entry_about(struct arena *arena, const struct option *option)
{
	struct buf about = {0};

	for (const char *c = option->help; *c; c++) {
		size_t len = strncmp(c, "--", 2) == 0
				     ? strspn(c + 2, "abcdefghijklmnopqrstuvwxyz-")
				     : 0;

		if (len == 0) {
			buf_add_char(&about, *c);
			continue;
		}
		buf_add_char(&about, '\'');
		for (size_t i = 0; i < len; i++)
			buf_add_char(&about, c[2 + i] == '-' ? '_' : c[2 + i]);
		buf_add_char(&about, '\'');
		c += len + 1;
	}
	return kept_in(arena, &about);
}

static enum field_type type_of(enum option_kind kind)
{
	switch (kind) {
	case OPTION_FLAG:
		return FIELD_BOOL;
	case OPTION_WORD:
		return FIELD_WORD;
	case OPTION_TEXTS:
		return FIELD_TEXTS;
	case OPTION_DATE:
		return FIELD_DATE;
	default:
		return FIELD_TEXT;
	}
}

/* A name in any case. */
static void add_any_case(struct buf *pattern, const char *name)
{
	for (; *name; name++) {
		char large =
			*name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name;
		char small =
			*name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;

		if (large == small)
			buf_add_char(pattern, *name);
		else
			buf_printf(pattern, "[%c%c]", large, small);
	}
}

static const char *paper_pattern(struct arena *arena)
{
	struct buf pattern = {0};
	const struct paper *paper;

	buf_add_text(&pattern, "^(");
	for (uint32_t i = 0; (paper = paper_at(i)); i++) {
		add_any_case(&pattern, paper->name);
		buf_add_char(&pattern, '|');
	}
	add_any_case(&pattern, "none");
	buf_add_text(&pattern, "|" DECIMAL "[xX]" DECIMAL "[mM][mM])$");
	return kept_in(arena, &pattern);
}

static const char *suffix_pattern(struct arena *arena)
{
	struct buf pattern = {0};
	const char *suffix;

	buf_add_text(&pattern, "\\.(");
	for (uint32_t i = 0; (suffix = render_suffix_at(i)); i++) {
		buf_add_text(&pattern, i > 0 ? "|" : "");
		add_any_case(&pattern, suffix);
	}
	buf_add_text(&pattern, ")$");
	return kept_in(arena, &pattern);
}

static bool is_wish(const struct option *option)
{
	return strcmp(option->name, "include") == 0 ||
	       strcmp(option->name, "exclude") == 0;
}

static const char *text_pattern(struct arena *arena, const struct option *option)
{
	struct buf pattern = {0};

	if (!is_wish(option))
		return option_may_be_empty(option) ? "^[^\\x00]*$" : "^[^\\x00]+$";
	wish_pattern(&pattern);
	return kept_in(arena, &pattern);
}

/* What editors know of a value before 'check' sees it; NULL: what its type tells. */
static const char *pattern_of(struct arena *arena, const struct option *option)
{
	switch (option->kind) {
	case OPTION_NUMBER:
		return "^[0-9]{1,9}$";
	case OPTION_LENGTH:
		return "^" DECIMAL "$";
	case OPTION_PAPER:
		return paper_pattern(arena);
	case OPTION_LANGUAGE:
		return LANGUAGE_PATTERN;
	case OPTION_TEXT:
	case OPTION_TEXTS:
		return text_pattern(arena, option);
	default:
		return NULL;
	}
}

static enum key_values values_of(const struct option *option)
{
	if (is_wish(option) || option->kind == OPTION_LANGUAGE)
		return VALUES_STRINGS;
	return option->kind == OPTION_TEXT || option->kind == OPTION_TEXTS
		       ? VALUES_SCALARS
		       : VALUES_NUMBERS;
}

static struct option_key key_made(struct arena *arena, uint32_t row)
{
	const struct option *option = &option_rows[row];
	struct option_key key = {
		.field = {.key = key_of(arena, option->name),
			.type = type_of(option->kind),
			.offset = (uint16_t)row,
			.words = end_with_null(arena, option->words, option->word_count)},
		.draws = option->commands & FOR_DRAW,
		/* the days of changes are theirs */
		.compares = (option->commands & FOR_DIFF) &&
			    strcmp(option->name, "as-of") != 0,
		.about = entry_about(arena, option),
		.pattern = pattern_of(arena, option),
		.values = values_of(option),
	};

	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++)
		key.kinds[kind] =
			entry_takes(report_commands[kind], kind == PROJECT_DIFF, option);
	return key;
}

struct entry_keys entry_keys_make(struct arena *arena)
{
	struct option_key *options = arena_array(arena, option_count, sizeof *options);
	struct entry_keys keys = {
		.options = options,
		.chart_formats = command_draw.formats,
		.chart_suffix = suffix_pattern(arena),
		.kinds = {[PROJECT_FINDINGS] = command_check.formats,
			[PROJECT_LIST] = end_with_null(arena, list_words, LIST__COUNT),
			[PROJECT_EXPORT] = export_words,
			[PROJECT_OUTLINE] = outline_words},
		.report_formats = {[PROJECT_LIST] = command_list.formats,
			[PROJECT_DIFF] = command_diff.formats},
	};

	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].commands & FOR_ENTRY)
			options[keys.option_count++] = key_made(arena, i);
	return keys;
}
