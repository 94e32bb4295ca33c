/* A test that leaks: Criterion calls it passed, the runner must not. */
#include <criterion/criterion.h>
#include <stdlib.h>

Test(selftest, leaks)
{
	char *volatile lost = malloc(10);

	cr_assert(lost != NULL);
	lost = NULL;
}
