/*
 * Which files are read, in which order. Operands become paths, folders the paths below
 * them; one file under two names is read once; what lies in a folder and is no input of
 * ours is passed over, what was named is not.
 */
#include "ahead_internal.h"
#include "file_internal.h"
#include "settle_internal.h"

#include "base/file.h"
#include "base/vec.h"

#include <sys/stat.h>

struct input {
	const char *path;
	bool named; /* an operand, not found in a folder */
	bool known; /* device and inode are */
	dev_t device;
	ino_t inode;
	uint64_t size;
	bool dropped;
};

struct inputs {
	struct input *items;
	uint32_t count, cap;
	struct file_list paths; /* owns the paths found in folders */
};

/* Told to those who ask; a file that looks like ours is told to everybody. */
static void pass_over(
	struct loader *loader, const char *path, const char *why, bool is_likely_ours)
{
	const struct load_options *options = loader->options;
	struct buf sentence = {0};

	if (!options->note || !(options->verbose || is_likely_ours))
		return;
	buf_printf(&sentence, "passed over '%s': %s", path, why);
	options->note(options->context, sentence.data);
	buf_release(&sentence);
}

/* ---- which ---- */

static void add_input(struct inputs *inputs, const char *path, bool named)
{
	struct input *input = VEC_PUSH(inputs);
	struct stat st;

	input->path = path;
	input->named = named;
	if (strcmp(path, "-") != 0 && stat(path, &st) == 0) {
		input->known = true;
		input->device = st.st_dev;
		input->inode = st.st_ino;
		input->size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	}
}

static void add_folder(struct loader *loader, struct inputs *inputs, const char *folder)
{
	struct file_list passed = {0};
	struct buf why = {0};
	uint32_t begin = inputs->paths.count;

	if (!file_list_folder(&inputs->paths, &passed, folder, &why))
		sink_trouble(loader->sink, "cannot read the folder '%s': %s", folder,
			why.data);
	else if (inputs->paths.count == begin)
		sink_trouble(loader->sink,
			"the folder '%s' holds no file whose name ends in .yaml or .yml",
			folder);
	for (uint32_t i = begin; i < inputs->paths.count; i++)
		add_input(inputs, inputs->paths.paths[i], false);
	for (uint32_t i = 0; i < passed.count; i++)
		pass_over(loader, passed.paths[i], "it is no regular file", false);
	file_list_release(&passed);
	buf_release(&why);
}

/* By bytes of the path; what was named comes before the same path from a folder. */
static int by_path(const void *a, const void *b)
{
	const struct input *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order != 0 ? order : (int)y->named - (int)x->named;
}

static int by_file(const void *a, const void *b)
{
	const struct input *x = *(struct input *const *)a, *y = *(struct input *const *)b;

	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	if (x->inode != y->inode)
		return x->inode < y->inode ? -1 : 1;
	return (x > y) - (x < y); /* both in one array, in the order of paths */
}

static void remove_dropped(struct inputs *inputs)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < inputs->count; i++)
		if (!inputs->items[i].dropped)
			inputs->items[kept++] = inputs->items[i];
	inputs->count = kept;
}

/* Of several names of one file the first counts; named once, it is named. */
static void drop_repeated(struct inputs *inputs)
{
	struct input **sorted = mem_alloc(inputs->count, sizeof(struct input *));
	struct input *first = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < inputs->count; i++) {
		struct input *input = &inputs->items[i];

		if (input->known)
			sorted[count++] = input;
		else if (i > 0 && strcmp(input->path, input[-1].path) == 0)
			input->dropped = true;
	}
	qsort(sorted, count, sizeof *sorted, by_file);
	for (uint32_t i = 0; i < count; i++) {
		struct input *input = sorted[i];

		if (!first || first->device != input->device ||
			first->inode != input->inode) {
			first = input;
			continue;
		}
		input->dropped = true;
		first->named = first->named || input->named;
	}
	free(sorted);
	remove_dropped(inputs);
}

/* ---- reading ---- */

/* A file that is too large is a finding about the organisation; its place is its start.
 */
static void report_large(struct loader *loader, const char *path)
{
	struct buf nothing = {0};
	struct source *source = sources_add(loader->sources, path, &nothing);
	struct span at = {0};

	loader->files++;
	if (source)
		at = (struct span){source->base, source->base};
	HELP(loader,
		FINDING(loader, INPUT_LIMIT, at,
			"the file is larger than %zu MiB and was not read",
			LIMIT_FILE_BYTES >> 20),
		"split it; all files together are one organisation");
}

/* A manifest or the like that was named as if it were an organisation. */
static void report_kind(
	struct loader *loader, const struct source *source, enum document_kind kind)
{
	static const char *const what[] = {
		[DOCUMENT_MANIFEST] = "manifest",
		[DOCUMENT_RULES] = "rule file",
		[DOCUMENT_BASELINE] = "baseline",
	};
	static const char *const help[] = {
		[DOCUMENT_MANIFEST] = "name it with --project, and the files of the "
				      "organisation here",
		[DOCUMENT_RULES] = "name the files of the organisation here instead",
		[DOCUMENT_BASELINE] = "name it with --baseline, and the files of the "
				      "organisation here",
	};
	struct diag *diag =
		FINDING(loader, UNKNOWN_KEY, ((struct span){source->base, source->base}),
			"this is a %s, not an organisation", what[kind]);

	HELP(loader, diag, "%s", help[kind]);
}

static void read_source(struct loader *loader, const struct source *source)
{
	enum document_kind kind = document_begins(source);
	const struct model *model = loader->model;
	uint32_t nodes = model->node_count;
	bool unnamed = !span_is_set(model->organisation.at);

	if (kind == DOCUMENT_MANIFEST || kind == DOCUMENT_RULES ||
		kind == DOCUMENT_BASELINE)
		report_kind(loader, source, kind);
	else if (!is_copy(loader, source))
		read_document(loader, source);
	if (model->node_count > nodes || (unnamed && span_is_set(model->organisation.at)))
		remember_file(loader, source);
}

/* May a file that was found in a folder be left out? It leaves no trace then. */
static bool is_passed_over(
	struct loader *loader, const char *path, const struct buf *text)
{
	static const char *const why[] = {
		[DOCUMENT_MANIFEST] = "it is a manifest",
		[DOCUMENT_RULES] = "it is a rule file",
		[DOCUMENT_BASELINE] = "it is a baseline",
		[DOCUMENT_FOREIGN] = "it has no key 'orgraph'",
		[DOCUMENT_HEADLESS] = "it has no key 'orgraph'; begin it with 'orgraph: "
				      "1' to have it read",
	};
	struct str data = buf_str(text);
	struct source probe = {.base = 1};
	enum document_kind kind;

	if (str_starts(data, "\xEF\xBB\xBF"))
		data = (struct str){data.ptr + 3, data.len - 3};
	probe.data = text->data + (text->len - data.len);
	probe.len = data.len;
	kind = document_kind(&probe, loader->parsed != NULL);
	if (kind != DOCUMENT_OURS)
		pass_over(loader, path, why[kind], kind == DOCUMENT_HEADLESS);
	return kind != DOCUMENT_OURS;
}

static void read_text(struct loader *loader, const char *name, struct buf *text)
{
	struct source *source = NULL;

	if (sources_have_room(loader->sources, text->len))
		source = sources_add(loader->sources, name, text);
	loader->files++;
	if (source) {
		source->before = loader->options->lines_before;
		read_source(loader, source);
	} else
		HELP(loader,
			FINDING(loader, INPUT_LIMIT, ((struct span){0}),
				"'%s' was not read: all files together are larger than 4 "
				"GiB",
				name),
			"leave files out");
}

static void read_input(
	struct loader *loader, const struct input *input, struct input_text *text)
{
	loader->parsed = text->yaml;
	text->yaml = NULL;
	if (text->large)
		report_large(loader, input->path);
	else if (text->read) {
		if (input->named || !is_passed_over(loader, input->path, &text->text))
			read_text(loader, input->path, &text->text);
	} else if (strcmp(input->path, "-") == 0)
		sink_trouble(
			loader->sink, "cannot read standard input: %s", text->why.data);
	else
		trouble_unread(loader->sink, input->path, text->why.data);
	/* of a file that was passed over, or is none of ours */
	yaml_close(loader->parsed);
	loader->parsed = NULL;
}

/* One file is parsed beside us as it is read; for little text no thread is worth while.
 * Those who test want threads for everything. */
static struct ahead *read_ahead(const struct loader *loader, const struct inputs *inputs,
	struct input_text *texts)
{
	uint32_t threads = loader->options->threads;
	uint64_t size = 0;

	for (uint32_t i = 0; i < inputs->count; i++)
		size += inputs->items[i].size;
	if (threads == 0 && (inputs->count < 2 || size < AHEAD_LEAST))
		return NULL;
	return ahead_new(texts, inputs->count, threads > 0 ? threads : ahead_threads());
}

static void read_inputs(struct loader *loader, const struct inputs *inputs)
{
	struct input_text *texts = mem_alloc_zero(inputs->count, sizeof *texts);
	struct ahead *ahead;

	for (uint32_t i = 0; i < inputs->count; i++) {
		texts[i].path = inputs->items[i].path;
		texts[i].map = loader->options->map;
	}
	ahead = read_ahead(loader, inputs, texts);
	for (uint32_t i = 0; i < inputs->count; i++) {
		if (ahead)
			ahead_wait(ahead, i);
		else
			input_text_read(&texts[i]);
		read_input(loader, &inputs->items[i], &texts[i]);
		input_text_release(&texts[i]);
	}
	ahead_free(ahead);
	free(texts);
}

/* ---- the whole ---- */

void loader_init(struct loader *loader, struct model *model, struct sources *sources,
	struct sink *sink, const struct load_options *options)
{
	*loader = (struct loader){.model = model,
		.arena = model ? &model->arena : NULL,
		.sources = sources,
		.sink = sink,
		.options = options,
		.bare = NODE_NONE};
	arena_init(&loader->scratch, "one entry of a file");
	arena_init(&loader->anchored, "anchors");
	keys_make(loader->keys);
}

void loader_release(struct loader *loader)
{
	arena_release(&loader->scratch);
	arena_release(&loader->anchored);
	keys_release(loader->keys);
	free(loader->entries);
	free(loader->pending);
	free(loader->misses);
	free(loader->unread);
	id_table_release(&loader->ids);
	map_release(&loader->duties);
	read_files_release(&loader->read_files);
}

static int by_node(const void *a, const void *b)
{
	const struct unread_key *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

/* A root that stands in what was not read is no missing one. */
static void settle_unread(struct loader *loader)
{
	struct model *model = loader->model;

	for (uint32_t i = 0; i < loader->unread_count; i++)
		model->root_unread = model->root_unread ||
				     unread_mentions(loader, loader->unread[i], "root:");
	if (model->unread_key_count > 0)
		qsort(model->unread_keys, model->unread_key_count,
			sizeof *model->unread_keys, by_node);
}

/* What can be done only when every file was read. */
static void finish(struct loader *loader)
{
	struct model *model = loader->model;
	struct date day = loader->options->as_of;

	if (!date_is_set(day))
		day = model->organisation.as_of;
	model_set_day(model, date_first_day(day));
	settle_pending(loader);
	settle_references(loader);
	settle_defaults(loader);
	settle_entries(loader);
	settle_views(loader);
	report_misses(loader);
	settle_unread(loader);
	model_settle(model, loader->options->threads > 0);
}

void load_inputs(struct model *model, struct sources *sources, struct sink *sink,
	const char *const *inputs, uint32_t count, const struct load_options *options)
{
	struct inputs files = {0};
	struct loader loader;

	loader_init(&loader, model, sources, sink, options);
	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(inputs[i], "-") != 0 && file_kind_of(inputs[i]) == FILE_FOLDER)
			add_folder(&loader, &files, inputs[i]);
		else
			add_input(&files, inputs[i], true);
	}
	if (files.count > 0) {
		qsort(files.items, files.count, sizeof *files.items, by_path);
		drop_repeated(&files);
	}
	read_inputs(&loader, &files);
	if (loader.files == 0 && sink->trouble_count == 0 && !sink->syntax_failed)
		sink_trouble(sink, "no input: none of the files has the key 'orgraph'");
	finish(&loader);
	loader_release(&loader);
	file_list_release(&files.paths);
	VEC_RELEASE(&files);
}

static int by_name(const void *a, const void *b)
{
	const struct load_file *x = *(const struct load_file *const *)a;
	const struct load_file *y = *(const struct load_file *const *)b;

	return strcmp(x->name, y->name);
}

void load_files(struct model *model, struct sources *sources, struct sink *sink,
	const struct load_file *files, uint32_t count, const struct load_options *options)
{
	const struct load_file **sorted = mem_alloc(count, sizeof(struct load_file *));
	struct loader loader;

	loader_init(&loader, model, sources, sink, options);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &files[i];
	if (count > 1)
		qsort(sorted, count, sizeof(struct load_file *), by_name);
	for (uint32_t i = 0; i < count; i++) {
		struct buf copy = {0};

		buf_add_str(&copy, sorted[i]->text);
		if (!sorted[i]->found || !is_passed_over(&loader, sorted[i]->name, &copy))
			read_text(&loader, sorted[i]->name, &copy);
		buf_release(&copy);
	}
	if (loader.files == 0)
		sink_trouble(sink, "no input: none of the files has the key 'orgraph'");
	free(sorted);
	finish(&loader);
	loader_release(&loader);
}

void load_text(struct model *model, struct sources *sources, struct sink *sink,
	const char *name, struct str text, const struct load_options *options)
{
	const struct load_file file = {.name = name, .text = text};

	load_files(model, sources, sink, &file, 1, options);
}
