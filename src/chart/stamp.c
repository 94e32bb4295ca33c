/*
 * Digests of a chart. Each box and each line is written as bytes in a fixed order and
 * hashed alone; sums of the hashes stand for all of them, so that no order counts (what
 * Bellare and Micciancio call AdHash, "A new paradigm for collision-free hashing", 1997).
 * The hash is the one of base/str.h, 64 bits and the same on every machine: two states of
 * one chart meet by chance once in 2^64, and nobody gains by making them meet.
 */
#include "chart/stamp.h"

#include "chart/spoken.h"

const char *const stamp_kind_words[STAMP_KIND__COUNT] = {
	[STAMP_CHART] = "chart", [STAMP_REPORT] = "report"};

/* What is hashed next. */
struct digester {
	const struct chart *chart;
	struct buf bytes;
};

static void add_number(struct digester *d, uint64_t number)
{
	char bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (char)(unsigned char)(number >> 8 * i);
	buf_add(&d->bytes, bytes, sizeof bytes);
}

/* With its length, so that "ab" "c" is not "a" "bc". */
static void add_text(struct digester *d, struct str text)
{
	add_number(d, text.len);
	buf_add_str(&d->bytes, text);
}

static uint64_t digest(struct digester *d)
{
	uint64_t hash = str_hash(buf_str(&d->bytes));

	buf_clear(&d->bytes);
	return hash;
}

static uint32_t brief(uint64_t hash)
{
	return (uint32_t)(hash >> 40);
}

/* ---- boxes and lines -------------------------------------------------------------- */

/* Which panel it stands on: by whose it is, not by its heading, which names another. */
static void add_panel(struct digester *d, uint32_t index)
{
	const struct chart_region *region;

	if (index == CHART_NONE) {
		add_number(d, 0);
		return;
	}
	region = &d->chart->regions[index];
	add_number(d, 1 + (uint64_t)region->kind);
	if (region->superior != CHART_NONE)
		add_text(d, region->id);
}

/* The rule that a line of a tip tells a finding of, by its number in front: "2: …". NULL:
 * none. `line` is then what stands behind it. */
static const struct rule *rule_told(
	const struct chart *chart, const struct chart_box *box, struct str *line)
{
	uint32_t number = 0, digits = 0;

	while (digits < line->len && digits < 9 && line->ptr[digits] >= '0' &&
		line->ptr[digits] <= '9')
		number = number * 10 + (uint32_t)(line->ptr[digits++] - '0');
	if (digits == 0 || digits == line->len || line->ptr[digits] != ':')
		return NULL;
	for (uint32_t i = 0; i < box->mark_count; i++) {
		if (box->marks[i] + 1 != number)
			continue;
		*line = (struct str){line->ptr + digits, line->len - digits};
		return chart->findings[box->marks[i]].rule;
	}
	return NULL;
}

/* What is told of findings has numbers and an order by where in the input each was found,
 * which is nothing that the chart shows. */
static uint64_t tip_digest(struct digester *d, const struct chart_box *box)
{
	struct str left = box->tip;
	uint64_t sum = 0;

	for (uint64_t number = 1; left.len > 0; number++) {
		const char *end = str_chr(left, '\n');
		struct str line = {left.ptr, end ? (uint32_t)(end - left.ptr) : left.len};
		uint32_t taken = line.len + (end ? 1 : 0);
		const struct rule *rule = rule_told(d->chart, box, &line);

		add_number(d, rule ? 0 : number);
		add_text(d, rule ? str_of(rule->slug) : (struct str){0});
		add_text(d, line);
		sum += digest(d);
		left = (struct str){left.ptr + taken, left.len - taken};
	}
	add_text(d, box->id);
	add_number(d, sum);
	return digest(d);
}

/* Sums are known before anything else is written. */
static uint64_t marks_digest(struct digester *d, const struct chart_box *box)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < box->mark_count; i++) {
		add_text(d, str_of(d->chart->findings[box->marks[i]].rule->slug));
		sum += digest(d);
	}
	return sum;
}

/* Its superiors are left to its lines. */
static uint64_t box_digest(struct digester *d, const struct chart_box *box)
{
	uint64_t marks = marks_digest(d, box);

	add_text(d, box->id);
	add_number(d, marks);
	add_text(d, box->link);
	add_number(d, box->shape);
	add_number(d, box->flags);
	add_number(d, box->power);
	add_number(d, box->behind);
	add_number(d, box->page);
	add_panel(d, box->region);
	add_number(d, box->row_count);
	for (uint32_t i = 0; i < box->row_count; i++) {
		add_number(d, box->rows[i].kind);
		add_text(d, box->rows[i].text);
	}
	return digest(d);
}

static void add_ends(struct digester *d, const struct chart_line *line)
{
	add_text(d, d->chart->boxes[line->from].id);
	add_text(d, d->chart->boxes[line->to].id);
	add_text(d, d->chart->line_sorts[line->sort].text);
}

static uint64_t line_digest(struct digester *d, const struct chart_line *line)
{
	add_ends(d, line);
	add_number(d, line->style);
	add_number(d, line->flags);
	return digest(d);
}

/* A line's tip names both ends, whose boxes tell when they are called otherwise; of
 * hidden levels nothing but the tip tells how many. */
static uint64_t note_digest(struct digester *d, const struct chart_line *line)
{
	bool hidden = d->chart->line_sorts[line->sort].through_hidden;

	add_ends(d, line);
	add_text(d, hidden ? line->tip : line->more);
	return digest(d);
}

static void add_boxes(struct stamp *stamp, struct digester *d)
{
	static const char *const sorts[] = {
		[CHART_GROUP] = "group", [CHART_POST] = "post", [CHART_UNIT] = "unit"};
	struct digester order = {0};

	for (uint32_t i = 0; i < d->chart->box_count; i++) {
		const struct chart_box *box = &d->chart->boxes[i];
		uint64_t hash = box_digest(d, box), tip = tip_digest(d, box);

		*VEC_PUSH(&stamp->boxes) = (struct stamp_box){box->id, brief(hash),
			brief(tip), sorts[box->shape], chart_box_name(box)};
		stamp->plain += hash;
		stamp->tips += tip;
		add_number(&order, str_hash(box->id));
	}
	stamp->order = digest(&order);
	buf_release(&order.bytes);
}

static void add_lines(struct stamp *stamp, struct digester *d)
{
	const struct chart *chart = d->chart;
	struct box_lines by_box;

	box_lines_make(&by_box, chart);
	for (uint32_t i = 0; i < chart->line_count; i++) {
		const struct chart_line *line = &chart->lines[by_box.lines[i]];
		uint64_t hash = line_digest(d, line), note = note_digest(d, line);

		*VEC_PUSH(&stamp->lines) = (struct stamp_line){
			line->from, line->to, line->sort, brief(hash), brief(note)};
		stamp->plain += hash;
		stamp->notes += note;
	}
	box_lines_release(&by_box);
	for (uint32_t i = 0; i < chart->line_sort_count; i++)
		*VEC_PUSH(&stamp->sorts) = chart->line_sorts[i].text;
}

/* ---- the rest ---- */

static uint64_t title_digest(struct digester *d)
{
	add_text(d, d->chart->title);
	add_text(d, d->chart->subtitle);
	add_text(d, d->chart->organisation);
	return digest(d);
}

static uint64_t facts_digest(struct digester *d)
{
	for (uint32_t i = 0; i < d->chart->fact_count; i++)
		add_text(d, d->chart->facts[i]);
	return digest(d);
}

static uint64_t language_digest(struct digester *d)
{
	add_text(d, d->chart->language);
	return digest(d);
}

static uint64_t panels_digest(struct digester *d)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < d->chart->region_count; i++) {
		add_text(d, d->chart->regions[i].title);
		add_panel(d, i);
		sum += digest(d);
	}
	return sum;
}

static uint64_t findings_digest(struct digester *d)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < d->chart->finding_count; i++) {
		const struct chart_finding *finding = &d->chart->findings[i];

		add_text(d, str_of(finding->rule->slug));
		add_text(d, finding->text);
		add_number(d, (uint64_t)finding->severity);
		add_number(d, finding->count);
		sum += digest(d);
	}
	return sum;
}

/* Of sorts and findings the legend repeats what is counted in, in the order in which they
 * were met. */
static uint64_t legend_digest(struct digester *d)
{
	const struct chart *chart = d->chart;
	uint64_t sum = 0;

	for (uint32_t i = 0; i < chart->legend_count; i++) {
		const struct chart_legend_row *row = &chart->legend[i];

		add_text(d, chart->legend_title);
		add_number(d, row->kind);
		if (row->kind != CHART_LEGEND_LINE && row->kind != CHART_LEGEND_FINDING) {
			add_number(d, row->index);
			add_text(d, row->text);
		}
		sum += digest(d);
	}
	for (uint32_t i = 0; i < chart->line_sort_count; i++) {
		const struct chart_line_sort *sort = &chart->line_sorts[i];

		add_text(d, sort->text);
		add_text(d, sort->mark);
		add_number(d, sort->style);
		sum += digest(d);
	}
	return sum;
}

static uint64_t (*const part_digests[STAMP_PART__COUNT])(struct digester *) = {
	[STAMP_TITLE] = title_digest,
	[STAMP_FACTS] = facts_digest,
	[STAMP_LANGUAGE] = language_digest,
	[STAMP_PANELS] = panels_digest,
	[STAMP_FINDINGS] = findings_digest,
	[STAMP_LEGEND] = legend_digest};

static void add_parts(struct stamp *stamp, struct digester *d)
{
	for (uint32_t part = 0; part < STAMP_PART__COUNT; part++) {
		uint64_t hash = part_digests[part](d);

		stamp->parts[part] = brief(hash);
		add_number(d, part);
		add_number(d, hash);
		stamp->plain += digest(d);
	}
}

static void begin(struct stamp *stamp, enum stamp_kind kind)
{
	*stamp = (struct stamp){
		.kind = kind, .drawing = DRAWING_VERSION, .sheet = 1, .sheets = 1};
	arena_init(&stamp->arena, "stamp");
}

void stamp_make(struct stamp *stamp, const struct chart *chart)
{
	struct digester d = {.chart = chart};

	begin(stamp, STAMP_CHART);
	add_boxes(stamp, &d);
	add_lines(stamp, &d);
	add_parts(stamp, &d);
	stamp_show(stamp, true, true);
	buf_release(&d.bytes);
}

void stamp_show(struct stamp *stamp, bool tips, bool notes)
{
	stamp->shows_tips = tips;
	stamp->shows_notes = notes;
	stamp->content =
		stamp->plain + (tips ? stamp->tips : 0) + (notes ? stamp->notes : 0);
}

/* Sums of digests, as that of the whole is. */
static uint32_t sum_of(uint32_t digest, bool with, uint32_t more)
{
	return (digest + (with ? more : 0)) & 0xffffff;
}

uint32_t stamp_box_digest(const struct stamp *stamp, uint32_t box)
{
	const struct stamp_box *at = &stamp->boxes.items[box];

	return sum_of(at->digest, stamp->shows_tips, at->tip);
}

uint32_t stamp_line_digest(const struct stamp *stamp, uint32_t line)
{
	const struct stamp_line *at = &stamp->lines.items[line];

	return sum_of(at->digest, stamp->shows_notes, at->note);
}

/* ---- of a report ------------------------------------------------------------------ */

void stamp_begin_report(struct stamp *stamp)
{
	begin(stamp, STAMP_REPORT);
}

void stamp_add_text(struct stamp *stamp, struct str text)
{
	while (text.len > 0) {
		const char *end = str_chr(text, '\n');
		uint32_t len = end ? (uint32_t)(end - text.ptr) + 1 : text.len;

		stamp->content += str_hash((struct str){text.ptr, len});
		text = (struct str){text.ptr + len, text.len - len};
	}
}

void stamp_add_subject(struct stamp *stamp, struct str id, const char *sort,
	struct str name, uint64_t hash)
{
	*VEC_PUSH(&stamp->boxes) = (struct stamp_box){id, brief(hash), 0, sort, name};
}

/* ---- settings --------------------------------------------------------------------- */

void stamp_add_setting(struct stamp *stamp, const char *name, struct str value)
{
	struct digester d = {0};
	uint64_t hash;

	add_text(&d, str_of(name));
	add_text(&d, value);
	hash = digest(&d);
	*VEC_PUSH(&stamp->setting) = (struct stamp_setting){str_of(name), brief(hash)};
	stamp->settings += hash;
	buf_release(&d.bytes);
}

void stamp_clear_settings(struct stamp *stamp)
{
	stamp->setting.count = 0;
	stamp->settings = 0;
}

void stamp_release(struct stamp *stamp)
{
	arena_release(&stamp->arena);
	VEC_RELEASE(&stamp->setting);
	VEC_RELEASE(&stamp->boxes);
	VEC_RELEASE(&stamp->lines);
	VEC_RELEASE(&stamp->sorts);
	*stamp = (struct stamp){0};
}

enum stamp_difference stamp_compare(const struct stamp *kept, const struct stamp *now)
{
	if (kept->drawing != now->drawing || kept->content != now->content ||
		kept->settings != now->settings)
		return STAMP_DIFFERS;
	return kept->order == now->order ? STAMP_SAME : STAMP_REORDERED;
}
