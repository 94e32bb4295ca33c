#include "init_found.h"

#include "base/json.h"
#include "load/load.h"
#include "model/project.h"

/* ---- what is there ---- */

static void add_once(struct file_list *list, const char *path, size_t len)
{
	struct buf part = {0};
	bool known = false;

	buf_add(&part, path, len);
	for (uint32_t i = 0; !known && i < list->count; i++)
		known = strcmp(list->paths[i], part.data) == 0;
	if (!known)
		file_list_add(list, part.data);
	buf_release(&part);
}

static bool is_json(const char *name)
{
	return str_ends(str_of(name), ".json");
}

/* An input by the folder of ours in which it lies, so that files beside it, today's and
 * those to come, are inputs, too; but JSON, which is not looked for in folders, by its
 * name. */
static void take_input(struct init_found *found, const char *name)
{
	if (is_json(name)) {
		file_list_add(&found->json, name);
		return;
	}
	add_once(&found->inputs, name, strcspn(name, "/"));
	found->files++;
}

static void take_file(struct init_found *found, const char *path, const char *name)
{
	switch (load_content(path)) {
	case CONTENT_INPUT:
		take_input(found, name);
		break;
	case CONTENT_RULES:
		file_list_add(&found->rules, name);
		break;
	case CONTENT_BASELINE:
		file_list_add(&found->baselines, name);
		break;
	default:
		break;
	}
}

/* The folders of other projects, each with its '/'; `begin`: where names begin. */
static void find_projects(
	struct file_list *projects, const struct file_list *files, size_t begin)
{
	static const char last[] = "/" PROJECT_FILE;

	for (uint32_t i = 0; i < files->count; i++) {
		const char *path = files->paths[i];
		size_t end = strlen(path), len = sizeof last - 1;

		if (end > begin + len && strcmp(path + end - len, last) == 0)
			add_once(projects, path, end - len + 1);
	}
}

static bool is_elsewhere(const struct file_list *projects, const char *path)
{
	for (uint32_t i = 0; i < projects->count; i++)
		if (strncmp(path, projects->paths[i], strlen(projects->paths[i])) == 0)
			return true;
	return false;
}

/* "a/b.yaml" of "x/y/a/b.yaml" in "x/y" or "x/y/". */
static const char *name_in(const char *folder, const char *path)
{
	size_t begin = strlen(folder);

	if (strncmp(path, folder, begin) != 0)
		return path;
	return path + begin + strspn(path + begin, "/");
}

/* JSON beside YAML is mostly an export of that, and would say everything twice. */
static void settle_json(struct init_found *found)
{
	if (found->files > 0)
		return;
	for (uint32_t i = 0; i < found->json.count; i++)
		file_list_add(&found->inputs, found->json.paths[i]);
	found->files = found->json.count;
	file_list_release(&found->json);
	found->json = (struct file_list){0};
}

static enum init_shows shows_of(const struct model *model)
{
	enum init_shows shows = INIT_SHOWS_NOTHING;

	for (uint32_t v = 0; v < model->node_count; v++) {
		const struct node *node = &model->nodes[v];

		if (node->sort == SORT_GROUP && node_is_present(node))
			return INIT_SHOWS_GROUPS;
		if (node->sort != SORT_PERSON && node_is_present(node))
			shows = INIT_SHOWS_OTHERS;
	}
	return shows;
}

void init_path(struct buf *path, const char *folder, const char *name)
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

/* Of files with mistakes nobody knows what they will show. */
static void look_inside(struct init_found *found, const char *folder)
{
	struct load_options options = {0};
	struct file_list paths = {0};
	struct sources sources = {0};
	struct buf path = {0};
	struct model model;
	struct sink sink;

	for (uint32_t i = 0; i < found->inputs.count; i++) {
		init_path(&path, folder, found->inputs.paths[i]);
		file_list_add(&paths, path.data);
	}
	model_init(&model, &sources);
	sink_init(&sink, NULL, &sources);
	load_inputs(&model, &sources, &sink, (const char *const *)paths.paths,
		paths.count, &options);
	if (!sink.syntax_failed && sink.trouble_count == 0 && paths.count > 0)
		found->shows = shows_of(&model);
	sink_release(&sink);
	model_release(&model);
	sources_release(&sources);
	file_list_release(&paths);
	buf_release(&path);
}

bool init_find(struct init_found *found, const char *folder, struct buf *why)
{
	static const char *const suffixes[] = {".yaml", ".yml", ".json", NULL};
	static const char *const of_others[] = {"node_modules", "bower_components",
		"vendor", "venv", "site-packages", "__pycache__", NULL};
	struct file_list files = {0}, projects = {0};
	bool done = file_list_ending(&files, folder, suffixes, of_others, why);

	find_projects(&projects, &files, strlen(folder));
	for (uint32_t i = 0; i < files.count; i++)
		if (!is_elsewhere(&projects, files.paths[i]))
			take_file(found, files.paths[i], name_in(folder, files.paths[i]));
	settle_json(found);
	look_inside(found, folder);
	file_list_release(&files);
	file_list_release(&projects);
	return done;
}

void init_found_release(struct init_found *found)
{
	file_list_release(&found->inputs);
	file_list_release(&found->rules);
	file_list_release(&found->baselines);
	file_list_release(&found->json);
}

/* ---- the manifest ---- */

static bool is_plain(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-/";

	return *path != '-' && !(*path >= '0' && *path <= '9') &&
	       path[strspn(path, plain)] == '\0';
}

/* In quotes where YAML would take it for something else; what JSON quotes, YAML reads. */
static void add_path(struct buf *out, const char *path)
{
	if (is_plain(path))
		buf_add_text(out, path);
	else
		json_escape(out, str_of(path));
}

/* One a line, so that one more is one line more. */
static void add_list(struct buf *out, const char *key, const struct file_list *list)
{
	if (list->count == 1) {
		buf_printf(out, "%s: [", key);
		add_path(out, list->paths[0]);
		buf_add_text(out, "]\n");
		return;
	}
	buf_printf(out, "%s:\n", key);
	for (uint32_t i = 0; i < list->count; i++) {
		buf_add_text(out, "  - ");
		add_path(out, list->paths[i]);
		buf_add_char(out, '\n');
	}
}

static const char head[] =
	"# The manifest: what belongs to this project, how it is checked, and what is "
	"made\n"
	"# of it. In this folder and below, 'orgraph check' and the other commands read "
	"it\n"
	"# when they are given no input. Paths are seen from this folder.\n"
	"orgraph_project: 1\n"
	"\n"
	"# Files and folders that together are the organisation.\n";

static const char no_rules[] = "\n"
			       "# Files with rules of your own.\n"
			       "# rules: [rules/own.yaml]\n";

static const char checked[] =
	"\n"
	"# The least severity that fails a check: error, warning, info or never.\n"
	"fail_on: error\n"
	"\n"
	"# Severities of your own: error, warning, info or off. 'orgraph rules' lists\n"
	"# the rules.\n"
	"# severities: {no-source: off}\n"
	"\n"
	"# The most groups in which one post may sit before 'overloaded-post' says so.\n"
	"limits: {overloaded_post: 8}\n"
	"\n"
	"# Findings that may stay, with the reason; one that is not there any more is\n"
	"# itself a finding.\n"
	"# suppressions:\n"
	"#   - {rule: no-chair, id: hygiene-council, until: 2026-12-31,\n"
	"#      reason: The board names one in the autumn}\n";

static const char no_baseline[] =
	"\n"
	"# The findings that were there when checking began ('orgraph baseline write').\n"
	"# baseline: baseline.yaml\n";

static const char made[] =
	"\n"
	"# Parts of the organisation that charts show, by name.\n"
	"# views:\n"
	"#   top: {focus: director, down: 2}\n"
	"\n"
	"# For the title block of every chart, over what 'organisation' says.\n"
	"# variables: {version: '1.0', approver: The board}\n"
	"\n"
	"# 'orgraph build' writes the charts and reports below this folder, those that "
	"are\n"
	"# not there yet or not up to date; 'orgraph build --check' tells which.\n"
	"output: out\n"
	"\n"
	"# Charts, by name. All options of 'orgraph draw' are keys, with _ for -.\n"
	"charts:\n";

static const char *const overviews[] = {
	[INIT_SHOWS_GROUPS] = "  overview: {formats: [svg]}\n",
	[INIT_SHOWS_OTHERS] = "  overview: {formats: [svg], show: all}\n",
	[INIT_SHOWS_NOTHING] = "#  overview: {formats: [svg]}\n",
};

static const char also_made[] =
	"#  top: {view: top, formats: [svg, pdf], paper: A3}\n"
	"\n"
	"# Reports, by name: findings, list, export, outline or diff says what they "
	"are.\n"
	"reports:\n"
	"  findings: {findings: text, output: findings.txt}\n"
	"#  groups: {list: groups, format: csv, output: groups.csv}\n";

void init_manifest(struct buf *out, const struct init_found *found)
{
	buf_add_text(out, head);
	if (found->inputs.count > 0)
		add_list(out, "inputs", &found->inputs);
	else
		buf_add_text(out, "inputs: [organisation.yaml]\n");
	if (found->rules.count > 0) {
		buf_add_text(out, "\n# Files with rules of your own.\n");
		add_list(out, "rules", &found->rules);
	} else {
		buf_add_text(out, no_rules);
	}
	buf_add_text(out, checked);
	if (found->baselines.count == 1) {
		buf_add_text(out, "\n# The findings that are known.\nbaseline: ");
		add_path(out, found->baselines.paths[0]);
		buf_add_char(out, '\n');
	} else {
		buf_add_text(out, no_baseline);
	}
	buf_add_text(out, made);
	buf_add_text(out, overviews[found->shows]);
	buf_add_text(out, also_made);
}
