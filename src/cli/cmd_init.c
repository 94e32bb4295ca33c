/*
 * A manifest and a first input. Both are written or none, and never over a file that is
 * there: they are created exclusively, and taken back when something fails.
 */
#include "base/file.h"
#include "commands.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest[] =
	"# The manifest: what belongs to this project, and how it is checked. In this\n"
	"# folder and below, 'orgraph check' and the other commands read it when they\n"
	"# are given no input. Paths are seen from this folder.\n"
	"orgraph_project: 1\n"
	"\n"
	"# Files and folders that together are the organisation.\n"
	"inputs: [organisation.yaml]\n"
	"\n"
	"# The least severity that fails a check: error, warning, info or never.\n"
	"fail_on: error\n"
	"\n"
	"# Severities of your own: error, warning, info or off. 'orgraph rules' lists\n"
	"# the rules.\n"
	"severities: {no-source: warning}\n"
	"\n"
	"# The most groups in which one post may sit before 'overloaded-post' says so.\n"
	"limits: {overloaded_post: 8}\n"
	"\n"
	"# Findings that may stay, with the reason; one that is not there any more is\n"
	"# itself a finding.\n"
	"# suppressions:\n"
	"#   - {rule: no-chair, id: hygiene-council, until: 2026-12-31,\n"
	"#      reason: The board names one in the autumn}\n"
	"\n"
	"# The findings that were there when checking began ('orgraph baseline write').\n"
	"# baseline: baseline.yaml\n";

static const char organisation[] =
	"# A small organisation to start from. 'orgraph check' finds nothing wrong with\n"
	"# it: change a line and see what it says.\n"
	"orgraph: 1\n"
	"\n"
	"organisation:\n"
	"  id: example\n"
	"  name: Example Region\n"
	"  language: en\n"
	"  # The documents that say what is written here.\n"
	"  sources:\n"
	"    rules: {title: Rules of procedure, date: 2026-01-01}\n"
	"  # Holds for every group that does not say otherwise.\n"
	"  group_defaults:\n"
	"    minutes: notes\n"
	"\n"
	"# Positions, with or without their holders. One is at the top.\n"
	"posts:\n"
	"  director:\n"
	"    name: Director\n"
	"    root: true\n"
	"  medical-director:\n"
	"    name: Medical director\n"
	"    aliases: [MD]                  # other names that the documents use\n"
	"    reports_to: director\n"
	"  hygiene-doctor:\n"
	"    name: Hygiene doctor\n"
	"    reports_to: medical-director\n"
	"  secretary:\n"
	"    name: Secretary\n"
	"    reports_to: director\n"
	"\n"
	"groups:\n"
	"  management-group:\n"
	"    name: Management group\n"
	"    kind: steering\n"
	"    principal: director            # on whose behalf the group exists\n"
	"    chair: director\n"
	"    secretary: secretary\n"
	"    members: [medical-director]\n"
	"    mandate:\n"
	"      power: decides               # or advises, prepares, coordinates ...\n"
	"      text: Runs the region between the meetings of the board\n"
	"      from: director               # who delegated it\n"
	"      decider: director\n"
	"    meets: 2/month\n"
	"    source: {in: rules, section: 3}\n"
	"\n"
	"  hygiene-council:\n"
	"    name: Hygiene council\n"
	"    kind: council\n"
	"    principal: medical-director\n"
	"    reports_to: management-group   # or a list of several\n"
	"    chair: hygiene-doctor\n"
	"    secretary: secretary\n"
	"    members:\n"
	"      - {text: A nurse from each hospital, count: 3}\n"
	"    mandate:\n"
	"      power: [advises, prepares]\n"
	"      text: Keeps infections in care down\n"
	"      decider: medical-director\n"
	"    meets: 4/year\n"
	"    source: {in: rules, section: 4.2}\n";

static const struct {
	const char *name, *text;
} files[] = {{"organisation.yaml", organisation}, {"orgraph.yaml", manifest}};

static void join(struct buf *path, const char *folder, const char *name)
{
	size_t len = strlen(folder);

	buf_clear(path);
	if (strcmp(folder, ".") != 0) {
		buf_add(path, folder, len);
		if (len > 0 && folder[len - 1] != '/')
			buf_add_char(path, '/');
	}
	buf_add_text(path, name);
}

/* Returns 0 or an errno; a file that could not be filled is gone again. */
static int create(const char *path, const char *text)
{
	size_t len = strlen(text), done = 0;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error = 0;

	if (fd < 0)
		return errno;
	while (done < len && error == 0) {
		ssize_t put = write(fd, text + done, len - done);

		if (put >= 0)
			done += (size_t)put;
		else if (errno != EINTR)
			error = errno;
	}
	if (close(fd) != 0 && error == 0)
		error = errno;
	if (error != 0)
		unlink(path);
	return error;
}

/* "cannot write 'x': no permission" */
static void say_failure(const char *what, const char *path, int error)
{
	struct buf why = {0};

	file_explain(&why, error);
	say_error("%s '%s': %s", what, path, why.data);
	buf_release(&why);
}

static void take_back(const char *folder, size_t count, bool made)
{
	struct buf path = {0};

	for (size_t i = 0; i < count; i++) {
		join(&path, folder, files[i].name);
		unlink(path.data);
	}
	if (made)
		rmdir(folder);
	buf_release(&path);
}

/* All files, or none. `made`: the folder is ours. */
static bool write_files(struct cli *cli, const char *folder, bool made)
{
	struct buf path = {0};
	size_t i;
	int error = 0;

	for (i = 0; i < COUNT_OF(files) && error == 0; i++) {
		join(&path, folder, files[i].name);
		error = create(path.data, files[i].text);
		if (error == EEXIST)
			say_error("'%s' is there already, and nothing is written over it",
				path.data);
		else if (error != 0)
			say_failure("cannot write", path.data, error);
		else if (!cli->options.quiet)
			buf_printf(&cli->out.buf, "%s\n", path.data);
	}
	if (error != 0) {
		take_back(folder, i - 1, made);
		buf_clear(&cli->out.buf);
	}
	buf_release(&path);
	return error == 0;
}

static enum cli_status run_init(struct cli *cli)
{
	const char *folder = cli->operand_count ? cli->operands[0] : ".";
	bool made = mkdir(folder, 0777) == 0, here = strcmp(folder, ".") == 0;

	if (!made && errno != EEXIST) {
		say_failure("cannot make the folder", folder, errno);
		return CLI_FAILED;
	}
	if (!write_files(cli, folder, made))
		return CLI_FAILED;
	if (!cli->options.quiet)
		say_note("%s%s%s'orgraph check' checks it, 'orgraph draw -o chart.svg' "
			 "draws it",
			here ? "" : "in '", here ? "" : folder, here ? "" : "', ");
	return CLI_DONE;
}

const struct command command_init = {
	.bit = FOR_INIT,
	.name = "init",
	.synopsis = "[FOLDER]",
	.summary = "write a manifest and a first input to start from",
	.about = "Writes orgraph.yaml, the manifest, and organisation.yaml, a small "
		 "organisation with comments that passes 'check', into FOLDER (default: "
		 "the "
		 "current one; made if it is not there) and prints their names. Never "
		 "writes "
		 "over a file: then it writes nothing.\n",
	.examples = "orgraph init governance\n",
	.most = 1,
	.run = run_init,
};
