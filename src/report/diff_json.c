/* Changes as JSON: keys and their order are a contract. */
#include "base/json.h"
#include "report/diff.h"
#include "report_internal.h"

static void add_summary(struct json *json, const struct diff *diff)
{
	json_key(json, "summary");
	json_open(json, '{', true);
	json_key(json, "changes");
	json_uint(json, diff->count);
	for (int kind = 0; kind < CHANGE__COUNT; kind++) {
		json_key(json, change_words[kind]);
		json_uint(json, diff->counts[kind]);
	}
	json_close(json);
}

static void add_value(struct json *json, const char *key, struct str value)
{
	if (!value.ptr)
		return;
	json_key(json, key);
	json_str(json, value);
}

static void add_change(
	struct json *json, const struct diff *diff, const struct change *change)
{
	json_open(json, '{', true);
	json_key(json, "change");
	json_text(json, change_words[change->kind]);
	json_key(json, "sort");
	json_text(json,
		change->sort == SORT__COUNT ? "organisation" : sort_name(change->sort));
	json_key(json, "id");
	json_str(json, change_id(diff, change));
	if (change->field.len > 0)
		add_value(json, "field", change->field);
	add_value(json, "old", change->ends[DIFF_OLD].value);
	add_value(json, "new", change->ends[DIFF_NEW].value);
	json_add_place(json, "at_old", diff->models[DIFF_OLD]->sources,
		change->ends[DIFF_OLD].at);
	json_add_place(json, "at_new", diff->models[DIFF_NEW]->sources,
		change->ends[DIFF_NEW].at);
	json_close(json);
}

void diff_json(struct outlet *out, const struct diff *diff)
{
	struct json json;

	json_init(&json, &out->buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	add_summary(&json, diff);
	json_key(&json, "changes");
	json_open(&json, '[', false);
	outlet_item(out, (struct str){0});
	for (uint32_t i = 0; i < diff->count; i++) {
		add_change(&json, diff, &diff->items[i]);
		outlet_item(out, change_id(diff, &diff->items[i]));
	}
	json_close(&json);
	json_close(&json);
}
