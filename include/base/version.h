/* The version of the program, as `orgraph version` and reports name it. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define ORGRAPH_VERSION "0.1.0"

#endif
