/* The assertion, and what happens when there is no memory. */
#include "base/base.h"

#include <criterion/criterion.h>
#include <signal.h>

Test(base, bug_aborts, .signal = SIGABRT)
{
	BUG("on purpose");
}

Test(base, product_too_large_ends_with_status_2, .exit_code = 2)
{
	free(mem_alloc(SIZE_MAX / 2, 3));
}

Test(base, zeroed_product_too_large_ends_with_status_2, .exit_code = 2)
{
	free(mem_alloc_zero(SIZE_MAX / 2, 3));
}

Test(base, resized_product_too_large_ends_with_status_2, .exit_code = 2)
{
	char *memory = mem_alloc(1, 1);

	free(mem_resize(memory, SIZE_MAX / 2, 3));
}

Test(base, nothing_is_a_pointer_too)
{
	void *a = mem_alloc(0, 8), *b = mem_alloc_zero(8, 0), *c = mem_resize(NULL, 0, 0);

	cr_assert(a && b && c);
	free(a);
	free(b);
	free(c);
}

Test(base, zeroed_is_zero_and_resize_keeps)
{
	char *memory = mem_alloc_zero(100, 3);

	for (int i = 0; i < 300; i++)
		cr_assert_eq(memory[i], 0, "byte %d", i);
	memset(memory, 'x', 300);
	memory = mem_resize(memory, 1000, 1);
	for (int i = 0; i < 300; i++)
		cr_assert_eq(memory[i], 'x', "byte %d", i);
	free(memory);
}
