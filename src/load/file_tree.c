/* The trees of a file, from its bytes on: what document.c reads entry by entry, and what
 * whole.c and facts.c read at once. */
#include "ahead_internal.h"
#include "file_internal.h"
#include "settle_internal.h"

/* ---- its bytes ---- */

bool report_bytes(struct loader *loader, const struct source *source)
{
	struct bytes_result bytes;
	struct span at;

	if (loader->parsed) /* only of sound ones */
		return false;
	bytes = bytes_check(source->data, source->len);
	if (bytes.fine)
		return false;
	at = (struct span){source->base + bytes.at, source->base + bytes.at + bytes.len};
	HELP(loader, FINDING(loader, YAML_SYNTAX, at, "%s", bytes.wrong), "%s",
		bytes.help);
	loader->sink->syntax_failed = true;
	add_unread(loader, (struct span){source->base, source->base + source->len});
	return true;
}

/* ---- its events ---- */

/* From a thread that has begun with the text, or from its beginning. */
static struct yaml *open_events(struct loader *loader, const struct source *source)
{
	struct yaml *yaml = loader->parsed;

	if (!yaml)
		return yaml_open(source);
	yaml_place(yaml, source);
	loader->parsed = NULL;
	return yaml;
}

void begin_tree(
	struct loader *loader, struct tree_reader *tree, const struct source *source)
{
	*tree = (struct tree_reader){
		.yaml = open_events(loader, source),
		.source = source,
		.sink = loader->sink,
		.texts = loader->arena,
		.anchored = &loader->anchored,
		.expanded = &loader->expanded,
	};
	tree->remarks.next = UINT32_MAX; /* rule files have none */
	if (loader->model)
		remarks_begin(&tree->remarks, source, &loader->model->remarks);
}

void end_tree(struct loader *loader, struct tree_reader *tree)
{
	tree_reader_release(tree);
	yaml_close(tree->yaml);
	arena_reset(&loader->scratch);
}

/* ---- its first document ---- */

void report_second_document(struct loader *loader, struct span at)
{
	HELP(loader,
		FINDING(loader, WRONG_TYPE, at,
			"a file holds one document, and here a second begins"),
		"move it to a file of its own, or remove the line '---'; it was not "
		"read");
}

struct tree *read_only_tree(struct loader *loader, struct tree_reader *tree)
{
	struct tree *top;

	if (!tree_event(tree) || tree->event.kind == EVENT_STREAM_END ||
		!tree_event(tree))
		return NULL;
	top = tree_read(tree);
	while (top && tree_event(tree) && tree->event.kind != EVENT_STREAM_END) {
		if (tree->event.kind == EVENT_DOCUMENT) {
			report_second_document(loader, tree->event.at);
			break;
		}
	}
	return top;
}
