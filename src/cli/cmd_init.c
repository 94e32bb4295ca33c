/*
 * A manifest for what is in a folder, and a first input where none is. Both are written
 * or none, and never over a file that is there: they are created exclusively, and taken
 * back when something fails.
 */
#include "base/file.h"
#include "commands.h"
#include "init_found.h"
#include "model/project.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

struct written {
	const char *name, *text;
};

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

static void take_back(
	const char *folder, const struct written *files, size_t count, bool made)
{
	struct buf path = {0};

	for (size_t i = 0; i < count; i++) {
		init_path(&path, folder, files[i].name);
		unlink(path.data);
	}
	if (made)
		rmdir(folder);
	buf_release(&path);
}

/* All files, or none. `made`: the folder is ours. */
static bool write_files(struct cli *cli, const char *folder, const struct written *files,
	size_t count, bool made)
{
	struct buf path = {0};
	size_t i;
	int error = 0;

	for (i = 0; i < count && error == 0; i++) {
		init_path(&path, folder, files[i].name);
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
		take_back(folder, files, i - 1, made);
		buf_clear(&cli->out.buf);
	}
	buf_release(&path);
	return error == 0;
}

static void tell(const struct init_found *found, const char *folder)
{
	bool here = strcmp(folder, ".") == 0;

	if (found->files > 0)
		say_note("the manifest names what is here: %u file%s of the "
			 "organisation%s%s",
			(unsigned)found->files, found->files == 1 ? "" : "s",
			found->rules.count > 0 ? ", rules" : "",
			found->baselines.count == 1 ? ", a baseline" : "");
	for (uint32_t i = 0; i < found->json.count; i++)
		say_note("'%s' is an organisation, too, and was not taken, since it may "
			 "be an export of the others: if it is not, add it below "
			 "'inputs'",
			found->json.paths[i]);
	say_note("%s%s%s'orgraph check' checks it, 'orgraph build' draws it",
		here ? "" : "in '", here ? "" : folder, here ? "" : "', ");
}

/* A first input only where there is none. */
static bool write_found(
	struct cli *cli, const char *folder, const struct init_found *found, bool made)
{
	struct buf manifest = {0};
	struct written files[2];
	size_t count = 0;
	bool done;

	init_manifest(&manifest, found);
	if (found->files == 0)
		files[count++] = (struct written){"organisation.yaml", organisation};
	files[count++] = (struct written){PROJECT_FILE, manifest.data};
	done = write_files(cli, folder, files, count, made);
	buf_release(&manifest);
	if (done && !cli->options.quiet)
		tell(found, folder);
	return done;
}

static enum cli_status run_init(struct cli *cli)
{
	const char *folder = cli->operand_count ? cli->operands[0] : ".";
	bool made = mkdir(folder, 0777) == 0, done;
	struct init_found found = {0};
	struct buf why = {0};

	if (!made && errno != EEXIST) {
		say_failure("cannot make the folder", folder, errno);
		return CLI_FAILED;
	}
	done = init_find(&found, folder, &why);
	if (!done)
		say_error("%s", why.data);
	else
		done = write_found(cli, folder, &found, made);
	init_found_release(&found);
	buf_release(&why);
	return done ? CLI_DONE : CLI_FAILED;
}

const struct command command_init = {
	.bit = FOR_INIT,
	.name = "init",
	.synopsis = "[FOLDER]",
	.summary = "write a manifest, and a first input where there is none",
	.about = "Looks for inputs and rule files in FOLDER (default: the current one; "
		 "made "
		 "if it is not there) and below, and writes orgraph.yaml, the manifest, "
		 "which names them, with a chart, a report and comments. JSON that is an "
		 "organisation, as 'export' writes it, is named where there is no YAML "
		 "that is. Folders of packages (node_modules, vendor and the like) are "
		 "passed over, as hidden ones are. Where there is "
		 "no "
		 "input, it writes organisation.yaml as well, a small organisation with "
		 "comments that passes 'check'. Prints the names of what it wrote. Never "
		 "writes over a file: then it writes nothing.\n",
	.examples = "orgraph init governance\n",
	.most = 1,
	.run = run_init,
};
