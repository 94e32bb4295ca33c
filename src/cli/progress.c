/*
 * One line on a terminal for work that takes longer than a second. A timer's signal
 * writes it, so that no loop anywhere has to look at a clock; what the handler calls is
 * safe in a handler.
 */
#include "cli_internal.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static const char *volatile stage_now;
static volatile sig_atomic_t stage_len, shown;

static void write_stderr(const char *text, size_t len)
{
	/* what a terminal does not take is not worth a word */
	if (write(STDERR_FILENO, text, len) < 0)
		return;
}

static void wipe(void)
{
	static const char sequence[] = "\r\033[K";

	write_stderr(sequence, sizeof sequence - 1);
}

static void on_alarm(int signal_number)
{
	int saved = errno;

	(void)signal_number;
	write_stderr(stage_now, (size_t)stage_len);
	shown = 1;
	errno = saved;
}

static void set_stage(const char *stage)
{
	alarm(0);
	if (shown)
		wipe();
	stage_now = stage;
	stage_len = (sig_atomic_t)strlen(stage);
	if (shown)
		write_stderr(stage, strlen(stage));
	else if (*stage)
		alarm(1);
}

static bool started, never;

void progress_never(void)
{
	started = false;
	never = true;
}

void progress(const struct cli *cli, const char *stage)
{
	if (!started) {
		struct sigaction action = {
			.sa_handler = on_alarm, .sa_flags = SA_RESTART};

		if (!stage || never || cli->options.quiet || !isatty(STDERR_FILENO))
			return;
		sigemptyset(&action.sa_mask);
		sigaction(SIGALRM, &action, NULL);
		started = true;
	}
	set_stage(stage ? stage : "");
	if (!stage)
		shown = 0;
}
