/*
 * All of Graphviz that this program uses: its `dot` engine as a placer of blocks, and
 * its writer for DOT. This file alone owns contexts and graphs. The layout library is
 * linked into the context, so that no plugin is looked for on disk and no font is read;
 * sizes are ours.
 */
#include "graphviz.h"
#include <graphviz/gvc.h>

extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

/* Graphviz takes literals as char *, and changes none. */
static char *text(const char *literal)
{
	union {
		const char *in;
		char *out;
	} cast = {literal};

	return cast.out;
}

/* ---- errors ----------------------------------------------------------------------- */

/* Graphviz tells one error in several calls. It joins them itself when it may print none
 * of them: then it keeps the last for whoever asks. */
static void errors_begin(void)
{
	agseterr(AGMAX);
}

/* The first line that was said, or `otherwise`. */
static void errors_end(bool failed, struct buf *why, const char *otherwise)
{
	char *last;

	if (!failed)
		return;
	last = aglasterr();
	if (last)
		otherwise = last;
	buf_printf(why, "graphviz: %.*s", (int)strcspn(otherwise, "\n"), otherwise);
	free(last);
}

/* ---- a placer --------------------------------------------------------------------- */

static GVC_t *context_new(void)
{
	static const lt_symlist_t plugins[] = {
		{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
		{NULL, NULL}};

	return gvContextPlugins(plugins, 0);
}

static void set_number(Agraph_t *graph, int kind, const char *name, double value)
{
	struct buf number = {0};

	buf_add_number(&number, value, 6);
	agattr(graph, kind, text(name), number.data);
	buf_release(&number);
}

static void set_object(void *object, const char *name, double value)
{
	struct buf number = {0};

	buf_add_number(&number, value, 6);
	agset(object, text(name), number.data);
	buf_release(&number);
}

static Agraph_t *graph_of(const struct layout_graph *blocks, Agnode_t **nodes)
{
	Agraph_t *graph = agopen(text("blocks"), Agstrictdirected, NULL);

	agattr(graph, AGRAPH, text("splines"), text("none"));
	set_number(graph, AGRAPH, "nodesep", blocks->gap_across / POINTS_PER_INCH);
	set_number(graph, AGRAPH, "ranksep", blocks->gap_down / POINTS_PER_INCH);
	agattr(graph, AGNODE, text("label"), text(""));
	agattr(graph, AGNODE, text("shape"), text("box"));
	agattr(graph, AGNODE, text("fixedsize"), text("true"));
	agattr(graph, AGNODE, text("width"), text(""));
	agattr(graph, AGNODE, text("height"), text(""));
	agattr(graph, AGEDGE, text("weight"), text("1"));
	for (uint32_t i = 0; i < blocks->node_count; i++) {
		char name[16];

		snprintf(name, sizeof name, "n%u", i);
		nodes[i] = agnode(graph, name, 1);
		set_object(nodes[i], "width", blocks->nodes[i].width / POINTS_PER_INCH);
		set_object(nodes[i], "height", blocks->nodes[i].height / POINTS_PER_INCH);
	}
	for (uint32_t i = 0; i < blocks->edge_count; i++) {
		const struct layout_edge *e = &blocks->edges[i];

		set_object(agedge(graph, nodes[e->above], nodes[e->below], NULL, 1),
			"weight", e->weight);
	}
	return graph;
}

struct rank {
	double middle, height;
};

static int by_middle(const void *a, const void *b)
{
	double x = ((const struct rank *)a)->middle, y = ((const struct rank *)b)->middle;

	return (x < y) - (x > y);
}

/* Dot centres the nodes of a rank on one line; superiors want inferiors whose upper
 * edges are even. A rank keeps the room of its highest node, so moving up is safe. */
static void read_places(struct layout_graph *blocks, Agnode_t **nodes)
{
	uint32_t n = blocks->node_count, count = 0;
	struct rank *ranks = mem_alloc(n, sizeof *ranks);

	for (uint32_t i = 0; i < n; i++)
		ranks[i] = (struct rank){ND_coord(nodes[i]).y, blocks->nodes[i].height};
	qsort(ranks, n, sizeof *ranks, by_middle);
	for (uint32_t i = 0; i < n; i++) {
		if (count > 0 && ranks[count - 1].middle - ranks[i].middle < 0.5) {
			if (ranks[i].height > ranks[count - 1].height)
				ranks[count - 1].height = ranks[i].height;
		} else {
			ranks[count++] = ranks[i];
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		uint32_t low = 0, high = count - 1;

		while (low < high) {
			uint32_t middle = (low + high) / 2;

			if (ranks[middle].middle > ND_coord(nodes[i]).y + 0.5)
				low = middle + 1;
			else
				high = middle;
		}
		blocks->nodes[i].x = ND_coord(nodes[i]).x - blocks->nodes[i].width / 2;
		blocks->nodes[i].y = -ranks[low].middle - ranks[low].height / 2;
	}
	free(ranks);
}

bool render_place_dot(struct layout_graph *blocks, struct buf *why)
{
	Agnode_t **nodes = mem_alloc(blocks->node_count, sizeof(Agnode_t *));
	GVC_t *context;
	Agraph_t *graph;
	bool failed;

	errors_begin();
	context = context_new();
	graph = graph_of(blocks, nodes);
	failed = gvLayout(context, graph, "dot") != 0;
	if (!failed) {
		read_places(blocks, nodes);
		gvFreeLayout(context, graph);
	}
	agclose(graph);
	gvFreeContext(context);
	free(nodes);
	errors_end(failed, why, "dot found no layout");
	return !failed;
}

void graphviz_version(struct buf *out)
{
	GVC_t *context = context_new();

	buf_add_text(out, gvcVersion(context));
	gvFreeContext(context);
}

/* ---- DOT -----------------------------------------------------------------------------
 */

/* Names in the graph. */
#define ROOT_NAME    "orgraph"
#define NODE_NAME    "n%u"
#define CLUSTER_NAME "cluster_%u"

/*
 * The one way of a user's text into a graph: `dot` expands backslashes and entities in
 * labels, tooltips and ids, so both are taken apart first. Quotes are agwrite's business.
 * Nothing that comes from a user is ever given to an attribute that names a file, and
 * none is an HTML-like label.
 */
static void add_escaped(struct buf *out, struct str s)
{
	for (uint32_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\')
			buf_add_text(out, "\\\\");
		else if (s.ptr[i] == '&')
			buf_add_text(out, "&amp;");
		else if (s.ptr[i] == '\n')
			buf_add_text(out, "\\n");
		else
			buf_add_char(out, s.ptr[i]);
	}
}

static void set_text(void *object, const char *name, struct str value)
{
	struct buf escaped = {0};

	add_escaped(&escaped, value);
	agset(object, text(name), escaped.len > 0 ? escaped.data : text(""));
	buf_release(&escaped);
}

static void set_word(void *object, const char *name, const char *value)
{
	agset(object, text(name), text(value));
}

static void set_color(void *object, const char *name, color value)
{
	char digits[8];

	snprintf(digits, sizeof digits, "#%06x", (unsigned)value);
	agset(object, text(name), digits);
}

/* An attribute must be declared before it is set; what it says by default. */
static void declare(Agraph_t *graph, const struct theme *theme)
{
	static const struct {
		int kind;
		const char *name, *value;
	} rows[] = {{AGRAPH, "charset", "UTF-8"}, {AGRAPH, "rankdir", "BT"},
		{AGRAPH, "fontname", "Liberation Sans"}, {AGRAPH, "label", ""},
		{AGRAPH, "labelloc", "t"}, {AGRAPH, "style", ""}, {AGRAPH, "color", ""},
		{AGRAPH, "bgcolor", ""}, {AGNODE, "fontname", "Liberation Sans"},
		{AGNODE, "fontsize", "10"}, {AGNODE, "label", ""},
		{AGNODE, "shape", "box"}, {AGNODE, "style", "filled"},
		{AGNODE, "peripheries", "1"}, {AGNODE, "penwidth", "1"},
		{AGNODE, "color", ""}, {AGNODE, "fillcolor", ""},
		{AGNODE, "fontcolor", ""}, {AGNODE, "id", ""}, {AGNODE, "tooltip", ""},
		{AGNODE, "URL", ""}, {AGEDGE, "fontname", "Liberation Sans"},
		{AGEDGE, "fontsize", "8"}, {AGEDGE, "style", "solid"},
		{AGEDGE, "penwidth", "1.3"}, {AGEDGE, "label", ""}, {AGEDGE, "color", ""},
		{AGEDGE, "fontcolor", ""}, {AGEDGE, "constraint", "true"},
		{AGEDGE, "tooltip", ""}};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		agattr(graph, rows[i].kind, text(rows[i].name), text(rows[i].value));
	set_color(graph, "bgcolor", theme->paper);
	set_color(graph, "color", theme->panel_border);
}

static const char *node_style(const struct chart_box *box)
{
	if (box->flags & CHART_STUB)
		return "dotted";
	if (box->flags & (CHART_PROPOSED | CHART_GONE))
		return "dashed";
	if (box->flags & CHART_REVISION)
		return box->shape == CHART_POST ? "filled,rounded,dashed"
						: "filled,dashed";
	return box->shape == CHART_POST ? "filled,rounded" : "filled";
}

static void set_label(Agnode_t *node, const struct chart_box *box)
{
	static const struct {
		uint32_t flag;
		const char *sign;
	} signs[] = {{CHART_NEW, "+ "}, {CHART_GONE, "− "}, {CHART_MOVED, "→ "},
		{CHART_CHANGED, "~ "}};
	struct buf label = {0};

	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (box->flags & signs[i].flag)
			buf_add_text(&label, signs[i].sign);
	for (uint32_t i = 0; i < box->row_count; i++) {
		if (i > 0)
			buf_add_char(&label, '\n');
		buf_add_str(&label, box->rows[i].text);
	}
	set_text(node, "label", buf_str(&label));
	buf_release(&label);
}

static void add_node(Agraph_t *graph, Agnode_t **nodes, uint32_t index,
	const struct chart_box *box, const struct theme *theme)
{
	bool alarmed = box->flags & (CHART_IN_CYCLE | CHART_ORPHAN);
	char name[16];
	Agnode_t *node;

	snprintf(name, sizeof name, NODE_NAME, index + 1);
	node = nodes[index] = agnode(graph, name, 1);
	set_label(node, box);
	set_text(node, "id", box->id);
	set_text(node, "tooltip", box->tip);
	set_text(node, "URL", box->link);
	set_word(node, "style", node_style(box));
	set_word(node, "peripheries", box->flags & CHART_EXTERNAL ? "2" : "1");
	set_word(node, "penwidth", alarmed ? "2" : box->flags & CHART_NEW ? "2.6" : "1");
	set_color(node, "color", alarmed ? theme->alarm : theme->border);
	set_color(node, "fontcolor", theme->ink);
	set_color(node, "fillcolor",
		box->shape == CHART_POST   ? theme->post
		: box->shape == CHART_UNIT ? theme->unit
					   : theme->group);
}

static void add_edge(Agraph_t *graph, Agnode_t **nodes, const struct chart_line *line,
	const struct chart_line_sort *sort, const struct theme *theme)
{
	static const char *const styles[] = {[LINE_SOLID] = "solid",
		[LINE_THIN] = "solid",
		[LINE_DASHED] = "dashed",
		[LINE_DOTTED] = "dotted"};
	Agedge_t *edge = agedge(graph, nodes[line->from], nodes[line->to], NULL, 1);
	bool cycle = line->flags & CHART_LINE_CYCLE;

	set_word(edge, "style", styles[sort->style]);
	set_word(edge, "penwidth",
		cycle                      ? "2.6"
		: sort->style == LINE_THIN ? "0.6"
					   : "1.3");
	set_color(edge, "color", cycle ? theme->alarm : theme->line);
	set_color(edge, "fontcolor", theme->soft_ink);
	set_text(edge, "tooltip", line->tip);
	if (sort->mark.len > 0)
		set_text(edge, "label", sort->text);
	/* four hundred dotted lines would cost dot minutes of ranking */
	if (!(line->flags & CHART_LINE_RANKS))
		set_word(edge, "constraint", "false");
}

/* Panels become clusters. */
static void add_clusters(Agraph_t *graph, Agnode_t **nodes, const struct chart *chart,
	const struct theme *theme)
{
	Agraph_t **clusters = mem_alloc(chart->region_count, sizeof(Agraph_t *));

	for (uint32_t r = 0; r < chart->region_count; r++) {
		char name[24];
		Agraph_t *cluster;

		snprintf(name, sizeof name, CLUSTER_NAME, r + 1);
		cluster = clusters[r] = agsubg(graph, name, 1);
		set_text(cluster, "label", chart->regions[r].title);
		set_word(cluster, "style", "rounded,filled");
		set_word(cluster, "labelloc", "b"); /* bottom to top: b is above */
		set_color(cluster, "color", theme->panel);
	}
	for (uint32_t i = 0; i < chart->box_count; i++)
		if (chart->boxes[i].region != CHART_NONE)
			agsubnode(clusters[chart->boxes[i].region], nodes[i], 1);
	free(clusters);
}

static void set_heading(Agraph_t *graph, const struct chart *chart)
{
	struct buf heading = {0};

	buf_add_str(&heading, chart->title);
	if (chart->subtitle.len > 0) {
		buf_add_char(&heading, '\n');
		buf_add_str(&heading, chart->subtitle);
	}
	for (uint32_t i = 0; i < chart->fact_count; i++) {
		buf_add_char(&heading, '\n');
		buf_add_str(&heading, chart->facts[i]);
	}
	set_text(graph, "label", buf_str(&heading));
	buf_release(&heading);
}

static int put(void *out, const char *string)
{
	buf_add_text(out, string);
	return 0;
}

static int flush(void *out)
{
	(void)out;
	return 0;
}

/*
 * Cgraph's own ids are addresses of names, and it writes subgraphs in their order. Ours
 * are the numbers that the names end in, so that the same chart gives the same bytes;
 * names are made from them again when they are written.
 */
static void *ids_open(Agraph_t *graph, Agdisc_t *discipline)
{
	static IDTYPE last_edge;

	(void)graph;
	(void)discipline;
	last_edge = 0;
	return &last_edge;
}

static long ids_map(void *last_edge, int kind, char *name, IDTYPE *id, int create)
{
	(void)kind;
	if (!name) { /* an edge */
		*id = create ? ++*(IDTYPE *)last_edge : 0;
		return create;
	}
	*id = strtoul(name + strcspn(name, "0123456789"), NULL, 10);
	return 1;
}

static void ids_free(void *next, int kind, IDTYPE id)
{
	(void)next;
	(void)kind;
	(void)id;
}

static char *ids_print(void *last_edge, int kind, IDTYPE id)
{
	static char names[2][24]; /* an edge needs two at a time */
	static unsigned turn;
	char *name = names[turn++ % 2];

	(void)last_edge;
	if (kind == AGNODE)
		snprintf(name, sizeof names[0], NODE_NAME, (unsigned)id);
	else if (kind == AGRAPH && id > 0)
		snprintf(name, sizeof names[0], CLUSTER_NAME, (unsigned)id);
	else if (kind == AGRAPH)
		return text(ROOT_NAME);
	else
		return NULL; /* edges have no names */
	return name;
}

static void ids_close(void *next)
{
	(void)next;
}

static void ids_register(void *next, int kind, void *object)
{
	(void)next;
	(void)kind;
	(void)object;
}

bool dot_write(const struct chart *chart, const struct theme *theme, struct buf *out,
	struct buf *why)
{
	/* nothing asks for an id that it names itself: cgraph's own answer will do */
	Agiddisc_t ids = {ids_open, ids_map, AgIdDisc.alloc, ids_free, ids_print,
		ids_close, ids_register};
	Agiodisc_t io = {NULL, put, flush};
	Agdisc_t discipline = {&AgMemDisc, &ids, &io};
	Agnode_t **nodes = mem_alloc(chart->box_count, sizeof(Agnode_t *));
	Agraph_t *graph;
	bool failed;

	errors_begin();
	graph = agopen(text(ROOT_NAME), Agdirected, &discipline);
	declare(graph, theme);
	set_heading(graph, chart);
	for (uint32_t i = 0; i < chart->box_count; i++)
		add_node(graph, nodes, i, &chart->boxes[i], theme);
	for (uint32_t i = 0; i < chart->line_count; i++)
		add_edge(graph, nodes, &chart->lines[i],
			&chart->line_sorts[chart->lines[i].sort], theme);
	add_clusters(graph, nodes, chart, theme);
	failed = agwrite(graph, out) != 0;
	agclose(graph);
	free(nodes);
	errors_end(failed, why, "the graph could not be written");
	return !failed;
}
