/*
 * Loading an export gives the same export but for `at`: on every input that stands
 * anywhere in data/ and tests/, and on one that has every key, as it is and on a day.
 */
#include "report/export.h"

#include "base/file.h"
#include "sample.h"

#include <criterion/criterion.h>

static void add_export(struct buf *out, const struct sample *sample)
{
	struct outlet outlet = {0};

	export_write(&outlet, &sample->model);
	buf_add_str(out, buf_str(&outlet.buf));
	outlet_release(&outlet);
}

/* Without `, "at": {…}` and its like; no name of a file has a brace. */
static void strip_places(struct buf *text)
{
	struct buf out = {0};
	const char *rest = text->data, *at;

	while ((at = strstr(rest, "\"at\": {"))) {
		buf_add(&out, rest, (size_t)(at - rest));
		rest = strchr(at, '}') + 1;
	}
	buf_add_text(&out, rest);
	buf_release(text);
	*text = out;
}

static void expect_same_again(const char *name, const struct sample *first)
{
	struct buf once = {0}, twice = {0};
	struct sample second;

	add_export(&once, first);
	sample_load(&second, buf_str(&once));
	add_export(&twice, &second);
	cr_expect_not(second.sink.syntax_failed, "%s: the export does not parse", name);
	strip_places(&once);
	strip_places(&twice);
	cr_expect_str_eq(twice.data, once.data, "%s is another when loaded again", name);
	sample_release(&second);
	buf_release(&once);
	buf_release(&twice);
}

static void check_on(const char *path, struct date day)
{
	struct load_options options = {.as_of = day};
	struct sample sample;

	sample_begin(&sample);
	load_inputs(&sample.model, &sample.sources, &sample.sink, &path, 1, &options);
	analysis_make(&sample.analysis, &sample.model);
	if (!sample.sink.syntax_failed && sample.sink.trouble_count == 0)
		expect_same_again(path, &sample);
	sample_release(&sample);
}

static void check_input(const char *path)
{
	check_on(path, (struct date){0});
	check_on(path, (struct date){.year = 2018, .month = 6, .day = 30});
	check_on(path, (struct date){.year = 2026});
}

static void check_folder(const char *folder)
{
	struct file_list files = {0};
	struct buf why = {0};

	cr_assert(
		file_list_folder(&files, NULL, folder, &why), "%s: %s", folder, why.data);
	for (uint32_t i = 0; i < files.count; i++)
		check_input(files.paths[i]);
	file_list_release(&files);
	buf_release(&why);
}

Test(export, same_again_in_data, .timeout = 120)
{
	check_folder("data");
}

Test(export, same_again_in_rules, .timeout = 120)
{
	check_folder("tests/rules");
}

Test(export, same_again_in_golden, .timeout = 120)
{
	check_folder("tests/golden");
	check_folder("tests/diag");
}

/* The chapters of a region are one organisation. */
Test(export, same_again_as_a_whole, .timeout = 120)
{
	check_input("data/region-jamtland-harjedalen");
}
