#include "base/beside.h"

static void *run(void *context)
{
	const struct beside *beside = context;

	beside->work(beside->context);
	return NULL;
}

void beside_start(
	struct beside *beside, void (*work)(void *context), void *context, bool wanted)
{
	*beside = (struct beside){.work = work, .context = context};
	beside->runs = wanted && pthread_create(&beside->thread, NULL, run, beside) == 0;
	if (!beside->runs)
		work(context);
}

void beside_end(struct beside *beside)
{
	if (beside->runs)
		pthread_join(beside->thread, NULL);
	beside->runs = false;
}

void beside_both(void (*work)(void *context), void *first, void *second, bool wanted)
{
	struct beside beside;

	beside_start(&beside, work, second, wanted);
	work(first);
	beside_end(&beside);
}
