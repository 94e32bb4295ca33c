/*
 * What a file is: ours, a manifest, a rule file, or nobody's we know. It says so in a key
 * of its top level, mostly the first, so that a look at the first events is enough.
 */
#include "file_internal.h"

#include "base/file.h"

static enum document_kind kind_of_key(struct str key)
{
	if (str_is(key, "orgraph"))
		return DOCUMENT_OURS;
	if (str_is(key, "orgraph_project"))
		return DOCUMENT_MANIFEST;
	if (str_is(key, "orgraph_rules"))
		return DOCUMENT_RULES;
	if (str_is(key, "orgraph_baseline"))
		return DOCUMENT_BASELINE;
	for (enum sort sort = 0; sort < SORT__COUNT; sort++)
		if (str_is(key, sort_key(sort)))
			return DOCUMENT_HEADLESS;
	return DOCUMENT_FOREIGN;
}

/* Does the event end a value, given the depth behind it? */
static bool ends_value(enum event_kind kind)
{
	return kind == EVENT_SCALAR || kind == EVENT_ALIAS || kind == EVENT_LIST_END ||
	       kind == EVENT_MAP_END;
}

/* Goes along the keys of the top level, at most `keys` of them, for one that says what
 * the file is. `parsed` becomes false when the text ends in an error before that. */
static enum document_kind kind_of_events(struct yaml *yaml, uint32_t keys, bool *parsed)
{
	enum document_kind kind = DOCUMENT_FOREIGN;
	struct event event;
	uint32_t depth = 0;
	bool is_key = true;

	while ((*parsed = yaml_next(yaml, &event))) {
		if (event.kind == EVENT_DOCUMENT)
			continue;
		if (depth == 0 && event.kind != EVENT_MAP)
			return kind;
		if (depth == 1 && is_key && event.kind == EVENT_SCALAR) {
			enum document_kind told = kind_of_key(event.value);

			if (told != DOCUMENT_FOREIGN)
				kind = told;
		}
		if (kind < DOCUMENT_FOREIGN || depth > LIMIT_NESTING)
			return kind;
		if (event.kind == EVENT_LIST || event.kind == EVENT_MAP)
			depth++;
		else if (event.kind == EVENT_LIST_END || event.kind == EVENT_MAP_END)
			depth--;
		if (depth == 0 ||
			(depth == 1 && is_key && ends_value(event.kind) && keys-- == 1))
			return kind;
		if (depth == 1 && ends_value(event.kind))
			is_key = !is_key;
	}
	return kind;
}

/* A file that does not parse is ours if a line begins with our key. */
static bool mentions_us(const struct source *source)
{
	static const char word[] = "orgraph";
	const char *at = source->data, *end = source->data + source->len;

	for (; at && (size_t)(end - at) >= sizeof word;
		at = memchr(at, '\n', (size_t)(end - at))) {
		while (at < end && strchr("\n\r \t{\"'", *at) && *at)
			at++;
		if ((size_t)(end - at) >= sizeof word &&
			memcmp(at, word, sizeof word - 1) == 0 &&
			strchr(":\"' ", at[sizeof word - 1]))
			return true;
	}
	return false;
}

static enum document_kind kind_within(
	const struct source *source, uint32_t keys, bool *parsed)
{
	struct yaml *yaml = yaml_open(source);
	enum document_kind kind = kind_of_events(yaml, keys, parsed);

	yaml_close(yaml);
	return kind;
}

enum document_kind document_begins(const struct source *source)
{
	bool parsed;

	return kind_within(source, 1, &parsed);
}

enum document_kind document_kind(const struct source *source, bool sound)
{
	struct bytes_result bytes = {.fine = true};
	enum document_kind kind = DOCUMENT_FOREIGN;
	bool parsed = false;

	if (!sound)
		bytes = bytes_check(source->data, source->len);
	if (bytes.wide)
		return DOCUMENT_OURS; /* nobody can say, so it is told */
	if (bytes.fine)
		kind = kind_within(source, UINT32_MAX, &parsed);
	return !parsed && mentions_us(source) ? DOCUMENT_OURS : kind;
}

enum content load_content(const char *path)
{
	static const enum content contents[] = {
		[DOCUMENT_OURS] = CONTENT_INPUT,
		[DOCUMENT_MANIFEST] = CONTENT_MANIFEST,
		[DOCUMENT_RULES] = CONTENT_RULES,
		[DOCUMENT_BASELINE] = CONTENT_BASELINE,
		[DOCUMENT_FOREIGN] = CONTENT_OTHER,
		[DOCUMENT_HEADLESS] = CONTENT_OTHER,
	};
	struct buf text = {0}, why = {0};
	struct source probe = {.base = 1};
	enum content content = CONTENT_OTHER;

	if (file_read(path, LIMIT_FILE_BYTES, &text, &why)) {
		buf_add_text(&text, "");
		probe.data = text.data;
		probe.len = (uint32_t)text.len;
		content = text.len == 0 ? CONTENT_EMPTY
					: contents[document_kind(&probe, false)];
	}
	buf_release(&text);
	buf_release(&why);
	return content;
}
