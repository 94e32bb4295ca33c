/*
 * Linked into sanitized builds alone. Pango, cairo and fontconfig keep caches until the
 * process ends, partly where the leak checker does not look, and fontconfig's functions
 * have no names that a suppression could name. So they are asked to give them back before
 * the check, which runs after every destructor; what a chart itself lost is still seen.
 */
#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <time.h>

static void give_back(void) __attribute__((destructor));

static unsigned int thread_count(void)
{
	DIR *tasks = opendir("/proc/self/task");
	unsigned int count = 0;

	if (!tasks)
		return 1;
	for (struct dirent *task; (task = readdir(tasks));)
		count += task->d_name[0] != '.';
	closedir(tasks);
	return count;
}

/* Pango asks fontconfig in threads of its own, which nobody joins: as long as one holds a
 * font, cairo aborts when its tables are emptied. */
static void wait_for_threads(void)
{
	const struct timespec moment = {.tv_nsec = 1000 * 1000};

	for (int i = 0; i < 5000 && thread_count() > 1; i++)
		nanosleep(&moment, NULL);
}

static void give_back(void)
{
	pango_cairo_font_map_set_default(NULL);
	wait_for_threads();
	cairo_debug_reset_static_data();
	FcFini();
}
