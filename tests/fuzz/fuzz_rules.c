/*
 * libFuzzer: any bytes as a rule file, its rules run on a small organisation and
 * explained. Whatever is wrong with a rule, the others run, and nothing crashes.
 */
#include "check/check.h"
#include "load/load.h"
#include "model/own_rule.h"
#include "report/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char town[] =
	"orgraph: 1\n"
	"organisation: {as_of: 2026-01-01, line_types: {hands_up_to: {style: dashed}}}\n"
	"units: {care: {name: Care, kind: administration, head: a}, ward: {part_of: "
	"care}}\n"
	"posts:\n"
	"  a: {name: A, root: true, unit: care, holder: {person: p, from: 2020}}\n"
	"  b: {name: B, reports_to: a, unit: ward, tags: [chief], count: 4+}\n"
	"persons: {p: {name: P, affiliation: College}}\n"
	"groups:\n"
	"  g:\n"
	"    kind: council\n"
	"    chair: [{post: a, from: 2020, until: 2021}, {post: b, from: 2022}]\n"
	"    offices: {contact: b, coordinator: nobody}\n"
	"    members: [b, {text: nurses, count: 2+, represents: ward}, {unit: ward}]\n"
	"    mandate: {power: [advises, decides], from: a, decider: b, decided: 2024}\n"
	"    part_of: ward\n"
	"    hands_up_to: h\n"
	"    meets: 2-3/half-year\n"
	"  h: {kind: executive_committee, reports_to: [g, missing], members: [a]}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, (uint32_t)size};
	struct load_options options = {0};
	struct sources sources = {0};
	struct analysis analysis;
	struct outlet out = {0};
	struct own_rules rules;
	struct model model;
	struct sink sink;

	model_init(&model, &sources);
	own_rules_init(&rules);
	sink_init(&sink, NULL, &sources);
	load_text(&model, &sources, &sink, "town.yaml", STR(town), &options);
	load_rules_text(&rules, &sources, &sink, "fuzz.yaml", text);
	model.own_rules = &rules;
	analysis_make(&analysis, &model);
	check_run(&model, &analysis, &sink, NULL);
	sink_sort(&sink);
	for (uint32_t i = 0; i < rules.count; i++)
		rule_explain_own(&out, &rules.items[i], (struct report_style){0});
	rules_json(&out, &rules);
	outlet_release(&out);
	analysis_release(&analysis);
	sink_release(&sink);
	own_rules_release(&rules);
	model_release(&model);
	sources_release(&sources);
	return 0;
}
