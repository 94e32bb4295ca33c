#include "reports.h"

static const struct report_format *find_format(const char *name, size_t len)
{
	for (uint32_t i = 0; i < report_format_count; i++)
		if (strlen(report_formats[i].name) == len &&
			strncmp(report_formats[i].name, name, len) == 0)
			return &report_formats[i];
	return NULL;
}

/* "sarif=out/findings.sarif", "json", "text=-" */
static bool read_wish(
	struct report_wish *wish, const struct cli *cli, const char *written)
{
	size_t len = strcspn(written, "=");
	struct buf name = {0};

	wish->format = find_format(written, len);
	if (written[len] == '=' && strcmp(written + len + 1, "-") != 0)
		wish->path = written + len + 1;
	if (!wish->format) {
		buf_add(&name, written, len);
		format_unknown(cli, name.data);
		buf_release(&name);
		return false;
	}
	if (!wish->path || *wish->path)
		return true;
	say_usage(cli, "--format: '%s' names no file: --format %s=FILE", written,
		wish->format->name);
	return false;
}

/* A file may have two names; one that is not there yet has the one written. A device
 * takes what it gets. */
static bool same_place(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	if (strcmp(a, b) == 0)
		return file_kind_of(a) != FILE_OTHER;
	return file_kind_of(a) == FILE_REGULAR && file_kind_of(b) == FILE_REGULAR &&
	       file_same(a, b);
}

static const char *result_path(const struct cli *cli)
{
	const char *path = cli->options.output;

	return path && strcmp(path, "-") != 0 ? path : NULL;
}

static const char *path_of(const struct cli *cli, const struct report_wish *wish)
{
	return wish->path ? wish->path : result_path(cli);
}

static bool are_apart(const struct cli *cli, const struct report_wish *wish,
	const struct report_wish *other)
{
	const char *path = path_of(cli, wish);

	if (!same_place(path, path_of(cli, other)))
		return true;
	if (path)
		say_usage(cli,
			"--format: '%s' and '%s' would both be written to '%s': give "
			"each a file of its own",
			other->format->name, wish->format->name, path);
	else
		say_usage(cli,
			"--format: '%s' and '%s' would both go to standard output: give "
			"one of them a file, as --format %s=FILE",
			other->format->name, wish->format->name, wish->format->name);
	return false;
}

static bool read_one(struct reports *reports, const struct cli *cli, const char *written)
{
	struct report_wish *wish = VEC_PUSH(reports);

	if (!read_wish(wish, cli, written))
		return false;
	for (uint32_t i = 0; i + 1 < reports->count; i++)
		if (!are_apart(cli, wish, &reports->items[i]))
			return false;
	return !wish->path || output_spares_inputs(cli, wish->path);
}

static bool has_result(const struct reports *reports)
{
	for (uint32_t i = 0; i < reports->count; i++)
		if (!reports->items[i].path)
			return true;
	return false;
}

bool reports_read(struct reports *reports, const struct cli *cli)
{
	const struct options *chosen = &cli->options;

	*reports = (struct reports){0};
	if (chosen->formats.count == 0)
		return read_one(reports, cli, report_formats[0].name);
	for (uint32_t i = 0; i < chosen->formats.count; i++)
		if (!read_one(reports, cli, chosen->formats.items[i]))
			return false;
	if (has_result(reports) || !result_path(cli))
		return true;
	say_usage(cli, "--output: nothing is left for '%s': every --format has a file",
		result_path(cli));
	return false;
}

void reports_release(struct reports *reports)
{
	VEC_RELEASE(reports);
}

static bool write_file(
	const struct report_wish *wish, const struct cli *cli, struct report report)
{
	struct outlet out = {0};
	struct output output;
	bool done;

	report.style.colour = cli->options.colour == COLOUR_ALWAYS;
	output_open(&output, &out, wish->path);
	output_begin(&output);
	wish->format->write(&out, &report);
	done = output_close(&output);
	outlet_release(&out);
	return done;
}

/* Nobody reads files while a run goes by: how it went is told. */
static void tell_counts(const struct report *report)
{
	struct outlet out = {0};

	report_summary(&out, report, (struct report_style){0});
	fprintf(stderr, "orgraph: %s", out.buf.data);
	outlet_release(&out);
}

bool reports_write(
	const struct reports *reports, struct cli *cli, const struct report *report)
{
	bool done = true;

	for (uint32_t i = 0; i < reports->count; i++)
		if (reports->items[i].path)
			done = write_file(&reports->items[i], cli, *report) && done;
	for (uint32_t i = 0; i < reports->count; i++) {
		if (reports->items[i].path)
			continue;
		output_begin(&cli->result);
		reports->items[i].format->write(&cli->out, report);
	}
	if (!has_result(reports) && !cli->options.quiet)
		tell_counts(report);
	return done;
}
