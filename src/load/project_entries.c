/*
 * The charts and reports of a manifest. What each may have beside the keys of
 * model/project.c are options of the command line, which are kept as they are written;
 * only their words and flags are read here.
 */
#include "decode_internal.h"
#include "file_internal.h"

struct entry_reader {
	struct loader *loader;
	struct project *project;
	const struct entry_keys *keys;
	enum keys_id id; /* KEYS_CHART or KEYS_REPORT */
	uint32_t own;    /* how many of its keys are no options; these are the first */
};

static const char *what_of(const struct entry_reader *reader)
{
	return reader->id == KEYS_CHART ? "chart" : "report";
}

/* ---- words ---- */

static bool is_word(const char *const *words, struct str word)
{
	for (; *words; words++)
		if (**words && str_is(word, *words))
			return true;
	return false;
}

/* One of the words, or else a finding, in which the key wants `wanted`. */
static bool word_wanted(struct loader *loader, const struct pair *pair,
	const struct tree *value, const char *const *words, const char *wanted)
{
	if (!scalar_wanted(loader, pair, value, wanted))
		return false;
	if (is_word(words, tree_str(value)))
		return true;
	report_bad_word(loader, pair, value, words);
	return false;
}

static bool holds(const struct texts *texts, struct str word)
{
	for (uint32_t i = 0; i < texts->count; i++)
		if (str_eq(text_str(texts->items[i]), word))
			return true;
	return false;
}

#define LIST_OF_WORDS "a word or a list of words"

static void read_formats(struct entry_reader *reader, struct texts *formats,
	const struct project_entry *entry, const struct pair *pair)
{
	static const char usual[] = "svg";
	struct loader *loader = reader->loader;
	struct run run = pair ? run_of(pair->value) : (struct run){0};
	struct tree *item;

	formats->items = model_alloc(loader, run.left + 1, sizeof *formats->items);
	if (pair && pair->value->kind == TREE_MAP) {
		HELP(loader, report_wrong(loader, pair, pair->value, LIST_OF_WORDS),
			"write 'formats: [svg, pdf]'");
		pair = NULL;
	}
	while (pair && (item = run_next(loader, pair, &run))) {
		if (!word_wanted(loader, pair, item, reader->keys->chart_formats,
			    LIST_OF_WORDS))
			continue;
		if (holds(formats, tree_str(item)))
			HELP(loader,
				FINDING(loader, BAD_VALUE, item->at,
					"the format '%.*s' stands here twice",
					STR_ARG(tree_str(item))),
				"remove one of the two");
		else
			formats->items[formats->count++] = tree_text(item);
	}
	if (formats->count == 0)
		formats->items[formats->count++] =
			(struct text){usual, sizeof usual - 1, entry->name.at};
}

/* ---- settings ---- */

/* As a view has them, where an entry has the option's. */
static void report_condition(struct loader *loader, const struct pair *pair)
{
	HELP(loader, report_wrong(loader, pair, pair->value, "a text or a list of texts"),
		"write '%.*s: [kind=council]', or name a view that says it",
		STR_ARG(tree_str(pair->key)));
}

static void read_setting(
	struct entry_reader *reader, struct project_entry *entry, const struct pair *pair)
{
	struct loader *loader = reader->loader;
	struct setting setting = {
		.key = tree_text(pair->key), .option = pair->field->offset};
	struct pair texts = *pair;
	struct field plain = {.key = pair->field->key, .type = FIELD_TEXTS};
	bool on = false;

	texts.field = &plain;
	switch (pair->field->type) {
	case FIELD_BOOL:
		if (!read_bool(loader, pair, &on) || !on)
			return;
		break;
	case FIELD_WORD:
		if (!word_wanted(
			    loader, pair, pair->value, pair->field->words, "one word"))
			return;
		break;
	case FIELD_TEXTS:
		if (pair->value->kind == TREE_MAP) {
			report_condition(loader, pair);
			return;
		}
		break;
	default:
		if (!scalar_wanted(loader, pair, pair->value, "a text"))
			return;
	}
	decode_texts(loader, &texts, &setting.values);
	if (setting.values.count > 0)
		entry->settings[entry->setting_count++] = setting;
}

/* All keys but those of the table, which the caller reads. */
static void read_settings(
	struct entry_reader *reader, struct project_entry *entry, struct pairs pairs)
{
	entry->settings =
		model_alloc(reader->loader, pairs.count, sizeof *entry->settings);
	for (uint32_t i = 0; i < pairs.count; i++)
		if (pairs.items[i].number >= reader->own)
			read_setting(reader, entry, &pairs.items[i]);
}

static void decode_own(struct entry_reader *reader, struct pairs pairs, void *base)
{
	for (uint32_t i = 0; i < pairs.count; i++)
		if (pairs.items[i].number < reader->own)
			decode_field(reader->loader, &pairs.items[i], base);
}

/* ---- where to ---- */

/* Does it end in a name? */
static bool names_file(struct str path)
{
	const char *last = path.ptr + path.len;

	while (last > path.ptr && last[-1] != '/')
		last--;
	path.len -= (uint32_t)(last - path.ptr);
	path.ptr = last;
	return path.len > 0 && !str_is(path, ".") && !str_is(path, "..");
}

/* The written path as the manifest's folder sees it is one below `output`. */
static void set_output(struct entry_reader *reader, struct project_entry *entry)
{
	struct loader *loader = reader->loader;
	struct text name = span_is_set(entry->output.at) ? entry->output : entry->name;
	struct buf below = {0};

	if (!names_file(text_str(name))) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, name.at, "this is no name of a file"),
			"write where the %s is written, such as '%s'", what_of(reader),
			reader->id == KEYS_CHART ? "charts/overview"
						 : "reports/findings.txt");
		return;
	}
	if (name.ptr[0] != '/' && reader->project->output_path) {
		buf_add_str(&below, text_str(reader->project->output));
		buf_add_char(&below, '/');
	}
	buf_add_str(&below, text_str(name));
	name.ptr = below.data;
	name.len = (uint32_t)below.len;
	entry->output_path = written_path(loader, reader->project, name);
	buf_release(&below);
}

/* ---- two days ---- */

static void check_days(struct loader *loader, struct date *from, struct date *to)
{
	bool begins = date_is_set(*from), ends = date_is_set(*to);

	if (begins != ends)
		HELP(loader,
			FINDING(loader, MISSING_KEY, begins ? from->at : to->at,
				"'%s' wants '%s' beside it", begins ? "from" : "to",
				begins ? "to" : "from"),
			"add '%s: DATE': what changed is seen between two days",
			begins ? "to" : "from");
	else if (begins && date_first_day(*from) > date_last_day(*to))
		HELP(loader, FINDING(loader, BAD_VALUE, to->at, "'to' is before 'from'"),
			"exchange the two dates, or mend one");
	else
		return;
	*from = *to = (struct date){0};
}

/* ---- charts ---- */

static void read_chart(struct entry_reader *reader, struct text name, struct pairs pairs)
{
	struct project *project = reader->project;
	struct project_chart *chart = &project->charts[project->chart_count];

	*chart = (struct project_chart){.entry = {.name = name}};
	decode_own(reader, pairs, chart);
	read_formats(
		reader, &chart->formats, &chart->entry, pairs_find(pairs, "formats"));
	read_settings(reader, &chart->entry, pairs);
	check_days(reader->loader, &chart->from, &chart->to);
	set_output(reader, &chart->entry);
	if (chart->entry.output_path)
		project->chart_count++;
}

/* ---- reports ---- */

#define KIND_HELP                                                                   \
	"'findings: text', 'list: groups', 'export: json', 'outline: markdown' or " \
	"'diff: {git: HEAD}'"

/* With what it is compared; false after a finding. */
static bool read_compared(struct entry_reader *reader, struct project_compared *compared,
	const struct pair *pair)
{
	struct loader *loader = reader->loader;
	int said;

	if (!map_wanted(loader, pair, pair->value, "a map",
		    "write {git: HEAD~1}, {old: FILE} or {from: DATE, to: DATE}"))
		return false;
	decode_fields(
		loader, map_read_known(loader, pair->value, KEYS_COMPARED), compared);
	said = (compared->git.len > 0) + (compared->old.len > 0) +
	       (date_is_set(compared->from) || date_is_set(compared->to));
	if (said != 1) {
		HELP(loader,
			FINDING(loader, BAD_VALUE, pair->value->at,
				"'diff' wants one thing to compare with"),
			"write {git: HEAD~1}, {old: FILE} or {from: DATE, to: DATE}");
		return false;
	}
	check_days(loader, &compared->from, &compared->to);
	if (compared->old.len > 0)
		compared->old_path = written_path(loader, reader->project, compared->old);
	return compared->git.len > 0 || compared->old_path || date_is_set(compared->from);
}

/* What the report is; false after a finding. */
static bool read_kind(
	struct entry_reader *reader, struct project_report *report, struct pairs pairs)
{
	struct loader *loader = reader->loader;
	const struct pair *first = NULL;

	for (int kind = 0; kind < PROJECT_REPORT__COUNT; kind++) {
		const struct pair *pair = pairs_find(pairs, project_report_keys[kind]);

		if (!pair)
			continue;
		if (first) {
			HELP(loader,
				FINDING(loader, BAD_VALUE, pair->key->at,
					"'%.*s' and '%.*s' are two reports",
					STR_ARG(tree_str(first->key)),
					STR_ARG(tree_str(pair->key))),
				"give each of them an entry of its own below 'reports'");
			return false;
		}
		first = pair;
		report->kind = (uint8_t)kind;
	}
	if (!first) {
		HELP(loader,
			FINDING(loader, MISSING_KEY, report->entry.name.at,
				"the report '%.*s' does not say what it is",
				STR_ARG(text_str(report->entry.name))),
			"add " KIND_HELP);
		return false;
	}
	if (report->kind == PROJECT_DIFF)
		return read_compared(reader, &report->compared, first);
	if (!word_wanted(loader, first, first->value, reader->keys->kinds[report->kind],
		    "one word"))
		return false;
	report->of = tree_text(first->value);
	return true;
}

/* findings and outline name theirs, and an export has one. */
static void read_format(struct entry_reader *reader, struct project_report *report,
	const struct pair *pair)
{
	if (!pair)
		return;
	if (report->kind != PROJECT_LIST && report->kind != PROJECT_DIFF)
		HELP(reader->loader,
			FINDING(reader->loader, UNKNOWN_KEY, pair->key->at,
				"'format' is for 'list' and 'diff'"),
			"remove it: '%s: %.*s' says the format",
			project_report_keys[report->kind], STR_ARG(text_str(report->of)));
	else if (word_wanted(reader->loader, pair, pair->value,
			 reader->keys->report_formats[report->kind], "one word"))
		report->format = tree_text(pair->value);
}

static void read_report(struct entry_reader *reader, struct text name, struct pairs pairs)
{
	struct project *project = reader->project;
	struct project_report *report = &project->reports[project->report_count];

	*report = (struct project_report){.entry = {.name = name}};
	decode_own(reader, pairs, report);
	read_settings(reader, &report->entry, pairs);
	if (!read_kind(reader, report, pairs))
		return;
	read_format(reader, report, pairs_find(pairs, "format"));
	if (pairs_lack(reader->loader, pairs, KEYS_REPORT, "output")) {
		HELP(reader->loader,
			FINDING(reader->loader, MISSING_KEY, name.at,
				"the report '%.*s' has no 'output'",
				STR_ARG(text_str(name))),
			"add 'output: FILE'");
		return;
	}
	set_output(reader, &report->entry);
	if (report->entry.output_path)
		project->report_count++;
}

/* ---- both ---- */

/* What --only takes as it is. */
static bool name_is_sound(struct entry_reader *reader, const struct tree *key)
{
	struct str name = tree_str(key);
	bool sound = name.len > 0 && !memchr("-_.", name.ptr[0], 3);

	for (uint32_t i = 0; sound && i < name.len; i++)
		sound = (name.ptr[i] >= '0' && name.ptr[i] <= '9') ||
			(name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
			(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z') ||
			memchr("-_.", name.ptr[i], 3) != NULL;
	if (!sound)
		HELP(reader->loader,
			FINDING(reader->loader, BAD_VALUE, key->at,
				"'%.*s' is no name of a %s", STR_ARG(name),
				what_of(reader)),
			"write a letter or digit (a to z, 0 to 9), and more of them, "
			"'-', '_' or '.' behind it");
	return sound;
}

/* --only NAME finds one of them. */
static bool name_is_new(struct entry_reader *reader, const struct tree *key)
{
	const struct project *project = reader->project;
	struct loader *loader = reader->loader;
	struct diag *diag;

	for (uint32_t i = 0; reader->id == KEYS_REPORT && i < project->chart_count; i++) {
		const struct text *name = &project->charts[i].entry.name;

		if (!str_eq(text_str(*name), tree_str(key)))
			continue;
		diag = FINDING(loader, DUPLICATE_ID, key->at,
			"a chart and a report are called '%.*s'", STR_ARG(tree_str(key)));
		NOTE(loader, diag, name->at, "the chart stands here");
		HELP(loader, diag, "give one of them another name");
		return false;
	}
	return true;
}

static void read_entry(struct entry_reader *reader, const struct pair *pair)
{
	struct pairs pairs = {0};

	if (!name_is_sound(reader, pair->key) || !name_is_new(reader, pair->key))
		return;
	if (pair->value &&
		!map_wanted(reader->loader, pair, pair->value, "a map",
			reader->id == KEYS_CHART
				? "write what is drawn below it, such as view: "
				  "NAME"
				: "write what it is below it: " KIND_HELP))
		return;
	if (pair->value)
		pairs = map_read_known(reader->loader, pair->value, reader->id);
	if (reader->id == KEYS_CHART)
		read_chart(reader, tree_text(pair->key), pairs);
	else
		read_report(reader, tree_text(pair->key), pairs);
}

static void read_section(struct entry_reader *reader, const struct pair *pair)
{
	struct loader *loader = reader->loader;
	struct project *project = reader->project;
	struct pairs pairs;

	if (!pair ||
		!map_wanted(loader, pair, pair->value, "a map with names as keys",
			reader->id == KEYS_CHART
				? "write the name of each chart as a key: overview: "
				  "{formats: [svg, png]}"
				: "write the name of each report as a key: findings: "
				  "{findings: text, output: findings.txt}"))
		return;
	pairs = map_read(loader, pair->value, NULL);
	if (reader->id == KEYS_CHART)
		project->charts =
			model_alloc(loader, pairs.count, sizeof *project->charts);
	else
		project->reports =
			model_alloc(loader, pairs.count, sizeof *project->reports);
	for (uint32_t i = 0; i < pairs.count; i++)
		read_entry(reader, &pairs.items[i]);
}

/* An option whose name is taken by a key of the entry's own is none here. */
static void add_options(struct entry_reader *reader)
{
	struct keys *keys = &reader->loader->keys[reader->id];

	reader->own = keys->count;
	for (uint32_t i = 0; i < reader->keys->option_count; i++) {
		const struct option_key *option = &reader->keys->options[i];

		if ((option->draws || reader->id == KEYS_REPORT) &&
			keys_find(keys, str_of(option->field.key)) == KEY_UNKNOWN)
			keys_add(keys, &option->field);
	}
}

void read_entries(struct loader *loader, struct project *project, struct pairs pairs,
	const struct entry_keys *keys)
{
	static const struct {
		enum keys_id id;
		const char *key;
	} sections[] = {{KEYS_CHART, "charts"}, {KEYS_REPORT, "reports"}};

	for (size_t i = 0; i < COUNT_OF(sections); i++) {
		struct entry_reader reader = {.loader = loader,
			.project = project,
			.keys = keys,
			.id = sections[i].id};

		add_options(&reader);
		read_section(&reader, pairs_find(pairs, sections[i].key));
	}
}
