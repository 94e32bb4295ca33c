/* What an outline is written with: a handful of blocks and the text in them. A back end
 * (Markdown, HTML) is a struct of functions; it escapes what it is given. */
#ifndef RENDER_OUTLINE_H
#define RENDER_OUTLINE_H

#include "render_internal.h"

struct script;

struct script_ops {
	void (*begin)(struct script *script, const struct chart *chart);
	void (*end)(struct script *script);
	void (*heading)(struct script *script, struct str text);
	void (*paragraph)(struct script *script, struct str text);
	/* a list, within the item that is open if there is one */
	void (*open_list)(struct script *script, bool numbered);
	void (*close_list)(struct script *script);
	void (*open_item)(struct script *script, struct str id);
	void (*close_item)(struct script *script);
	/* in an item */
	void (*name)(struct script *script, struct str text, struct str link);
	void (*text)(struct script *script, struct str text);
	void (*reference)(struct script *script, struct str text, struct str id);
};

struct script {
	const struct script_ops *ops;
	struct buf *out;
	uint32_t depth;  /* lists that are open */
	uint32_t number; /* of the last item in a numbered list */
	bool numbered;   /* the list that is open */
};

extern const struct script_ops markdown_script, html_script;

#endif
