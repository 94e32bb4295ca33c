/* Four threads, each with an organisation of its own: all of them find and draw the same.
 */
#include <orgraph.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 4 };

static const char town[] = "orgraph: 1\n"
			   "posts: {mayor: {name: Mayor, root: true}}\n"
			   "groups:\n"
			   "  council: {name: Council, chair: mayor, reports_to: board}\n"
			   "  board: {name: Board, reports_to: council}\n";

struct work {
	pthread_t thread;
	struct orgraph *orgraph;
	const char *data;
	size_t length, findings;
	bool done;
};

static void *run(void *context)
{
	struct work *work = context;
	const char *const options[] = {"show=all", "theme=print", NULL};

	work->orgraph = orgraph_new();
	work->done =
		orgraph_add_text(work->orgraph, "town.yaml", town, strlen(town)) &&
		orgraph_check(work->orgraph) &&
		orgraph_draw(work->orgraph, "svg", options, &work->data, &work->length);
	work->findings = orgraph_finding_count(work->orgraph);
	return NULL;
}

/* A refused drawing leaves none. */
static int draws(struct orgraph *orgraph, const char *format, const char *const *options)
{
	const char *data = "";
	size_t length = 1;

	return orgraph_draw(orgraph, format, options, &data, &length) || data || length;
}

/* An error is told whole, however long. */
static int cuts_errors(struct orgraph *orgraph)
{
	char name[3000];
	const char *const options[] = {name, NULL};

	memset(name, 'n', sizeof name);
	name[sizeof name - 1] = '\0';
	return draws(orgraph, "svg", options) ||
	       strstr(orgraph_error(orgraph), name) == NULL;
}

static int refuses(struct orgraph *orgraph)
{
	const char *const unknown[] = {"colour=red", NULL};
	const char *const value[] = {"findings=no", NULL};
	int wrong = 0;

	wrong += orgraph_add_path(orgraph, "a.yaml"); /* checked already */
	wrong += orgraph_check(orgraph);
	wrong += draws(orgraph, "svg", unknown);
	wrong += strcmp(orgraph_error(orgraph), "there is no option 'colour'") != 0;
	wrong += draws(orgraph, "svg", value);
	wrong += draws(orgraph, "bmp", NULL);
	wrong += cuts_errors(orgraph);
	wrong += orgraph_finding_at(orgraph, 1000000) != NULL;
	return wrong;
}

int main(void)
{
	struct work works[THREADS] = {0};
	int wrong = 0;

	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&works[i].thread, NULL, run, &works[i]) != 0)
			return 2;
	for (int i = 0; i < THREADS; i++)
		pthread_join(works[i].thread, NULL);
	for (int i = 0; i < THREADS; i++) {
		wrong += !works[i].done || works[i].findings == 0 ||
			 works[i].findings != works[0].findings ||
			 works[i].length != works[0].length ||
			 memcmp(works[i].data, works[0].data, works[0].length) != 0;
	}
	wrong += refuses(works[0].orgraph);
	for (int i = 0; i < THREADS; i++)
		orgraph_free(works[i].orgraph);
	printf("%d wrong\n", wrong);
	return wrong > 0;
}
