/* Collecting findings. Their texts are formatted at once: what they name may go. */
#include "diag/diag.h"

#include "base/vec.h"

#include <stdarg.h>

void sink_init(
	struct sink *sink, const struct policy *policy, const struct sources *sources)
{
	*sink = (struct sink){.policy = policy, .sources = sources};
	arena_init(&sink->arena, "findings");
}

void sink_release(struct sink *sink)
{
	for (uint32_t i = 0; i < sink->trouble_count; i++)
		free(sink->troubles[i]);
	free(sink->troubles);
	free(sink->items);
	VEC_RELEASE(&sink->suppressed);
	arena_release(&sink->arena);
	*sink = (struct sink){0};
}

static enum severity severity_of(const struct sink *sink, const struct rule *rule)
{
	return sink->policy ? policy_severity(sink->policy, rule) : rule->severity;
}

bool sink_wants(const struct sink *sink, const struct rule *rule)
{
	return severity_of(sink, rule) != SEVERITY_OFF;
}

/*
 * Formats into the sink's arena, by way of the stack where the text is not long. A format
 * that holds nothing to fill in, as of most help, is the text.
 */
PRINTF(2, 0)
static struct str format_text(struct sink *sink, const char *format, va_list args)
{
	char small[512];
	va_list again;
	char *text;
	int len;

	if (!strchr(format, '%'))
		return str_of(format);
	va_copy(again, args);
	len = vsnprintf(small, sizeof small, format, args);
	if (len < 0)
		BUG("a format that vsnprintf refuses");
	if ((size_t)len < sizeof small) {
		text = arena_copy(&sink->arena, small, (size_t)len);
	} else {
		text = arena_bytes(&sink->arena, (size_t)len + 1);
		vsnprintf(text, (size_t)len + 1, format, again);
	}
	va_end(again);
	return (struct str){text, (uint32_t)len};
}

struct diag *sink_report(struct sink *sink, const struct rule *rule, struct span at,
	const char *format, ...)
{
	enum severity severity = severity_of(sink, rule);
	struct diag *diag;
	va_list args;

	if (severity == SEVERITY_OFF)
		return NULL;
	diag = ARENA_NEW(&sink->arena, struct diag);
	diag->rule = rule;
	diag->severity = severity;
	diag->order = sink->count;
	diag->at = at;
	va_start(args, format);
	diag->message = format_text(sink, format, args);
	va_end(args);
	sink->counts[severity]++;
	*VEC_PUSH(sink) = diag;
	return diag;
}

void diag_note(
	struct sink *sink, struct diag *diag, struct span at, const char *format, ...)
{
	struct diag_note *note;
	va_list args;

	if (!diag)
		return;
	note = ARENA_NEW(&sink->arena, struct diag_note);
	note->at = at;
	va_start(args, format);
	note->message = format_text(sink, format, args);
	va_end(args);
	if (diag->last_note)
		diag->last_note->next = note;
	else
		diag->notes = note;
	diag->last_note = note;
}

void diag_help(struct sink *sink, struct diag *diag, const char *format, ...)
{
	va_list args;

	if (!diag)
		return;
	va_start(args, format);
	diag->help = format_text(sink, format, args);
	va_end(args);
}

/* The array is copied, the bytes of its members are not. */
static struct str *copy_strs(struct sink *sink, const struct str *strs, size_t count)
{
	struct str *copy;

	if (count == 0)
		return NULL;
	copy = arena_array(&sink->arena, count, sizeof *copy);
	return memcpy(copy, strs, count * sizeof *copy);
}

void diag_subjects(
	struct sink *sink, struct diag *diag, const struct str *ids, uint32_t count)
{
	if (!diag)
		return;
	diag->subjects = copy_strs(sink, ids, count);
	diag->subject_count = count;
}

void diag_path(
	struct sink *sink, struct diag *diag, const struct str *ids, uint32_t count)
{
	if (!diag)
		return;
	diag->path = copy_strs(sink, ids, count);
	diag->path_count = count;
}

/* Appends a member of `data`; a finding has few of them. */
static struct datum *datum_new(
	struct sink *sink, struct diag *diag, const char *name, enum datum_kind kind)
{
	struct datum *datum = ARENA_NEW(&sink->arena, struct datum);
	struct datum **end = &diag->data;

	while (*end)
		end = &(*end)->next;
	*end = datum;
	datum->name = name;
	datum->kind = kind;
	return datum;
}

void diag_number(struct sink *sink, struct diag *diag, const char *name, uint64_t number)
{
	if (diag)
		datum_new(sink, diag, name, DATUM_NUMBER)->number = number;
}

void diag_bool(struct sink *sink, struct diag *diag, const char *name, bool value)
{
	if (diag)
		datum_new(sink, diag, name, DATUM_BOOL)->number = value;
}

void diag_text(struct sink *sink, struct diag *diag, const char *name, struct str text)
{
	struct datum *datum;

	if (!diag)
		return;
	datum = datum_new(sink, diag, name, DATUM_TEXT);
	text.ptr = arena_copy(&sink->arena, text.ptr, text.len);
	datum->text = copy_strs(sink, &text, 1);
	datum->count = 1;
}

void diag_pairs(struct sink *sink, struct diag *diag, const char *name,
	const struct str *texts, uint32_t count)
{
	struct datum *datum;

	if (!diag)
		return;
	datum = datum_new(sink, diag, name, DATUM_PAIRS);
	datum->text = copy_strs(sink, texts, 2 * (size_t)count);
	datum->count = count;
}

void sink_suppress(
	struct sink *sink, struct diag *diag, const struct suppression *suppression)
{
	if (diag->suppression)
		return;
	diag->suppression = suppression;
	sink->counts[diag->severity]--;
}

const char *suppression_kind_name(enum suppression_kind kind)
{
	static const char *const names[SUPPRESSION__COUNT] = {
		"in-source", "manifest", "baseline"};

	return names[kind];
}

void sink_trouble(struct sink *sink, const char *format, ...)
{
	struct str text;
	va_list args;
	char *copy;

	va_start(args, format);
	text = format_text(sink, format, args);
	va_end(args);
	copy = mem_alloc((size_t)text.len + 1, 1);
	memcpy(copy, text.ptr, (size_t)text.len + 1);
	sink->troubles = vec_grow(sink->troubles, sink->trouble_count, &sink->trouble_cap,
		sizeof *sink->troubles);
	sink->troubles[sink->trouble_count++] = copy;
}
