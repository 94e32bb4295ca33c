#include "rule_files.h"

#include "check/check.h"
#include "load/load.h"

#include <stdlib.h>

void rule_files_read(struct rule_files *files, const struct words *paths)
{
	*files = (struct rule_files){0};
	sink_init(&files->sink, NULL, &files->sources);
	own_rules_init(&files->rules);
	load_rules(
		&files->rules, &files->sources, &files->sink, paths->items, paths->count);
}

void rule_files_release(struct rule_files *files)
{
	own_rules_release(&files->rules);
	sink_release(&files->sink);
	sources_release(&files->sources);
}

enum cli_status rule_files_tell(struct rule_files *files)
{
	struct sink *sink = &files->sink;
	struct outlet out = {0};

	for (uint32_t i = 0; i < sink->trouble_count; i++)
		say_error("%s", sink->troubles[i]);
	sink_sort(sink);
	for (uint32_t i = 0; i < sink->count; i++)
		report_finding(
			&out, &files->sources, sink->items[i], (struct report_style){0});
	if (out.buf.len > 0)
		fwrite(out.buf.data, 1, out.buf.len, stderr);
	outlet_release(&out);
	if (sink->trouble_count > 0 || sink->syntax_failed)
		return CLI_FAILED;
	return sink->count > 0 ? CLI_NO : CLI_DONE;
}

const char *nearest_rule(const struct own_rules *own, const char *word)
{
	const char *nearest = rule_nearest(own, str_of(word)), **slugs;
	uint32_t count = 0;

	if (nearest)
		return nearest;
	slugs = mem_alloc((size_t)rule_count() + (own ? own->count : 0), sizeof *slugs);
	while (count < rule_count()) {
		slugs[count] = rule_at(count)->slug;
		count++;
	}
	for (uint32_t i = 0; own && i < own->count; i++)
		slugs[count++] = own->items[i].rule.slug;
	nearest = nearest_word(word, slugs, count);
	free(slugs);
	return nearest;
}
