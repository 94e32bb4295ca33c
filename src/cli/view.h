/*
 * What a chart shows of an organisation: a view of the input or the manifest, and the
 * options that go before what it says.
 */
#ifndef CLI_VIEW_H
#define CLI_VIEW_H

#include "model/view.h"
#include "study.h"

struct selection {
	const struct cli *cli; /* whose options hold */
	const struct study *study;
	const struct view *view;                   /* NULL: --view was not given */
	const struct condition *include, *exclude; /* NULL: all, none */
	uint32_t *collapse;
	bool *included, *excluded, *hidden_types;
	bool redacts; /* persons lose their names: selection_redact */
};

/*
 * Completes the options of a chart of `model`, which is the study's or one that begins
 * with its nodes, by --view and the options that select. False after a message: there is
 * no such view or id, or something is wrong with it. Release in any case; `options`
 * points into the selection until then.
 */
bool selection_make(struct selection *selection, const struct cli *cli,
	struct study *study, const struct model *model, const struct analysis *analysis,
	struct chart_options *options) MUST_USE;
void selection_release(struct selection *selection); /* takes {0} */

/* Takes persons out of the study and of the title, where that is asked for: after every
 * selection of the study, since views may select by what persons are called. */
void selection_redact(const struct selection *selection, struct study *study,
	struct chart_options *options);

/* How much is left out, and which names are not there in the language of the chart. */
void selection_tell(const struct selection *selection, const struct chart *chart,
	const struct chart_options *options);

/* Are these line types of the model, with commas between? Marks each of them in `marks`,
 * which may be NULL. */
bool line_types_read(const struct model *model, const char *written, bool *marks,
	struct refusal *why) MUST_USE;

/* How long the first name is in a value of --collapse: ids have commas between, and a
 * name may hold one. */
size_t collapse_part(const struct model *model, const char *written);

/* ---- view_wishes.c ---- */

/*
 * The condition of all that an option ("include", "exclude") said, in the model's arena:
 * values of one key are alternatives; what is included meets all keys, what is excluded
 * any. `sorts` takes the SORT_BITs that are named. NULL if a value is refused.
 */
const struct condition *wishes_read(struct study *study, const char *option,
	const struct words *written, uint32_t *sorts, struct refusal *why);

/* Appends the pattern of what has the form of such a value, for a schema. */
void wish_pattern(struct buf *pattern);

/* Is one value of such an option taken? */
bool wish_is_sound(struct study *study, const char *option, const char *written,
	struct refusal *why) MUST_USE;

#endif
