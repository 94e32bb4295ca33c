/*
 * The threads take files in order, and not far ahead of the loader:
 *
 *	released | at its turn | read, events come … | read … | not begun
 *	                ^ turn                                ^ begun < turn + WINDOW
 *
 * Whoever parses a file stays with it until its events are taken; the file whose turn it
 * is was always begun first, so that somebody is at it.
 */
#include "ahead_internal.h"

#include "base/file.h"
#include "load/limits.h"

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS_MOST = 8, WINDOW = 2 * THREADS_MOST };

struct ahead {
	pthread_mutex_t lock;
	pthread_cond_t is_ready, has_room;
	struct input_text *texts;
	uint32_t count, begun, turn;
	pthread_t threads[THREADS_MOST];
	uint32_t thread_count;
};

/* ---- one file ---- */

static bool is_large(const char *path)
{
	struct stat st;

	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       (uintmax_t)st.st_size > LIMIT_FILE_BYTES;
}

void input_text_read(struct input_text *text)
{
	text->tried = true;
	text->large = is_large(text->path);
	if (text->large)
		return;
	if (text->map)
		text->read =
			file_map(text->path, LIMIT_FILE_BYTES, &text->text, &text->why);
	else
		text->read =
			file_read(text->path, LIMIT_FILE_BYTES, &text->text, &text->why);
}

void input_text_release(struct input_text *text)
{
	yaml_close(text->yaml);
	buf_release(&text->text);
	buf_release(&text->why);
	text->yaml = NULL;
}

/* A text with a byte-order mark moves when it becomes a source. */
static void begin_events(struct input_text *text)
{
	const char *data;

	buf_grow(&text->text, 0);
	data = text->text.data;
	if (!str_starts(buf_str(&text->text), "\xEF\xBB\xBF") &&
		bytes_check(data, (uint32_t)text->text.len).fine)
		text->yaml = yaml_open_ahead(&text->text);
}

/* ---- the threads ---- */

static struct input_text *next_text(struct ahead *ahead)
{
	struct input_text *text = NULL;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->begun < ahead->count && ahead->begun >= ahead->turn + WINDOW)
		pthread_cond_wait(&ahead->has_room, &ahead->lock);
	if (ahead->begun < ahead->count)
		text = &ahead->texts[ahead->begun++];
	pthread_mutex_unlock(&ahead->lock);
	return text;
}

static void tell_ready(struct ahead *ahead, struct input_text *text)
{
	pthread_mutex_lock(&ahead->lock);
	text->ready = true;
	pthread_cond_signal(&ahead->is_ready);
	pthread_mutex_unlock(&ahead->lock);
}

static void *read_ahead(void *context)
{
	struct ahead *ahead = context;
	struct input_text *text;

	while ((text = next_text(ahead))) {
		struct yaml *yaml = NULL;

		if (file_kind_of(text->path) == FILE_REGULAR) {
			input_text_read(text);
			if (text->read)
				begin_events(text);
			yaml = text->yaml;
		}
		tell_ready(ahead, text); /* it is the loader's from here on */
		if (yaml)
			yaml_parse(yaml);
	}
	return NULL;
}

struct ahead *ahead_new(struct input_text *texts, uint32_t count, uint32_t threads)
{
	struct ahead *ahead = mem_alloc_zero(1, sizeof *ahead);
	uint32_t wanted = threads < THREADS_MOST ? threads : THREADS_MOST;

	ahead->texts = texts;
	ahead->count = count;
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->is_ready, NULL);
	pthread_cond_init(&ahead->has_room, NULL);
	while (ahead->thread_count < wanted && ahead->thread_count < count &&
		pthread_create(&ahead->threads[ahead->thread_count], NULL, read_ahead,
			ahead) == 0)
		ahead->thread_count++;
	if (ahead->thread_count > 0)
		return ahead;
	ahead_free(ahead);
	return NULL;
}

void ahead_free(struct ahead *ahead)
{
	if (!ahead)
		return;
	for (uint32_t i = 0; i < ahead->thread_count; i++)
		pthread_join(ahead->threads[i], NULL);
	pthread_cond_destroy(&ahead->has_room);
	pthread_cond_destroy(&ahead->is_ready);
	pthread_mutex_destroy(&ahead->lock);
	free(ahead);
}

void ahead_wait(struct ahead *ahead, uint32_t index)
{
	struct input_text *text = &ahead->texts[index];

	pthread_mutex_lock(&ahead->lock);
	ahead->turn = index;
	pthread_cond_broadcast(&ahead->has_room);
	while (!text->ready)
		pthread_cond_wait(&ahead->is_ready, &ahead->lock);
	pthread_mutex_unlock(&ahead->lock);
	if (!text->tried)
		input_text_read(text); /* it is no regular file */
}

uint32_t ahead_threads(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors < 1              ? 1
	       : processors < THREADS_MOST ? (uint32_t)processors
					   : THREADS_MOST;
}
