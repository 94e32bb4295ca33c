/* Memory that never is NULL, and the assertion. */
#define _DEFAULT_SOURCE 1 /* madvise, which POSIX does not have */
#include "base/base.h"

#ifdef ORGRAPH_TEST_ALLOC
#include <stdatomic.h>
#endif
#include <sys/mman.h>

#ifdef ORGRAPH_COVERAGE
/* A program that dies at once writes no counts of what was run but by this. */
void __gcov_dump(void);
#define BEFORE_DYING() __gcov_dump()
#else
#define BEFORE_DYING() (void)0
#endif

void bug_at(const char *file, int line, const char *message)
{
	fprintf(stderr, "orgraph: bug at %s:%d: %s\n", file, line, message);
	BEFORE_DYING();
	abort();
}

/* Says so and ends the program: exit handlers could need memory, so none run. */
void mem_exhausted(void)
{
	fputs("orgraph: out of memory\n", stderr);
	fflush(stderr);
	BEFORE_DYING();
	_Exit(2);
}

#ifdef ORGRAPH_TEST_ALLOC
/* The nth request of the process fails; every one before and after it is met. */
static bool allocation_fails(void)
{
	static atomic_ulong requests;
	const char *n = getenv("ORGRAPH_FAIL_ALLOC");

	return n && atomic_fetch_add(&requests, 1) + 1 == strtoul(n, NULL, 10);
}
#else
static bool allocation_fails(void)
{
	return false;
}
#endif

/* At least 1, so that NULL from the C library always means failure. */
static size_t product(size_t count, size_t size)
{
	if (size != 0 && count > PTRDIFF_MAX / size) /* no object is larger */
		mem_exhausted();
	return count * size > 0 ? count * size : 1;
}

/*
 * Asks for pages of 2 MiB under a large object: a million groups lie on a million pages
 * of 4 KiB, which have to be made, and found again for every step from one group to
 * another. Whether the system listens does not matter. It is asked for the small pages at
 * both ends, too: memory of two kinds could not be moved by mremap, and an array that
 * grows would be copied.
 */
static void *on_large_pages(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
	const size_t small = 4096, large = 2 * 1024 * 1024;
	size_t before = (uintptr_t)memory % small;

	if (bytes >= 2 * large)
		(void)madvise((char *)memory - before,
			(before + bytes + small - 1) / small * small, MADV_HUGEPAGE);
#endif
	return memory;
}

void *mem_alloc(size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = allocation_fails() ? NULL : malloc(bytes);

	if (!memory)
		mem_exhausted();
	return on_large_pages(memory, bytes);
}

void *mem_alloc_zero(size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = allocation_fails() ? NULL : calloc(1, bytes);

	if (!memory)
		mem_exhausted();
	return on_large_pages(memory, bytes);
}

void *mem_resize(void *old, size_t count, size_t size)
{
	size_t bytes = product(count, size);
	void *memory = allocation_fails() ? NULL : realloc(old, bytes);

	if (!memory)
		mem_exhausted();
	return on_large_pages(memory, bytes);
}
