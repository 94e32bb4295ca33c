#include "build.h"
#include "commands.h"

static enum cli_status run_build(struct cli *cli)
{
	if (cli->operand_count > 0 && cli->options.project) {
		say_usage(cli, "'%s' is a second manifest beside '--project %s'",
			cli->operands[0], cli->options.project);
		return CLI_FAILED;
	}
	if (cli->options.jobs == 0 && options_given(&cli->options, "jobs")) {
		say_usage(cli, "'--jobs 0' would draw nothing: give 1 or more");
		return CLI_FAILED;
	}
	if (cli->operand_count > 0)
		cli->options.project = cli->operands[0];
	return cli->options.watch ? build_watch(cli) : build_run(cli, NULL);
}

const struct command command_build = {
	.bit = FOR_BUILD,
	.name = "build",
	.synopsis = "[MANIFEST]",
	.summary = "make every chart and report of a manifest, as far as they changed",
	.about =
		"Reads the manifest - a file, the folder of an orgraph.yaml, or without "
		"MANIFEST the orgraph.yaml in this folder or the nearest above - and its "
		"inputs once, checks them, and writes the charts and reports that it "
		"names, those that say something else than the organisation does now. "
		"Where the check fails, every output stays as it was.\n\n"
		"Each file of a chart, and each report that may hold comments, bears a "
		"stamp of what it shows. A change of comments, of the order of keys or "
		"of another part of the organisation makes none of them stale. Every "
		"file is written beside the old one and replaces it when it is whole. "
		"What bears no stamp where one would be is kept beside it, under the "
		"name with ~ behind; --force writes over it.\n\n"
		"For each output one line tells what became of it: written, current, "
		"removed (a sheet that is none any longer), failed; with --check "
		"current, "
		"stale, edited (by hand), missing, unknown (no stamp of this entry), "
		"orphaned (no entry claims it).\n",
	.examples =
		"orgraph build                        what orgraph.yaml names\n"
		"orgraph build --check                in CI: is every output current?\n"
		"orgraph build --only overview        one chart\n"
		"orgraph build --dry-run              what would be written?\n",
	.done = "all outputs are written or current",
	.no = "findings at or above --fail-on, or with --check an output that is not "
	      "current",
	.most = 1,
	.lacks = "which manifest shall be built? orgraph build [MANIFEST]",
	.run = run_build,
};
