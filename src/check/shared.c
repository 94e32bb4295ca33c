/*
 * Tables that several rules of a run use, each made when the first rule asks, and the
 * searches for data.below, which share one budget.
 */
#include "check_internal.h"

#include <stdlib.h>

/* The nodes of a long list of seats: those whose mark is `now`. */
struct seat_set {
	const struct seats *list;
	uint32_t *mark, now;
};

/* As many as a group has lists of members, and some of another group. */
enum { SEAT_SETS = 8 };

struct check_shared {
	struct seat_set sets[SEAT_SETS];
	uint32_t oldest;
	struct graph graphs[RELATION__COUNT]; /* not made: out_start is NULL */
	uint32_t *principals;
	struct below_search {
		uint32_t *seen; /* the search in which a node was met; NULL: none yet */
		uint32_t *queue, searches;
		uint64_t steps;
	} below;
};

struct check_shared *shared_new(void)
{
	return mem_alloc_zero(1, sizeof(struct check_shared));
}

void shared_free(struct check_shared *shared)
{
	for (int i = 0; i < RELATION__COUNT; i++)
		graph_release(&shared->graphs[i]);
	for (int i = 0; i < SEAT_SETS; i++)
		free(shared->sets[i].mark);
	free(shared->principals);
	free(shared->below.seen);
	free(shared->below.queue);
	free(shared);
}

const struct graph *shared_lines(struct check *check, enum relation relation)
{
	struct graph *graph = &check->shared->graphs[relation];

	if (!graph->out_start)
		analysis_lines(check->model, (uint16_t)relation, graph, NULL);
	return graph;
}

uint32_t shared_principal(struct check *check, uint32_t node)
{
	const struct model *model = check->model;
	uint32_t *principals = check->shared->principals;

	if (principals)
		return principals[node];
	principals = mem_alloc(model->node_count, sizeof *principals);
	memset(principals, 0xff, model->node_count * sizeof *principals); /* NODE_NONE */
	for (uint32_t i = model->line_count; i-- > 0;) {
		const struct line *line = &model->lines[i];

		if (line->relation == RELATION_PRINCIPAL &&
			model_line_counts(model, line))
			principals[line->from] = line->to.node;
	}
	check->shared->principals = principals;
	return principals[node];
}

/* ---- long lists of seats ---- */

static void mark_seats(
	const struct check *check, struct seat_set *set, const struct seats *seats)
{
	struct taker_walk walk = {0};
	uint32_t node;

	if (!set->mark)
		set->mark = mem_alloc_zero(check->model->node_count, sizeof *set->mark);
	set->list = seats;
	set->now++;
	while ((node = next_taker(seats, &walk)) != NODE_NONE)
		set->mark[node] = set->now;
}

bool shared_hold(const struct check *check, const struct seats *seats, uint32_t node)
{
	struct check_shared *shared = check->shared;
	struct seat_set *set = NULL;

	if (node == NODE_NONE)
		return false;
	for (int i = 0; i < SEAT_SETS && !set; i++)
		if (shared->sets[i].list == seats)
			set = &shared->sets[i];
	if (!set) {
		set = &shared->sets[shared->oldest];
		shared->oldest = (shared->oldest + 1) % SEAT_SETS;
		mark_seats(check, set, seats);
	}
	return set->mark[node] == set->now;
}

/* ---- data.below ---- */

/*
 * Against the steps from `subjects`, over nodes without a root: what is below a node that
 * reaches a root reaches it, too. False when the budget is spent.
 */
static bool search_below(
	struct check *check, const uint32_t *subjects, uint32_t count, uint32_t *found)
{
	const struct graph *graph = &check->analysis->accountability;
	struct below_search *below = &check->shared->below;
	uint32_t tail = 0, search = ++below->searches;

	for (uint32_t i = 0; i < count; i++) {
		below->seen[subjects[i]] = search;
		below->queue[tail++] = subjects[i];
	}
	for (uint32_t head = 0; head < tail; head++) {
		struct graph_run run =
			graph_neighbours(graph, below->queue[head], GRAPH_BACKWARD);

		below->steps += 1 + (uint64_t)run.count;
		if (below->steps > BELOW_STEPS)
			return false;
		for (uint32_t i = 0; i < run.count; i++) {
			uint32_t node = run.items[i];

			if (below->seen[node] == search || check->analysis->rooted[node])
				continue;
			below->seen[node] = search;
			below->queue[tail++] = node;
		}
	}
	*found = tail - count;
	return true;
}

void report_below(
	struct check *check, struct diag *diag, const uint32_t *subjects, uint32_t count)
{
	struct below_search *below = &check->shared->below;
	uint32_t nodes = check->model->node_count, found;

	if (!diag || below->steps > BELOW_STEPS)
		return;
	if (!below->seen) {
		below->seen = mem_alloc_zero(nodes, sizeof *below->seen);
		below->queue = mem_alloc(nodes, sizeof *below->queue);
	}
	if (search_below(check, subjects, count, &found))
		diag_number(check->sink, diag, "below", found);
}
