/*
 * The smallest cut of a small graph, and of several the first by edge order, in one run:
 *
 * 1. Edge i weighs 2^32 - 2^(31 - i). The lightest set is then one of the fewest edges,
 *    and of those the one that comes first by edge order; no two sets weigh the same, and
 *    the weight tells the set.
 * 2. The graph is made smaller without changing the lightest cut. Edges on no closed path
 *    go; a self-loop is cut; parallel edges become one, which weighs their sum; a node
 *    between one edge in and one edge out becomes one edge, which weighs the lighter.
 *    Nothing is left of most of the cycles that people make.
 * 3. A cut is what goes backwards in some order of the nodes. The best order is found
 *    over all sets of nodes (Held and Karp, A dynamic programming approach to
 *    sequencing problems, 1962): best[S] is the least that goes backwards among the
 *    nodes of S, where these come first.
 * 4. A node with one edge in need not stand in that order: its place is right behind the
 *    giver of that edge, or else the edge is cut and the node comes first. So it is
 *    charged to the giver, when that is placed. One edge out is the same, turned round.
 *    No two neighbours are left out of the order.
 *
 * What has to be ordered is at most 12 nodes, 4096 sets. For 24 edges have 48 ends, and
 * each node in the order can claim four of them. A node with two edges or more both ways
 * has four. Any other has three or more, and is in the order because of a neighbour that
 * was left out: that one has d ends for at most d such neighbours, one more for each.
 */
#include "graph_internal.h"

#define ENDS    (2 * GRAPH_CUT_EXACT)
#define ORDERED 12

struct arc {
	uint32_t from, to;
	uint64_t weight;
};

struct kernel {
	struct arc arcs[GRAPH_CUT_EXACT];
	uint32_t count;
	uint32_t in[ENDS], out[ENDS]; /* degrees */
	uint64_t cut;                 /* the weight of what is cut already */
};

/* ---- 1: weights ------------------------------------------------------------------- */

static uint64_t weight_of(uint32_t edge)
{
	return (UINT64_C(1) << 32) - (UINT64_C(1) << (31 - edge));
}

/* The sum of the weights of n edges is n * 2^32 less one bit for each of them. */
static uint32_t edges_of(uint64_t weight, uint32_t *cut)
{
	uint32_t bits = (uint32_t)(0 - weight), count = 0;
	for (uint32_t i = 0; i < GRAPH_CUT_EXACT; i++) {
		if (bits >> (31 - i) & 1)
			cut[count++] = i;
	}
	return count;
}

/* ---- 2: reductions ---------------------------------------------------------------- */

static uint32_t number_end(uint32_t *names, uint32_t *count, uint32_t name)
{
	for (uint32_t i = 0; i < *count; i++) {
		if (names[i] == name)
			return i;
	}
	names[*count] = name;
	return (*count)++;
}

static void kernel_init(
	struct kernel *kernel, const struct graph_edge *edges, uint32_t count)
{
	uint32_t names[ENDS], nodes = 0;
	kernel->count = count;
	kernel->cut = 0;
	memset(kernel->in, 0, sizeof kernel->in);
	memset(kernel->out, 0, sizeof kernel->out);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t from = number_end(names, &nodes, edges[i].from);
		uint32_t to = number_end(names, &nodes, edges[i].to);
		kernel->arcs[i] = (struct arc){from, to, weight_of(i)};
		kernel->out[from]++;
		kernel->in[to]++;
	}
}

/* The last arc takes the place of the one that goes. */
static void remove_arc(struct kernel *kernel, uint32_t i)
{
	kernel->out[kernel->arcs[i].from]--;
	kernel->in[kernel->arcs[i].to]--;
	kernel->arcs[i] = kernel->arcs[--kernel->count];
}

/* An arc before `i` with the same ends, or NULL. */
static struct arc *find_parallel(struct kernel *kernel, uint32_t i)
{
	const struct arc *arc = &kernel->arcs[i];
	for (uint32_t j = 0; j < i; j++) {
		if (kernel->arcs[j].from == arc->from && kernel->arcs[j].to == arc->to)
			return &kernel->arcs[j];
	}
	return NULL;
}

/* Can the arc go, because it is on no closed path, is one alone, or is parallel? */
static bool settle_arc(struct kernel *kernel, uint32_t i)
{
	const struct arc *arc = &kernel->arcs[i];
	if (kernel->in[arc->from] == 0 || kernel->out[arc->to] == 0)
		return true;
	if (arc->from == arc->to) {
		kernel->cut += arc->weight;
		return true;
	}
	struct arc *twin = find_parallel(kernel, i);
	if (twin)
		twin->weight += arc->weight;
	return twin != NULL;
}

static bool settle(struct kernel *kernel)
{
	uint32_t before = kernel->count;
	for (uint32_t i = before; i-- > 0;) {
		if (settle_arc(kernel, i))
			remove_arc(kernel, i);
	}
	return kernel->count < before;
}

/* u -> v -> w becomes u -> w where v has no other arcs. */
static bool contract(struct kernel *kernel)
{
	uint32_t before = kernel->count;
	for (uint32_t i = 0; i < kernel->count; i++) {
		struct arc *arc = &kernel->arcs[i];
		uint32_t node = arc->to, j = 0;
		if (arc->from == node || kernel->in[node] != 1 || kernel->out[node] != 1)
			continue;
		while (kernel->arcs[j].from != node)
			j++;
		const struct arc after = kernel->arcs[j];
		kernel->in[node]--;
		kernel->in[after.to]++;
		arc->to = after.to;
		if (after.weight < arc->weight)
			arc->weight = after.weight;
		remove_arc(kernel, j);
	}
	return kernel->count < before;
}

/* ---- 3, 4: the best order --------------------------------------------------------- */

/*
 * A part of what it costs to place a node when the set `first` is before it: the weights
 * of the items that lie in `first` or are that node (or, turned, lie outside `first`), at
 * most `limit`.
 */
struct charge {
	uint64_t limit;
	uint32_t turn; /* 0, or all bits */
	uint32_t begin, end;
};

struct item {
	uint64_t weight;
	uint32_t bit;
};

struct order {
	uint32_t nodes;
	uint32_t place[ENDS];         /* by node; GRAPH_NONE for one left out */
	uint32_t starts[ORDERED + 1]; /* the charges for each place */
	struct charge charges[ORDERED + GRAPH_CUT_EXACT];
	struct item items[GRAPH_CUT_EXACT];
	uint32_t charge_count, item_count;
};

/* Nodes that are left out get GRAPH_NONE, all others their place, from 0. */
static void choose_nodes(struct order *order, const struct kernel *kernel)
{
	bool barred[ENDS] = {false}; /* has a neighbour that is left out */
	order->nodes = 0;
	for (uint32_t v = 0; v < ENDS; v++) {
		order->place[v] = GRAPH_NONE;
		if (kernel->in[v] == 0)
			continue;
		if (barred[v] || (kernel->in[v] > 1 && kernel->out[v] > 1)) {
			order->place[v] = order->nodes++;
			continue;
		}
		for (uint32_t i = 0; i < kernel->count; i++) {
			const struct arc *arc = &kernel->arcs[i];
			if (arc->from == v || arc->to == v)
				barred[arc->from == v ? arc->to : arc->from] = true;
		}
	}
	if (order->nodes > ORDERED)
		BUG("more nodes in a small cut than can be");
}

static void add_item(struct order *order, const struct arc *arc, uint32_t node)
{
	if (order->place[node] != GRAPH_NONE)
		order->items[order->item_count++] =
			(struct item){arc->weight, 1u << order->place[node]};
}

/* What the node behind or before `arc`, which is its only one that way, costs. */
static void charge_left_out(struct order *order, const struct kernel *kernel,
	const struct arc *arc, bool behind)
{
	struct charge *charge = &order->charges[order->charge_count++];
	uint32_t node = behind ? arc->to : arc->from;
	*charge = (struct charge){
		arc->weight, behind ? 0 : UINT32_MAX, order->item_count, 0};
	for (uint32_t i = 0; i < kernel->count; i++) {
		const struct arc *other = &kernel->arcs[i];
		if (behind && other->from == node)
			add_item(order, other, other->to);
		else if (!behind && other->to == node)
			add_item(order, other, other->from);
	}
	charge->end = order->item_count;
}

/* The arcs from v to others in the order: those cost that lead to nodes before v. */
static void charge_direct(struct order *order, const struct kernel *kernel, uint32_t v)
{
	struct charge *charge = &order->charges[order->charge_count++];
	*charge = (struct charge){UINT64_MAX, 0, order->item_count, 0};
	for (uint32_t i = 0; i < kernel->count; i++) {
		if (kernel->arcs[i].from == v)
			add_item(order, &kernel->arcs[i], kernel->arcs[i].to);
	}
	charge->end = order->item_count;
}

static void charge_node(struct order *order, const struct kernel *kernel, uint32_t v)
{
	order->starts[order->place[v]] = order->charge_count;
	charge_direct(order, kernel, v);
	for (uint32_t i = 0; i < kernel->count; i++) {
		const struct arc *arc = &kernel->arcs[i];
		if (arc->from == v && order->place[arc->to] == GRAPH_NONE &&
			kernel->in[arc->to] == 1)
			charge_left_out(order, kernel, arc, true);
		else if (arc->to == v && order->place[arc->from] == GRAPH_NONE &&
			 kernel->in[arc->from] > 1)
			charge_left_out(order, kernel, arc, false);
	}
}

static uint64_t cost_of(const struct order *order, uint32_t place, uint32_t first)
{
	uint64_t cost = 0;
	for (uint32_t c = order->starts[place]; c < order->starts[place + 1]; c++) {
		const struct charge *charge = &order->charges[c];
		uint32_t set = charge->turn ? ~first : first | 1u << place;
		uint64_t sum = 0;
		for (uint32_t i = charge->begin; i < charge->end; i++)
			sum += order->items[i].bit & set ? order->items[i].weight : 0;
		cost += sum < charge->limit ? sum : charge->limit;
	}
	return cost;
}

static uint64_t best_order(const struct order *order)
{
	uint64_t best[1u << ORDERED];
	uint32_t all = (1u << order->nodes) - 1;
	memset(best, 0xff, ((size_t)all + 1) * sizeof *best);
	best[0] = 0;
	for (uint32_t first = 0; first < all; first++) {
		for (uint32_t place = 0; place < order->nodes; place++) {
			uint32_t with = first | 1u << place;
			if (with == first)
				continue;
			uint64_t cost = best[first] + cost_of(order, place, first);
			if (cost < best[with])
				best[with] = cost;
		}
	}
	return best[all];
}

static uint64_t cut_kernel(const struct kernel *kernel)
{
	struct order order;
	choose_nodes(&order, kernel);
	order.charge_count = order.item_count = 0;
	for (uint32_t v = 0; v < ENDS; v++) {
		if (order.place[v] != GRAPH_NONE)
			charge_node(&order, kernel, v);
	}
	order.starts[order.nodes] = order.charge_count;
	return best_order(&order);
}

uint32_t cut_smallest(const struct graph_edge *edges, uint32_t count, uint32_t *cut)
{
	struct kernel kernel;
	kernel_init(&kernel, edges, count);
	while (settle(&kernel) || contract(&kernel))
		;
	if (kernel.count > 0)
		kernel.cut += cut_kernel(&kernel);
	return edges_of(kernel.cut, cut);
}
