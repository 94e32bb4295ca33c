/* The version of the program, as `orgraph version` and reports name it, and its day,
 * which manual pages bear. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define ORGRAPH_VERSION "0.1.0"
#define ORGRAPH_DATE    "2026-11-22"

#endif
