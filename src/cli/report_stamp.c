/*
 * The stamp of a report: what it says, line by line, but for where in the input it
 * stands, and which nodes it tells of. A report in a format without comments (JSON, CSV)
 * bears none.
 */
#include "build.h"

#include "base/map.h"
#include "model/find.h"
#include "results.h"

const char *report_format_word(const struct target *target)
{
	const struct project_report *report = target->report;

	if (report->kind == PROJECT_FINDINGS)
		return study_text(target->study, report->of);
	return target->cli.options.format ? target->cli.options.format : "text";
}

bool report_bears_stamp(const struct target *target, enum stamped_as *as)
{
	static const struct {
		const char *word;
		enum stamped_as as;
	} formats[] = {{"text", STAMPED_AS_TEXT}, {"junit", STAMPED_AS_XML},
		{"markdown", (enum stamped_as)RENDER_OUTLINE}};
	const char *word = report_format_word(target);

	if (target->report->kind == PROJECT_EXPORT)
		return false;
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		if (strcmp(word, formats[i].word) == 0) {
			*as = formats[i].as;
			return true;
		}
	return false;
}

/* ---- settings --------------------------------------------------------------------- */

static void add_settings(struct stamp *stamp, const struct target *target)
{
	const struct project_entry *entry = target->entry;
	struct buf text = {0};

	stamp_add_setting(stamp, project_report_keys[target->report->kind],
		text_str(target->report->of));
	stamp_add_setting(stamp, "format", str_of(report_format_word(target)));
	for (uint32_t i = 0; i < entry->setting_count; i++) {
		const struct setting *setting = &entry->settings[i];

		buf_clear(&text);
		for (uint32_t k = 0; k < setting->values.count; k++) {
			buf_add_str(&text, text_str(setting->values.items[k]));
			buf_add_char(&text, '\n');
		}
		stamp_add_setting(
			stamp, option_rows[setting->option].name, buf_str(&text));
	}
	buf_release(&text);
}

void report_stamp_begin(
	struct stamp *stamp, const struct build *build, const struct target *target)
{
	stamp_begin_report(stamp);
	stamp->project = buf_str(&build->project);
	stamp->name = text_str(target->entry->name);
	add_settings(stamp, target);
}

/* ---- what it tells of ------------------------------------------------------------- */

struct subject {
	struct str id, name;
	const char *sort;
	uint64_t hash; /* a sum, so that no order counts */
};

struct subjects {
	VEC(struct subject) items;
	struct map by_id;
};

static struct str subject_id(const void *context, uint32_t index)
{
	const struct subjects *subjects = context;

	return subjects->items.items[index].id;
}

static void tell_of(struct subjects *subjects, const struct subject *subject)
{
	uint32_t at = map_find(&subjects->by_id, subject->id, subject_id, subjects);

	if (at == MAP_NONE) {
		map_add(&subjects->by_id, subject->id, subjects->items.count);
		*VEC_PUSH(&subjects->items) = *subject;
	} else {
		subjects->items.items[at].hash += subject->hash;
	}
}

/* Of persons a file says no more than it must. */
static void tell_of_node(struct subjects *subjects, const struct model *model,
	struct str id, struct str text)
{
	uint32_t index = model_find_id(model, id);
	const struct node *node = index == NODE_NONE ? NULL : &model->nodes[index];

	if (!node || node->sort == SORT_PERSON)
		return;
	tell_of(subjects,
		&(struct subject){text_str(node->id), node_name(node, (struct str){0}),
			sort_name((enum sort)node->sort), str_hash(text)});
}

static void tell_findings(struct subjects *subjects, const struct target *target)
{
	const struct study *study = target->study;
	struct buf text = {0};

	for (uint32_t i = 0; i < study->sink.count; i++) {
		const struct diag *diag = study->sink.items[i];

		buf_clear(&text);
		buf_printf(
			&text, "%s %s ", severity_name(diag->severity), diag->rule->slug);
		buf_add_str(&text, diag->message);
		for (uint32_t k = 0; k < diag->subject_count; k++)
			tell_of_node(subjects, &study->model, diag->subjects[k],
				buf_str(&text));
	}
	buf_release(&text);
}

static void add_cell(struct buf *text, const struct cell *cell)
{
	buf_printf(
		text, "%u %llu ", (unsigned)cell->kind, (unsigned long long)cell->number);
	buf_add_str(text, cell->text);
	for (uint32_t i = 0; i < cell->count; i++) {
		buf_add_str(text, cell->texts[i]);
		buf_add_char(text, '\n');
	}
	buf_add_char(text, '\n');
}

/* The first column is an id in each of them. */
static void tell_rows(struct subjects *subjects, const struct target *target)
{
	struct cell cells[TABLE_COLUMNS] = {0};
	struct str word = text_str(target->report->of);
	struct list list;
	struct arena scratch;
	struct buf text = {0};
	uint64_t cursor = 0;

	arena_init(&scratch, "table row");
	result_list_make(&list, &target->cli, target->study,
		(enum list_kind)str_among(word, list_words, LIST__COUNT));
	while (list.table.next(&list.table, &cursor, cells, &scratch)) {
		buf_clear(&text);
		for (uint32_t i = 0; i < list.table.column_count; i++)
			add_cell(&text, &cells[i]);
		tell_of_node(
			subjects, &target->study->model, cells[0].text, buf_str(&text));
		memset(cells, 0, sizeof cells);
		arena_reset(&scratch);
	}
	list_release(&list);
	arena_release(&scratch);
	buf_release(&text);
}

static void tell_changes(struct subjects *subjects, const struct target *target)
{
	const struct diff *diff = &target->pair->diff;
	struct buf text = {0};

	for (uint32_t i = 0; i < diff->count; i++) {
		const struct change *change = &diff->items[i];
		struct subject subject = {
			change_id(diff, change), change_name(diff, change), NULL, 0};

		if (change->sort == SORT_PERSON || change->sort == SORT__COUNT)
			continue;
		buf_clear(&text);
		buf_printf(&text, "%s ", change_words[change->kind]);
		buf_add_str(&text, change->field);
		for (int end = 0; end < DIFF_ENDS; end++) {
			buf_add_char(&text, '\n');
			buf_add_str(&text, change->ends[end].shown);
		}
		subject.sort = sort_name(change->sort);
		subject.hash = str_hash(buf_str(&text));
		tell_of(subjects, &subject);
	}
	buf_release(&text);
}

void report_stamp_fill(
	struct stamp *stamp, const struct target *target, struct str placeless)
{
	static void (*const tell[PROJECT_REPORT__COUNT])(struct subjects *,
		const struct target *) = {[PROJECT_FINDINGS] = tell_findings,
		[PROJECT_LIST] = tell_rows,
		[PROJECT_DIFF] = tell_changes};
	struct subjects subjects = {0};

	if (!tell[target->report->kind])
		BUG("a report of this kind bears no stamp");
	tell[target->report->kind](&subjects, target);
	stamp_add_text(stamp, placeless);
	for (uint32_t i = 0; i < subjects.items.count; i++) {
		const struct subject *subject = &subjects.items.items[i];

		stamp_add_subject(
			stamp, subject->id, subject->sort, subject->name, subject->hash);
	}
	map_release(&subjects.by_id);
	VEC_RELEASE(&subjects.items);
}
