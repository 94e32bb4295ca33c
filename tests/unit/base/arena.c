#include "base/arena.h"

#include <criterion/criterion.h>
#include <signal.h>

static bool is_aligned(const void *pointer, size_t align)
{
	return (uintptr_t)pointer % align == 0;
}

Test(arena, release_takes_an_empty_one)
{
	struct arena empty = {0}, named;

	arena_release(&empty);
	arena_reset(&empty);
	arena_init(&named, "test");
	cr_assert_str_eq(named.name, "test");
	cr_assert_eq(named.total, 0);
	arena_release(&named);
}

Test(arena, objects_are_zeroed_and_aligned)
{
	struct arena arena;

	arena_init(&arena, "test");
	for (size_t size = 0; size < 300; size++) {
		unsigned char *memory = arena_alloc(&arena, size);

		cr_assert_not_null(memory);
		cr_assert(is_aligned(memory, 8), "size %zu", size);
		cr_assert(size % 16 != 0 || is_aligned(memory, 16), "size %zu", size);
		for (size_t i = 0; i < size; i++)
			cr_assert_eq(memory[i], 0, "byte %zu of %zu", i, size);
		memset(memory, 0xff, size);
		memset(arena_bytes(&arena, size % 7), 0xff, size % 7);
	}
	arena_release(&arena);
}

/* Memory of the round before is handed out again after a reset, and zeroed again. */
Test(arena, reset_keeps_one_block_and_zeroes_again)
{
	struct arena arena;
	unsigned char *memory;

	arena_init(&arena, "test");
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			memory = arena_alloc(&arena, 64);
			cr_assert_eq(memory[0] | memory[63], 0);
			memset(memory, 0xff, 64);
		}
		cr_assert_eq(arena.total, 64000);
		arena_reset(&arena);
		cr_assert_eq(arena.total, 0);
		cr_assert_not_null(arena.block);
	}
	arena_release(&arena);
	cr_assert_null(arena.block);
}

Test(arena, reset_hands_the_same_memory_out_again)
{
	struct arena arena = {0};
	void *object = arena_alloc(&arena, 100);
	char *text = arena_bytes(&arena, 100);

	arena_reset(&arena);
	cr_assert_eq(arena_alloc(&arena, 100), object);
	cr_assert_eq(arena_bytes(&arena, 100), text);
	arena_release(&arena);
}

/* Three bytes are left and aligning goes beyond them: the text behind must not suffer. */
Test(arena, aligning_beyond_the_text)
{
	struct arena arena = {0};
	char *first = arena_alloc(&arena, 1);
	char *text = arena_bytes(&arena, 4092);

	memset(text, 'x', 4092);
	cr_assert_eq(text, first + 4, "the test needs the size of the first block");
	cr_assert_not_null(arena_alloc(&arena, 0));
	memset(arena_alloc(&arena, 8), 'y', 8);
	for (int i = 0; i < 4092; i++)
		cr_assert_eq(text[i], 'x', "byte %d", i);
	arena_release(&arena);
}

Test(arena, pieces_do_not_overlap)
{
	enum { COUNT = 3000 };
	static unsigned char *pieces[COUNT];
	static size_t sizes[COUNT];
	struct arena arena;
	size_t total = 0;

	arena_init(&arena, "test");
	for (unsigned i = 0; i < COUNT; i++) {
		sizes[i] = i * 7919 % 700;
		if (i % 100 == 99)
			sizes[i] = i * 100; /* larger than a block */
		pieces[i] = i % 3 == 0 ? (unsigned char *)arena_bytes(&arena, sizes[i])
				       : arena_alloc(&arena, sizes[i]);
		memset(pieces[i], (int)(i % 251), sizes[i]);
		total += sizes[i];
	}
	cr_assert_eq(arena.total, total);
	for (unsigned i = 0; i < COUNT; i++)
		for (size_t k = 0; k < sizes[i]; k++)
			cr_assert_eq(pieces[i][k], i % 251, "piece %u byte %zu", i, k);
	arena_release(&arena);
}

Test(arena, array_is_checked, .signal = SIGABRT)
{
	struct arena arena = {0};

	cr_assert_null(arena_array(&arena, SIZE_MAX / 4, 5));
}

Test(arena, more_than_there_is_ends_with_status_2, .exit_code = 2)
{
	struct arena arena = {0};

	cr_assert_null(arena_alloc(&arena, SIZE_MAX));
}

Test(arena, array_and_new)
{
	struct pair {
		uint64_t a, b;
	};
	struct arena arena = {0};
	struct pair *pairs = arena_array(&arena, 1000, sizeof *pairs);
	struct pair *one = ARENA_NEW(&arena, struct pair);

	cr_assert(is_aligned(pairs, 16));
	cr_assert_eq(pairs[999].b, 0);
	cr_assert_eq(one->a, 0);
	cr_assert_not_null(arena_array(&arena, 0, 100));
	cr_assert_eq(arena.total, 1001 * sizeof *pairs);
	arena_release(&arena);
}

Test(arena, copy_is_terminated)
{
	struct arena arena = {0};
	char *copy = arena_copy(&arena, "abcdef", 3);
	char *empty = arena_copy(&arena, NULL, 0);

	cr_assert_str_eq(copy, "abc");
	cr_assert_str_eq(empty, "");
	arena_release(&arena);
}
