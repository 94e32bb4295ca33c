/*
 * The events of one file, one by one. libyaml takes two thirds of the time that a large
 * file costs, so of a large one all but the first batch is parsed by a thread of its own,
 * a few batches ahead:
 *
 *	parse_batch --made--> [ 5 | 6 | 7 | . ] --taken--> yaml_next
 *
 * The batches come through the ring in their order: nothing but time depends on threads.
 */
#include "parse_internal.h"

#include <pthread.h>

/* A small file is parsed in less time than a thread needs to begin. */
enum { AHEAD_LEAST = 256 * 1024, BATCH_SMALL = 64, BATCH_LARGE = 1024, RING = 8 };

/* A thread that parses ahead. Batches from `taken` up to `made` are filled. */
struct ahead {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t has_made, has_taken;
	uint64_t made, taken;
	bool stop;
	struct batch ring[RING];
};

struct yaml {
	struct parse *parse; /* the thread's, while there is one */
	struct batch first, *batch;
	uint32_t next; /* in `batch` */
	bool alone;    /* no thread for this one */
	struct ahead *ahead;
};

static void batch_init(struct batch *batch, uint32_t cap)
{
	*batch = (struct batch){.cap = cap};
	batch->events = mem_alloc(cap, sizeof *batch->events);
	arena_init(&batch->texts, "texts of events");
}

static void batch_release(struct batch *batch)
{
	free(batch->events);
	arena_release(&batch->texts);
}

/* ---- the thread ---- */

static struct batch *wait_for_room(struct ahead *ahead)
{
	struct batch *batch;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->made - ahead->taken == RING && !ahead->stop)
		pthread_cond_wait(&ahead->has_taken, &ahead->lock);
	batch = ahead->stop ? NULL : &ahead->ring[ahead->made % RING];
	pthread_mutex_unlock(&ahead->lock);
	return batch;
}

static void hand_over(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->made++;
	pthread_cond_signal(&ahead->has_made);
	pthread_mutex_unlock(&ahead->lock);
}

static void *parse_ahead(void *context)
{
	struct yaml *yaml = context;
	bool last = false;

	while (!last) {
		struct batch *batch = wait_for_room(yaml->ahead);

		if (!batch)
			break;
		parse_batch(yaml->parse, batch);
		last = batch->last;
		hand_over(yaml->ahead);
	}
	return NULL;
}

static void ahead_free(struct ahead *ahead)
{
	for (uint32_t i = 0; i < RING; i++)
		batch_release(&ahead->ring[i]);
	pthread_cond_destroy(&ahead->has_taken);
	pthread_cond_destroy(&ahead->has_made);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}

/* Without a thread, for want of one, the file is read all the same. */
static void start(struct yaml *yaml)
{
	struct ahead *ahead = mem_alloc_zero(1, sizeof *ahead);

	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->has_made, NULL);
	pthread_cond_init(&ahead->has_taken, NULL);
	for (uint32_t i = 0; i < RING; i++)
		batch_init(&ahead->ring[i], BATCH_LARGE);
	yaml->ahead = ahead;
	if (pthread_create(&ahead->thread, NULL, parse_ahead, yaml) == 0)
		return;
	yaml->ahead = NULL;
	yaml->alone = true;
	ahead_free(ahead);
}

/* Stops it even where the rest of the file is not wanted. */
static void stop(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->stop = true;
	pthread_cond_signal(&ahead->has_taken);
	pthread_mutex_unlock(&ahead->lock);
	pthread_join(ahead->thread, NULL);
}

/* ---- the reader ---- */

/* Gives the batch at hand back and takes the next one. */
static struct batch *take_over(struct ahead *ahead, bool gives_back)
{
	struct batch *batch;

	pthread_mutex_lock(&ahead->lock);
	if (gives_back) {
		ahead->taken++;
		pthread_cond_signal(&ahead->has_taken);
	}
	while (ahead->made == ahead->taken)
		pthread_cond_wait(&ahead->has_made, &ahead->lock);
	batch = &ahead->ring[ahead->taken % RING];
	pthread_mutex_unlock(&ahead->lock);
	return batch;
}

struct yaml *yaml_open(const struct source *source)
{
	struct yaml *yaml = mem_alloc_zero(1, sizeof *yaml);

	yaml->parse = parse_open(source);
	yaml->alone = source->len < AHEAD_LEAST;
	yaml->batch = &yaml->first;
	batch_init(&yaml->first, BATCH_SMALL);
	parse_batch(yaml->parse, &yaml->first);
	return yaml;
}

void yaml_close(struct yaml *yaml)
{
	if (!yaml)
		return;
	if (yaml->ahead) {
		stop(yaml->ahead);
		ahead_free(yaml->ahead);
	}
	batch_release(&yaml->first);
	parse_close(yaml->parse);
	free(yaml);
}

static void next_batch(struct yaml *yaml)
{
	bool first = yaml->batch == &yaml->first;

	if (!yaml->alone && !yaml->ahead)
		start(yaml);
	if (yaml->ahead)
		yaml->batch = take_over(yaml->ahead, !first);
	else
		parse_batch(yaml->parse, yaml->batch);
	yaml->next = 0;
}

bool yaml_next(struct yaml *yaml, struct event *event)
{
	if (yaml->next == yaml->batch->count) {
		if (!yaml->batch->last)
			next_batch(yaml);
		if (yaml->next == yaml->batch->count)
			return false;
	}
	*event = yaml->batch->events[yaml->next++];
	return true;
}

struct yaml_failure yaml_failure(const struct yaml *yaml)
{
	return parse_failure(yaml->parse);
}
