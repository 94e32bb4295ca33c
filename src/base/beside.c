#include "base/beside.h"

struct task {
	void (*work)(void *context);
	void *context;
};

static void *run(void *context)
{
	struct task task = *(struct task *)context;

	free(context);
	task.work(task.context);
	return NULL;
}

void beside_start(
	struct beside *beside, void (*work)(void *context), void *context, bool wanted)
{
	struct task *task;

	beside->runs = false;
	if (wanted) {
		task = mem_alloc(1, sizeof *task);
		*task = (struct task){work, context};
		beside->runs = pthread_create(&beside->thread, NULL, run, task) == 0;
		if (!beside->runs)
			free(task);
	}
	if (!beside->runs)
		work(context);
}

void beside_end(struct beside *beside)
{
	if (beside->runs)
		pthread_join(beside->thread, NULL);
	beside->runs = false;
}
