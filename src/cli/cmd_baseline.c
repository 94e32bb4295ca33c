#include "check/suppress.h"
#include "commands.h"
#include "load/load.h"
#include "report/baseline.h"
#include "study.h"

/* ---- write ---- */

/* -o, --baseline or the manifest's; NULL: standard output. */
static const char *target(const struct study *study)
{
	const char *output = study->cli->options.output;

	return output ? output : study->baseline_path;
}

/* Nothing that somebody wrote by hand is lost to a slip. */
static bool may_replace(const struct cli *cli, const char *path)
{
	if (!path || strcmp(path, "-") == 0 || cli->options.force ||
		file_kind_of(path) != FILE_REGULAR || file_is_baseline(path))
		return true;
	say_error("'%s' is no baseline, and is not written over", path);
	fprintf(stderr, "help: name another file, or give --force\n");
	return false;
}

/* With an outlet of its own, closed while the path is there: the manifest's goes with the
 * study. */
static bool write_to(const char *path, const struct study *study, uint32_t *count)
{
	struct outlet out = {0};
	struct output output;
	bool done;

	output_open(&output, &out, path);
	*count = baseline_write(&out, &study->sink, &study->sources);
	done = output_close(&output);
	outlet_release(&out);
	return done;
}

static enum cli_status run_write(struct cli *cli, struct study *study)
{
	const char *path = target(study);
	uint32_t count;

	if (!study_is_whole(study) || !may_replace(cli, path))
		return CLI_FAILED;
	study_check(study);
	if (!write_to(path, study, &count))
		return CLI_FAILED;
	if (!cli->options.quiet && path && strcmp(path, "-") != 0)
		say_note("%u finding%s kept in '%s'", (unsigned)count,
			count == 1 ? " is" : "s are", path);
	return CLI_DONE;
}

/* ---- check ---- */

static bool is_stale(const struct diag *diag)
{
	return strcmp(diag->rule->slug, "stale-baseline") == 0;
}

/* What is new, then what is gone; what says neither is `check`'s to tell. */
static uint32_t write_differences(struct cli *cli, const struct study *study)
{
	const struct sink *sink = &study->sink;
	uint32_t news = 0;

	for (int stale = 0; stale < 2; stale++) {
		for (uint32_t i = 0; i < sink->count; i++) {
			const struct diag *diag = sink->items[i];
			bool new = rule_can_be_suppressed(diag->rule);

			if (stale ? !is_stale(diag) : !new)
				continue;
			report_finding(&cli->out, &study->sources, diag, cli->style);
			news += new;
		}
	}
	return news;
}

static enum cli_status run_check(struct cli *cli, struct study *study)
{
	uint32_t news;

	if (!study_is_whole(study))
		return CLI_FAILED;
	if (!study->baseline_path)
		return say_usage(cli, "which baseline? name it with --baseline FILE, or "
				      "under 'baseline' in the manifest");
	study_check(study);
	news = write_differences(cli, study);
	if (!cli->options.quiet)
		buf_printf(&cli->out.buf, "%u known, %u new, %u gone\n",
			(unsigned)study->baseline.known, (unsigned)news,
			(unsigned)study->baseline.gone);
	return study->baseline.gone > 0 ? CLI_NO : CLI_DONE;
}

/* ---- the command ---- */

static const char *const verbs[] = {"write", "check"};

static enum cli_status run_baseline(struct cli *cli)
{
	const char *verb = cli->operands[0], *nearest;
	enum cli_status status = CLI_FAILED;
	struct study study;

	cli->writes_baseline = strcmp(verb, "write") == 0;
	if (!cli->writes_baseline && strcmp(verb, "check") != 0) {
		nearest = nearest_word(verb, verbs, COUNT_OF(verbs));
		return say_usage(cli, "'baseline' takes write or check, not '%s'%s%s%s",
			verb, nearest ? ": did you mean '" : "", nearest ? nearest : "",
			nearest ? "'?" : "");
	}
	if (study_read(&study, cli, cli->operands + 1, cli->operand_count - 1))
		status = cli->writes_baseline ? run_write(cli, &study)
					      : run_check(cli, &study);
	study_release(&study);
	return status;
}

const struct command command_baseline = {
	.bit = FOR_BASELINE,
	.name = "baseline",
	.synopsis = "write|check [INPUT...]",
	.summary = "keep the findings that are known, or say what became of them",
	.about = "A project that begins to check keeps its findings in a baseline: they "
		 "do not count any more, and new ones do. An entry is a rule and what it "
		 "found it about, so that it survives moved lines.\n\n"
		 "'write' writes every finding that counts into the file of -o, else of "
		 "--baseline, else of the manifest, else to standard output. It never "
		 "writes over a file that is no baseline. 'check' tells which findings "
		 "are new, and which known ones are gone.\n\n" ABOUT_INPUT,
	.examples = "orgraph baseline write governance/ -o known.yaml\n"
		    "orgraph check --baseline known.yaml governance/\n"
		    "orgraph baseline check --baseline known.yaml governance/\n",
	.done = "the baseline is written; every known finding is still there",
	.no = "known findings are gone",
	.least = 1,
	.most = NO_LIMIT,
	.lacks = "which, and of which input? orgraph baseline write|check INPUT...",
	.run = run_baseline,
};
