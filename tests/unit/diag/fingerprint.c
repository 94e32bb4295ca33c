/* What a finding is known by: stable where lines move, different where facts do. */
#include "diag/fingerprint.h"

#include <criterion/criterion.h>

static const struct rule rule = {.slug = "a-rule", .severity = SEVERITY_ERROR};
static const struct rule other = {.slug = "b-rule", .severity = SEVERITY_ERROR};

static struct sources sources;
static struct sink sink;
static struct fingerprints prints;

static void begin(void)
{
	sink_init(&sink, NULL, &sources);
	fingerprints_init(&prints, 100);
}

static void end(void)
{
	fingerprints_release(&prints);
	sink_release(&sink);
	sources_release(&sources);
}

TestSuite(fingerprint, .init = begin, .fini = end);

/* Of a finding at `needle` in a file of its own. */
static char *print_of(const struct rule *found, const char *file, const char *text,
	const char *needle, const char *subject)
{
	struct buf copy = {0}, out = {0};
	uint32_t at = (uint32_t)(strstr(text, needle) - text);
	struct str subjects[] = {str_of(subject)};
	struct source *source;
	struct diag *diag;

	buf_add_text(&copy, text);
	source = sources_add(&sources, file, &copy);
	at += source->base;
	diag = sink_report(&sink, found, (struct span){at, at + (uint32_t)strlen(needle)},
		"a message of %s", text);
	if (*subject)
		diag_subjects(&sink, diag, subjects, 1);
	fingerprint_add(&out, &prints, &sources, diag);
	return out.data;
}

/* The hash alone, without the number among those alike. */
static bool same(char *a, char *b)
{
	bool equal = strcspn(a, ":") == 16 && strncmp(a, b, 17) == 0;

	free(a);
	free(b);
	return equal;
}

Test(fingerprint, lines_messages_and_files_do_not_matter)
{
	cr_assert(same(print_of(&rule, "a.yaml", "x: y\n", "y", "g"),
		print_of(&rule, "b.yaml", "\n\n# more\nx:   y\n", "y", "g")));
}

Test(fingerprint, facts_do)
{
	cr_assert_not(same(print_of(&rule, "a.yaml", "x: y\n", "y", "g"),
		print_of(&other, "a.yaml", "x: y\n", "y", "g")));
	cr_assert_not(same(print_of(&rule, "a.yaml", "x: y\n", "y", "g"),
		print_of(&rule, "a.yaml", "x: y\n", "y", "h")));
	cr_assert_not(same(print_of(&rule, "a.yaml", "x: y\n", "y", "g"),
		print_of(&rule, "a.yaml", "x: y\n", "x", "g")));
}

Test(fingerprint, without_subjects_the_file_does)
{
	cr_assert_not(same(print_of(&rule, "a.yaml", "x: y\n", "y", ""),
		print_of(&rule, "b.yaml", "x: y\n", "y", "")));
	cr_assert(same(print_of(&rule, "a.yaml", "x: y\n", "y", ""),
		print_of(&rule, "a.yaml", "z\nx: y\n", "y", "")));
}

/* A released fingerprint may not change: other programs keep it. */
Test(fingerprint, is_the_same_on_every_machine)
{
	char *print = print_of(&rule, "a.yaml", "x: y\n", "y", "g");

	cr_assert_str_eq(print, "14d9fb8aa3fec122:1", "%s", print);
	free(print);
}

Test(fingerprint, those_alike_are_counted)
{
	for (unsigned i = 1; i <= 100; i++) {
		char *print = print_of(&rule, "a.yaml", "x: y\n", "y", "g");
		char number[16];

		snprintf(number, sizeof number, "%u", i);
		cr_assert_str_eq(strchr(print, ':') + 1, number);
		free(print);
	}
}

Test(fingerprint, nowhere)
{
	struct diag *diag = sink_report(&sink, &rule, (struct span){0, 0}, "text");
	struct buf out = {0};

	fingerprint_add(&out, &prints, NULL, diag);
	cr_assert_eq(out.len, 18);
	buf_release(&out);
}
