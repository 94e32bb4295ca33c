/*
 * The options: one row each, and the reading of arguments by the rows. A row says where
 * its value goes and for which commands it is; help and the manual page come from the
 * same rows.
 */
#include "cli_internal.h"

#include "base/file.h"
#include "base/vec.h"
#include "check/check.h"
#include "model/project.h"
#include "model/view.h"

static const char *const colour_words[COLOUR__COUNT] = {"auto", "always", "never"};

static const char *const fail_on_words[] = {"error", "warning", "info", "never"};

enum severity options_fail_on(const struct options *chosen)
{
	static const enum severity severities[] = {
		SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO, SEVERITY_OFF};

	return severities[chosen->fail_on];
}

static const char *const least_words[] = {"info", "warning", "error"};

enum severity options_least(const struct options *chosen)
{
	return (enum severity)(SEVERITY_INFO + (int)chosen->least);
}

static const char *const sheets_words[SHEETS__COUNT] = {"never", "auto"};

#define AT(name)     .offset = (uint16_t)offsetof(struct options, name)
#define WORDS(array) .words = (array), .word_count = COUNT_OF(array)

const struct option option_rows[] = {
	{'f', "format", "FORMAT", OPTION_FORMAT, AT(format),
		FOR_CHECK | FOR_DRAW | FOR_CHAIN | FOR_LIST | FOR_RULES | FOR_HELP |
			FOR_VERSION | FOR_DIFF,
		"how the result is written"},
	{'o', "output", "FILE", OPTION_TEXT, AT(output),
		FOR_INPUT | FOR_RULES | FOR_EXPLAIN | FOR_HELP | FOR_SCHEMA,
		"write the result to FILE, whole or not at all"},
	{'p', "project", "FILE", OPTION_TEXT, AT(project), FOR_INPUT | FOR_BUILD,
		"read the manifest FILE, or that of the folder FILE: its inputs if no "
		"INPUT is named, and its "
		"settings; without it and without INPUT, the " PROJECT_FILE
		" in this folder or the nearest above"},
	{0, "baseline", "FILE", OPTION_TEXT, AT(baseline), FOR_COUNTING,
		"findings that FILE knows do not count, instead of those that the "
		"manifest's baseline knows"},
	{0, "show-suppressed", NULL, OPTION_FLAG, AT(show_suppressed),
		FOR_CHECK | FOR_ENTRY,
		"list what is suppressed as well, with the reason (text, json; sarif "
		"always does)"},
	{0, "force", NULL, OPTION_FLAG, AT(force), FOR_BASELINE | FOR_BUILD,
		"write over what would be spared"},
	{0, "check", NULL, OPTION_FLAG, AT(check), FOR_BUILD,
		"write and draw nothing; tell which outputs are stale, missing, edited "
		"or orphaned, and why"},
	{0, "dry-run", NULL, OPTION_FLAG, AT(dry_run), FOR_BUILD,
		"write nothing; tell what would be written"},
	{0, "only", "NAME", OPTION_TEXTS, AT(only), FOR_BUILD,
		"only the chart or report NAME of the manifest; may be given several "
		"times"},
	{0, "keep-going", NULL, OPTION_FLAG, AT(keep_going), FOR_BUILD,
		"write the outputs although the check fails"},
	{0, "watch", NULL, OPTION_FLAG, AT(watch), FOR_BUILD,
		"build again whenever an input is saved, until Ctrl-C"},
	{0, "depfile", "FILE", OPTION_TEXT, AT(depfile), FOR_BUILD,
		"write to FILE, for make and ninja, what the outputs are made of"},
	{'j', "jobs", "N", OPTION_NUMBER, AT(jobs), FOR_BUILD,
		"draw N charts at a time (default: as many as there are processors)"},
	{0, "as-of", "DATE", OPTION_DATE, AT(as_of), FOR_INPUT | FOR_BUILD | FOR_ENTRY,
		"the day (YYYY-MM-DD) on which the organisation is looked at, instead "
		"of the input's as_of"},
	{0, "draw", "FILE", OPTION_TEXT, AT(draw), FOR_DIFF,
		"draw both as one chart, with what is new, gone, moved and changed "
		"marked: .svg, .png, .pdf, .dot, .md or .html"},
	{0, "git", "REV", OPTION_TEXT, AT(git), FOR_DIFF,
		"the old one is what git holds of INPUT at REV: a commit, branch or tag"},
	{'E', "error", "RULE", OPTION_RULE, .severity = SEVERITY_ERROR,
		.commands = FOR_COUNTING, .help = "findings of RULE are errors"},
	{'W', "warning", "RULE", OPTION_RULE, .severity = SEVERITY_WARNING,
		.commands = FOR_COUNTING, .help = "findings of RULE are warnings"},
	{'I', "info", "RULE", OPTION_RULE, .severity = SEVERITY_INFO,
		.commands = FOR_COUNTING, .help = "findings of RULE are for information"},
	{0, "no-rule", "RULE", OPTION_RULE, .severity = SEVERITY_OFF,
		.commands = FOR_COUNTING, .help = "do not run RULE"},
	{0, "min-severity", "SEVERITY", OPTION_WORD, AT(least), FOR_CHECK | FOR_ENTRY,
		"show findings of this severity and graver ones; the others are counted",
		WORDS(least_words)},
	{0, "summary", NULL, OPTION_FLAG, AT(summary), FOR_CHECK | FOR_ENTRY,
		"count the findings by rule: in text instead of the findings, in json "
		"and "
		"markdown with them or without details"},
	{0, "rules", "FILE", OPTION_TEXTS, AT(rules),
		FOR_COUNTING | FOR_RULES | FOR_EXPLAIN,
		"take in the rules of FILE; may be given several times"},
	{0, "test", "FILE", OPTION_TEXTS, AT(tests), FOR_RULES,
		"run the examples of the rules in FILE, and tell which do not hold"},
	{0, "fail-on", "SEVERITY", OPTION_WORD, AT(fail_on), FOR_CHECK | FOR_BUILD,
		"exit with status 1 for findings of this severity or a graver one",
		WORDS(fail_on_words)},
	{0, "show", "WHAT", OPTION_WORD, AT(show), FOR_CHARTS, "what is drawn",
		.words = chart_show_words, .word_count = CHART_SHOW__COUNT},
	{0, "labels", "HOW", OPTION_WORD, AT(labels), FOR_CHARTS,
		"what a box says (office: name and chair)", .words = chart_labels_words,
		.word_count = CHART_LABELS__COUNT},
	{0, "lines", "WHICH", OPTION_WORD, AT(lines), FOR_CHARTS, "which lines are drawn",
		.words = chart_lines_words, .word_count = CHART_LINES__COUNT},
	{0, "regions", "WHAT", OPTION_WORD, AT(regions), FOR_CHARTS,
		"what stands together on a tinted panel below a superior: the groups "
		"whose principal it is, what is of one unit, or nothing",
		.words = chart_regions_words, .word_count = CHART_REGIONS__COUNT},
	{0, "view", "NAME", OPTION_TEXT, AT(view), FOR_CHARTS,
		"draw what the view NAME of the input or the manifest selects; the other "
		"options go before what it says"},
	{0, "focus", "ID", OPTION_TEXT, AT(focus), FOR_CHARTS,
		"only ID and what is above and below it"},
	{0, "up", "N", OPTION_NUMBER, AT(up), FOR_CHARTS,
		"with --focus: at most N levels above"},
	{0, "down", "N", OPTION_NUMBER, AT(down), FOR_CHARTS,
		"with --focus: at most N levels below"},
	{0, "include", "KEY=VALUE", OPTION_TEXTS, AT(include), FOR_CHARTS,
		"only what meets this, with the posts above it: kind, tag, unit, "
		"principal, "
		"status, power, sort, id, depth, or external alone; several values "
		"behind commas, depths also as 1-3; several keys narrow it down"},
	{0, "exclude", "KEY=VALUE", OPTION_TEXTS, AT(exclude), FOR_CHARTS,
		"not what meets this, with the same keys; may be given several times"},
	{0, "collapse", "ID", OPTION_TEXTS, AT(collapse), FOR_CHARTS,
		"draw ID as one box that says how many hang below it; may be given "
		"several times"},
	{0, "line-types", "TYPES", OPTION_TEXTS, AT(line_types), FOR_CHARTS,
		"only lines of these types, such as reports_to,advises"},
	{0, "hide-line-types", "TYPES", OPTION_TEXTS, AT(hide_line_types), FOR_CHARTS,
		"no lines of these types"},
	{0, "findings", NULL, OPTION_FLAG, AT(findings), FOR_DRAW | FOR_ENTRY,
		"mark on the chart what the rules found"},
	{0, "theme", "THEME", OPTION_WORD, AT(theme), FOR_CHARTS,
		"the colours (print: greys only)", .words = render_theme_words,
		.word_count = RENDER_THEME__COUNT},
	{0, "title", "TEXT", OPTION_TEXT, AT(title), FOR_CHARTS,
		"the title of the chart"},
	{0, "no-legend", NULL, OPTION_FLAG, AT(no_legend), FOR_CHARTS, "draw no legend"},
	{0, "language", "CODE", OPTION_LANGUAGE, AT(language), FOR_CHARTS | FOR_LIST,
		"the language of names, and of a chart's own words (sv, en)"},
	{0, "paper", "PAPER", OPTION_PAPER, AT(paper), FOR_CHARTS,
		"what the chart is fitted to: A4 (default), A3, A2, A1, A0, letter, "
		"legal, tabloid, WIDTHxHEIGHTmm, or none: a page as large as the chart"},
	{0, "orientation", "HOW", OPTION_WORD, AT(orientation), FOR_CHARTS,
		"how the paper lies (auto: as the chart prints larger)",
		.words = orientation_words, .word_count = ORIENTATION__COUNT},
	{0, "margin", "MM", OPTION_LENGTH, AT(margin), FOR_CHARTS,
		"the edge of the paper that stays free, in millimetres (default 10)"},
	{0, "min-type", "PT", OPTION_LENGTH, AT(min_type), FOR_CHARTS,
		"the smallest type that can be read, in points (default 7)"},
	{0, "fit", "HOW", OPTION_WORD, AT(fit), FOR_CHARTS,
		"how the paper is filled (best: with the arrangement that prints "
		"largest; plain: with all groups of a superior in one row)",
		.words = layout_fit_words, .word_count = LAYOUT_FIT__COUNT},
	{0, "layout", "ENGINE", OPTION_WORD, AT(layout), FOR_DRAW | FOR_ENTRY,
		"who says where the boxes stand (dot: Graphviz, in ranks)",
		.words = layout_engine_words, .word_count = LAYOUT_ENGINE__COUNT},
	{0, "redact", "WHAT", OPTION_WORD, AT(redact),
		FOR_DRAW | FOR_LIST | FOR_EXPORT | FOR_ENTRY,
		"take out every name of a person who holds a post or a seat, in notes "
		"and titles, too",
		.words = view_redact_words + 1, .word_count = 1},
	{0, "sheets", "WHEN", OPTION_WORD, AT(sheets), FOR_CHARTS,
		"cut into sheets what would fall below --min-type on one: pages of a "
		"PDF, "
		"chart-1.svg, chart-2.svg of chart.svg (default: auto for PDF, never for "
		"the others)",
		WORDS(sheets_words)},
	{0, "poster", NULL, OPTION_FLAG, AT(poster), FOR_CHARTS,
		"one sheet of the smallest paper, from --paper upwards, on which "
		"--min-type is reached"},
	{0, "color", "WHEN", OPTION_WORD, AT(colour),
		FOR_CHECK | FOR_CHAIN | FOR_RULES | FOR_EXPLAIN | FOR_DIFF | FOR_BASELINE,
		"colour the text (auto: on a terminal, unless NO_COLOR is set)",
		WORDS(colour_words)},
	{'v', "verbose", NULL, OPTION_FLAG, AT(verbose), FOR_INPUT | FOR_BUILD,
		"name on standard error the files that were passed over"},
	{'q', "quiet", NULL, OPTION_FLAG, AT(quiet), FOR_INPUT | FOR_INIT | FOR_BUILD,
		"say nothing but the result and what went wrong"},
	{'h', "help", NULL, OPTION_FLAG, AT(help), FOR_ALL, "show this help"},
	{0, "version", NULL, OPTION_FLAG, AT(version), 0, "show the version"},
};

const uint32_t option_count = COUNT_OF(option_rows);

/* What an option means for one command. */
static const struct {
	const char *name;
	uint32_t command;
	const char *help;
} meanings[] = {
	{"force", FOR_BASELINE, "write over a file that is no baseline"},
	{"force", FOR_BUILD,
		"write every output, current or not, and keep nothing of what stood "
		"there"},
	{"as-of", FOR_DIFF,
		"the day (YYYY-MM-DD) on which both are looked at, instead of the "
		"input's as_of; given twice, the old one's day and the new one's"},
};

const char *option_help(const struct option *option, const struct command *command)
{
	for (uint32_t i = 0; command && i < COUNT_OF(meanings); i++)
		if (meanings[i].command == command->bit &&
			strcmp(meanings[i].name, option->name) == 0)
			return meanings[i].help;
	return option->help;
}

_Static_assert(COUNT_OF(option_rows) <= 64, "options.given has a bit for each");

bool option_is_of_charts(const struct option *option)
{
	return (option->commands & FOR_CHARTS) == FOR_CHARTS &&
	       !(option->commands & FOR_CHECK);
}

bool options_given(const struct options *options, const char *name)
{
	for (uint32_t i = 0; i < option_count; i++)
		if (strcmp(option_rows[i].name, name) == 0)
			return options->given >> i & 1;
	BUG("no option has this name");
}

bool option_set(struct options *chosen, const struct option *option, const char *value,
	struct refusal *why)
{
	chosen->given |= UINT64_C(1) << (option - option_rows);
	return option_value_read(chosen, option, value, why);
}

/* ---- the arguments ---- */

struct reading {
	struct cli *cli;
	char **argv;
	int argc, next;
	const struct option **used; /* checked against the command at the end */
	uint32_t count, cap;
};

static void note_used(struct reading *reading, const struct option *option)
{
	reading->used = vec_grow(
		reading->used, reading->count, &reading->cap, sizeof *reading->used);
	reading->used[reading->count++] = option;
}

/* A value in the same argument, or else the next one. */
static bool take(struct reading *reading, const struct option *option, const char *value)
{
	struct refusal why = {0};
	bool done;

	note_used(reading, option);
	if (option->kind != OPTION_FLAG && !value) {
		if (reading->next == reading->argc) {
			say_usage(reading->cli, "--%s needs a value: --%s %s",
				option->name, option->name, option->argument);
			return false;
		}
		value = reading->argv[reading->next++];
	}
	done = option_set(&reading->cli->options, option, value, &why);
	if (!done)
		refusal_say(reading->cli, option->name, &why);
	return done;
}

/* The option that takes this word: --landscape for --orientation landscape. NULL: none,
 * or several. */
static const char *taker_of(const struct command *command, const char *word)
{
	struct paper paper;
	const char *found = NULL;

	if (!command)
		return NULL;
	for (const char *const *format = command->formats; format && *format; format++)
		if (strcmp(*format, word) == 0)
			found = "format";
	for (uint32_t i = 0; i < option_count; i++) {
		const struct option *option = &option_rows[i];

		if (!(option->commands & command->bit))
			continue;
		if (option->kind == OPTION_PAPER
				? paper_parse(word, &paper) != PAPER_READ
				: str_among(str_of(word), option->words,
					  option->word_count) == option->word_count)
			continue;
		if (found)
			return NULL;
		found = option->name;
	}
	return found;
}

static bool unknown_option(struct reading *reading, const char *name)
{
	const struct command *command = reading->cli->command;
	const char *names[COUNT_OF(option_rows)], *nearest;
	const char *taker = taker_of(command, name);
	uint32_t count = 0;

	for (uint32_t i = 0; i < option_count; i++)
		if (!command || option_rows[i].commands & command->bit)
			names[count++] = option_rows[i].name;
	nearest = nearest_word(name, names, count);
	if (taker)
		say_usage(reading->cli, "unknown option '--%s': did you mean '--%s %s'?",
			name, taker, name);
	else if (nearest)
		say_usage(reading->cli, "unknown option '--%s': did you mean '--%s'?",
			name, nearest);
	else
		say_usage(reading->cli, "unknown option '--%s'", name);
	return false;
}

static bool read_long(struct reading *reading, const char *argument)
{
	const char *equals = strchr(argument, '=');
	size_t len = equals ? (size_t)(equals - argument) : strlen(argument);
	struct buf name = {0};
	bool done;

	for (uint32_t i = 0; i < option_count; i++) {
		const struct option *option = &option_rows[i];

		if (strlen(option->name) != len ||
			strncmp(option->name, argument, len) != 0)
			continue;
		if (equals && option->kind == OPTION_FLAG) {
			say_usage(reading->cli, "--%s takes no value", option->name);
			return false;
		}
		return take(reading, option, equals ? equals + 1 : NULL);
	}
	buf_add(&name, argument, len);
	done = unknown_option(reading, name.data ? name.data : "");
	buf_release(&name);
	return done;
}

static const struct option *find_letter(char letter)
{
	for (uint32_t i = 0; i < option_count; i++)
		if (option_rows[i].letter == letter)
			return &option_rows[i];
	return NULL;
}

/* -focus would be -f with the value `ocus`, which nobody means. */
static bool is_long_name(const char *letters)
{
	size_t len = strcspn(letters, "=");

	for (uint32_t i = 0; i < option_count; i++)
		if (strlen(option_rows[i].name) == len &&
			strncmp(option_rows[i].name, letters, len) == 0)
			return true;
	return false;
}

/* One or several letters; one that takes a value takes the rest: -Worphan, -qf json. */
static bool read_letters(struct reading *reading, const char *letters)
{
	if (is_long_name(letters)) {
		say_usage(reading->cli, "unknown option '-%s': did you mean '--%s'?",
			letters, letters);
		return false;
	}
	for (; *letters; letters++) {
		const struct option *option = find_letter(*letters);

		if (!option) {
			say_usage(reading->cli, "unknown option '-%.*s'",
				(unsigned char)*letters < 0x80 ? 1 : (int)strlen(letters),
				letters);
			return false;
		}
		if (option->kind != OPTION_FLAG)
			return take(reading, option, letters[1] ? letters + 1 : NULL);
		if (!take(reading, option, NULL))
			return false;
	}
	return true;
}

bool command_named(struct cli *cli, const char *name)
{
	const char *nearest;
	const char **names;

	cli->command = command_find(name);
	if (cli->command)
		return true;
	if (file_kind_of(name) != FILE_MISSING || str_ends(str_of(name), ".yaml")) {
		say_usage(cli,
			"the command comes first, as in 'orgraph check %s': '%s' is none",
			name, name);
		return false;
	}
	names = mem_alloc(command_count, sizeof *names);
	for (uint32_t i = 0; i < command_count; i++)
		names[i] = commands[i]->name;
	nearest = nearest_word(name, names, command_count);
	free(names);
	if (nearest)
		say_usage(cli, "unknown command '%s': did you mean '%s'?", name, nearest);
	else
		say_usage(cli, "unknown command '%s'", name);
	return false;
}

static bool read_operand(struct reading *reading, const char *operand)
{
	struct cli *cli = reading->cli;

	if (!cli->command)
		return command_named(cli, operand);
	cli->operands[cli->operand_count++] = operand;
	return true;
}

static bool read_all(struct reading *reading)
{
	bool only_operands = false;

	while (reading->next < reading->argc) {
		const char *argument = reading->argv[reading->next++];
		bool done;

		if (only_operands || argument[0] != '-' || argument[1] == '\0') {
			done = read_operand(reading, argument);
		} else if (strcmp(argument, "--") == 0) {
			only_operands = true;
			continue;
		} else if (argument[1] == '-') {
			done = read_long(reading, argument + 2);
		} else {
			done = read_letters(reading, argument + 1);
		}
		if (!done)
			return false;
	}
	return true;
}

/* Every option used is one of the command's. --help and --version go before. */
static bool check_used(struct reading *reading)
{
	const struct cli *cli = reading->cli;

	if (!cli->command || cli->options.help || cli->options.version)
		return true;
	for (uint32_t i = 0; i < reading->count; i++) {
		if (reading->used[i]->commands & cli->command->bit)
			continue;
		say_usage(cli, "'%s' takes no option --%s", cli->command->name,
			reading->used[i]->name);
		return false;
	}
	return true;
}

struct options options_default(const struct command *command)
{
	struct chart_options chart = chart_options_default();

	return (struct options){
		.show = command ? command->show : (uint32_t)chart.show,
		.labels = chart.labels,
		.lines = chart.lines,
		.regions = chart.regions,
		.up = chart.up,
		.down = chart.down,
		.paper = paper_default(),
		.margin = LAYOUT_MARGIN,
		.sheets = SHEETS_UNSAID,
		.min_type = 7,
	};
}

bool options_read(struct cli *cli, int argc, char **argv)
{
	struct reading reading = {.cli = cli, .argv = argv, .argc = argc, .next = 1};
	bool done;

	cli->options = options_default(NULL);
	cli->operands = mem_alloc((size_t)argc + 1, sizeof *cli->operands);
	done = read_all(&reading) && check_used(&reading);
	free(reading.used);
	if (done && cli->command && !options_given(&cli->options, "show"))
		cli->options.show = cli->command->show;
	return done;
}

void options_release(struct options *chosen)
{
	policy_release(&chosen->policy);
	VEC_RELEASE(&chosen->formats);
	VEC_RELEASE(&chosen->rules);
	VEC_RELEASE(&chosen->tests);
	VEC_RELEASE(&chosen->only);
	VEC_RELEASE(&chosen->include);
	VEC_RELEASE(&chosen->exclude);
	VEC_RELEASE(&chosen->collapse);
	VEC_RELEASE(&chosen->line_types);
	VEC_RELEASE(&chosen->hide_line_types);
}
