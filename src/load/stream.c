/*
 * The events of one file, one by one. Of a large one all but the first batch is parsed by
 * a thread of its own, a few batches ahead; of several files, threads of ahead.c parse
 * each from its beginning:
 *
 *	parse_batch --made--> [ 5 | 6 | 7 | . ] --taken--> yaml_next
 *
 * The batches come through the ring in their order: nothing but time depends on threads.
 * Places in them are offsets in the text, since a file's place among all sources is known
 * only when its turn has come.
 */
#include "ahead_internal.h"
#include "parse_internal.h"

#include <pthread.h>

enum { BATCH_SMALL = 64, BATCH_LARGE = 1024, RING = 8 };

/* Batches from `taken` up to `made` are filled. */
struct ring {
	pthread_mutex_t lock;
	pthread_cond_t has_made, has_taken;
	uint64_t made, taken;
	bool stop, parsing;
	struct batch batches[RING]; /* each begun when it is needed */
};

struct yaml {
	struct source text;  /* at 0 */
	uint32_t base;       /* of the source that holds it */
	struct parse *parse; /* the other thread's, while there is one */
	struct batch first, *batch;
	uint32_t next; /* in `batch` */
	bool alone;    /* no thread for this one */
	bool owns_thread;
	pthread_t thread;
	struct ring *ring; /* NULL: none yet */
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

/* ---- the thread that parses ---- */

static struct batch *wait_for_room(struct ring *ring)
{
	struct batch *batch;

	pthread_mutex_lock(&ring->lock);
	while (ring->made - ring->taken == RING && !ring->stop)
		pthread_cond_wait(&ring->has_taken, &ring->lock);
	batch = ring->stop ? NULL : &ring->batches[ring->made % RING];
	pthread_mutex_unlock(&ring->lock);
	if (batch && !batch->events)
		batch_init(batch, BATCH_LARGE);
	return batch;
}

static void hand_over(struct ring *ring)
{
	pthread_mutex_lock(&ring->lock);
	ring->made++;
	pthread_cond_signal(&ring->has_made);
	pthread_mutex_unlock(&ring->lock);
}

/* The last that is done with the ring on this side. */
static void end_parsing(struct ring *ring)
{
	pthread_mutex_lock(&ring->lock);
	ring->parsing = false;
	pthread_cond_signal(&ring->has_made);
	pthread_mutex_unlock(&ring->lock);
}

void yaml_parse(struct yaml *yaml)
{
	struct batch *batch;
	bool last = false;

	while (!last && (batch = wait_for_room(yaml->ring))) {
		parse_batch(yaml->parse, batch);
		last = batch->last;
		hand_over(yaml->ring);
	}
	end_parsing(yaml->ring);
}

static void *parse_alone(void *context)
{
	yaml_parse(context);
	return NULL;
}

/* ---- the ring ---- */

static struct ring *ring_new(void)
{
	struct ring *ring = mem_alloc_zero(1, sizeof *ring);

	pthread_mutex_init(&ring->lock, NULL);
	pthread_cond_init(&ring->has_made, NULL);
	pthread_cond_init(&ring->has_taken, NULL);
	ring->parsing = true;
	return ring;
}

static void ring_free(struct ring *ring)
{
	for (uint32_t i = 0; i < RING; i++)
		batch_release(&ring->batches[i]);
	pthread_cond_destroy(&ring->has_taken);
	pthread_cond_destroy(&ring->has_made);
	pthread_mutex_destroy(&ring->lock);
	free(ring);
}

/* Without a thread, for want of one, the file is read all the same. */
static void start(struct yaml *yaml)
{
	yaml->ring = ring_new();
	yaml->owns_thread = pthread_create(&yaml->thread, NULL, parse_alone, yaml) == 0;
	if (yaml->owns_thread)
		return;
	ring_free(yaml->ring);
	yaml->ring = NULL;
	yaml->alone = true;
}

/* Waits until nobody parses any longer, even where the rest of the file is not wanted. */
static void stop(struct ring *ring)
{
	pthread_mutex_lock(&ring->lock);
	ring->stop = true;
	pthread_cond_signal(&ring->has_taken);
	while (ring->parsing)
		pthread_cond_wait(&ring->has_made, &ring->lock);
	pthread_mutex_unlock(&ring->lock);
}

/* Gives the batch at hand back and takes the next one. */
static struct batch *take_over(struct ring *ring, bool gives_back)
{
	struct batch *batch;

	pthread_mutex_lock(&ring->lock);
	if (gives_back) {
		ring->taken++;
		pthread_cond_signal(&ring->has_taken);
	}
	while (ring->made == ring->taken)
		pthread_cond_wait(&ring->has_made, &ring->lock);
	batch = &ring->batches[ring->taken % RING];
	pthread_mutex_unlock(&ring->lock);
	return batch;
}

/* ---- the reader ---- */

static struct yaml *yaml_new(char *data, uint32_t len)
{
	struct yaml *yaml = mem_alloc_zero(1, sizeof *yaml);

	yaml->text = (struct source){.data = data, .len = len};
	yaml->parse = parse_open(&yaml->text);
	batch_init(&yaml->first, BATCH_SMALL);
	yaml->batch = &yaml->first;
	return yaml;
}

struct yaml *yaml_open(const struct source *source)
{
	struct yaml *yaml = yaml_new(source->data, source->len);

	yaml->base = source->base;
	yaml->alone = source->len < AHEAD_LEAST;
	parse_batch(yaml->parse, &yaml->first);
	return yaml;
}

struct yaml *yaml_open_ahead(struct buf *text)
{
	struct yaml *yaml = yaml_new(text->data, (uint32_t)text->len);

	yaml->ring = ring_new();
	return yaml;
}

void yaml_place(struct yaml *yaml, const struct source *source)
{
	if (yaml->text.data != source->data)
		BUG("the events of another text");
	yaml->base = source->base;
}

void yaml_close(struct yaml *yaml)
{
	if (!yaml)
		return;
	if (yaml->ring)
		stop(yaml->ring);
	if (yaml->owns_thread)
		pthread_join(yaml->thread, NULL);
	if (yaml->ring)
		ring_free(yaml->ring);
	batch_release(&yaml->first);
	parse_close(yaml->parse);
	free(yaml);
}

static void next_batch(struct yaml *yaml)
{
	bool first = yaml->batch == &yaml->first;

	if (!yaml->alone && !yaml->ring)
		start(yaml);
	if (yaml->ring)
		yaml->batch = take_over(yaml->ring, !first);
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
	event->at.begin += yaml->base;
	event->at.end += yaml->base;
	return true;
}

struct yaml_failure yaml_failure(const struct yaml *yaml)
{
	return parse_failure(yaml->parse);
}
