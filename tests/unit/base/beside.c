#include "base/beside.h"

#include <criterion/criterion.h>

struct sum {
	uint32_t count;
	uint64_t result;
	pthread_t by;
};

static void add_up(void *context)
{
	struct sum *sum = context;

	sum->by = pthread_self();
	for (uint32_t i = 1; i <= sum->count; i++)
		sum->result += i;
}

Test(beside, is_done_when_waited_for)
{
	struct sum sum = {.count = 100000};
	struct beside beside;

	beside_start(&beside, add_up, &sum, true);
	beside_end(&beside);
	cr_assert_eq(sum.result, UINT64_C(5000050000));
	cr_assert_not(pthread_equal(sum.by, pthread_self()));
}

Test(beside, without_a_thread_it_is_done_at_once)
{
	struct sum sum = {.count = 100};
	struct beside beside;

	beside_start(&beside, add_up, &sum, false);
	cr_assert_eq(sum.result, 5050);
	cr_assert(pthread_equal(sum.by, pthread_self()));
	beside_end(&beside);
}
