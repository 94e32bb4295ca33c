/*
 * Random organisations edited by a script, which says for each edit what must be told of
 * it: just these changes come out, forwards, and with the two exchanged, mirrored. The
 * edited organisation is written in another order.
 *
 *	root <- hub 0..4 <- keeper 0..4 (never edited: each hub bears somebody always)
 *	            ^------ post 0..29  (each edited once at most)
 *	groups 0..19, each with a chair, members, a mandate, lines
 */
#include "fixture.h"

#define HUBS    5u
#define POSTS   30u
#define GROUPS  20u
#define EDITS   12u
#define ROUNDS  150u
#define NOBODY  UINT32_MAX
#define MEMBERS 4u

struct a_post {
	bool here;
	uint32_t id, name, hub;
};

struct a_group {
	bool here, proposed;
	uint32_t name, hub, chair, advises; /* hubs */
	uint32_t power, meetings;
	uint32_t members[MEMBERS]; /* number of seats for keeper i; 0: not a member */
};

struct town {
	struct a_post posts[POSTS];
	struct a_group groups[GROUPS];
	bool level[HUBS]; /* one stands between the root and this hub */
};

/* ---- chance: xorshift (Marsaglia 2003) ---- */

static uint64_t state;

static uint32_t any(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 33) % below;
}

static uint32_t other_than(uint32_t taken, uint32_t below)
{
	return (taken + 1 + any(below - 1)) % below;
}

/* ---- the organisation, and as YAML ---- */

static void town_make(struct town *town)
{
	*town = (struct town){0};
	for (uint32_t i = 0; i < POSTS; i++)
		town->posts[i] = (struct a_post){any(4) > 0, i, i, any(HUBS)};
	for (uint32_t i = 0; i < GROUPS; i++) {
		struct a_group *group = &town->groups[i];

		*group = (struct a_group){.here = any(4) > 0,
			.name = i,
			.hub = any(HUBS),
			.chair = any(HUBS),
			.advises = any(2) ? any(HUBS) : NOBODY,
			.power = any(2),
			.meetings = 1 + any(9)};
		for (uint32_t m = 0; m < MEMBERS; m++)
			group->members[m] = any(3);
	}
}

static void write_hubs(struct buf *out, const struct town *town)
{
	for (uint32_t i = 0; i < HUBS; i++) {
		buf_printf(out, "  keeper%u: {name: Keeper %u, reports_to: hub%u}\n", i,
			i, i);
		buf_printf(out, "  hub%u: {name: Hub %u, reports_to: ", i, i);
		if (town->level[i])
			buf_printf(out, "x%u}\n  x%u: {name: X%u, reports_to: root}\n", i,
				i, i);
		else
			buf_add_text(out, "root}\n");
	}
}

static void write_post(struct buf *out, const struct a_post *post, bool turned)
{
	if (!post->here)
		return;
	if (turned)
		buf_printf(out, "  p%u: {reports_to: Hub %u, name: P%u}\n", post->id,
			post->hub, post->name);
	else
		buf_printf(out, "  p%u: {name: P%u, reports_to: hub%u}\n", post->id,
			post->name, post->hub);
}

static void write_group(
	struct buf *out, const struct a_group *group, uint32_t id, bool turned)
{
	const char *before = "";

	if (!group->here)
		return;
	buf_printf(out, "  g%u:\n    name: G%u\n    chair: hub%u\n    principal: hub%u\n",
		id, group->name, group->chair, group->hub);
	if (group->proposed)
		buf_add_text(out, "    status: proposed\n");
	if (group->advises != NOBODY)
		buf_printf(out, "    advises: hub%u\n", group->advises);
	buf_printf(out, "    meets: %u/year\n    mandate: {power: %s}\n    members: [",
		group->meetings, group->power ? "[advises, prepares]" : "advises");
	for (uint32_t k = 0; k < MEMBERS; k++) {
		uint32_t m = turned ? MEMBERS - 1 - k : k;

		if (group->members[m] == 0)
			continue;
		buf_printf(out, "%s{post: keeper%u, count: %u}", before, m,
			group->members[m]);
		before = ", ";
	}
	buf_add_text(out, "]\n");
}

static void town_write(struct buf *out, const struct town *town, bool turned)
{
	struct buf posts = {0}, groups = {0};

	buf_add_text(&posts, "posts:\n  root: {name: Root, root: true}\n");
	write_hubs(&posts, town);
	for (uint32_t i = 0; i < POSTS; i++)
		write_post(&posts, &town->posts[turned ? POSTS - 1 - i : i], turned);
	buf_add_text(&groups, "groups:\n  none-else: {name: N, principal: root}\n");
	for (uint32_t i = 0; i < GROUPS; i++) {
		uint32_t id = turned ? GROUPS - 1 - i : i;

		write_group(&groups, &town->groups[id], id, turned);
	}
	buf_add_str(out, buf_str(turned ? &groups : &posts));
	buf_add_str(out, buf_str(turned ? &posts : &groups));
	buf_release(&posts);
	buf_release(&groups);
}

/* ---- what is expected ---- */

struct expected {
	char forwards[96], backwards[96];
};

static struct {
	struct expected items[8 * EDITS];
	uint32_t count;
} expected;

/* `mirror` is the kind that tells the edit backwards. */
static void expect(const char *kind, const char *mirror, const char *id,
	const char *field, const char *old, const char *new)
{
	struct expected *item = &expected.items[expected.count++];
	const char *blank = *field ? " " : "";

	snprintf(item->forwards, sizeof item->forwards, "%s %s%s%s: %s -> %s", kind, id,
		blank, field, old, new);
	snprintf(item->backwards, sizeof item->backwards, "%s %s%s%s: %s -> %s", mirror,
		id, blank, field, new, old);
}

static const char *text(const char *before, uint32_t number)
{
	static char texts[8][32];
	static uint32_t next;
	char *made = texts[next++ % 8];

	snprintf(made, sizeof texts[0], "%s%u", before, (unsigned)number);
	return made;
}

/* ---- edits ---- */

static void edit_post(struct a_post *post, uint32_t index)
{
	const char *id = text("p", post->id);
	uint32_t hub = other_than(post->hub, HUBS);

	if (!post->here) {
		post->here = true;
		expect("added", "removed", id, "", "-", text("P", post->name));
		return;
	}
	switch (any(4)) {
	case 0:
		post->here = false;
		expect("removed", "added", id, "", text("P", post->name), "-");
		break;
	case 1:
		expect("moved", "moved", id, "reports_to", text("hub", post->hub),
			text("hub", hub));
		post->hub = hub;
		break;
	case 2:
		expect("renamed", "renamed", id, "name", text("P", post->name),
			text("P", post->name + 1000));
		post->name += 1000;
		break;
	default: {
		struct expected *item = &expected.items[expected.count++];

		post->id = index + 2000;
		snprintf(item->forwards, sizeof item->forwards,
			"probable_renaming p%u id: %s -> p%u", post->id, id, post->id);
		snprintf(item->backwards, sizeof item->backwards,
			"probable_renaming %s id: p%u -> %s", id, post->id, id);
	}
	}
}

static void edit_member(struct a_group *group, const char *id)
{
	uint32_t m = any(MEMBERS), was = group->members[m], is = other_than(was, 3);
	char old[32] = "-", new[32] = "-";

	if (was > 0)
		snprintf(old, sizeof old, "keeper%u%s", m, was > 1 ? " ×2" : "");
	if (is > 0)
		snprintf(new, sizeof new, "keeper%u%s", m, is > 1 ? " ×2" : "");
	group->members[m] = is;
	expect("seat", "seat", id, "members", old, new);
}

static void edit_advises(struct a_group *group, const char *id)
{
	uint32_t to =
		group->advises == NOBODY ? any(HUBS) : other_than(group->advises, HUBS);

	if (group->advises != NOBODY)
		expect("line_removed", "line_added", id, "advises",
			text("hub", group->advises), "-");
	expect("line_added", "line_removed", id, "advises", "-", text("hub", to));
	group->advises = to;
}

static void edit_group(struct a_group *group, uint32_t index)
{
	static const char *const powers[] = {"advises", "advises, prepares"};
	const char *id = text("g", index);
	uint32_t hub;

	if (!group->here) {
		group->here = true;
		expect("added", "removed", id, "", "-", text("G", group->name));
		return;
	}
	switch (any(8)) {
	case 0:
		group->here = false;
		expect("removed", "added", id, "", text("G", group->name), "-");
		break;
	case 1:
		hub = other_than(group->hub, HUBS);
		expect("moved", "moved", id, "principal", text("hub", group->hub),
			text("hub", hub));
		group->hub = hub;
		break;
	case 2:
		hub = other_than(group->chair, HUBS);
		expect("office", "office", id, "chair", text("hub", group->chair),
			text("hub", hub));
		group->chair = hub;
		break;
	case 3:
		edit_member(group, id);
		break;
	case 4:
		expect("mandate", "mandate", id, "mandate.power", powers[group->power],
			powers[!group->power]);
		group->power = !group->power;
		break;
	case 5:
		expect("status", "status", id, "status", "active", "proposed");
		group->proposed = true;
		break;
	case 6:
		edit_advises(group, id);
		break;
	default: {
		char old[32], new[32];

		snprintf(old, sizeof old, "%u/year", group->meetings);
		group->meetings += 10;
		snprintf(new, sizeof new, "%u/year", group->meetings);
		expect("field", "field", id, "meets", old, new);
	}
	}
}

static void edit_level(struct town *town, uint32_t hub)
{
	const char *x = text("x", hub);

	town->level[hub] = true;
	expect("added", "removed", x, "", "-", text("X", hub));
	expect("level_added", "level_removed", x, "", "-", "root");
	expect("moved", "moved", text("hub", hub), "reports_to", "root", x);
}

/* Each node at most once, so that edits do not meet. */
static void edit(struct town *town)
{
	bool post_done[POSTS] = {0}, group_done[GROUPS] = {0}, hub_done[HUBS] = {0};
	uint32_t count = any(EDITS);

	expected.count = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t post = any(POSTS), group = any(GROUPS), hub = any(HUBS);
		uint32_t sort = any(8);

		if (sort == 0 && !hub_done[hub]) {
			hub_done[hub] = true;
			edit_level(town, hub);
		} else if (sort < 4 && !post_done[post]) {
			post_done[post] = true;
			edit_post(&town->posts[post], post);
		} else if (sort >= 4 && !group_done[group]) {
			group_done[group] = true;
			edit_group(&town->groups[group], group);
		}
	}
}

/* ---- comparing ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_sorted(struct buf *out, const char **lines, uint32_t count)
{
	qsort(lines, count, sizeof *lines, by_text);
	for (uint32_t i = 0; i < count; i++)
		buf_printf(out, "%s\n", lines[i]);
}

static void check(const char *old, const char *new, bool forwards, uint32_t round)
{
	const char *lines[8 * EDITS];
	struct buf want = {0}, got = {0}, told = {0};
	uint32_t count = 0;

	for (uint32_t i = 0; i < expected.count; i++)
		lines[i] = forwards ? expected.items[i].forwards
				    : expected.items[i].backwards;
	add_sorted(&want, lines, expected.count);
	buf_add_text(&told, changes(old, new));
	for (char *line = told.data; line && *line && count < COUNT_OF(lines);) {
		char *end = strchr(line, '\n');

		*end = '\0';
		lines[count++] = line;
		line = end + 1;
	}
	add_sorted(&got, lines, count);
	cr_assert_str_eq(got.data ? got.data : "", want.data ? want.data : "",
		"round %u%s: expected\n%s\nbut got\n%s\nfrom\n%s\nto\n%s", round,
		forwards ? "" : ", backwards", want.data ? want.data : "",
		got.data ? got.data : "", old, new);
	buf_release(&want);
	buf_release(&got);
	buf_release(&told);
}

Test(diff_scripts, a_script_of_edits_is_told_edit_by_edit)
{
	for (uint32_t round = 0; round < ROUNDS; round++) {
		struct buf old = {0}, new = {0};
		struct town town;

		state = 88172645463325252u + round;
		for (int i = 0; i < 8; i++)
			any(2);
		town_make(&town);
		town_write(&old, &town, false);
		edit(&town);
		town_write(&new, &town, true);
		check(old.data, new.data, true, round);
		check(new.data, old.data, false, round);
		buf_release(&old);
		buf_release(&new);
	}
}
