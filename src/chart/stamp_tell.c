/* What differs between a stamp that was kept and the one of now, in sentences for who
 * keeps the document. */
#include "chart/stamp.h"

#define MOST_NAMED 5u

enum fate { FATE_SAME, FATE_CHANGED, FATE_CAME, FATE_WENT };

/* A box or a line by a hash of what it is known by. */
struct mark {
	uint64_t key;
	uint32_t digest, index;
};

/* Those of one stamp, and what became of each. */
struct marks {
	struct mark *items;
	uint8_t *fates; /* by index: enum fate */
	uint32_t count;
};

/* Two ways to look at one pair of lists. */
struct pair {
	struct marks kept, now;
};

static struct marks marks_new(uint32_t count)
{
	return (struct marks){mem_alloc(count, sizeof(struct mark)),
		mem_alloc_zero(count, sizeof(uint8_t)), count};
}

static void pair_release(struct pair *pair)
{
	free(pair->kept.items);
	free(pair->kept.fates);
	free(pair->now.items);
	free(pair->now.fates);
}

static struct marks mark_boxes(const struct stamp *stamp)
{
	struct marks marks = marks_new(stamp->boxes.count);

	for (uint32_t i = 0; i < marks.count; i++) {
		const struct stamp_box *box = &stamp->boxes.items[i];

		marks.items[i] =
			(struct mark){str_hash(box->id), stamp_box_digest(stamp, i), i};
	}
	return marks;
}

static struct marks mark_lines(const struct stamp *stamp)
{
	struct marks marks = marks_new(stamp->lines.count);

	for (uint32_t i = 0; i < marks.count; i++) {
		const struct stamp_line *line = &stamp->lines.items[i];
		uint64_t key[] = {str_hash(stamp->boxes.items[line->from].id),
			str_hash(stamp->boxes.items[line->to].id),
			str_hash(stamp->sorts.items[line->sort])};

		/* the bytes of numbers differ between machines; here both stamps are on
		 * one */
		marks.items[i] = (struct mark){
			str_hash((struct str){(const char *)key, sizeof key}),
			stamp_line_digest(stamp, i), i};
	}
	return marks;
}

static int compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->digest != y->digest)
		return x->digest < y->digest ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Walks both lists in the order of their keys. */
static void settle_fates(struct pair *pair)
{
	struct marks *kept = &pair->kept, *now = &pair->now;
	uint32_t i = 0, j = 0;

	qsort(kept->items, kept->count, sizeof *kept->items, compare_marks);
	qsort(now->items, now->count, sizeof *now->items, compare_marks);
	while (i < kept->count || j < now->count) {
		const struct mark *old = i < kept->count ? &kept->items[i] : NULL;
		const struct mark *new = j < now->count ? &now->items[j] : NULL;

		if (!new || (old && old->key < new->key)) {
			kept->fates[old->index] = FATE_WENT;
			i++;
		} else if (!old || new->key < old->key) {
			now->fates[new->index] = FATE_CAME;
			j++;
		} else {
			if (old->digest != new->digest)
				now->fates[new->index] = FATE_CHANGED;
			i++;
			j++;
		}
	}
}

/* ---- sentences -------------------------------------------------------------------- */

struct telling {
	const struct stamp *kept, *now;
	stamp_teller *tell;
	void *context;
	bool told;
	struct buf sentence;
};

static void say(struct telling *t, const char *sentence)
{
	t->tell(t->context, sentence);
	t->told = true;
}

/* Its id follows where that is another word. */
void stamp_add_called(struct buf *out, const char *sort, struct str name, struct str id)
{
	buf_printf(out, "%s '%.*s'", sort, STR_ARG(name));
	if (!str_eq(name, id))
		buf_printf(out, " (%.*s)", STR_ARG(id));
}

/* As it is drawn now. */
static void add_box(const struct telling *t, uint32_t index, struct buf *out)
{
	const struct stamp_box *box = &t->now->boxes.items[index];

	stamp_add_called(out, box->sort, box->name, box->id);
}

static void add_gone_box(const struct telling *t, uint32_t index, struct buf *out)
{
	buf_printf(out, "'%.*s'", STR_ARG(t->kept->boxes.items[index].id));
}

static void add_line(const struct stamp *stamp, uint32_t index, struct buf *out)
{
	const struct stamp_line *line = &stamp->lines.items[index];

	buf_printf(out, "'%.*s' %.*s '%.*s'", STR_ARG(stamp->boxes.items[line->from].id),
		STR_ARG(stamp->sorts.items[line->sort]),
		STR_ARG(stamp->boxes.items[line->to].id));
}

static void add_line_now(const struct telling *t, uint32_t index, struct buf *out)
{
	add_line(t->now, index, out);
}

static void add_gone_line(const struct telling *t, uint32_t index, struct buf *out)
{
	add_line(t->kept, index, out);
}

/* "new: group 'A' (a), group 'B' (b) and 3 more" */
static void say_those(struct telling *t, const struct marks *marks, enum fate fate,
	const char *lead, void (*add)(const struct telling *, uint32_t, struct buf *))
{
	uint32_t count = 0;

	buf_clear(&t->sentence);
	buf_printf(&t->sentence, "%s: ", lead);
	for (uint32_t i = 0; i < marks->count; i++) {
		if (marks->fates[i] != (uint8_t)fate || count++ >= MOST_NAMED)
			continue;
		if (count > 1)
			buf_add_text(&t->sentence, ", ");
		add(t, i, &t->sentence);
	}
	if (count > MOST_NAMED)
		buf_printf(&t->sentence, " and %u more", (unsigned)(count - MOST_NAMED));
	if (count > 0)
		say(t, t->sentence.data);
}

/* Boxes, or lines: how they are known, called, and told of. */
struct told_sort {
	struct marks (*mark)(const struct stamp *stamp);
	void (*add)(const struct telling *t, uint32_t index, struct buf *out);
	void (*add_gone)(const struct telling *t, uint32_t index, struct buf *out);
	const char *changed, *came, *went;
};

static const struct told_sort boxes = {
	mark_boxes, add_box, add_gone_box, "changed", "new", "no longer there"};
/* A node that is there may be in no finding and no row. */
static const struct told_sort mentions = {
	mark_boxes, add_box, add_gone_box, "changed", "now about", "no longer about"};
static const struct told_sort lines = {mark_lines, add_line_now, add_gone_line,
	"line changed", "new line", "line no longer there"};

static void tell_sort(struct telling *t, const struct told_sort *sort)
{
	struct pair pair = {sort->mark(t->kept), sort->mark(t->now)};

	settle_fates(&pair);
	say_those(t, &pair.now, FATE_CHANGED, sort->changed, sort->add);
	say_those(t, &pair.now, FATE_CAME, sort->came, sort->add);
	say_those(t, &pair.kept, FATE_WENT, sort->went, sort->add_gone);
	pair_release(&pair);
}

static bool has_setting(const struct stamp *stamp, const struct stamp_setting *wanted)
{
	for (uint32_t i = 0; i < stamp->setting.count; i++)
		if (str_eq(stamp->setting.items[i].name, wanted->name))
			return stamp->setting.items[i].digest == wanted->digest;
	return false;
}

static const char *made(const struct telling *t)
{
	return t->now->kind == STAMP_CHART ? "drawn" : "made";
}

/* Few; and the kept ones are those of a file, which may say anything. */
static void tell_settings(struct telling *t)
{
	uint32_t count = 0;

	if (t->kept->settings == t->now->settings)
		return;
	buf_clear(&t->sentence);
	buf_printf(&t->sentence, "%s with other settings", made(t));
	for (uint32_t i = 0; i < t->now->setting.count; i++) {
		const struct stamp_setting *setting = &t->now->setting.items[i];

		if (!has_setting(t->kept, setting))
			buf_printf(&t->sentence, "%s %.*s", count++ == 0 ? ":" : ",",
				STR_ARG(setting->name));
	}
	say(t, t->sentence.data);
}

static bool differs(const struct telling *t, enum stamp_part part)
{
	return t->kept->parts[part] != t->now->parts[part];
}

/* What follows from boxes and lines is worth a word only where none of them tells. */
static void tell_rest(struct telling *t)
{
	if (!t->told && differs(t, STAMP_PANELS))
		say(t, "the headings of its panels are others");
	if (!t->told && differs(t, STAMP_LEGEND))
		say(t, "the legend says something else");
	if (!t->told)
		say(t, "what it shows has changed");
}

static void tell_all(struct telling *t)
{
	if (t->kept->drawing != t->now->drawing)
		say(t, t->now->kind == STAMP_CHART
				? "drawn by another version of orgraph, which draws "
				  "otherwise"
				: "made by another version of orgraph");
	tell_settings(t);
	if (t->kept->content == t->now->content)
		return;
	/* every box says it in other words then */
	if (differs(t, STAMP_LANGUAGE)) {
		say(t, "it is in another language");
		return;
	}
	if (differs(t, STAMP_TITLE))
		say(t, "the title is another");
	if (differs(t, STAMP_FACTS))
		say(t, "the day, version or sources below the title are others");
	if (differs(t, STAMP_FINDINGS))
		say(t, "other findings are marked");
	if (t->kept->sheet == 1) {
		tell_sort(t, t->now->kind == STAMP_CHART ? &boxes : &mentions);
		tell_sort(t, &lines);
	}
	tell_rest(t);
}

void stamp_tell(const struct stamp *kept, const struct stamp *now, stamp_teller *tell,
	void *context)
{
	struct telling t = {kept, now, tell, context, false, {0}};

	if (stamp_compare(kept, now) == STAMP_REORDERED)
		say(&t, "shows the same, of an input in another order");
	else if (stamp_compare(kept, now) == STAMP_DIFFERS)
		tell_all(&t);
	buf_release(&t.sentence);
}
