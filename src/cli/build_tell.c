/* What becomes of outputs, told in the order of the manifest, whoever was ready first. */
#include "build.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
	const char *word, *dry; /* dry: with --dry-run, where it is another one */
} outcomes[OUTCOME__COUNT] = {
	[OUTCOME_WRITTEN] = {"written", "to write"},
	[OUTCOME_CURRENT] = {"current", NULL},
	[OUTCOME_REMOVED] = {"removed", NULL},
	[OUTCOME_STALE] = {"stale", NULL},
	[OUTCOME_EDITED] = {"edited", NULL},
	[OUTCOME_MISSING] = {"missing", NULL},
	[OUTCOME_UNKNOWN] = {"unknown", NULL},
	[OUTCOME_ORPHANED] = {"orphaned", NULL},
	[OUTCOME_FAILED] = {"failed", NULL},
};

static const char *word_of(const struct build *build, enum outcome outcome)
{
	const char *dry = outcomes[outcome].dry;

	return build->cli->options.dry_run && dry ? dry : outcomes[outcome].word;
}

/* What needs no word on a terminal, where people look for what happened. */
static bool is_silent(const struct build *build, enum outcome outcome)
{
	const struct options *chosen = &build->cli->options;

	return chosen->quiet ||
	       (outcome == OUTCOME_CURRENT && (chosen->watch || isatty(STDOUT_FILENO)));
}

static void add_line(
	struct build *build, struct buf *out, enum outcome outcome, const char *path)
{
	build->counts[outcome]++;
	if (is_silent(build, outcome) &&
		!(build->cli->options.check && outcome >= OUTCOME_STALE))
		return;
	buf_printf(out, "%-9s ", word_of(build, outcome));
	escape_add(out, str_of(path));
	buf_add_char(out, '\n');
}

void output_tell(struct build *build, struct build_output *output, enum outcome outcome,
	const char *path)
{
	output->settled = true;
	output->failed |= outcome == OUTCOME_FAILED;
	add_line(build, &output->told, outcome, path);
}

void output_tell_reason(struct build_output *output, const char *sentence)
{
	buf_add_text(&output->told, "          ");
	escape_add(&output->told, str_of(sentence));
	buf_add_char(&output->told, '\n');
}

static enum outcome outcome_of(enum kept_state state)
{
	switch (state) {
	case KEPT_CURRENT:
	case KEPT_REORDERED:
		return OUTCOME_CURRENT;
	case KEPT_STALE:
		return OUTCOME_STALE;
	case KEPT_EDITED:
		return OUTCOME_EDITED;
	case KEPT_UNSTAMPED:
		return OUTCOME_UNKNOWN;
	case KEPT_MISSING:
		return OUTCOME_MISSING;
	}
	BUG("an output is in no other state");
}

void output_tell_kept(
	struct build *build, struct build_output *output, const struct kept *kept)
{
	output_tell(build, output, outcome_of(kept->state), output->path.data);
	for (uint32_t i = 0; i < kept->reasons.count; i++)
		output_tell_reason(output, kept->reasons.paths[i]);
}

bool output_keep_foreign(const struct options *chosen, const struct build_output *output,
	const char *path, enum stamped_as as)
{
	struct buf name = {0}, why = {0};
	bool done = true;

	if (output->keeps && kept_is_foreign(path, as)) {
		done = chosen->dry_run ? file_can_keep(path, &name, &why)
				       : file_keep(path, &name, &why);
		if (!done)
			say_error("cannot write '%s': it bears no stamp, and cannot be "
				  "kept as '%s': %s; move it away, or write over it with "
				  "'orgraph build --force'",
				path, name.data, why.data);
		else if (!chosen->quiet && !chosen->dry_run)
			say_note("'%s' bore no stamp: what stood there is kept as '%s'",
				path, name.data);
	}
	buf_release(&name);
	buf_release(&why);
	return done;
}

void output_tell_dry(
	struct build *build, struct build_output *output, const enum stamped_as *as)
{
	const struct options *chosen = &build->cli->options;
	const char *path = output->path.data;
	struct buf why = {0};
	bool blocked = kept_is_blocked(path, &why);

	if (blocked)
		say_error("cannot write '%s': %s", path, why.data);
	else
		blocked = as && !output_keep_foreign(chosen, output, path, *as);
	build->failed |= blocked;
	output_tell(build, output, blocked ? OUTCOME_FAILED : OUTCOME_WRITTEN, path);
	if (!blocked && as && output->keeps && !chosen->quiet &&
		kept_is_foreign(path, *as))
		output_tell_reason(output,
			"what stands there bears no stamp, and is kept beside it");
	buf_release(&why);
}

void build_tell_orphan(struct build *build, const char *path)
{
	add_line(build, &build->cli->out.buf, OUTCOME_ORPHANED, path);
}

/* A sentence about files or a day does not say who wants it. */
void target_tell_place(const struct build *build, const struct target *target)
{
	struct place place;

	say_about(NULL);
	if (sources_place(&build->study->sources, target->entry->name.at.begin, &place))
		say_note("%s stands at %s:%u:%u", target->called.data, place.source->name,
			(unsigned)place.line, (unsigned)place.column);
}

void target_fail(struct build *build, struct target *target, const char *why)
{
	if (target->state == TARGET_FAILED)
		return;
	if (why)
		say_error("%s cannot be made: %s", target->called.data, why);
	else
		target_tell_place(build, target);
	target->state = TARGET_FAILED;
	build->failed = true;
	for (uint32_t i = 0; i < target->outputs.count; i++)
		output_tell(build, &target->outputs.items[i], OUTCOME_FAILED,
			target->outputs.items[i].path.data);
}

/* ---- what a child tells ---- */

#define RECORD_CLAIM OUTCOME__COUNT /* in the place of an outcome */

/* "0 2 out/chart.svg", with a NUL behind. */
void record_put(enum outcome outcome, uint32_t output, const char *path)
{
	printf("%d %u ", (int)outcome, (unsigned)output);
	fwrite(path, 1, strlen(path) + 1, stdout);
}

void record_claim(const char *path)
{
	record_put(RECORD_CLAIM, 0, path);
}

/* What a child was writing when it was killed has no NUL behind, and is no record. */
static void take_records(
	struct build *build, struct target *target, const struct buf *records)
{
	size_t pos = 0;

	while (pos < records->len &&
		memchr(records->data + pos, '\0', records->len - pos)) {
		char *end;
		unsigned long outcome = strtoul(records->data + pos, &end, 10);
		unsigned long output = strtoul(end, &end, 10);

		pos += strlen(records->data + pos) + 1;
		if (outcome > RECORD_CLAIM || output >= target->outputs.count)
			BUG("a child tells of an output that is none");
		if (outcome == RECORD_CLAIM || outcome == OUTCOME_WRITTEN)
			file_list_add(&build->claimed, end + 1);
		if (outcome != RECORD_CLAIM)
			output_tell(build, &target->outputs.items[output],
				(enum outcome)outcome, end + 1);
	}
}

static void tell_death(const struct target *target, const struct job *job)
{
	int status = job->status;

	if (job->lost)
		say_error("%s: cannot %s: %s", target->called.data, job->lost,
			strerror(job->error));
	else if (WIFSIGNALED(status))
		say_error("%s: the process that drew it was ended by signal %d%s",
			target->called.data, WTERMSIG(status),
			WTERMSIG(status) == SIGKILL ? ": there may be too little memory"
						    : "");
	else if (WEXITSTATUS(status) != CLI_FAILED)
		say_error("%s: the process that drew it ended with status %d",
			target->called.data, WEXITSTATUS(status));
}

/* Takes over what a job that ended has told. */
static void finish(struct build *build, struct target *target, const struct job *job)
{
	target->state = TARGET_DONE;
	progress(build->cli, NULL);
	if (job->said[1].len > 0)
		fwrite(job->said[1].data, 1, job->said[1].len, stderr);
	take_records(build, target, &job->said[0]);
	if (WIFEXITED(job->status) && WEXITSTATUS(job->status) == CLI_DONE)
		return;
	build->failed = true;
	tell_death(target, job);
	target_tell_place(build, target);
	for (uint32_t i = 0; i < target->outputs.count; i++)
		if (!target->outputs.items[i].settled)
			output_tell(build, &target->outputs.items[i], OUTCOME_FAILED,
				target->outputs.items[i].path.data);
}

/* ---- in their order ---- */

static bool is_settled(struct build *build, struct target *target)
{
	if (target->state == TARGET_DRAWING) {
		const struct job *job = &build->jobs.items.items[target->job];

		if (job->ended)
			finish(build, target, job);
	}
	return target->state == TARGET_DONE || target->state == TARGET_FAILED;
}

void build_tell(struct build *build)
{
	while (build->told < build->targets.count && !build->jobs.interrupted) {
		struct target *target = &build->targets.items[build->told];

		if (!is_settled(build, target))
			return;
		for (uint32_t i = 0; i < target->outputs.count; i++)
			buf_add_str(&build->cli->out.buf,
				buf_str(&target->outputs.items[i].told));
		outlet_flush(&build->cli->out);
		build->told++;
	}
}

void build_tell_progress(const struct build *build)
{
	static char lines[2][64]; /* the one that is shown is not written over */
	static unsigned turn;
	uint32_t ended = build->jobs.items.count - build->jobs.running;

	turn ^= 1;
	snprintf(lines[turn], sizeof lines[turn],
		"orgraph: drawing, %u of %u charts done", (unsigned)ended,
		(unsigned)build->drawings);
	progress(build->cli, lines[turn]);
}

void build_tell_counts(struct build *build)
{
	struct buf line = {0};
	uint32_t old = 0;

	outlet_flush(&build->cli->out);
	for (int i = 0; i < OUTCOME__COUNT; i++)
		if (build->counts[i] > 0)
			buf_printf(&line, "%s%u %s", line.len > 0 ? ", " : "",
				(unsigned)build->counts[i],
				word_of(build, (enum outcome)i));
	if (!build->cli->options.quiet)
		fprintf(stderr, "orgraph: %s\n", line.len > 0 ? line.data : "no outputs");
	for (int i = OUTCOME_STALE; i <= OUTCOME_UNKNOWN; i++)
		old += build->counts[i];
	if (old > 0 && !build->cli->options.quiet)
		say_note("'orgraph build' makes anew what is not current");
	if (build->counts[OUTCOME_ORPHANED] > 0 && !build->cli->options.quiet)
		say_note("no entry writes what is orphaned any longer: remove it");
	buf_release(&line);
}
