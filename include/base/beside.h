/*
 * Work that one thread does while another does something else: started, and waited for.
 * What it reads must stay as it is until then, and what it writes is nobody else's. It
 * reports nothing: findings are told by whoever waits for it, so that their order is the
 * same with and without threads.
 */
#ifndef BASE_BESIDE_H
#define BASE_BESIDE_H

#include "base/base.h"

#include <pthread.h>

struct beside {
	void (*work)(void *context);
	void *context;
	pthread_t thread;
	bool runs;
};

/* With less to do than some thousand nodes, no thread is worth while. */
enum { BESIDE_LEAST = 10000 };

/* Runs `work` in a thread of its own, or at once where none is wanted or to be had.
 * `beside` stays where it is until beside_end. */
void beside_start(
	struct beside *beside, void (*work)(void *context), void *context, bool wanted);

/* Waits for the end of it, once after each beside_start. */
void beside_end(struct beside *beside);

/* Two of a kind: the second beside us, the first by ourselves, and waits for both.
 * Without a thread the second is done before the first. */
void beside_both(void (*work)(void *context), void *first, void *second, bool wanted);

#endif
