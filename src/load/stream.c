/*
 * The events of one file, one by one. Of a large one all but the first batch is parsed by
 * a thread of its own, some batches ahead; of several files, threads of ahead.c parse
 * each from its beginning:
 *
 *	parse_batch --> [ 5 | 6 | 7 ] --> yaml_next --> spare --> parse_batch
 *
 * The batches come through the queue in their order: nothing but time depends on threads.
 * Places in them are offsets in the text, since a file's place among all sources is known
 * only when its turn has come.
 *
 * To fall asleep and be woken costs as much as a batch, and one side is always the
 * quicker. So it sleeps until there is a good deal to do.
 */
#include "ahead_internal.h"
#include "parse_internal.h"

#include <pthread.h>

enum {
	BATCH_SMALL = 64,
	BATCH_LARGE = 1024,
	ENOUGH = 16,      /* batches for a reader that had none */
	MOST_BESIDE = 64, /* of a file beside which somebody reads: 1 MiB */
	MOST_AHEAD =
		2048, /* of one whose turn has not come: events of some 16 MiB of text */
};

/* Batches that were made and not yet taken. */
struct queue {
	pthread_mutex_t lock;
	pthread_cond_t has_made, has_room;
	struct batch *first, **tail, *spare;
	uint32_t waiting, held, most; /* `held` are waiting or in the reader's hands */
	bool full, starved, ended, stop, parsing;
};

struct yaml {
	struct source text;  /* at 0; its place among all once that is known */
	struct parse *parse; /* the other thread's, while there is one */
	struct batch small, *batch;
	uint32_t next; /* in `batch` */
	bool alone;    /* no thread for this one */
	bool owns_thread;
	pthread_t thread;
	struct queue *queue; /* NULL: none yet */
};

/* ---- the thread that parses ---- */

static struct batch *batch_new(void)
{
	struct batch *batch = mem_alloc(1, sizeof *batch);

	batch_init(batch, BATCH_LARGE);
	return batch;
}

/* An empty batch when there is room for one; NULL when no more are wanted. */
static struct batch *wait_for_room(struct queue *queue)
{
	struct batch *batch;
	bool stop;

	pthread_mutex_lock(&queue->lock);
	queue->full = queue->held >= queue->most;
	while (queue->full && !queue->stop)
		pthread_cond_wait(&queue->has_room, &queue->lock);
	stop = queue->stop;
	batch = queue->spare;
	if (batch && !stop)
		queue->spare = batch->next;
	pthread_mutex_unlock(&queue->lock);
	if (stop)
		return NULL;
	return batch ? batch : batch_new();
}

static void hand_over(struct queue *queue, struct batch *batch)
{
	bool last = batch->last;

	batch->next = NULL;
	pthread_mutex_lock(&queue->lock);
	*queue->tail = batch;
	queue->tail = &batch->next;
	queue->waiting++;
	queue->held++;
	queue->ended = last;
	if (queue->starved && (queue->waiting >= ENOUGH || last))
		pthread_cond_signal(&queue->has_made);
	pthread_mutex_unlock(&queue->lock);
}

/* The last that is done with the queue on this side. */
static void end_parsing(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->parsing = false;
	pthread_cond_signal(&queue->has_made);
	pthread_mutex_unlock(&queue->lock);
}

void yaml_parse(struct yaml *yaml)
{
	struct batch *batch;
	bool last = false;

	while (!last && (batch = wait_for_room(yaml->queue))) {
		parse_batch(yaml->parse, batch);
		last = batch->last;
		hand_over(yaml->queue, batch);
	}
	yaml_memory_release();
	end_parsing(yaml->queue);
}

static void *parse_alone(void *context)
{
	yaml_parse(context);
	return NULL;
}

/* ---- the queue ---- */

static struct queue *queue_new(uint32_t most)
{
	struct queue *queue = mem_alloc_zero(1, sizeof *queue);

	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->has_made, NULL);
	pthread_cond_init(&queue->has_room, NULL);
	queue->tail = &queue->first;
	queue->most = most;
	queue->parsing = true;
	return queue;
}

static void free_batches(struct batch *batch)
{
	while (batch) {
		struct batch *next = batch->next;

		batch_release(batch);
		free(batch);
		batch = next;
	}
}

static void queue_free(struct queue *queue)
{
	free_batches(queue->first);
	free_batches(queue->spare);
	pthread_cond_destroy(&queue->has_room);
	pthread_cond_destroy(&queue->has_made);
	pthread_mutex_destroy(&queue->lock);
	free(queue);
}

/* Without a thread, for want of one, the file is read all the same. */
static void start(struct yaml *yaml)
{
	yaml->queue = queue_new(MOST_BESIDE);
	yaml->owns_thread = pthread_create(&yaml->thread, NULL, parse_alone, yaml) == 0;
	if (yaml->owns_thread)
		return;
	queue_free(yaml->queue);
	yaml->queue = NULL;
	yaml->alone = true;
}

/* Waits until nobody parses any longer, even where the rest of the file is not wanted. */
static void stop(struct queue *queue)
{
	pthread_mutex_lock(&queue->lock);
	queue->stop = true;
	pthread_cond_signal(&queue->has_room);
	while (queue->parsing)
		pthread_cond_wait(&queue->has_made, &queue->lock);
	pthread_mutex_unlock(&queue->lock);
}

static void give_back(struct queue *queue, struct batch *batch)
{
	batch->next = queue->spare;
	queue->spare = batch;
	queue->held--;
	if (!queue->full || queue->held > queue->most / 2)
		return;
	queue->full = false;
	pthread_cond_signal(&queue->has_room);
}

/* Gives the batch at hand back, if there is one, and takes the next. */
static struct batch *take_over(struct queue *queue, struct batch *used)
{
	struct batch *batch;

	pthread_mutex_lock(&queue->lock);
	if (used)
		give_back(queue, used);
	queue->starved = !queue->first;
	while (queue->starved && queue->waiting < ENOUGH && !queue->ended)
		pthread_cond_wait(&queue->has_made, &queue->lock);
	queue->starved = false;
	batch = queue->first;
	if (!batch)
		BUG("a batch behind the last one");
	queue->first = batch->next;
	if (!queue->first)
		queue->tail = &queue->first;
	queue->waiting--;
	pthread_mutex_unlock(&queue->lock);
	return batch;
}

/* ---- the reader ---- */

static struct yaml *yaml_new(char *data, uint32_t len)
{
	struct yaml *yaml = mem_alloc_zero(1, sizeof *yaml);

	yaml->text = (struct source){.data = data, .len = len};
	yaml->parse = parse_open(&yaml->text);
	batch_init(&yaml->small, BATCH_SMALL);
	yaml->batch = &yaml->small;
	return yaml;
}

struct yaml *yaml_open(const struct source *source)
{
	struct yaml *yaml = yaml_new(source->data, source->len);

	yaml->text.base = source->base;
	yaml->alone = source->len < AHEAD_LEAST;
	parse_batch(yaml->parse, &yaml->small);
	return yaml;
}

struct yaml *yaml_open_ahead(struct buf *text)
{
	struct yaml *yaml = yaml_new(text->data, (uint32_t)text->len);

	yaml->queue = queue_new(MOST_AHEAD);
	return yaml;
}

void yaml_place(struct yaml *yaml, const struct source *source)
{
	if (yaml->text.data != source->data)
		BUG("the events of another text");
	yaml->text.base = source->base;
}

void yaml_close(struct yaml *yaml)
{
	if (!yaml)
		return;
	if (yaml->queue)
		stop(yaml->queue);
	if (yaml->owns_thread)
		pthread_join(yaml->thread, NULL);
	if (yaml->batch != &yaml->small) {
		batch_release(yaml->batch);
		free(yaml->batch);
	}
	if (yaml->queue)
		queue_free(yaml->queue);
	batch_release(&yaml->small);
	parse_close(yaml->parse);
	free(yaml);
}

static void next_batch(struct yaml *yaml)
{
	struct batch *used = yaml->batch == &yaml->small ? NULL : yaml->batch;

	if (!yaml->alone && !yaml->queue)
		start(yaml);
	if (yaml->queue)
		yaml->batch = take_over(yaml->queue, used);
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
	batch_event(yaml->batch, yaml->next++, &yaml->text, event);
	return true;
}

struct yaml_failure yaml_failure(const struct yaml *yaml)
{
	return parse_failure(yaml->parse);
}
