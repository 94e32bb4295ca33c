/*
 * The ground that every file stands on: the attributes, the assertion and the refused
 * functions. Owns nothing, does no work.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* Here, since they must be read before the refused functions are poisoned below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define MUST_USE        __attribute__((warn_unused_result))
#define PREFETCH(place) __builtin_prefetch(place)
#define PRINTF(fmt, va) __attribute__((format(printf, fmt, va)))
#define NORETURN        __attribute__((noreturn))
#else
#define MUST_USE
#define PREFETCH(place) (void)(place)
#define PRINTF(fmt, va)
#define NORETURN
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* We are wrong, not the input: prints where and aborts. */
#define BUG(message) bug_at(__FILE__, __LINE__, message)
NORETURN void bug_at(const char *file, int line, const char *message);

/*
 * malloc, calloc and realloc that never return NULL: out of memory ends the program with
 * a message and exit status 2, since no caller could do more. Sizes are count * size with
 * the product checked; a product of 0 gives a pointer, too. free() gives the memory back.
 * All memory of the program comes from here: built with -DORGRAPH_TEST_ALLOC, the nth
 * request fails where the environment says ORGRAPH_FAIL_ALLOC=n.
 */
NORETURN void mem_exhausted(void); /* for libraries that allocate for themselves */
void *mem_alloc(size_t count, size_t size) MUST_USE;
void *mem_alloc_zero(size_t count, size_t size) MUST_USE;
void *mem_resize(void *old, size_t count, size_t size) MUST_USE;

/* Functions that cannot be used safely are refused at compile time. */
#if defined(__GNUC__) && !defined(__cplusplus)
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi
#endif

#endif
