/* libyaml's memory: pieces are malloc's, keep what is in them, and go back at the end. */
#include "../../../src/load/parse_internal.h"

#include <criterion/criterion.h>

enum { EVENTS = 100 };

static char text[] = "orgraph: 1\nunits:\n  a: {name: A text of more than 64 bytes for "
		     "which the first room of a piece is not enough}\n";

static struct parse *open_text(struct source *source, struct batch *batch)
{
	*source = (struct source){.data = text, .len = sizeof text - 1};
	batch_init(batch, EVENTS);
	return parse_open(source);
}

Test(yaml_memory, is_kept_until_it_is_released)
{
	struct source source;
	struct batch batch;
	struct parse *parse = open_text(&source, &batch);
	uint32_t released;

	parse_batch(parse, &batch);
	cr_assert(batch.last);
	released = yaml_memory_release();
#if defined(__linux__) && !defined(SANITIZED)
	cr_expect_gt(released, 0); /* else libyaml does not call our functions */
#else
	cr_expect_eq(released, 0);
#endif
	cr_expect_eq(yaml_memory_release(), 0);
	parse_close(parse);
	cr_expect_eq(yaml_memory_release(), 0, "parse_close releases what it gives back");
	batch_release(&batch);
}

#if defined(__linux__) && !defined(SANITIZED)

#include <malloc.h>
#include <pthread.h>

void *yaml_malloc(size_t size);
void *yaml_realloc(void *piece, size_t size);
void yaml_free(void *piece);

static void fill(unsigned char *piece, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		piece[i] = (unsigned char)(i * 7);
}

static void expect_filled(const unsigned char *piece, size_t end)
{
	for (size_t i = 0; i < end; i++)
		cr_assert_eq(piece[i], (unsigned char)(i * 7), "byte %zu of %zu", i, end);
}

/* By `step` bytes each time. */
static void grow(size_t end, size_t step)
{
	unsigned char *piece = NULL;
	size_t size = 0;

	for (size_t next = 1; next <= end; next += step) {
		piece = yaml_realloc(piece, next);
		cr_assert_geq(malloc_usable_size(piece), next);
		expect_filled(piece, size);
		fill(piece, size, next);
		size = next;
	}
	yaml_free(piece);
}

Test(yaml_memory, a_piece_that_grows_keeps_what_is_in_it)
{
	for (size_t step = 1; step < 40; step++) {
		grow(250, step);
		cr_expect_eq(yaml_memory_release(), 2, "a piece of each room");
		grow(600, step); /* what becomes larger is none of ours any more */
		cr_expect_eq(yaml_memory_release(), 1, "the small piece");
	}
	yaml_free(NULL);
	cr_expect_eq(yaml_memory_release(), 0);
}

Test(yaml_memory, a_piece_is_used_again_and_never_twice)
{
	enum { PIECES = 40, STEP = 9 };
	unsigned char *pieces[PIECES];

	for (unsigned round = 0; round < 3; round++) {
		for (unsigned i = 0; i < PIECES; i++) {
			pieces[i] = yaml_malloc(i * STEP);
			cr_assert_geq(malloc_usable_size(pieces[i]), i * STEP);
			memset(pieces[i], (int)i, i * STEP);
		}
		for (unsigned i = 0; i < PIECES; i++) {
			for (unsigned k = 0; k < i * STEP; k++)
				cr_assert_eq(pieces[i][k], i);
			yaml_free(pieces[i]);
		}
	}
	cr_expect_leq(yaml_memory_release(), PIECES); /* however many rounds */
}

static void *count_mine(void *count)
{
	*(uint32_t *)count = yaml_memory_release();
	return NULL;
}

Test(yaml_memory, each_thread_has_its_own)
{
	pthread_t thread;
	uint32_t count = 99;

	yaml_free(yaml_malloc(8));
	cr_assert_eq(pthread_create(&thread, NULL, count_mine, &count), 0);
	cr_assert_eq(pthread_join(thread, NULL), 0);
	cr_expect_eq(count, 0);
	cr_expect_eq(yaml_memory_release(), 1);
}

/* As where a libyaml calls its own functions for some pieces. */
Test(yaml_memory, is_malloc_s)
{
	unsigned char *piece = yaml_malloc(50);

	fill(piece, 0, 50);
	piece = realloc(piece, 5000);
	expect_filled(piece, 50);
	yaml_free(piece);
	yaml_free(yaml_realloc(malloc(10), 60));
	cr_expect_eq(yaml_memory_release(), 1);
}

#ifdef __GLIBC_PREREQ
#if __GLIBC_PREREQ(2, 33)

/* Beyond 256 KiB a thread of its own parses. */
static void parse_in_a_thread(const struct source *source)
{
	struct yaml *yaml = yaml_open(source);
	struct event event;
	uint32_t count = 0;

	while (yaml_next(yaml, &event))
		count++;
	cr_assert_gt(count, 60000);
	yaml_close(yaml);
}

Test(yaml_memory, a_thread_that_ends_leaves_none)
{
	struct source source = {0};
	struct buf lines = {0};
	size_t before = 0;

	while (lines.len < 512 * 1024)
		buf_add_text(&lines, "- {a: b}\n");
	source.data = lines.data;
	source.len = (uint32_t)lines.len;
	for (int round = 0; round < 50; round++) {
		parse_in_a_thread(&source);
		if (round == 9)
			before = mallinfo2().uordblks;
	}
	cr_expect_lt(mallinfo2().uordblks, before + 4096);
	buf_release(&lines);
}

#endif
#endif
#endif
