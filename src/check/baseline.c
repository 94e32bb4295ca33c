/*
 * Findings that the baseline knows: a rule and its subjects, as often as it says. What is
 * left over of an entry is gone.
 */
#include "suppress_internal.h"

#include "check_internal.h"
#include "diag/fingerprint.h"
#include "model/baseline.h"

struct known {
	struct str key; /* the rule and the subjects or the place, a NUL behind each */
	uint32_t left;
	struct suppression suppression;
};

struct matching {
	struct waivers *waivers;
	struct baseline *baseline;
	struct known *known; /* for each entry; in the sink's arena */
	struct map by_key;
	struct buf key;
};

static struct str known_key(const void *context, uint32_t value)
{
	const struct matching *matching = context;

	return matching->known[value].key;
}

static void add_part(struct buf *key, struct str part)
{
	buf_add_str(key, part);
	buf_add_char(key, '\0');
}

/* No subject is empty, so that no subjects are taken for a place. */
static void add_place(struct buf *key, struct str file, struct str text)
{
	if (file.len == 0 && text.len == 0)
		return;
	add_part(key, (struct str){"", 0});
	add_part(key, file);
	add_part(key, text);
}

static uint32_t times(const struct known_finding *known)
{
	return known->count.number > 0 ? known->count.number : 1;
}

static void index_entries(struct matching *matching)
{
	struct baseline *baseline = matching->baseline;
	struct arena *arena = &matching->waivers->sink->arena;

	matching->known = arena_array(arena, baseline->count, sizeof *matching->known);
	map_reserve(&matching->by_key, baseline->count);
	for (uint32_t i = 0; i < baseline->count; i++) {
		const struct known_finding *entry = &baseline->items[i];
		struct known *known = &matching->known[i];

		buf_clear(&matching->key);
		add_part(&matching->key, text_str(entry->rule));
		for (uint32_t j = 0; j < entry->subjects.count; j++)
			add_part(&matching->key, text_str(entry->subjects.items[j]));
		add_place(&matching->key, text_str(entry->file), text_str(entry->text));
		known->key = (struct str){
			arena_copy(arena, matching->key.data, matching->key.len),
			(uint32_t)matching->key.len};
		known->left = times(entry);
		known->suppression.kind = SUPPRESSION_BASELINE;
		known->suppression.at = entry->at;
		map_add(&matching->by_key, known->key, i);
	}
}

/* An entry with the key at hand that has not been used up? */
static bool take(struct matching *matching, struct diag *diag)
{
	uint32_t cursor = 0, found;

	while ((found = map_next(&matching->by_key, buf_str(&matching->key), known_key,
			matching, &cursor)) != MAP_NONE) {
		struct known *known = &matching->known[found];

		if (known->left == 0)
			continue;
		known->left--;
		matching->baseline->known++;
		sink_suppress(matching->waivers->sink, diag, &known->suppression);
		return true;
	}
	return false;
}

static void match(struct matching *matching, struct diag *diag)
{
	struct known_place place = known_place(matching->waivers->model->sources, diag);
	size_t len;

	buf_clear(&matching->key);
	add_part(&matching->key, str_of(diag->rule->slug));
	for (uint32_t i = 0; i < diag->subject_count; i++)
		add_part(&matching->key, diag->subjects[i]);
	len = matching->key.len;
	add_place(&matching->key, place.file, place.text);
	if (take(matching, diag) || matching->key.len == len)
		return;
	matching->key.len = len; /* an entry from before places were kept */
	take(matching, diag);
}

static void report_gone(struct matching *matching, uint32_t index)
{
	struct waivers *waivers = matching->waivers;
	const struct known_finding *entry = &matching->baseline->items[index];
	uint32_t left = matching->known[index].left, all = times(entry);
	struct diag *diag;

	if (left == all)
		diag = COMPLAIN(waivers, STALE, entry->at,
			"'%.*s' is known here and is not found any more",
			STR_ARG(entry->rule));
	else
		diag = COMPLAIN(waivers, STALE, entry->at,
			"'%.*s' is known here %u times and is found only %u",
			STR_ARG(entry->rule), (unsigned)all, (unsigned)(all - left));
	if (diag && entry->subjects.count > 0) {
		struct str first = text_str(entry->subjects.items[0]);

		diag_subjects(waivers->sink, diag, &first, 1);
	}
	diag_help(waivers->sink, diag,
		"'orgraph baseline write' writes the file anew without it");
}

void baseline_match(
	struct waivers *waivers, struct baseline *baseline, uint32_t found, bool whole)
{
	struct matching matching = {.waivers = waivers, .baseline = baseline};
	struct sink *sink = waivers->sink;

	index_entries(&matching);
	for (uint32_t i = 0; baseline->count > 0 && i < found; i++)
		if (!sink->items[i]->suppression &&
			rule_can_be_suppressed(sink->items[i]->rule))
			match(&matching, sink->items[i]);
	for (uint32_t i = 0; whole && i < baseline->count; i++) {
		if (matching.known[i].left == 0 ||
			waiver_rule_is_off(waivers, baseline->items[i].rule))
			continue; /* what is off finds nothing, and that says nothing */
		baseline->gone += matching.known[i].left;
		report_gone(&matching, i);
	}
	map_release(&matching.by_key);
	buf_release(&matching.key);
}
