/* The baseline: a list of findings that are known, by rule and subjects. */
#include "decode_internal.h"
#include "file_internal.h"

#include "base/file.h"
#include "model/baseline.h"

static void read_known(struct loader *loader, struct baseline *baseline, struct tree *map)
{
	struct known_finding *known = &baseline->items[baseline->count];

	*known = (struct known_finding){.at = map->at};
	decode_fields(loader, map_read_known(loader, map, KEYS_KNOWN), known);
	if (known->rule.len > 0) {
		baseline->count++;
		return;
	}
	HELP(loader, FINDING(loader, MISSING_KEY, map->at, "this finding has no 'rule'"),
		"let 'orgraph baseline write' write the file");
}

static void read_baseline(struct loader *loader, struct pairs pairs, void *into)
{
	const struct pair *pair = pairs_find(pairs, "findings");
	struct baseline *baseline = into;
	struct tree *item;
	struct run run;

	if (!pair)
		return;
	run = run_of(pair->value);
	baseline->items = model_alloc(loader, run.left, sizeof *baseline->items);
	while ((item = run_next(loader, pair, &run)))
		if (map_wanted(loader, pair, item, "a list of maps",
			    "write {rule: …, subjects: [ID, …]}"))
			read_known(loader, baseline, item);
}

static const struct whole_kind baseline_kind = {
	.kind = DOCUMENT_BASELINE,
	.keys = KEYS_BASELINE,
	.head = "orgraph_baseline",
	.below = "findings: []",
	.what = "a baseline",
	.read = read_baseline,
};

bool load_baseline(struct baseline *baseline, struct model *model,
	struct sources *sources, struct sink *sink, const char *path)
{
	struct whole whole = {&baseline_kind, baseline, model, sources, sink};

	*baseline = (struct baseline){0};
	return whole_load(&whole, path);
}

void load_baseline_text(struct baseline *baseline, struct model *model,
	struct sources *sources, struct sink *sink, const char *name, struct str text)
{
	struct whole whole = {&baseline_kind, baseline, model, sources, sink};

	*baseline = (struct baseline){0};
	whole_load_text(&whole, name, text);
}

bool file_is_baseline(const char *path)
{
	enum content content = load_content(path);

	return content == CONTENT_BASELINE || content == CONTENT_EMPTY;
}
