/*
 * Measures charts: SVG of ours or of Graphviz, whose boxes are <g class="node"> and whose
 * lines are <g class="edge">.
 *
 *	picture FILE		A4 A3 COVERED BOXES LINES CROSSINGS THROUGH OVERLAPS
 *	picture --nop FILE	the same positions as DOT, for `neato -n2`
 *	picture --full FILE	BOXES COVERED SPREAD TYPE, of a sheet
 *
 * A4, A3: the smallest type in points once the page is shrunk onto that paper, the better
 * way up, with margins of 28 points. COVERED: the share of the page under boxes.
 * CROSSINGS: pairs of lines and where they cross; where several lines run on each other
 * and one crosses them, each counts. SPREAD: the share of the page that the rectangle
 * around all boxes takes. TYPE: the smallest, as it is printed. THROUGH: lines that enter
 *a box they do not end at.
 *
 * It reads no XML, only what the two programs write: tags, attributes in double quotes.
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_NUMBERS 65536u
#define CURVE_STEPS  12
/* How deep a line may touch a box that it passes. */
#define INSIDE 1.2
/* How near a line's end is to its own box. */
#define AT_END 4.0

struct point {
	double x, y;
};

struct segment {
	struct point a, b;
	uint32_t line;
};

struct box {
	double x0, y0, x1, y1;
};

struct list {
	void *items;
	uint32_t count, cap;
};

static struct list boxes, segments;
static uint32_t line_count;
static double width, height, least_type, scale;
static enum { IN_NOTHING, IN_BOX, IN_LINE } inside;

static void *add(struct list *list, size_t size)
{
	if (list->count == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 1024;
		list->items = realloc(list->items, list->cap * size);
		if (!list->items)
			exit(2);
	}
	return (char *)list->items + size * list->count++;
}

/* ---- reading ---------------------------------------------------------------------- */

static char *read_whole(const char *name)
{
	FILE *file = fopen(name, "rb");
	size_t size = 0, got;
	char *text = NULL;

	if (!file)
		return NULL;
	do {
		text = realloc(text, size + 65537);
		if (!text)
			exit(2);
		got = fread(text + size, 1, 65536, file);
		size += got;
	} while (got > 0);
	text[size] = '\0';
	fclose(file);
	return text;
}

/* The value of an attribute of the tag that begins at `tag`, or NULL. */
static const char *attribute(const char *tag, const char *name)
{
	size_t len = strlen(name);
	bool quoted = false;

	for (const char *p = tag; *p && (quoted || *p != '>'); p++) {
		if (*p == '"')
			quoted = !quoted;
		else if (!quoted && (*p == ' ' || *p == '\n') &&
			 strncmp(p + 1, name, len) == 0 && p[1 + len] == '=')
			return p + len + 3;
	}
	return NULL;
}

static bool is_class(const char *tag, const char *name)
{
	const char *value = attribute(tag, "class");

	return value && strncmp(value, name, strlen(name)) == 0;
}

/* Numbers up to the closing quote; commands of paths end up in `command` beside them. */
static uint32_t numbers(const char *text, double *values, char *commands)
{
	char command = 'L';
	uint32_t count = 0;

	while (text && *text && *text != '"' && count < MOST_NUMBERS) {
		char *end;
		double value = strtod(text, &end);

		if (end == text) {
			if (strchr("MLCHVZ", *text))
				command = *text;
			text++;
			continue;
		}
		values[count] = value;
		commands[count++] = command;
		text = end;
	}
	return count;
}

static double length_of(const char *value)
{
	char *unit;
	double length = value ? strtod(value, &unit) : 0;

	if (!value)
		return 0;
	if (strncmp(unit, "mm", 2) == 0)
		return length * 72 / 25.4;
	return strncmp(unit, "pt", 2) == 0 ? length : length * 0.75;
}

static void add_segment(struct point a, struct point b)
{
	struct segment *segment = add(&segments, sizeof *segment);

	*segment = (struct segment){a, b, line_count - 1};
}

static void add_curve(struct point a, const double *v)
{
	struct point before = a;

	for (int i = 1; i <= CURVE_STEPS; i++) {
		double t = (double)i / CURVE_STEPS, s = 1 - t;
		double c[4] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
		struct point p = {c[0] * a.x + c[1] * v[0] + c[2] * v[2] + c[3] * v[4],
			c[0] * a.y + c[1] * v[1] + c[2] * v[3] + c[3] * v[5]};

		add_segment(before, p);
		before = p;
	}
}

static void read_line(const char *text)
{
	static double values[MOST_NUMBERS];
	static char commands[MOST_NUMBERS];
	uint32_t count = numbers(text, values, commands);
	struct point at = {0, 0};

	for (uint32_t i = 0; i + 1 < count;) {
		struct point to = {values[i], values[i + 1]};

		if (commands[i] == 'C' && i + 5 < count) {
			add_curve(at, values + i);
			at = (struct point){values[i + 4], values[i + 5]};
			i += 6;
			continue;
		}
		if (commands[i] == 'H' || commands[i] == 'V') {
			to = commands[i] == 'H' ? (struct point){values[i], at.y}
						: (struct point){at.x, values[i]};
			i++;
		} else {
			i += 2;
		}
		if (i > 2)
			add_segment(at, to);
		at = to;
	}
}

static void grow_box(struct box *box, double x, double y)
{
	box->x0 = fmin(box->x0, x);
	box->y0 = fmin(box->y0, y);
	box->x1 = fmax(box->x1, x);
	box->y1 = fmax(box->y1, y);
}

static void read_shape(const char *tag)
{
	static double v[MOST_NUMBERS];
	static char commands[MOST_NUMBERS];
	struct box *box = (struct box *)boxes.items + boxes.count - 1;
	uint32_t count = 0;

	if (strncmp(tag, "<rect", 5) == 0) {
		static const char *const names[] = {"x", "y", "width", "height"};

		for (; count < 4; count++) {
			const char *value = attribute(tag, names[count]);

			v[count] = value ? strtod(value, NULL) : 0;
		}
		v[2] += v[0];
		v[3] += v[1];
	} else if (strncmp(tag, "<polygon", 8) == 0) {
		count = numbers(attribute(tag, "points"), v, commands);
	}
	for (uint32_t i = 0; i + 1 < count; i += 2)
		grow_box(box, v[i], v[i + 1]);
}

static void read_tag(const char *tag)
{
	const char *value;

	if (strncmp(tag, "<g", 2) == 0 && is_class(tag, "node")) {
		inside = IN_BOX;
		*(struct box *)add(&boxes, sizeof(struct box)) =
			(struct box){1e9, 1e9, -1e9, -1e9};
	} else if (strncmp(tag, "<g", 2) == 0 && is_class(tag, "edge")) {
		inside = IN_LINE;
		line_count++;
	} else if (strncmp(tag, "<g", 2) == 0 && attribute(tag, "class")) {
		inside = IN_NOTHING;
	} else if (inside == IN_BOX) {
		read_shape(tag);
	} else if (inside == IN_LINE && strncmp(tag, "<path", 5) == 0) {
		read_line(attribute(tag, "d"));
	} else if (inside == IN_LINE && strncmp(tag, "<polyline", 9) == 0) {
		read_line(attribute(tag, "points"));
	}
	value = attribute(tag, "font-size");
	if (strncmp(tag, "<text", 5) == 0 && value &&
		(least_type == 0 || strtod(value, NULL) < least_type))
		least_type = strtod(value, NULL);
}

/* Everything is in units of the view; `scale` makes points of them. */
static void read_page(const char *tag)
{
	const char *view = attribute(tag, "viewBox");
	double points = length_of(attribute(tag, "width"));

	for (int i = 0; view && i < 4; i++) {
		char *end;
		double value = strtod(view, &end);

		width = i == 2 ? value : width;
		height = i == 3 ? value : height;
		view = end;
	}
	scale = points / width;
}

static void read_picture(const char *text)
{
	for (const char *p = strchr(text, '<'); p; p = strchr(p + 1, '<')) {
		if (strncmp(p, "<svg", 4) == 0)
			read_page(p);
		else
			read_tag(p);
	}
}

/* ---- measuring -------------------------------------------------------------------- */

static int by_left(const void *a, const void *b)
{
	const struct segment *s = a, *t = b;
	double x = fmin(s->a.x, s->b.x), y = fmin(t->a.x, t->b.x);

	return (x > y) - (x < y);
}

static double side(struct point a, struct point b, struct point c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(const struct segment *s, const struct segment *t)
{
	return side(s->a, s->b, t->a) * side(s->a, s->b, t->b) < -1e-6 &&
	       side(t->a, t->b, s->a) * side(t->a, t->b, s->b) < -1e-6;
}

/* Sweeps from left to right over the segments that reach the present x. */
static uint64_t count_crossings(void)
{
	struct segment *items = segments.items;
	uint32_t *live = malloc((segments.count + 1) * sizeof *live), count = 0;
	uint64_t found = 0;

	if (!live)
		exit(2);
	qsort(items, segments.count, sizeof *items, by_left);
	for (uint32_t i = 0; i < segments.count; i++) {
		double x = fmin(items[i].a.x, items[i].b.x);
		uint32_t kept = 0;

		for (uint32_t k = 0; k < count; k++) {
			const struct segment *s = &items[live[k]];

			if (fmax(s->a.x, s->b.x) < x)
				continue;
			live[kept++] = live[k];
			found += s->line != items[i].line && cross(s, &items[i]);
		}
		live[kept++] = i;
		count = kept;
	}
	free(live);
	return found;
}

static bool near_box(struct point p, const struct box *b)
{
	return p.x >= b->x0 - AT_END && p.x <= b->x1 + AT_END && p.y >= b->y0 - AT_END &&
	       p.y <= b->y1 + AT_END;
}

/* Does the segment enter the box by more than INSIDE? (Liang and Barsky 1984) */
static bool enters(const struct segment *s, const struct box *b)
{
	double from[2] = {s->a.x, s->a.y}, to[2] = {s->b.x, s->b.y};
	double low[2] = {b->x0 + INSIDE, b->y0 + INSIDE};
	double high[2] = {b->x1 - INSIDE, b->y1 - INSIDE};
	double t0 = 0, t1 = 1;

	for (int k = 0; k < 2; k++) {
		double d = to[k] - from[k], u, v;

		if (fabs(d) < 1e-9) {
			if (from[k] <= low[k] || from[k] >= high[k])
				return false;
			continue;
		}
		u = (low[k] - from[k]) / d;
		v = (high[k] - from[k]) / d;
		t0 = fmax(t0, fmin(u, v));
		t1 = fmin(t1, fmax(u, v));
	}
	return t1 - t0 > 1e-6;
}

/* Where a line's first and last segments begin and end. */
struct ends {
	struct point first, last;
};

static struct ends *find_ends(void)
{
	const struct segment *items = segments.items;
	struct ends *ends = calloc(line_count + 1, sizeof *ends);
	bool *seen = calloc(line_count + 1, sizeof *seen);

	if (!ends || !seen)
		exit(2);
	for (uint32_t i = 0; i < segments.count; i++) {
		if (!seen[items[i].line])
			ends[items[i].line].first = items[i].a;
		ends[items[i].line].last = items[i].b;
		seen[items[i].line] = true;
	}
	free(seen);
	return ends;
}

static int by_box_left(const void *a, const void *b)
{
	const struct box *s = a, *t = b;

	return (s->x0 > t->x0) - (s->x0 < t->x0);
}

/* Boxes come sorted by their left edges, the widest is `widest` wide. */
static uint32_t first_box(double x, double widest)
{
	const struct box *items = boxes.items;
	uint32_t low = 0, high = boxes.count;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (items[middle].x0 + widest < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint64_t count_through(const struct ends *ends, double widest)
{
	const struct box *items = boxes.items;
	const struct segment *s = segments.items;
	uint64_t found = 0;

	for (uint32_t i = 0; i < segments.count; i++, s++) {
		double right = fmax(s->a.x, s->b.x);
		const struct ends *e = &ends[s->line];

		for (uint32_t k = first_box(fmin(s->a.x, s->b.x), widest);
			k < boxes.count && items[k].x0 < right; k++)
			found += enters(s, &items[k]) && !near_box(e->first, &items[k]) &&
				 !near_box(e->last, &items[k]);
	}
	return found;
}

static uint64_t count_overlaps(void)
{
	const struct box *b = boxes.items;
	uint64_t found = 0;

	for (uint32_t i = 0; i < boxes.count; i++)
		for (uint32_t k = i + 1; k < boxes.count && b[k].x0 < b[i].x1 - 0.3; k++)
			found += b[k].y0 < b[i].y1 - 0.3 && b[i].y0 < b[k].y1 - 0.3;
	return found;
}

/* The smallest type once the page is shrunk onto a paper. */
static double type_on(double a, double b)
{
	double upright = fmin((a - 56) / width, (b - 56) / height);
	double across = fmin((b - 56) / width, (a - 56) / height);
	double most = fmax(upright, across);

	/* a page that is this paper is printed as it is */
	if (fmin(width, height) * scale <= fmin(a, b) + 1 &&
		fmax(width, height) * scale <= fmax(a, b) + 1)
		return least_type * scale;
	return least_type * fmin(scale, most);
}

static void print_measures(void)
{
	const struct box *items = boxes.items;
	struct ends *ends = find_ends();
	double covered = 0, widest = 0;
	uint64_t through, overlaps;

	qsort(boxes.items, boxes.count, sizeof(struct box), by_box_left);
	for (uint32_t i = 0; i < boxes.count; i++) {
		covered += (items[i].x1 - items[i].x0) * (items[i].y1 - items[i].y0);
		widest = fmax(widest, items[i].x1 - items[i].x0);
	}
	through = count_through(ends, widest);
	overlaps = count_overlaps();
	printf("%.2f %.2f %.3f %u %u %llu %llu %llu\n", type_on(842, 595),
		type_on(1191, 842), covered / (width * height), boxes.count, line_count,
		(unsigned long long)count_crossings(), (unsigned long long)through,
		(unsigned long long)overlaps);
	free(ends);
}

static void print_fullness(void)
{
	const struct box *items = boxes.items;
	struct box all = {width, height, 0, 0};
	double covered = 0;

	for (uint32_t i = 0; i < boxes.count; i++) {
		covered += (items[i].x1 - items[i].x0) * (items[i].y1 - items[i].y0);
		all.x0 = fmin(all.x0, items[i].x0);
		all.y0 = fmin(all.y0, items[i].y0);
		all.x1 = fmax(all.x1, items[i].x1);
		all.y1 = fmax(all.y1, items[i].y1);
	}
	printf("%u %.3f %.3f %.2f\n", boxes.count, covered / (width * height),
		fmax(all.x1 - all.x0, 0) * fmax(all.y1 - all.y0, 0) / (width * height),
		least_type * scale);
}

/* ---- positions for neato ---------------------------------------------------------- */

static void print_boxes(void)
{
	const struct box *items = boxes.items;

	for (uint32_t i = 0; i < boxes.count; i++)
		printf("\tn%u [pos=\"%.2f,%.2f\", width=%.4f, height=%.4f, "
		       "label=\"Quality\\ncouncil %u\"];\n",
			i, (items[i].x0 + items[i].x1) / 2,
			height - (items[i].y0 + items[i].y1) / 2,
			(items[i].x1 - items[i].x0) / 72,
			(items[i].y1 - items[i].y0) / 72, i);
}

/* As Bézier curves that are straight. Which boxes they join does not matter to -n2. */
static void print_lines(void)
{
	const struct segment *s = segments.items;

	for (uint32_t i = 0; i < segments.count; i++) {
		if (i == 0 || s[i].line != s[i - 1].line)
			printf("\tn%u -> n0 [pos=\"%.2f,%.2f", s[i].line % boxes.count,
				s[i].a.x, height - s[i].a.y);
		printf(" %.2f,%.2f %.2f,%.2f %.2f,%.2f", s[i].a.x, height - s[i].a.y,
			s[i].b.x, height - s[i].b.y, s[i].b.x, height - s[i].b.y);
		if (i + 1 == segments.count || s[i + 1].line != s[i].line)
			printf("\"];\n");
	}
}

int main(int argc, char **argv)
{
	bool nop = argc == 3 && strcmp(argv[1], "--nop") == 0;
	bool full = argc == 3 && strcmp(argv[1], "--full") == 0;
	char *text = argc == 2 || nop || full ? read_whole(argv[argc - 1]) : NULL;

	if (!text) {
		fputs("usage: picture [--nop | --full] FILE\n", stderr);
		return 2;
	}
	read_picture(text);
	if (nop) {
		puts("digraph {\n\tnode [shape=box, fixedsize=true, fontsize=10];");
		print_boxes();
		print_lines();
		puts("}");
	} else if (full) {
		print_fullness();
	} else {
		print_measures();
	}
	free(text);
	free(boxes.items);
	free(segments.items);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
