/*
 * The cheapest way through the gutters (A*, Hart, Nilsson and Raphael 1968). Prices are
 * in points of length: a bend, a crossing, and each point that runs beside another line.
 */
#include "base/vec.h"
#include "route_internal.h"
#include <math.h>

/* A state is a vertex and the axis along which it was reached: 2 * vertex + axis. */
struct state {
	double cost, guess; /* so far; with what is left */
	uint32_t round;     /* the search that reached it */
	uint32_t before;
};

struct open {
	double guess;
	uint32_t state;
};

struct search {
	struct gutters *gutters;
	struct state *states;
	uint32_t *wanted; /* by vertex: the round in which an entry leads from it */
	uint32_t round;
	uint64_t steps;
	struct {
		struct open *items;
		uint32_t count, cap;
	} heap;
	struct {
		uint32_t *items;
		uint32_t count, cap;
	} way; /* states, backwards */
};

#define NO_STATE UINT32_MAX

struct search *search_new(struct gutters *gutters)
{
	struct search *search = mem_alloc_zero(1, sizeof *search);

	search->gutters = gutters;
	search->states = mem_alloc_zero(
		(size_t)gutters->vertex_count * 2 + 1, sizeof *search->states);
	search->wanted =
		mem_alloc_zero((size_t)gutters->vertex_count + 1, sizeof *search->wanted);
	return search;
}

void search_free(struct search *search)
{
	free(search->states);
	free(search->wanted);
	VEC_RELEASE(&search->heap);
	VEC_RELEASE(&search->way);
	free(search);
}

uint64_t search_steps(const struct search *search)
{
	return search->steps;
}

/* ---- the heap --------------------------------------------------------------------- */

/* Ties go by state, so that the same chart gives the same ways. */
static bool comes_first(const struct open *a, const struct open *b)
{
	return a->guess != b->guess ? a->guess < b->guess : a->state < b->state;
}

static void push(struct search *search, struct open open)
{
	uint32_t at = search->heap.count;

	*VEC_PUSH(&search->heap) = open;
	while (at > 0 && comes_first(&open, &search->heap.items[(at - 1) / 2])) {
		search->heap.items[at] = search->heap.items[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	search->heap.items[at] = open;
}

static struct open pop(struct search *search)
{
	struct open *items = search->heap.items;
	struct open first = items[0], last = items[--search->heap.count];
	uint32_t at = 0, n = search->heap.count;

	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child >= n)
			break;
		if (child + 1 < n && comes_first(&items[child + 1], &items[child]))
			child++;
		if (!comes_first(&items[child], &last))
			break;
		items[at] = items[child];
		at = child;
	}
	if (n > 0)
		items[at] = last;
	return first;
}

/* ---- one search ------------------------------------------------------------------- */

/* Where it leads, and the best way there so far. */
struct target {
	const struct entries *entries;
	struct extent extents[2]; /* of all turns, by axis */
	double haste;
	double cost;    /* of the best way; HUGE_VAL: none yet */
	uint32_t state; /* where it leaves the graph, NO_STATE: nowhere on it */
	const struct entry *from, *to;
};

static double distance_to(double at, double begin, double end)
{
	return at < begin ? begin - at : at > end ? at - end : 0;
}

/* The least that is left, but for `haste`. */
static double left_over(const struct target *target, struct point p, enum axis axis)
{
	double x = distance_to(
		p.x, target->extents[LEVEL].begin, target->extents[LEVEL].end);
	double y = distance_to(
		p.y, target->extents[UPRIGHT].begin, target->extents[UPRIGHT].end);
	bool turns = (axis == LEVEL ? y : x) > 0;

	return (x + y + (turns ? BEND_COST : 0)) * target->haste;
}

static void reach(struct search *search, const struct target *target, uint32_t index,
	double cost, uint32_t before)
{
	struct state *state = &search->states[index];
	struct point p = search->gutters->vertices[index / 2].at;
	double guess;

	if (state->round == search->round && state->cost <= cost)
		return;
	guess = cost + left_over(target, p, (enum axis)(index % 2));
	if (guess >= target->cost)
		return;
	*state = (struct state){cost, guess, search->round, before};
	push(search, (struct open){guess, index});
}

static void expand(struct search *search, const struct target *target, uint32_t index)
{
	const struct vertex *vertices = search->gutters->vertices;
	const struct vertex *v = &vertices[index / 2];

	for (int way = 0; way < WAYS; way++) {
		enum axis axis = WAY_AXIS(way);
		uint32_t next = v->next[way];
		double cost = search->states[index].cost;

		if (next == NO_VERTEX)
			continue;
		cost += (double)(WAY_GROWS(way) ? v : &vertices[next])->price[axis];
		cost += (uint32_t)axis == index % 2 ? 0 : BEND_COST;
		reach(search, target, 2 * next + axis, cost, index);
	}
}

static bool leads_to(const struct entry *a, const struct entry *b)
{
	enum axis axis = WAY_AXIS(a->away);
	double way = point_along(b->turn, axis) - point_along(a->turn, axis);

	return WAY_GROWS(a->away) ? way >= 0 : way <= 0;
}

static double between(struct point a, struct point b)
{
	return fabs(a.x - b.x) + fabs(a.y - b.y);
}

/* From the entry's vertex to the border. */
static double entry_cost(const struct search *search, const struct entry *entry)
{
	return gutters_part(search->gutters, entry->vertex, WAY_BACK(entry->away),
		       between(search->gutters->vertices[entry->vertex].at,
			       entry->turn)) +
	       BEND_COST + between(entry->turn, entry->on) + entry->cost;
}

/* Both ends on one gutter with no vertex between: a way that the graph does not know. */
static void try_direct(
	const struct vertex *vertices, const struct entries *from, struct target *target)
{
	const struct entries *to = target->entries;

	for (uint32_t i = 0; i < from->count; i++)
		for (uint32_t k = 0; k < to->count; k++) {
			const struct entry *a = &from->items[i], *b = &to->items[k];
			double cost;

			if (a->away != WAY_BACK(b->away) || a->gutter != b->gutter ||
				vertices[b->vertex].next[a->away] != a->vertex ||
				!leads_to(a, b))
				continue;
			cost = between(a->on, a->turn) + between(a->turn, b->turn) +
			       between(b->turn, b->on) + 2 * BEND_COST + a->cost +
			       b->cost;
			if (cost >= target->cost)
				continue;
			target->cost = cost;
			target->state = NO_STATE;
			target->from = a;
			target->to = b;
		}
}

static struct target target_of(
	struct search *search, const struct entries *entries, double haste)
{
	struct target target = {
		.entries = entries, .haste = haste, .cost = HUGE_VAL, .state = NO_STATE};

	for (int axis = LEVEL; axis <= UPRIGHT; axis++) {
		struct extent *e = &target.extents[axis];

		*e = (struct extent){.begin = HUGE_VAL, .end = -HUGE_VAL};
		for (uint32_t i = 0; i < entries->count; i++) {
			double at = point_along(entries->items[i].turn, (enum axis)axis);

			e->begin = fmin(e->begin, at);
			e->end = fmax(e->end, at);
		}
	}
	for (uint32_t i = 0; i < entries->count; i++)
		search->wanted[entries->items[i].vertex] = search->round;
	return target;
}

static enum axis entry_axis(const struct entry *entry)
{
	return WAY_AXIS(entry->away);
}

/* The entries that lead into the box from this state. */
static void try_enter(const struct search *search, struct target *target, uint32_t index)
{
	double cost = search->states[index].cost;

	for (uint32_t i = 0; i < target->entries->count; i++) {
		const struct entry *entry = &target->entries->items[i];
		double all = cost;

		if (entry->vertex != index / 2)
			continue;
		all += entry_cost(search, entry);
		all += (uint32_t)entry_axis(entry) == index % 2 ? 0 : BEND_COST;
		if (all >= target->cost)
			continue;
		target->cost = all;
		target->state = index;
		target->to = entry;
	}
}

/* The state in which a way through an entry begins. */
static uint32_t first_state(const struct entry *entry)
{
	return 2 * entry->vertex + (uint32_t)entry_axis(entry);
}

static void start(
	struct search *search, const struct entries *from, const struct target *target)
{
	for (uint32_t i = 0; i < from->count; i++)
		reach(search, target, first_state(&from->items[i]),
			entry_cost(search, &from->items[i]), NO_STATE);
}

/* The entry by which the first state of a way was reached: the cheapest. */
static const struct entry *entry_to(
	const struct search *search, const struct entries *from, uint32_t state)
{
	const struct entry *best = NULL;

	for (uint32_t i = 0; i < from->count; i++) {
		const struct entry *entry = &from->items[i];

		if (first_state(entry) == state &&
			(!best || entry_cost(search, entry) < entry_cost(search, best)))
			best = entry;
	}
	if (!best)
		BUG("a way begins at no entry");
	return best;
}

static void keep_states(
	struct search *search, struct arena *arena, uint32_t last, struct route *route)
{
	uint32_t count;

	search->way.count = 0;
	for (uint32_t s = last; s != NO_STATE; s = search->states[s].before)
		*VEC_PUSH(&search->way) = s;
	count = search->way.count;
	route->states = arena_array(arena, count, sizeof *route->states);
	route->state_count = count;
	for (uint32_t i = 0; i < count; i++)
		route->states[i] = search->way.items[count - 1 - i];
}

static void keep_points(const struct search *search, struct arena *arena,
	const struct target *target, struct route *route)
{
	uint32_t most = route->state_count + 4;

	route->count = 0;
	route->points = arena_array(arena, most, sizeof *route->points);
	path_add(route->points, &route->count, target->from->on.x, target->from->on.y);
	path_add(
		route->points, &route->count, target->from->turn.x, target->from->turn.y);
	for (uint32_t i = 0; i < route->state_count; i++) {
		struct point p = search->gutters->vertices[route->states[i] / 2].at;

		path_add(route->points, &route->count, p.x, p.y);
	}
	path_add(route->points, &route->count, target->to->turn.x, target->to->turn.y);
	path_add(route->points, &route->count, target->to->on.x, target->to->on.y);
}

bool search_route(struct search *search, struct arena *arena, const struct entries *from,
	const struct entries *to, double haste, struct route *route)
{
	struct target target;

	search->round++;
	search->heap.count = 0;
	target = target_of(search, to, haste);
	try_direct(search->gutters->vertices, from, &target);
	start(search, from, &target);
	while (search->heap.count > 0) {
		struct open open = pop(search);
		double cost = search->states[open.state].cost;
		struct point p = search->gutters->vertices[open.state / 2].at;

		if (open.guess >= target.cost)
			break;
		/* reached more cheaply since */
		if (open.guess >
			cost + left_over(&target, p, (enum axis)(open.state % 2)))
			continue;
		if (search->wanted[open.state / 2] == search->round)
			try_enter(search, &target, open.state);
		search->steps++;
		expand(search, &target, open.state);
	}
	if (!target.to)
		return false;
	keep_states(search, arena, target.state, route);
	if (target.state != NO_STATE)
		target.from = entry_to(search, from, route->states[0]);
	if (!target.from)
		BUG("a way begins nowhere");
	keep_points(search, arena, &target, route);
	route->last = entry_axis(target.to);
	return true;
}

/* ---- what a way costs others ------------------------------------------------------ */

static void change(uint16_t *counter, bool take_back)
{
	if (take_back && *counter > 0)
		--*counter;
	else if (!take_back && *counter < UINT16_MAX)
		++*counter;
}

/* The prices of the edges around a vertex. */
static void price_around(struct gutters *gutters, uint32_t vertex)
{
	for (int axis = LEVEL; axis <= UPRIGHT; axis++) {
		uint32_t before = gutters->vertices[vertex].next[2 * axis];

		gutters_price(gutters, vertex, (enum axis)axis);
		if (before != NO_VERTEX)
			gutters_price(gutters, before, (enum axis)axis);
	}
}

void search_add(struct search *search, const struct route *route, bool take_back)
{
	struct vertex *vertices = search->gutters->vertices;

	for (uint32_t i = 0; i < route->state_count; i++) {
		uint32_t vertex = route->states[i] / 2, axis = route->states[i] % 2;
		bool last = i + 1 == route->state_count;
		uint32_t on = last ? (uint32_t)route->last : route->states[i + 1] % 2;

		change(&vertices[vertex].pass[axis], take_back);
		change(&vertices[vertex].pass[on], take_back);
		if (!last) {
			uint32_t next = route->states[i + 1] / 2;
			bool grows = vertices[vertex].next[2 * on + 1] == next;

			change(&vertices[grows ? vertex : next].run[on], take_back);
		}
		price_around(search->gutters, vertex);
	}
}
