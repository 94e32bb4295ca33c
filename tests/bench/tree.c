/*
 * Writes an organisation to draw: N groups in a tree, six to ten below each that has any,
 * with names that take two lines, and DOTTED dotted lines between groups that lie
 * anywhere.
 *
 *	tree yaml|dot|free N [DOTTED [SEED]]
 *
 * `yaml` is our format; `dot` is the same boxes and lines as a reader of Graphviz's
 * manual would write them; `free` takes the dotted lines out of the ranking
 * (constraint=false).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const subjects[] = {"Quality", "Hygiene", "Medicine", "Research",
	"Digital", "Finance", "Building", "Ethics", "Supply", "Safety"};
static const char *const bodies[] = {"board", "council", "group", "panel"};

#define SUBJECTS (sizeof subjects / sizeof *subjects)
#define BODIES   (sizeof bodies / sizeof *bodies)

enum form { FORM_YAML, FORM_DOT, FORM_FREE };

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void put_group(enum form form, uint32_t i, uint32_t above, uint32_t word)
{
	const char *subject = subjects[word % SUBJECTS];
	const char *body = bodies[word / SUBJECTS % BODIES];

	if (form != FORM_YAML) {
		printf("\tg%u [label=\"%s\\n%s %u\"];\n", i, subject, body, i);
		if (i > 0)
			printf("\tg%u -> g%u;\n", i, above);
		return;
	}
	printf("  g%u: {name: %s %s %u, ", i, subject, body, i);
	if (i > 0)
		printf("reports_to: g%u}\n", above);
	else
		puts("root: true}");
}

/* Group by group in the order of the levels: each takes the next six to ten. */
static void put_tree(enum form form, uint32_t count, uint32_t *seed)
{
	uint32_t above = 0, left = 6 + next_random(seed) % 5;

	put_group(form, 0, 0, next_random(seed));
	for (uint32_t i = 1; i < count; i++) {
		if (left == 0) {
			above++;
			left = 6 + next_random(seed) % 5;
		}
		left--;
		put_group(form, i, above, next_random(seed));
	}
}

static void put_dotted(enum form form, uint32_t count, uint32_t dotted, uint32_t *seed)
{
	if (form == FORM_YAML && dotted > 0)
		puts("lines:");
	for (uint32_t i = 0; i < dotted; i++) {
		uint32_t from = next_random(seed) % count;
		uint32_t to = next_random(seed) % count;

		if (from == to)
			to = (to + 1) % count;
		if (form == FORM_YAML)
			printf("  - {from: g%u, type: consults, to: g%u, note: line "
			       "%u}\n",
				from, to, i);
		else
			printf("\tg%u -> g%u [style=dotted%s];\n", from, to,
				form == FORM_FREE ? ", constraint=false" : "");
	}
}

static uint32_t number(int argc, char **argv, int i)
{
	return i < argc ? (uint32_t)strtoul(argv[i], NULL, 10) : 0;
}

int main(int argc, char **argv)
{
	uint32_t count = number(argc, argv, 2), seed = number(argc, argv, 4);
	const char *as = argc > 1 ? argv[1] : "";
	enum form form = strcmp(as, "yaml") == 0  ? FORM_YAML
			 : strcmp(as, "dot") == 0 ? FORM_DOT
						  : FORM_FREE;

	if (count < 2 || (form == FORM_FREE && strcmp(as, "free") != 0)) {
		fputs("usage: tree yaml|dot|free N [DOTTED [SEED]]\n", stderr);
		return 2;
	}
	puts(form == FORM_YAML ? "orgraph: 1\ngroups:"
			       : "digraph {\n\trankdir=BT;\n\tnode [shape=box];");
	put_tree(form, count, &seed);
	put_dotted(form, count, number(argc, argv, 3), &seed);
	if (form != FORM_YAML)
		puts("}");
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
