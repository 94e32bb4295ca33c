/* The options that are keys of charts and reports in a manifest. */
#include "entries.h"

#include "commands.h"
#include "report/list.h"

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

static const char *const *end_with_null(
	struct arena *arena, const char *const *words, uint32_t count)
{
	const char **copy = arena_array(arena, (size_t)count + 1, sizeof *copy);

	if (count > 0)
		memcpy(copy, words, count * sizeof *copy);
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
	const char *copy;

	buf_add_text(&pattern, "^(");
	for (uint32_t i = 0; (paper = paper_at(i)); i++) {
		add_any_case(&pattern, paper->name);
		buf_add_char(&pattern, '|');
	}
	add_any_case(&pattern, "none");
	buf_add_text(&pattern, "|" DECIMAL "[xX]" DECIMAL "[mM][mM])$");
	copy = arena_copy(arena, pattern.data, pattern.len);
	buf_release(&pattern);
	return copy;
}

/* What editors know of a value before 'check' sees it; NULL: nothing. */
static const char *pattern_of(struct arena *arena, enum option_kind kind)
{
	switch (kind) {
	case OPTION_NUMBER:
		return "^[0-9]{1,9}$";
	case OPTION_LENGTH:
		return "^" DECIMAL "$";
	case OPTION_PAPER:
		return paper_pattern(arena);
	default:
		return NULL;
	}
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
		.about = option->help,
		.pattern = pattern_of(arena, option->kind),
	};

	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++)
		key.kinds[kind] = option->commands & report_commands[kind]->bit;
	return key;
}

struct entry_keys entry_keys_make(struct arena *arena)
{
	struct option_key *options = arena_array(arena, option_count, sizeof *options);
	struct entry_keys keys = {
		.options = options,
		.chart_formats = command_draw.formats,
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
