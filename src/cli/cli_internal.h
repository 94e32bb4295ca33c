/*
 * What the commands share: the tables of commands and options, what was asked for, and
 * where results and complaints go.
 */
#ifndef CLI_INTERNAL_H
#define CLI_INTERNAL_H

#include "base/file.h"
#include "base/vec.h"
#include "chart/chart.h"
#include "diag/diag.h"
#include "model/value.h"
#include "render/render.h"
#include "report/outlet.h"
#include "report/report.h"

enum cli_status { CLI_DONE = 0, CLI_NO = 1, CLI_FAILED = 2 };

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER, COLOUR__COUNT };

/* Where neither word is said, it depends on the format. */
enum sheets_when {
	SHEETS_NEVER,
	SHEETS_AUTO,
	SHEETS__COUNT,
	SHEETS_UNSAID = SHEETS__COUNT
};

/* Each command is a bit, so that an option can say where it applies. */
enum command_bit {
	FOR_CHECK = 1 << 0,
	FOR_DRAW = 1 << 1,
	FOR_CHAIN = 1 << 2,
	FOR_LIST = 1 << 3,
	FOR_EXPORT = 1 << 4,
	FOR_RULES = 1 << 5,
	FOR_EXPLAIN = 1 << 6,
	FOR_INIT = 1 << 7,
	FOR_HELP = 1 << 8,
	FOR_VERSION = 1 << 9,
	FOR_DIFF = 1 << 10,
	FOR_BASELINE = 1 << 11,
	FOR_SCHEMA = 1 << 12,
	FOR_BUILD = 1 << 13,
	FOR_TEXTCONV = 1 << 14,
	FOR__END, /* one more than the last bit */
	FOR_INPUT = FOR_CHECK | FOR_DRAW | FOR_CHAIN | FOR_LIST | FOR_EXPORT | FOR_DIFF |
		    FOR_BASELINE,
	FOR_ENTRY = 1 << 30, /* no command: charts and reports of a manifest */
	FOR_CHARTS = FOR_DRAW | FOR_DIFF | FOR_ENTRY,
	FOR_COUNTING = FOR_CHECK | FOR_DRAW | FOR_LIST | FOR_EXPORT | FOR_BASELINE,
	FOR_ALL = 2 * (FOR__END - 1) - 1
};

/* The values of an option that may be given several times. */
struct words {
	const char **items;
	uint32_t count, cap;
};

/* What the options said. */
struct options {
	bool help, version, quiet, verbose;
	uint64_t given; /* a bit for each row of option_rows that was used */
	const char *format, *output, *language, *title, *focus, *project, *baseline;
	struct date as_of[2]; /* the last one given, and the one before it */
	uint32_t colour;      /* enum colour */
	uint32_t fail_on;     /* index in fail_on_words */
	uint32_t least;       /* index in least_words */
	bool summary, force, show_suppressed;
	VEC(const char *) formats; /* every --format, the last of which is `format` */
	struct policy policy;
	/* diff */
	const char *git, *draw;
	/* build */
	uint32_t jobs; /* 0: as many as there are processors */
	bool check, keep_going, dry_run, watch;
	const char *depfile;
	struct words only;
	struct words rules, tests; /* rule files */
	/* draw */
	uint32_t show, labels, lines, regions, theme;
	uint32_t up, down;
	bool findings, no_legend;
	struct paper paper;
	uint32_t orientation, fit, layout;
	uint32_t sheets; /* enum sheets_when */
	bool poster;
	double margin, min_type; /* millimetres, points */
	const char *view;
	struct words include, exclude, collapse, line_types, hide_line_types;
	uint32_t redact; /* persons: the only word there is */
};

struct cli;

struct command {
	uint32_t bit;
	const char *name;
	const char *synopsis;       /* of the operands */
	const char *summary;        /* one line */
	const char *about;          /* paragraphs, as printed */
	const char *examples;       /* lines */
	const char *done;           /* what exit status 0 means; NULL: the job is done */
	const char *no;             /* what exit status 1 means; NULL: never */
	const char *const *formats; /* NULL-terminated, the default first; NULL: none */
	uint32_t least, most;       /* operands */
	const char *lacks;          /* what to say when there are too few */
	const char *surplus;        /* where one too many belongs; NULL: nowhere */
	uint32_t show;              /* what --show is where it is not given */
	enum cli_status (*run)(struct cli *cli);
};

extern const struct command *const commands[];
extern const uint32_t command_count;

const struct command *command_find(const char *name); /* NULL: none */

/* Where an outlet leads: standard output (no path, or "-") or a file. */
struct output {
	struct outlet *out; /* NULL: not open */
	const char *path;
	struct file_writer writer;
	bool begun, failed;
};

/* One run of the program. */
struct cli {
	const struct command *command; /* NULL: none was named */
	const char **operands;         /* without the command's name */
	uint32_t operand_count;
	struct options options;
	struct outlet out;         /* the result, for standard output or --output */
	struct output result;      /* where `out` leads */
	struct report_style style; /* of the result */
	bool writes_baseline;      /* what is known counts, to be written anew */
};

/* ---- options.c ---- */

enum option_kind {
	OPTION_FLAG,     /* bool */
	OPTION_TEXT,     /* const char * */
	OPTION_LANGUAGE, /* the same, the code of a language */
	OPTION_FORMAT,   /* the same, and kept with those before it */
	OPTION_TEXTS,    /* struct words */
	OPTION_WORD,     /* uint32_t: an index in `words` */
	OPTION_NUMBER,   /* uint32_t */
	OPTION_LENGTH,   /* double, perhaps with a point: of paper or type */
	OPTION_PAPER,    /* struct paper */
	OPTION_DATE,     /* struct date[2]: the last one given, and the one before it */
	OPTION_RULE      /* an entry of the policy with `severity` */
};

struct option {
	char letter; /* '\0': none */
	const char *name, *argument;
	enum option_kind kind;
	uint16_t offset; /* in struct options */
	uint32_t commands;
	const char *help;
	const char *const *words;
	uint32_t word_count;
	enum severity severity;
};

extern const struct option option_rows[];
extern const uint32_t option_count;

/* What it means for the command; NULL: for those that take it. Static. */
const char *option_help(const struct option *option, const struct command *command);

/* May the text that it takes be empty? */
bool option_may_be_empty(const struct option *option);

/* Is it for charts alone, and says nothing to what is told in words? */
bool option_is_of_charts(const struct option *option);

/* What holds where nothing is said; `command` may be NULL. */
struct options options_default(const struct command *command);

/*
 * Reads the arguments: options anywhere, `--` ends them, the first operand names the
 * command. False after a message on standard error.
 */
bool options_read(struct cli *cli, int argc, char **argv) MUST_USE;
void options_release(struct options *options);

/* Why what is written is refused: what is wrong, and what to write (empty: who knows).
 * Whoever asked says where it stands, in an option or in a manifest. Starts as {0}. */
struct refusal {
	struct buf wrong, help;
	bool for_shell; /* the help is of use on a command line alone */
};

void refusal_release(struct refusal *refusal); /* takes {0} */

/* Says that the option is refused, and why, and releases it. */
void refusal_say(const struct cli *cli, const char *option, struct refusal *refusal);

/* Sets one option from its text, which has to live as long; a flag takes none. False with
 * the reason, which does not name the option. */
bool option_set(struct options *options, const struct option *option, const char *value,
	struct refusal *why) MUST_USE;

/* The value alone, where option_set also notes that the option was given. */
bool option_value_read(struct options *options, const struct option *option,
	const char *value, struct refusal *why) MUST_USE;

/* Sets the command; false after a message. */
bool command_named(struct cli *cli, const char *name) MUST_USE;

/* Was the option of this name used? */
bool options_given(const struct options *options, const char *name);

/* The severity from which on `check` fails; SEVERITY_OFF: never. */
enum severity options_fail_on(const struct options *options);

/* The severity from which on findings are shown. */
enum severity options_least(const struct options *options);

/* ---- cli.c ---- */

/* Says that the command does not write this format, and which may have been meant. */
void format_unknown(const struct cli *cli, const char *format);

/* ---- say.c: everything that goes to standard error ---- */

/* "orgraph: error: …", escaped, with a line break. With a subject ("chart 'board'"), it
 * goes before what is said, until there is another one; NULL: none. */
void say_about(const char *subject);
void say_error(const char *format, ...) PRINTF(1, 2);
void say_note(const char *format, ...) PRINTF(1, 2);

/* The same, and which --help would tell more. `cli` may name no command yet. */
enum cli_status say_usage(const struct cli *cli, const char *format, ...) PRINTF(2, 3);

/* The candidate that is nearest to `word`: a slip away, or the only one that begins so.
 */
const char *nearest_word(const char *word, const char *const *candidates, uint32_t count);

/* The same among all rules, those of `own` (may be NULL) included: rule_files.c. */
struct own_rules;
const char *nearest_rule(const struct own_rules *own, const char *word);

/* ---- output.c ---- */

/* What comes to `out` goes to `path` from now on; the caller releases `out`. */
void output_open(struct output *output, struct outlet *out, const char *path);

/* There will be a file, even if nothing comes to be written. */
void output_begin(struct output *output);

/* Writes what is left, and a file takes its place if it was begun. False after a message,
 * here or before. */
bool output_close(struct output *output) MUST_USE;

/* False after a message when `path` is one of the operands. */
bool output_spares_inputs(const struct cli *cli, const char *path) MUST_USE;

/* Opens the result of the run; false after a message. */
bool output_start(struct cli *cli) MUST_USE;

/* Closes it, and standard output; false after a message. */
bool output_finish(struct cli *cli) MUST_USE;

/* Standard input, output and error are open, so that no file takes their numbers. */
void output_guard(void);

/* ---- help.c ---- */

void help_overview(struct buf *out);
void help_command(struct buf *out, const struct command *command);

/* What an option does and the words it takes; `command` NULL: without formats. */
void help_option(
	struct buf *out, const struct option *option, const struct command *command);

/* ---- progress.c ---- */

/* What goes on, told on a terminal when it takes longer than a second. `stage` must live
 * until the next one; NULL ends it and wipes the line. */
void progress(const struct cli *cli, const char *stage);

/* From here on not in this process, which is a child. */
void progress_never(void);

#endif
