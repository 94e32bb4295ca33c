/*
 * What outputs are made of, as make and ninja read it. Each input stands alone as well,
 * so that one that is gone tomorrow is no missing target (gcc -MP).
 */
#include "build.h"

/* A blank, '#' and ':' would end a name, '$' begin a variable. */
static void add_name(struct buf *out, const char *name)
{
	for (const char *c = name; *c; c++) {
		if (*c == '$')
			buf_add_char(out, '$');
		else if (strchr(" \t#:\\", *c) && !(*c == '\\' && !strchr(" #:", c[1])))
			buf_add_char(out, '\\');
		buf_add_char(out, *c);
	}
}

static bool is_file(const struct source *source)
{
	return file_kind_of(source->name) != FILE_MISSING;
}

static void add_list(struct buf *out, const struct file_list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		buf_add_text(out, i > 0 ? " \\\n  " : "");
		add_name(out, list->paths[i]);
	}
}

void build_inputs(const struct build *build, struct file_list *inputs)
{
	const struct sources *sources = &build->study->sources;
	const struct project *project = &build->study->project;

	if (project->path)
		file_list_add(inputs, project->path);
	for (uint32_t i = 0; i < sources->count; i++)
		if (is_file(sources->items[i]))
			file_list_add(inputs, sources->items[i]->name);
	for (uint32_t i = 0; i < project->inputs.count; i++)
		if (file_kind_of(project->input_paths[i]) == FILE_FOLDER)
			file_list_add(inputs, project->input_paths[i]);
	for (uint32_t i = 0; i < project->report_count; i++)
		if (project->reports[i].compared.old_path)
			file_list_add(inputs, project->reports[i].compared.old_path);
	file_list_unique(inputs);
}

/* Into each a file may come. */
static void add_folders(const struct build *build, struct file_list *inputs)
{
	const struct project *project = &build->study->project;
	struct buf why = {0};

	for (uint32_t i = 0; i < project->inputs.count; i++)
		if (file_kind_of(project->input_paths[i]) == FILE_FOLDER &&
			!file_list_folders(inputs, project->input_paths[i], &why))
			buf_clear(&why); /* one that cannot be read has been told */
	file_list_unique(inputs);
	buf_release(&why);
}

static void targets_of(const struct build *build, struct file_list *targets)
{
	for (uint32_t i = 0; i < build->targets.count; i++)
		for (uint32_t k = 0; k < build->targets.items[i].outputs.count; k++)
			file_list_add(targets,
				build->targets.items[i].outputs.items[k].path.data);
}

bool depfile_is_output(const struct build *build, const char *path)
{
	struct file_list targets = {0};
	bool found = false;

	targets_of(build, &targets);
	for (uint32_t i = 0; !found && i < targets.count; i++)
		found = strcmp(targets.paths[i], path) == 0 ||
			file_same(targets.paths[i], path);
	if (found)
		say_error("--depfile: '%s' is an output: write it beside the outputs",
			path);
	file_list_release(&targets);
	return found;
}

bool depfile_write(const struct build *build, const char *path)
{
	struct file_list inputs = {0}, targets = {0};
	struct buf text = {0}, why = {0};
	bool done;

	build_inputs(build, &inputs);
	add_folders(build, &inputs);
	targets_of(build, &targets);
	if (targets.count > 0) {
		add_list(&text, &targets);
		buf_add_text(&text, ": \\\n  ");
		add_list(&text, &inputs);
		buf_add_char(&text, '\n');
	}
	for (uint32_t i = 0; i < inputs.count; i++) {
		add_name(&text, inputs.paths[i]);
		buf_add_text(&text, ":\n");
	}
	done = file_make_folders(path, &why) && file_write(path, buf_str(&text), &why);
	if (!done)
		say_error("cannot write '%s': %s", path, why.data);
	file_list_release(&inputs);
	file_list_release(&targets);
	buf_release(&text);
	buf_release(&why);
	return done;
}
