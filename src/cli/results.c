#include "results.h"

struct report result_findings(const struct cli *cli, const struct study *study)
{
	return (struct report){
		.sink = &study->sink,
		.model = &study->model,
		.analysis = &study->analysis,
		.style = cli->style,
		.least = options_least(&cli->options),
		.fail_on = study_fail_on(study),
		.quiet = cli->options.quiet,
		.suppressed = cli->options.show_suppressed,
		.by_rule = cli->options.summary,
	};
}

static const char *format_of(const struct cli *cli)
{
	return cli->options.format ? cli->options.format : "text";
}

void result_list_make(struct list *list, const struct cli *cli, const struct study *study,
	enum list_kind kind)
{
	const char *language = cli->options.language ? cli->options.language : "";

	list_make(list, &study->model, kind, str_of(language));
}

void result_list(struct outlet *out, const struct cli *cli, const struct study *study,
	enum list_kind kind)
{
	static const struct {
		const char *format;
		void (*write)(struct outlet *out, const struct table *table);
	} writers[] = {{"text", table_text}, {"csv", table_csv}, {"json", table_json}};
	struct list list;

	result_list_make(&list, cli, study, kind);
	for (size_t i = 0; i < COUNT_OF(writers); i++)
		if (strcmp(writers[i].format, format_of(cli)) == 0)
			writers[i].write(out, &list.table);
	list_release(&list);
}

void result_diff(
	struct outlet *out, const struct cli *cli, const struct diff_report *report)
{
	const char *format = format_of(cli);

	if (strcmp(format, "json") == 0)
		diff_json(out, report->diff);
	else if (strcmp(format, "markdown") == 0)
		diff_markdown(out, report);
	else
		diff_text(out, report, cli->style);
}
