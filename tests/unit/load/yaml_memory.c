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

Test(yaml_memory, a_piece_that_grows_keeps_what_is_in_it)
{
	unsigned char *piece = NULL, *other = yaml_malloc(1);
	size_t size = 0;

	for (size_t next = 1; next < 5000; next += next / 3 + 1) {
		piece = yaml_realloc(piece, next);
		fill(piece, size, next);
		expect_filled(piece, next);
		other[0] = 99;
		size = next;
	}
	expect_filled(piece, size);
	yaml_free(piece);
	yaml_free(other);
	yaml_free(NULL);
	yaml_memory_release();
}

Test(yaml_memory, a_piece_is_used_again_and_never_twice)
{
	enum { PIECES = 40 };
	unsigned char *pieces[PIECES];

	for (unsigned round = 0; round < 3; round++) {
		for (unsigned i = 0; i < PIECES; i++) {
			pieces[i] = yaml_malloc(i * 9);
			memset(pieces[i], (int)i, i * 9);
		}
		for (unsigned i = 0; i < PIECES; i++) {
			for (unsigned k = 0; k < i * 9; k++)
				cr_assert_eq(pieces[i][k], i);
			yaml_free(pieces[i]);
		}
	}
	/* of 40 sizes 30 have room in the two that are kept; all rounds use the same */
	cr_expect_eq(yaml_memory_release(), 30);
}

/* As where a libyaml calls its own functions for some pieces. */
Test(yaml_memory, is_malloc_s)
{
	unsigned char *piece = yaml_malloc(50);

	fill(piece, 0, 50);
	piece = realloc(piece, 5000);
	expect_filled(piece, 50);
	yaml_free(piece);
	free(yaml_realloc(malloc(10), 60));
	yaml_memory_release();
}

#endif
