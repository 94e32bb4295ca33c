/* The title block: what, of whom, on which day, from which documents. */
#include "chart_internal.h"

#define MOST_DOCUMENTS 3

static void add_fact(struct draft *draft, struct buf *text)
{
	*VEC_PUSH(&draft->facts) = keep(draft, text);
}

static void add_led_fact(struct draft *draft, enum word lead, const struct buf *text)
{
	struct buf led = {0};

	buf_printf(&led, "%s %s", word(draft->language, lead), text->data);
	add_fact(draft, &led);
	buf_release(&led);
}

/* The day that the chart is of: as written, unless --as-of set another. */
static void add_state(struct draft *draft)
{
	const struct model *model = draft->model;
	struct date written = model->organisation.as_of;
	struct buf text = {0};

	if (draft->options->merged) {
		buf_printf(&text, "%s %s %s %s", word(draft->language, WORD_CHANGES_FROM),
			draft->options->called[DIFF_OLD], word(draft->language, WORD_TO),
			draft->options->called[DIFF_NEW]);
		add_fact(draft, &text);
		buf_release(&text);
		return;
	}
	if (model->day == 0)
		return;
	buf_printf(&text, "%s ", word(draft->language, WORD_AS_OF));
	if (date_is_set(written) && (date_first_day(written) == model->day ||
					    date_last_day(written) == model->day))
		date_add(&text, written);
	else
		day_add(&text, model->day);
	add_fact(draft, &text);
	buf_release(&text);
}

static void add_version(struct draft *draft)
{
	const struct organisation *organisation = &draft->model->organisation;
	const struct chart_options *options = draft->options;
	struct str version = options->version, approver = options->approver;
	struct buf text = {0};

	if (version.len == 0)
		version = text_str(organisation->version);
	if (approver.len == 0)
		approver = text_str(organisation->approver);
	if (version.len > 0)
		buf_printf(&text, "%s %.*s", word(draft->language, WORD_VERSION),
			STR_ARG(version));
	if (approver.len > 0)
		buf_printf(&text, "%s%s %.*s", text.len > 0 ? ", " : "",
			word(draft->language, WORD_APPROVED_BY), STR_ARG(approver));
	if (text.len > 0)
		add_fact(draft, &text);
	buf_release(&text);
}

static bool cites(const struct node *node, const struct document *document)
{
	for (uint32_t i = 0; i < node->sources.count; i++)
		if (str_eq(text_str(node->sources.items[i].in), text_str(document->id)))
			return true;
	return false;
}

/* Does something that is drawn cite it? Where nothing cites anything, all count. */
static bool is_cited(const struct draft *draft, const struct document *document)
{
	bool any = false;

	for (uint32_t i = 0; i < draft->chart->box_count; i++) {
		const struct node *node =
			&draft->model->nodes[draft->chart->boxes[i].node];

		any = any || node->sources.count > 0;
		if (cites(node, document))
			return true;
	}
	return !any;
}

/* "Arenor och grupper (RS 12/2025, 2025-10-01)". */
static void add_document(struct buf *out, const struct document *document)
{
	buf_add_str(
		out, text_str(document->title.len > 0 ? document->title : document->id));
	if (document->number.len == 0 && !date_is_set(document->date))
		return;
	buf_printf(out, " (%.*s", STR_ARG(text_str(document->number)));
	if (document->number.len > 0 && date_is_set(document->date))
		buf_add_text(out, ", ");
	if (date_is_set(document->date))
		date_add(out, document->date);
	buf_add_char(out, ')');
}

static void add_documents(struct draft *draft)
{
	const struct organisation *organisation = &draft->model->organisation;
	struct buf text = {0};
	uint32_t count = 0;

	for (uint32_t i = 0; i < organisation->document_count; i++) {
		const struct document *document = &organisation->documents[i];

		if (!is_cited(draft, document))
			continue;
		if (count++ == MOST_DOCUMENTS) {
			buf_printf(&text, " %s", word(draft->language, WORD_AND_OTHERS));
			break;
		}
		if (count > 1)
			buf_add_text(&text, "; ");
		add_document(&text, document);
	}
	if (count > 0)
		add_led_fact(draft, count > 1 ? WORD_SOURCES : WORD_SOURCE, &text);
	buf_release(&text);
}

static struct str organisation_name(const struct draft *draft)
{
	const struct organisation *organisation = &draft->model->organisation;

	for (uint32_t i = 0; draft->names.len > 0 && organisation->names &&
			     i < organisation->names->count;
		i++)
		if (str_eq(text_str(organisation->names->items[i].language),
			    draft->names))
			return text_str(organisation->names->items[i].text);
	return text_str(
		organisation->name.len > 0 ? organisation->name : organisation->id);
}

static struct str shown(struct draft *draft)
{
	const struct chart_options *options = draft->options;
	struct buf text = {0};
	struct str kept;

	if (options->focus == NODE_NONE)
		return str_of(word(draft->language,
			(enum word)(WORD_SHOW_GROUPS + (int)options->show)));
	buf_printf(&text, "%s %.*s", word(draft->language, WORD_FOCUS),
		STR_ARG(box_name(draft, options->focus)));
	kept = keep(draft, &text);
	buf_release(&text);
	return kept;
}

/* Title and subtitle: what was asked for, or the organisation and what is shown. */
static void set_titles(struct draft *draft)
{
	struct chart *chart = draft->chart;
	struct str organisation = clean(draft, organisation_name(draft));

	chart->organisation = organisation;
	if (draft->options->title) {
		chart->title = clean(draft, str_of(draft->options->title));
		chart->subtitle = organisation;
	} else if (organisation.len > 0) {
		chart->title = organisation;
		chart->subtitle = shown(draft);
	} else {
		chart->title = shown(draft);
	}
}

static void describe(struct draft *draft)
{
	struct chart *chart = draft->chart;
	struct buf text = {0};

	buf_add_str(&text, chart->title);
	if (chart->subtitle.len > 0)
		buf_printf(&text, ". %.*s", STR_ARG(chart->subtitle));
	buf_printf(&text, ". %u %s, %u %s.", chart->box_count,
		word(draft->language, chart->box_count == 1 ? WORD_BOX : WORD_BOXES),
		chart->line_count,
		word(draft->language, chart->line_count == 1 ? WORD_LINE : WORD_LINES));
	chart->description = keep(draft, &text);
	buf_release(&text);
}

void heading_make(struct draft *draft)
{
	struct chart *chart = draft->chart;

	set_titles(draft);
	describe(draft);
	add_state(draft);
	add_version(draft);
	add_documents(draft);
	chart->facts = SETTLED(draft, facts);
	chart->fact_count = draft->facts.count;
}

void chart_add_page(
	const struct chart *chart, uint32_t page, uint32_t pages, struct buf *out)
{
	enum language language = language_of_chart(chart);

	buf_printf(out, "%s %u %s %u", word(language, WORD_PAGE), (unsigned)page,
		word(language, WORD_OF), (unsigned)pages);
}
