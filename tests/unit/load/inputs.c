/* Which files are read, and what is said of those that are not. */
#include "fixture.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/orgraph-inputs-XXXXXX";
static struct buf notes;

static void enter(void)
{
	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
}

static void leave(void)
{
	static const char *const files[] = {"a.yaml", "b.yml", "c.yaml", "d/e.yaml",
		"d/.h.yaml", "link.yaml", "fifo.yaml", "large.yaml", "x.txt"};

	for (size_t i = 0; i < COUNT_OF(files); i++)
		unlink(files[i]);
	rmdir("d");
	cr_expect_eq(chdir("/"), 0);
	cr_expect_eq(rmdir(folder), 0, "something is left in %s", folder);
	buf_release(&notes);
}

TestSuite(inputs, .init = enter, .fini = leave);

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
}

static void take_note(void *context, const char *sentence)
{
	(void)context;
	buf_printf(&notes, "%s\n", sentence);
}

#define LOAD(...)                                               \
	fixture_load_inputs((const char *const[]){__VA_ARGS__}, \
		COUNT_OF(((const char *const[]){__VA_ARGS__})))

static struct str first_source(const struct fixture *fixture)
{
	return str_of(fixture->sources.items[0]->name);
}

Test(inputs, in_byte_order_of_paths)
{
	const struct fixture *fixture;

	put("a.yaml", "orgraph: 1\nposts: {x: {}}\n");
	put("b.yml", "orgraph: 1\nposts: {y: {}}\n");
	fixture = LOAD("b.yml", "a.yaml");
	EXPECT_STR(node_id(&fixture->model, 0), "x");
	EXPECT_STR(node_id(&fixture->model, 1), "y");
	EXPECT_STR(first_source(fixture), "a.yaml");
}

Test(inputs, all_files_are_one_organisation)
{
	put("a.yaml", "orgraph: 1\norganisation: {id: a}\ngroups: {g: {reports_to: p, "
		      "own: p}}\n");
	put("b.yml", "orgraph: 1\norganisation: {id: b}\nposts: {p: {}, g: {}}\n");
	cr_expect_str_eq(findings(LOAD("a.yaml", "b.yml")),
		"a.yaml:3:29-32 unknown-key g: unknown key 'own' in a group\n"
		" help remove it, or let it begin with x- if it is a key of your own\n"
		"b.yml:2:1-13 duplicate-key: 'organisation' is given twice\n"
		" note a.yaml:2:1-13 it stands here first, and this one counts\n"
		" help write all that is said of the organisation in one place\n"
		"b.yml:3:16-17 duplicate-id g: the id 'g' is taken by a group\n"
		" note a.yaml:3:10-11 it stands here first, and that group counts\n"
		" help give one of the two another id, or write both as one\n");
}

Test(inputs, a_file_that_does_not_parse_ends_alone)
{
	struct fixture *fixture;

	put("a.yaml", "orgraph: 1\ngroups: {g: {reports_to: [p, q]}\n");
	put("b.yml", "orgraph: 1\nposts: {p: {reports_to: g}, q: {reports_to: z}}\n");
	fixture = LOAD("a.yaml", "b.yml");
	cr_expect_str_eq(findings(fixture),
		"a.yaml:3:1 yaml-syntax: a ',' or '}' was expected here\n"
		" note a.yaml:2:9-10 the bracket was opened here\n"
		" help close the bracket with '}'\n"
		"b.yml:2:45-46 unknown-reference q: no node has the id, name or alias "
		"'z'\n"
		" help declare it under 'units', 'posts' or 'groups'; a body that is "
		"only "
		"mentioned is {stub: true}\n");
	cr_expect(fixture->sink.syntax_failed);
}

Test(inputs, one_file_under_two_names_is_read_once)
{
	put("a.yaml", "orgraph: 1\nposts: {x: {}}\n");
	cr_assert_eq(symlink("a.yaml", "link.yaml"), 0);
	cr_expect_str_eq(
		findings(LOAD("a.yaml", "./a.yaml", "link.yaml", "a.yaml", ".")), "");
	cr_expect_eq(LOAD("a.yaml", "link.yaml")->model.node_count, 1);
}

Test(inputs, folder)
{
	const struct load_options options = {.verbose = true, .note = take_note};
	const char *const inputs[] = {"."};
	struct fixture *fixture = fixture_load("orgraph: 1\n");
	struct model model;

	put("a.yaml", "orgraph: 1\nposts: {x: {}}\n");
	put("b.yml", "foo: {orgraph: 1}\n");
	put("c.yaml", "orgraph_project: 1\n");
	put("x.txt", "orgraph: 1\n");
	mkdir("d", 0700);
	put("d/e.yaml", "x-a: {orgraph_rules: [1]}\nx-b: [[b]]\n? [x]\n: y\n'orgraph': "
			"1\nposts: {y: {}}\n");
	put("d/.h.yaml", "orgraph: 1\nposts: {z: {}}\n");
	cr_assert_eq(mkfifo("fifo.yaml", 0600), 0);
	model_init(&model, &fixture->sources);
	load_inputs(&model, &fixture->sources, &fixture->sink, inputs, 1, &options);
	cr_expect_eq(model.node_count, 2);
	cr_expect_str_eq(notes.data, "passed over './fifo.yaml': it is no regular file\n"
				     "passed over './b.yml': it has no key 'orgraph'\n"
				     "passed over './c.yaml': it is a manifest\n");
	model_release(&model);
}

/* A file without our key is nobody's mistake, whatever is wrong with it; one that has it
 * is meant, and so is one of which nobody can say. */
Test(inputs, folder_with_broken_files)
{
	put("a.yaml", "foo: {bar\n");
	put("b.yml", "foo: \xe5\n");
	mkdir("d", 0700);
	put("d/e.yaml", "orgraph_rules: 1\n");
	cr_expect_str_eq(findings(LOAD(".")),
		"trouble: no input: none of the files has the key 'orgraph'\n");
	put("a.yaml", "foo: {bar}\n\"orgraph\": 1\nposts: [\n");
	put("b.yml", "orgraph : 1\n# \xe5\n");
	put("c.yaml", "");
	cr_expect_str_eq(findings(LOAD(".")),
		"./a.yaml:1:1-4 unknown-key: unknown key 'foo' in a file\n"
		" help a file takes orgraph, organisation, units, posts, groups, "
		"persons, lines, "
		"views; a key of your own begins with x-\n"
		"./a.yaml:4:1 yaml-syntax: a value was expected here\n"
		" help quote the text, or remove what stands here\n"
		"./b.yml:2:3-4 yaml-syntax: these bytes are not UTF-8; the file may be "
		"in an older "
		"encoding such as Latin-1\n"
		" help open the file in an editor and save it as UTF-8\n");
}

Test(inputs, what_is_named_is_meant)
{
	put("a.yaml", "foo: 1\n");
	cr_expect_str_eq(findings(LOAD("a.yaml", ".")),
		"1:1 missing-key: the file has no 'orgraph'\n"
		" help begin it with 'orgraph: 1'\n"
		"1:1-4 unknown-key: unknown key 'foo' in a file\n"
		" help a file takes orgraph, organisation, units, posts, groups, "
		"persons, lines, "
		"views; a key of your own begins with x-\n");
}

Test(inputs, troubles)
{
	mkdir("d", 0700);
	cr_expect_str_eq(findings(LOAD("nowhere.yaml", "d", "nowhere.yaml")),
		"trouble: the folder 'd' holds no file whose name ends in .yaml or .yml\n"
		"trouble: cannot read 'nowhere.yaml': no such file\n");
}

Test(inputs, large)
{
	put("large.yaml", "orgraph: 1\n");
	cr_assert_eq(truncate("large.yaml", ((off_t)1 << 30) + 1), 0);
	cr_expect_str_eq(findings(LOAD("large.yaml")),
		"1:1 input-limit: the file is larger than 1024 MiB and was not read\n"
		" help split it; all files together are one organisation\n");
}
