/* Files that threads parse ahead: what is loaded does not depend on how many they are. */
#include "fixture.h"

#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/orgraph-ahead-XXXXXX";

/* More small files than may be ahead of the loader; the first letter orders them. */
enum { SMALL = 40, LARGE_POSTS = 20000 };

static const struct {
	const char *name, *text;
	size_t len; /* 0: a text */
} odd[] = {
	{"b-broken.yaml", "orgraph: 1\ngroups:\n  broken: {name: [}\n", 0},
	{"b-latin.yaml", "orgraph: 1\nposts: {l: {name: P\xE5}}\n", 0},
	{"b-mark.yaml", "\xEF\xBB\xBForgraph: 1\nposts: {m: {nme: x}}\n", 0},
	{"b-wide.yaml", "\xFF\xFEo\0r\0g\0", 8},
	{"b-empty.yaml", "", 0},
	{"b-foreign.yaml", "hello: world\n", 0},
	{"b-manifest.yaml", "orgraph_project: 1\n", 0},
	{"b-headless.yaml", "posts: {h: {}}\n", 0},
	{"b-twice.yaml", "orgraph: 1\nposts: {small-3: {}}\n---\norgraph: 1\n", 0},
	{"b-anchors.yaml", "orgraph: 1\nposts: {a: &a {name: A}, b: *a}\n", 0},
};

static FILE *open_file(const char *name)
{
	FILE *file = fopen(name, "wb");

	cr_assert_not_null(file);
	return file;
}

static void put_large(const char *name, const char *last)
{
	FILE *file = open_file(name);

	fputs("orgraph: 1\nposts:\n", file);
	for (unsigned i = 0; i < LARGE_POSTS; i++)
		fprintf(file, "  %s-%u: {name: P %u, reports_to: small-%u}\n", name, i, i,
			i % SMALL);
	fputs(last, file);
	cr_assert_eq(fclose(file), 0);
}

static void enter(void)
{
	char name[32];

	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
	for (size_t i = 0; i < COUNT_OF(odd); i++) {
		FILE *file = open_file(odd[i].name);

		fwrite(odd[i].text, 1, odd[i].len ? odd[i].len : strlen(odd[i].text),
			file);
		cr_assert_eq(fclose(file), 0);
	}
	for (unsigned i = 0; i < SMALL; i++) {
		FILE *file;

		snprintf(name, sizeof name, "c-%02u.yaml", i);
		file = open_file(name);
		fprintf(file, "orgraph: 1\nposts: {small-%u: {reports_to: nobody-%u}}\n",
			i, i);
		cr_assert_eq(fclose(file), 0);
	}
	put_large("a", "");
	put_large("d", "  last: {name: [a, b\n");
	cr_assert_eq(rename("a", "a.yaml"), 0);
	cr_assert_eq(rename("d", "d.yaml"), 0);
}

static void leave(void)
{
	char name[32];

	for (size_t i = 0; i < COUNT_OF(odd); i++)
		unlink(odd[i].name);
	for (unsigned i = 0; i < SMALL; i++) {
		snprintf(name, sizeof name, "c-%02u.yaml", i);
		unlink(name);
	}
	unlink("a.yaml");
	unlink("d.yaml");
	cr_expect_eq(chdir("/"), 0);
	cr_expect_eq(rmdir(folder), 0, "something is left in %s", folder);
}

TestSuite(ahead, .init = enter, .fini = leave);

/* All that is loaded, as one text. */
static void describe(struct buf *out, struct fixture *fixture)
{
	buf_add_text(out, findings(fixture));
	for (uint32_t v = 0; v < fixture->model.node_count; v++)
		buf_printf(out, "%.*s %u\n", STR_ARG(node_id(&fixture->model, v)),
			(unsigned)fixture->model.nodes[v].id.at.begin);
	for (uint32_t i = 0; i < fixture->model.line_count; i++)
		buf_printf(out, "%u %u\n", (unsigned)fixture->model.lines[i].from,
			(unsigned)fixture->model.lines[i].to.node);
}

static struct buf loaded(const char *const *inputs, uint32_t count, uint32_t threads)
{
	struct buf text = {0};

	describe(&text, fixture_load_by_threads(inputs, count, threads));
	return text;
}

Test(ahead, any_number_of_threads_loads_the_same)
{
	static const uint32_t threads[] = {0, 2, 3, 8, 100};
	struct buf one = loaded((const char *const[]){"."}, 1, 1);

	cr_expect_not_null(strstr(one.data, "d-19999"));
	cr_expect_not_null(strstr(one.data, "these bytes are not UTF-8"));
	cr_expect_not_null(strstr(one.data, "UTF-16"));
	for (size_t i = 0; i < COUNT_OF(threads); i++) {
		struct buf other = loaded((const char *const[]){"."}, 1, threads[i]);

		cr_expect(str_eq(buf_str(&one), buf_str(&other)), "%u threads",
			(unsigned)threads[i]);
		buf_release(&other);
	}
	buf_release(&one);
}

/* The same texts, one after the other in one thread. */
Test(ahead, no_thread_loads_the_same)
{
	static const char *const inputs[] = {"a.yaml", "b-broken.yaml", "b-mark.yaml",
		"b-wide.yaml", "c-03.yaml", "c-04.yaml", "d.yaml"};
	struct buf many = loaded(inputs, COUNT_OF(inputs), 4), one = {0};
	struct load_file files[COUNT_OF(inputs)] = {0};
	struct buf texts[COUNT_OF(inputs)] = {0}, why = {0};
	struct load_options options = {0};
	struct fixture *fixture = fixture_load_by_threads(NULL, 0, 0);

	model_release(&fixture->model);
	sink_release(&fixture->sink);
	model_init(&fixture->model, &fixture->sources);
	sink_init(&fixture->sink, NULL, &fixture->sources);
	for (size_t i = 0; i < COUNT_OF(inputs); i++) {
		cr_assert(file_read(inputs[i], SIZE_MAX, &texts[i], &why));
		files[i] = (struct load_file){inputs[i], buf_str(&texts[i]), false};
	}
	load_files(&fixture->model, &fixture->sources, &fixture->sink, files,
		COUNT_OF(inputs), &options);
	describe(&one, fixture);
	cr_expect(str_eq(buf_str(&one), buf_str(&many)));
	for (size_t i = 0; i < COUNT_OF(inputs); i++)
		buf_release(&texts[i]);
	buf_release(&one);
	buf_release(&many);
}

Test(ahead, what_is_no_regular_file_waits_for_its_turn)
{
	struct fixture *fixture =
		fixture_load_by_threads((const char *const[]){"c-01.yaml", "/dev/null",
						"nowhere.yaml", "c-02.yaml"},
			4, 3);

	cr_expect_not_null(strstr(findings(fixture), "nowhere.yaml"));
	cr_expect_eq(fixture->model.node_count, 2);
}
