/*
 * Where the charts and reports of a manifest are written: each to a file of its own,
 * which is no input and does not become one.
 */
#include "base/file.h"
#include "entries.h"
#include "kept.h"

struct written {
	struct project_entry *entry;
	const char *path; /* with its suffix */
	bool sheets;      /* and perhaps path-1, path-2 */
	struct file_id id, folder;
	bool there, link;
	bool in_folder; /* which is there */
};

/* What is written so far, and what was read. */
struct written_places {
	VEC(struct written) written;
	VEC(struct file_id) sources;
	struct study *study;
};

static struct span place_of(const struct project_entry *entry)
{
	return span_is_set(entry->output.at) ? entry->output.at : entry->name.at;
}

/* Two names that a link makes one file are one output, be it a link to the file or to its
 * folder; two that whoever saves space on the disk has joined (a hard link) are not,
 * since each is replaced by a file of its own.
 */
static bool is_one(const struct written *a, const struct written *b)
{
	if (strcmp(a->path, b->path) == 0)
		return true;
	if (a->in_folder && b->in_folder && file_id_is(a->folder, b->folder) &&
		strcmp(file_last_part(a->path), file_last_part(b->path)) == 0)
		return true;
	return a->there && b->there && file_id_is(a->id, b->id) && (a->link || b->link);
}

/* Could `path` be "chart-2.svg", a sheet of "chart.svg"? */
static bool is_sheet(const struct written *written, const char *path)
{
	const char *suffix = strrchr(written->path, '.');
	size_t stem, digits;

	if (!written->sheets || !suffix)
		return false;
	stem = (size_t)(suffix - written->path);
	if (strncmp(path, written->path, stem) != 0 || path[stem] != '-')
		return false;
	digits = strspn(path + stem + 1, "0123456789");
	return digits > 0 && path[stem + 1] != '0' &&
	       strcmp(path + stem + 1 + digits, suffix) == 0;
}

/* The one of which the other may be a sheet; NULL: of neither. */
static const struct written *cut_one(const struct written *a, const struct written *b)
{
	return is_sheet(a, b->path) ? a : is_sheet(b, a->path) ? b : NULL;
}

/* Nothing is written twice: the second is not written at all. */
static void report_clash(struct written_places *places, const struct written *first,
	const struct written *second)
{
	struct study *study = places->study;
	const struct written *cut = cut_one(first, second);
	struct diag *diag;

	if (cut)
		diag = FINDING(study, DUPLICATE_ID, place_of(second->entry),
			"'%s' is also what a sheet of '%.*s' is called",
			cut == first ? second->path : first->path,
			STR_ARG(text_str(cut->entry->name)));
	else
		diag = FINDING(study, DUPLICATE_ID, place_of(second->entry),
			"'%.*s' and '%.*s' are both written to '%s'",
			STR_ARG(text_str(first->entry->name)),
			STR_ARG(text_str(second->entry->name)), second->path);
	diag_note(&study->sink, diag, place_of(first->entry), "it is said here first");
	HELP(study, diag, "give one of them another 'output'");
	second->entry->broken = true;
}

/* The formats of a chart have different suffixes, so that it is at odds with others
 * only. */
static void add_written(struct written_places *places, const struct written *written)
{
	for (uint32_t i = 0; i < places->written.count; i++) {
		const struct written *other = &places->written.items[i];

		if (!is_one(other, written) && !cut_one(other, written))
			continue;
		report_clash(places, other, written);
		return;
	}
	*VEC_PUSH(&places->written) = *written;
}

/* By whatever name: a link may lead from the one to the other. */
static void check_source(
	const struct written_places *places, const struct written *written)
{
	struct study *study = places->study;

	for (uint32_t i = 0; written->there && i < places->sources.count; i++) {
		if (!file_id_is(places->sources.items[i], written->id))
			continue;
		HELP(study,
			FINDING(study, BAD_VALUE, place_of(written->entry),
				"'%s' is an input, and is not written over",
				written->path),
			written->link ? "remove the link, or write another 'output'"
				      : "write another 'output'");
		return;
	}
}

static bool ends_in(const char *path, const char *suffix)
{
	size_t len = strlen(path), end = strlen(suffix);

	return len > end && strcmp(path + len - end, suffix) == 0;
}

/* Both are tidy: "." is above all that neither is absolute nor begins with "..". */
static bool is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	if (strcmp(folder, ".") == 0)
		return path[0] != '/' && strncmp(path, "../", 3) != 0;
	while (len > 0 && folder[len - 1] == '/')
		len--;
	return strncmp(path, folder, len) == 0 && path[len] == '/';
}

/* The next run would read it. */
static void check_below_inputs(
	struct study *study, const struct project_entry *entry, const char *path)
{
	const struct project *project = &study->project;

	if (!ends_in(path, ".yaml") && !ends_in(path, ".yml"))
		return;
	for (uint32_t i = 0; i < project->inputs.count; i++) {
		const char *folder = project->input_paths[i];

		if (!is_below(path, folder))
			continue;
		HELP(study,
			FINDING(study, BAD_VALUE, place_of(entry),
				"'%s' would be read as an input the next time", path),
			strcmp(folder, ".") == 0
				? "name files or folders instead of '%s' below 'inputs'"
				: "write an 'output' outside of '%s'",
			folder);
	}
}

/* What says the suffix itself would end in ".svg.svg". */
static void check_suffix(struct study *study, const struct project_chart *chart)
{
	const struct project_entry *entry = &chart->entry;
	enum render_format format;

	if (!render_format_of(entry->output_path, &format))
		return;
	HELP(study,
		FINDING(study, BAD_VALUE, place_of(entry),
			"the suffix of '%s' is said by 'formats'", entry->output_path),
		"leave the suffix out, and write 'formats: [%s]'",
		render_format_words[format]);
}

static const char *with_suffix(
	struct study *study, const char *path, struct str format_word)
{
	struct buf whole = {0};
	enum render_format format;
	const char *copy;

	buf_add_text(&whole, path);
	if (render_format_named(format_word, &format))
		buf_printf(&whole, ".%s", render_suffix(format));
	copy = arena_copy(&study->model.arena, whole.data, whole.len);
	buf_release(&whole);
	return copy;
}

static void check_path(struct written_places *places, struct project_entry *entry,
	const char *path, bool sheets)
{
	struct written written = {.entry = entry, .path = path, .sheets = sheets};
	struct buf folder = {0};

	file_add_folder(&folder, path);
	written.in_folder = file_id_of(folder.data, &written.folder);
	buf_release(&folder);
	written.there = file_id_of(path, &written.id);
	written.link = file_is_link(path);
	check_source(places, &written);
	check_below_inputs(places->study, entry, path);
	add_written(places, &written);
}

static bool has_sheets(struct text word)
{
	enum render_format format;

	return render_format_named(text_str(word), &format) && kept_has_sheets(format);
}

static bool wants_sheets(const struct project_entry *entry)
{
	for (uint32_t i = 0; i < entry->setting_count; i++) {
		const struct setting *setting = &entry->settings[i];

		if (setting_is(setting, "sheets") && setting->values.count > 0)
			return str_is(text_str(setting->values.items[0]), "auto");
	}
	return false;
}

static void list_sources(struct written_places *places)
{
	const struct sources *sources = &places->study->sources;
	struct file_id id;

	for (uint32_t i = 0; i < sources->count; i++)
		if (file_id_of(sources->items[i]->name, &id))
			*VEC_PUSH(&places->sources) = id;
}

void entries_check_written(struct study *study)
{
	const struct project *project = &study->project;
	struct written_places places = {.study = study};

	if (project->chart_count > 0 || project->report_count > 0)
		list_sources(&places);
	for (uint32_t i = 0; i < project->chart_count; i++) {
		struct project_chart *chart = &project->charts[i];
		bool sheets = wants_sheets(&chart->entry);

		check_suffix(study, chart);
		for (uint32_t k = 0; k < chart->formats.count; k++)
			check_path(&places, &chart->entry,
				with_suffix(study, chart->entry.output_path,
					text_str(chart->formats.items[k])),
				sheets && has_sheets(chart->formats.items[k]));
	}
	for (uint32_t i = 0; i < project->report_count; i++)
		check_path(&places, &project->reports[i].entry,
			project->reports[i].entry.output_path, false);
	VEC_RELEASE(&places.written);
	VEC_RELEASE(&places.sources);
}
