/*
 * The cheapest way over the grid (A*, Hart, Nilsson and Raphael 1968). Prices are in
 * points of length: a bend, a crossing, and each point that runs beside another line.
 */
#include "route_internal.h"
#include <math.h>

#define BEND_COST     26.0
#define CROSSING_COST 30.0
#define RUN_COST      0.7

/* A state is a vertex and the way by which it was reached: 4 * vertex + way. */
struct open {
	double guess; /* cost so far and the least that is left */
	uint32_t state;
};

struct search {
	const struct grid *grid;
	double *cost;    /* by state; valid where `round` is the current one */
	uint32_t *round; /* the search that reached the state */
	uint32_t *before;
	uint8_t *done;
	uint32_t now;
	struct {
		struct open *items;
		uint32_t count, cap;
	} heap;
};

#define NO_STATE UINT32_MAX

struct search *search_new(const struct grid *grid)
{
	size_t states = (size_t)grid->nx * grid->ny * 4;
	struct search *search = mem_alloc_zero(1, sizeof *search);

	search->grid = grid;
	search->cost = mem_alloc(states, sizeof *search->cost);
	search->round = mem_alloc_zero(states, sizeof *search->round);
	search->before = mem_alloc(states, sizeof *search->before);
	search->done = mem_alloc(states, sizeof *search->done);
	return search;
}

void search_free(struct search *search)
{
	free(search->cost);
	free(search->round);
	free(search->before);
	free(search->done);
	VEC_RELEASE(&search->heap);
	free(search);
}

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

/* Where the targets lie: the least length that is left is to their rectangle. */
struct targets {
	const struct port *ports;
	uint32_t vertices[MOST_PORTS];
	uint32_t count;
	double x0, y0, x1, y1;
};

static struct point vertex_point(const struct grid *grid, uint32_t vertex)
{
	return (struct point){grid->xs[vertex % grid->nx], grid->ys[vertex / grid->nx]};
}

static double left_over(const struct targets *targets, struct point p)
{
	double dx = p.x < targets->x0   ? targets->x0 - p.x
		    : p.x > targets->x1 ? p.x - targets->x1
					: 0;
	double dy = p.y < targets->y0   ? targets->y0 - p.y
		    : p.y > targets->y1 ? p.y - targets->y1
					: 0;

	return dx + dy;
}

static void reach(struct search *search, const struct targets *targets, uint32_t state,
	double cost, uint32_t before)
{
	struct point p = vertex_point(search->grid, state / 4);

	if (search->round[state] == search->now &&
		(search->done[state] || search->cost[state] <= cost))
		return;
	search->round[state] = search->now;
	search->cost[state] = cost;
	search->before[state] = before;
	search->done[state] = false;
	push(search, (struct open){cost + left_over(targets, p), state});
}

/* The edge that leads from a vertex one way: its price, or a negative number. */
static double edge_price(
	const struct grid *grid, uint32_t vertex, enum way way, uint32_t *next)
{
	uint32_t x = vertex % grid->nx, y = vertex / grid->nx, edge;
	bool level = way == WAY_LEFT || way == WAY_RIGHT;
	double length;

	if ((way == WAY_LEFT && x == 0) || (way == WAY_RIGHT && x + 1 == grid->nx) ||
		(way == WAY_UP && y == 0) || (way == WAY_DOWN && y + 1 == grid->ny))
		return -1;
	*next = way == WAY_LEFT    ? vertex - 1
		: way == WAY_RIGHT ? vertex + 1
		: way == WAY_UP    ? vertex - grid->nx
				   : vertex + grid->nx;
	edge = way == WAY_LEFT || way == WAY_UP ? *next : vertex;
	if (grid->closed[edge] & (level ? GRID_CLOSED_RIGHT : GRID_CLOSED_DOWN))
		return -1;
	x = edge % grid->nx;
	y = edge / grid->nx;
	length = level ? grid->xs[x + 1] - grid->xs[x] : grid->ys[y + 1] - grid->ys[y];
	return length * (1 + RUN_COST * (level ? grid->run_x : grid->run_y)[edge]) +
	       CROSSING_COST * (level ? grid->met_x : grid->met_y)[edge];
}

static void expand(struct search *search, const struct targets *targets, uint32_t state)
{
	enum way came = (enum way)(state % 4);

	for (int way = WAY_LEFT; way <= WAY_DOWN; way++) {
		uint32_t next = 0;
		double price = edge_price(search->grid, state / 4, (enum way)way, &next);

		/* never straight back: ways come in pairs of opposites */
		if (price < 0 || (way ^ 1) == (int)came)
			continue;
		if (way != (int)came)
			price += BEND_COST;
		reach(search, targets, next * 4 + (uint32_t)way,
			search->cost[state] + price, state);
	}
}

static uint32_t vertex_at(const struct grid *grid, struct point p)
{
	uint32_t x = grid_index(grid->xs, grid->nx, p.x);
	uint32_t y = grid_index(grid->ys, grid->ny, p.y);

	if (x == grid->nx || y == grid->ny || grid->xs[x] > p.x + 0.02 ||
		grid->ys[y] > p.y + 0.02)
		BUG("a port lies on no vertex");
	return y * grid->nx + x;
}

/* The port that is entered from this state, and what entering costs, or NULL. */
static const struct port *port_at(
	const struct targets *targets, uint32_t state, double *cost)
{
	for (uint32_t i = 0; i < targets->count; i++) {
		const struct port *port = &targets->ports[i];

		if (targets->vertices[i] != state / 4)
			continue;
		if ((state % 4 ^ 1) == (uint32_t)port->away)
			*cost = port->cost;
		else if (state % 4 == (uint32_t)port->away)
			continue; /* away from the box */
		else
			*cost = port->cost + BEND_COST;
		return port;
	}
	return NULL;
}

/* From the border of a box at the vertex to the border, on the vertex's own row or
 * column: coordinates that are equal but for rounding are one line. */
static void add_end(struct point *corners, uint32_t *count, const struct port *port,
	struct point vertex)
{
	bool level = port->away == WAY_LEFT || port->away == WAY_RIGHT;

	path_add(corners, count, level ? port->on.x : vertex.x,
		level ? vertex.y : port->on.y);
}

static const struct port *port_from(const struct search *search, const struct port *ports,
	uint32_t count, uint32_t state)
{
	for (uint32_t i = 0; i < count; i++)
		if (vertex_at(search->grid, ports[i].out) == state / 4 &&
			(uint32_t)ports[i].away == state % 4)
			return &ports[i];
	BUG("a way begins at no port");
}

/* Corners from the last state back to the first, then turned around. */
static uint32_t trace(const struct search *search, uint32_t state, const struct port *to,
	const struct port *from, uint32_t from_count, struct point *corners,
	uint32_t most)
{
	uint32_t count = 0;
	struct point p = vertex_point(search->grid, state / 4);

	add_end(corners, &count, to, p);
	path_add(corners, &count, p.x, p.y);
	while (search->before[state] != NO_STATE) {
		if (count + 2 >= most)
			return 0;
		state = search->before[state];
		p = vertex_point(search->grid, state / 4);
		path_add(corners, &count, p.x, p.y);
	}
	add_end(corners, &count, port_from(search, from, from_count, state), p);
	for (uint32_t i = 0; i < count / 2; i++) {
		p = corners[i];
		corners[i] = corners[count - 1 - i];
		corners[count - 1 - i] = p;
	}
	return count;
}

static struct targets targets_of(
	const struct grid *grid, const struct port *ports, uint32_t count)
{
	struct targets t = {ports, {0}, count, ports->out.x, ports->out.y, ports->out.x,
		ports->out.y};

	for (uint32_t i = 0; i < count; i++) {
		t.vertices[i] = vertex_at(grid, ports[i].out);
		t.x0 = fmin(t.x0, ports[i].out.x);
		t.x1 = fmax(t.x1, ports[i].out.x);
		t.y0 = fmin(t.y0, ports[i].out.y);
		t.y1 = fmax(t.y1, ports[i].out.y);
	}
	return t;
}

uint32_t search_way(struct search *search, const struct port *from, uint32_t from_count,
	const struct port *to, uint32_t to_count, struct point *corners, uint32_t most)
{
	struct targets targets = targets_of(search->grid, to, to_count);
	uint32_t best = NO_STATE;
	const struct port *best_port = NULL;
	double best_cost = 0;

	search->now++;
	search->heap.count = 0;
	for (uint32_t i = 0; i < from_count; i++)
		reach(search, &targets,
			vertex_at(search->grid, from[i].out) * 4 + (uint32_t)from[i].away,
			from[i].cost, NO_STATE);
	while (search->heap.count > 0) {
		struct open open = pop(search);
		const struct port *port;
		double enter;

		if (best != NO_STATE && open.guess >= best_cost)
			break;
		if (search->done[open.state])
			continue;
		search->done[open.state] = true;
		port = port_at(&targets, open.state, &enter);
		if (port && (best == NO_STATE ||
				    search->cost[open.state] + enter < best_cost)) {
			best = open.state;
			best_port = port;
			best_cost = search->cost[open.state] + enter;
		}
		expand(search, &targets, open.state);
	}
	if (best == NO_STATE)
		return 0;
	return trace(search, best, best_port, from, from_count, corners, most);
}
