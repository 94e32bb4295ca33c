/*
 * What is drawn at most. Beyond, a drawing takes minutes, crashes Graphviz, or nobody can
 * read it; the user is told the size and what to do. Times were measured on two cores
 * of 2023 with Graphviz 2.43.
 */
#ifndef LAYOUT_LIMITS_H
#define LAYOUT_LIMITS_H

/* Boxes on a chart: a hundred thousand take three seconds; nobody reads a million. */
#define LAYOUT_MOST_BOXES 1000000

/* The same for --layout dot, which takes minutes for more. */
#define LAYOUT_MOST_DOT_BOXES 5000

/* Levels from a root down for --layout dot, which recurses along a chain: 50,000 crash,
 * and 400 are already a strip of eleven metres. */
#define LAYOUT_MOST_DOT_LEVELS 400

#endif
