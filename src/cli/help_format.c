/*
 * orgraph(5), the format in short: every map with its keys, from the tables by which it
 * is read. docs/format.md is the whole, with examples.
 */
#include "entries.h"
#include "help_internal.h"

#include "model/project.h"
#include "model/view.h"

static const struct {
	const char *title, *about;
	const struct field_table *table;
} maps[] = {
	{"A FILE",
		"The top level. A folder stands for all its .yaml and .yml files, and "
		"several files are one organisation.\n",
		&top_fields},
	{"ORGANISATION", NULL, &organisation_fields},
	{"EVERY NODE",
		"Units, posts, groups and persons are nodes, each below its id: letters, "
		"digits, -, _ and . of any script. A reference is an id, or a name or "
		"alias that fits one node.\n",
		&node_fields},
	{"UNITS", NULL, &sort_fields[SORT_UNIT]},
	{"POSTS", NULL, &sort_fields[SORT_POST]},
	{"PERSONS", NULL, &sort_fields[SORT_PERSON]},
	{"HOLDERS", "Below holder of a post.\n", &holder_fields},
	{"GROUPS", NULL, &sort_fields[SORT_GROUP]},
	{"SEATS",
		"Items of members, co_opted and represented_by, and what stands below "
		"an office. A reference alone is short for {post: REFERENCE}.\n",
		&seat_fields},
	{"MANDATES", "Below mandate of a group.\n", &mandate_fields},
	{"MINUTES", "Below minutes of a group.\n", &minutes_fields},
	{"LINES",
		"Items of lines; and what a reference becomes where a line says more: "
		"{to, via, note, valid, source}.\n",
		&line_fields},
	{"VALIDITY", "Below valid.\n", &validity_fields},
	{"SOURCES", "Below source.\n", &origin_fields},
	{"DOCUMENTS", "Below sources of the organisation.\n", &document_fields},
	{"DUTIES", "Below duties of the organisation.\n", &duty_fields},
	{"LINE TYPES", "Below line_types of the organisation.\n", &line_type_fields},
	{"VIEWS", "Below views.\n", &view_fields},
	{"THE MANIFEST", "The file orgraph.yaml.\n", &project_fields},
	{"SUPPRESSIONS", "Items of suppressions in the manifest.\n", &acceptance_fields},
	{"VARIABLES", "Below variables of the manifest.\n", &variable_fields},
	{"REPORTS",
		"Below reports of the manifest, each below its name. One of the first "
		"five keys says what it is; beside these, the options of the command "
		"that prints such a report are keys, such as as_of, language, redact, "
		"summary and, of an outline, view.\n",
		&report_fields},
	{"COMPARISONS", "Below diff of a report.\n", &compared_fields},
	{"CHARTS",
		"Below charts of the manifest, each below its name: letters, digits, "
		"-, _ and '.'. The other keys are the options of orgraph-draw(1), "
		"with _ for -.\n",
		&chart_fields},
};

static void add_words(struct buf *out, const char *const *words)
{
	bool first = true;

	for (; *words; words++) {
		if (**words == '\0')
			continue;
		buf_add_text(out, first ? ": " : ", ");
		roff_add(out, *words);
		first = false;
	}
}

static void add_key(
	struct buf *out, const struct field_table *table, const struct field *field)
{
	const char *about = field_about(table, field->key);

	if (field->type == FIELD_IGNORED)
		return;
	buf_add_text(out, ".TP\n.B ");
	roff_add(out, field->key);
	buf_add_char(out, '\n');
	roff_add(out, about ? about : field->key);
	if (field->words)
		add_words(out, field->words);
	buf_add_char(out, '\n');
}

/* Charts come last, and what else they take behind their own keys. */
static void add_options(struct buf *out)
{
	struct entry_keys keys;
	struct arena arena;

	arena_init(&arena, "keys of entries");
	keys = entry_keys_make(&arena);
	for (uint32_t i = 0; i < keys.option_count; i++) {
		const struct option_key *option = &keys.options[i];

		if (!option->draws)
			continue;
		buf_add_text(out, ".TP\n.B ");
		roff_add(out, option->field.key);
		buf_add_char(out, '\n');
		roff_add(out, option->about);
		if (option->field.words && option->field.words[0])
			add_words(out, option->field.words);
		buf_add_char(out, '\n');
	}
	arena_release(&arena);
}

static const char described[] =
	"Plain YAML in UTF-8. Every value is a text as it is written, but where a key "
	"wants "
	"true, false or a number. A key with nothing behind it counts as not written. "
	"Dates "
	"are YYYY, YYYY-MM or YYYY-MM-DD. Keys that begin with x- are ignored; other "
	"unknown keys are errors.\n\n"
	"    orgraph: 1\n"
	"    posts:\n"
	"      director: {name: Director, root: true}\n"
	"    groups:\n"
	"      hygiene-council:\n"
	"        name: Hygiene Council\n"
	"        kind: council\n"
	"        chair: director\n"
	"        reports_to: director\n"
	"        meets: 4/year\n";

void help_manual_format(struct buf *out)
{
	roff_begin(out, "orgraph", 5, "the input of orgraph, and its manifest");
	roff_section(out, "DESCRIPTION");
	roff_prose(out, described);
	for (size_t i = 0; i < COUNT_OF(maps); i++) {
		roff_section(out, maps[i].title);
		if (maps[i].about)
			roff_prose(out, maps[i].about);
		for (uint32_t k = 0; k < maps[i].table->count; k++)
			add_key(out, maps[i].table, &maps[i].table->fields[k]);
	}
	add_options(out);
	roff_section(out, "SEE ALSO");
	buf_add_text(out,
		".BR orgraph (1),\n.BR orgraph\\-draw (1),\n.BR orgraph\\-schema (1)\n");
}
