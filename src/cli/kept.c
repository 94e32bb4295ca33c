/* An output is the file that it is called by, or sheets beside it; what a file says of
 * itself is all that is known of it. */
#include "kept.h"

#include "drawing.h"

#define LARGEST       ((size_t)1 << 30) /* more is none of ours */
#define MOST_MISSING  16u               /* sheets that are looked for in vain */
#define FIRST_TO_FIND 4u /* the first sheets may be among what is missing */

/* ---- settings --------------------------------------------------------------------- */

static void add_word(
	struct stamp *stamp, const char *name, const char *const *words, uint32_t word)
{
	stamp_add_setting(stamp, name, str_of(words[word]));
}

static void add_number(struct stamp *stamp, const char *name, double number)
{
	struct buf text = {0};

	buf_add_number(&text, number, 6);
	stamp_add_setting(stamp, name, buf_str(&text));
	buf_release(&text);
}

static void add_paper(struct stamp *stamp, const struct paper *paper)
{
	struct buf text = {0};

	paper_add(&text, paper);
	stamp_add_setting(stamp, "paper", buf_str(&text));
	buf_release(&text);
}

/* The least type decides only where there is something to decide. */
void kept_fit_stamp(
	struct stamp *stamp, const struct options *chosen, enum render_format format)
{
	bool sheets = drawing_wants_sheets(chosen, format);
	bool tips = format == RENDER_SVG || format == RENDER_DOT;
	bool told = format == RENDER_OUTLINE || format == RENDER_HTML;

	stamp_show(stamp, tips, tips || told);
	stamp_clear_settings(stamp);
	if (format == RENDER_DOT)
		add_word(stamp, "theme", render_theme_words, chosen->theme);
	if (!render_is_picture(format))
		return;
	add_word(stamp, "theme", render_theme_words, chosen->theme);
	add_paper(stamp, &chosen->paper);
	add_word(stamp, "orientation", orientation_words, chosen->orientation);
	add_number(stamp, "margin", chosen->margin);
	add_word(stamp, "fit", layout_fit_words, chosen->fit);
	add_word(stamp, "layout", layout_engine_words, chosen->layout);
	stamp_add_setting(stamp, "sheets", sheets ? STR("auto") : STR("never"));
	stamp_add_setting(stamp, "poster", chosen->poster ? STR("true") : STR("false"));
	if (sheets || chosen->poster)
		add_number(stamp, "min-type", chosen->min_type);
}

/* ---- one file --------------------------------------------------------------------- */

struct look {
	struct kept *kept;
	const char *path;
	enum stamped_as as;
	const struct stamp *now;
};

/* A file that was read. */
struct copy {
	struct buf bytes;
	struct stamp stamp;
	enum stamped stamped;
};

static void copy_release(struct copy *copy)
{
	stamp_release(&copy->stamp);
	buf_release(&copy->bytes);
	*copy = (struct copy){0};
}

static void add_reason(struct kept *kept, enum kept_state state, const char *reason)
{
	if (state > kept->state)
		kept->state = state;
	file_list_add(&kept->reasons, reason);
}

bool kept_is_ours(const struct stamp *stamp, const struct stamp *now)
{
	return stamp->kind == now->kind && str_eq(stamp->name, now->name) &&
	       str_eq(stamp->project, now->project);
}

bool kept_is_in_the_way(const char *path, struct buf *why)
{
	if (file_kind_of(path) != FILE_OTHER)
		return false;
	buf_add_text(why, "what stands there is no file");
	return true;
}

bool kept_is_blocked(const char *path, struct buf *why)
{
	struct buf bytes = {0};
	bool read;

	switch (file_kind_of(path)) {
	case FILE_FOLDER:
		buf_add_text(why, "what stands there is a folder");
		return true;
	case FILE_OTHER:
		return kept_is_in_the_way(path, why);
	case FILE_MISSING:
		return file_bars_folder(path, why);
	case FILE_REGULAR:
		break;
	}
	read = file_read(path, LARGEST, &bytes, why);
	buf_release(&bytes);
	return !read;
}

/* False after `why`. */
static bool copy_read(struct copy *copy, const char *path, const struct look *look,
	enum stamp_depth depth, struct buf *why)
{
	*copy = (struct copy){.stamped = STAMPED_NOT};
	if (kept_is_in_the_way(path, why))
		return false;
	if (!file_read(path, LARGEST, &copy->bytes, why))
		return false;
	copy->stamped =
		stamped_read(buf_str(&copy->bytes), look->as, depth, &copy->stamp);
	return true;
}

bool kept_is_foreign(const char *path, enum stamped_as as)
{
	struct look look = {.as = as};
	struct copy copy = {0};
	struct buf why = {0};
	bool foreign = file_kind_of(path) == FILE_REGULAR &&
		       (!copy_read(&copy, path, &look, STAMP_ALL, &why) ||
			       (copy.stamped == STAMPED_NOT && copy.bytes.len > 0));

	copy_release(&copy);
	buf_release(&why);
	return foreign;
}

bool kept_bears_ours(const char *path, enum stamped_as as, const struct stamp *now)
{
	struct look look = {.as = as};
	struct copy copy;
	struct buf why = {0};
	bool ours = copy_read(&copy, path, &look, STAMP_HEAD, &why) &&
		    copy.stamped != STAMPED_NOT && kept_is_ours(&copy.stamp, now);

	copy_release(&copy);
	buf_release(&why);
	return ours;
}

static void take_sentence(void *context, const char *sentence)
{
	struct kept *kept = context;

	file_list_add(&kept->reasons, sentence);
}

static void tell_difference(const struct look *look, const struct stamp *stamp)
{
	static const enum kept_state states[] = {[STAMP_SAME] = KEPT_CURRENT,
		[STAMP_REORDERED] = KEPT_REORDERED,
		[STAMP_DIFFERS] = KEPT_STALE};
	enum kept_state state = states[stamp_compare(stamp, look->now)];

	if (state > look->kept->state)
		look->kept->state = state;
	if (state == KEPT_STALE)
		stamp_tell(stamp, look->now, take_sentence, look->kept);
}

/* What the stamp is of, which is something else. */
static void add_whose(
	struct buf *reason, const struct stamp *stamp, const struct stamp *now)
{
	bool elsewhere = stamp->kind == now->kind && str_eq(stamp->name, now->name);

	buf_printf(reason, "bears the stamp of another %s, '%.*s'%s",
		stamp_kind_words[stamp->kind], STR_ARG(stamp->name),
		elsewhere ? " of another manifest" : "");
}

/* Is there a stamp of this entry? Says why not, and whether the file was edited. */
static bool judge(const struct look *look, const struct copy *copy, const char *lead)
{
	struct buf reason = {0};
	bool ours = copy->stamped != STAMPED_NOT && kept_is_ours(&copy->stamp, look->now);

	buf_add_text(&reason, lead);
	if (copy->stamped == STAMPED_NOT)
		buf_add_text(&reason, "has no stamp: something else wrote it, or changed "
				      "it beyond recognition");
	else if (!ours)
		add_whose(&reason, &copy->stamp, look->now);
	else if (copy->stamped == STAMPED_EDITED)
		buf_printf(&reason,
			"was changed by hand, or by another program, since it was %s",
			copy->stamp.kind == STAMP_CHART ? "drawn" : "made");
	if (reason.len > strlen(lead))
		add_reason(look->kept, ours ? KEPT_EDITED : KEPT_UNSTAMPED, reason.data);
	buf_release(&reason);
	return ours;
}

static void look_at_file(const struct look *look)
{
	struct copy copy;
	struct buf why = {0};

	if (!copy_read(&copy, look->path, look, STAMP_ALL, &why)) {
		buf_clear(&why);
		look->kept->state = KEPT_MISSING;
		if (kept_is_blocked(look->path, &why))
			add_reason(look->kept, KEPT_MISSING, why.data);
	} else {
		file_list_add(&look->kept->files, look->path);
		if (judge(look, &copy, ""))
			tell_difference(look, &copy.stamp);
	}
	copy_release(&copy);
	buf_release(&why);
}

/* ---- sheets ----------------------------------------------------------------------- */

/* What a sheet says, of those that were there before it. */
struct set {
	uint32_t missing, first_missing;
	uint64_t content, settings; /* of the first that is there */
	bool any;
};

static void look_at_sheet(
	const struct look *look, struct set *set, const char *name, uint32_t sheet)
{
	struct copy copy;
	struct buf why = {0}, lead = {0};

	buf_printf(&lead, "sheet %u ", (unsigned)sheet);
	if (!copy_read(&copy, name, look, STAMP_ALL, &why)) {
		if (set->missing++ == 0)
			set->first_missing = sheet;
	} else {
		file_list_add(&look->kept->files, name);
		if (judge(look, &copy, lead.data)) {
			if (!set->any)
				tell_difference(look, &copy.stamp);
			else if (copy.stamp.content != set->content ||
				 copy.stamp.settings != set->settings) {
				buf_add_text(&lead, "is of another drawing than those "
						    "before it");
				add_reason(look->kept, KEPT_STALE, lead.data);
			}
			set->content = copy.stamp.content;
			set->settings = copy.stamp.settings;
			set->any = true;
		}
	}
	copy_release(&copy);
	buf_release(&why);
	buf_release(&lead);
}

static void look_at_sheets(const struct look *look, uint32_t sheets)
{
	struct set set = {0};
	struct buf name = {0}, reason = {0};

	for (uint32_t i = 1; i <= sheets && set.missing < MOST_MISSING; i++) {
		drawing_sheet_name(&name, look->path, i);
		look_at_sheet(look, &set, name.data, i);
	}
	if (set.missing > 0) {
		buf_printf(&reason, "sheet %u of %u", (unsigned)set.first_missing,
			(unsigned)sheets);
		if (set.missing > 1)
			buf_printf(&reason, " and %u more", (unsigned)set.missing - 1);
		buf_add_text(&reason, set.missing > 1 ? " are missing" : " is missing");
		add_reason(look->kept, KEPT_MISSING, reason.data);
	}
	buf_release(&name);
	buf_release(&reason);
}

bool kept_has_sheets(enum render_format format)
{
	return format == RENDER_SVG || format == RENDER_PNG;
}

static bool may_have_sheets(enum stamped_as as)
{
	return as < STAMPED_AS_XML && kept_has_sheets((enum render_format)as);
}

/* Of how many sheets is the chart, by one of the first that are there? 0: of none. */
static uint32_t find_sheets(const struct look *look, bool *current)
{
	struct buf name = {0}, why = {0};
	uint32_t sheets = 0;

	if (!may_have_sheets(look->as))
		return 0;
	for (uint32_t i = 1; i <= FIRST_TO_FIND && sheets == 0; i++) {
		struct copy copy;

		drawing_sheet_name(&name, look->path, i);
		if (file_kind_of(name.data) != FILE_REGULAR)
			continue;
		if (copy_read(&copy, name.data, look, STAMP_HEAD, &why) &&
			copy.stamped == STAMPED_WHOLE &&
			kept_is_ours(&copy.stamp, look->now) && copy.stamp.sheets > 1) {
			sheets = copy.stamp.sheets;
			*current = stamp_compare(&copy.stamp, look->now) != STAMP_DIFFERS;
		}
		copy_release(&copy);
	}
	buf_release(&name);
	buf_release(&why);
	return sheets;
}

void kept_look(
	struct kept *kept, const char *path, enum stamped_as as, const struct stamp *now)
{
	const struct look look = {kept, path, as, now};
	bool there = file_kind_of(path) == FILE_REGULAR, current = false;
	uint32_t sheets = find_sheets(&look, &current);

	*kept = (struct kept){0};
	if (there || sheets == 0)
		look_at_file(&look);
	if (sheets == 0 || (there && kept->state <= KEPT_REORDERED))
		return;
	/* both are there: one is left over, which orphans are about */
	if (there && !current)
		return;
	kept_release(kept);
	look_at_sheets(&look, sheets);
}

bool kept_is_gone(const char *path, enum render_format format)
{
	struct buf name = {0};
	bool found = file_kind_of(path) == FILE_REGULAR;

	for (uint32_t i = 1; !found && kept_has_sheets(format) && i <= FIRST_TO_FIND;
		i++) {
		drawing_sheet_name(&name, path, i);
		found = file_kind_of(name.data) == FILE_REGULAR;
	}
	buf_release(&name);
	return !found;
}

void kept_release(struct kept *kept)
{
	file_list_release(&kept->files);
	file_list_release(&kept->reasons);
	*kept = (struct kept){0};
}

/* ---- what nobody claims ----------------------------------------------------------- */

static bool is_claimed(const char *path, const struct file_list *claimed)
{
	for (uint32_t i = 0; i < claimed->count; i++)
		if (strcmp(path, claimed->paths[i]) == 0)
			return true;
	return false;
}

/* The same by another way to write it? Looks at the disk, and few have come so far. */
static bool is_claimed_otherwise(const char *path, const struct file_list *claimed)
{
	for (uint32_t i = 0; i < claimed->count; i++)
		if (file_kind_of(claimed->paths[i]) == FILE_REGULAR &&
			file_same(path, claimed->paths[i]))
			return true;
	return false;
}

static bool is_unsure(struct str name, const struct kept_owned *owned)
{
	for (uint32_t i = 0; i < owned->unsure.count; i++)
		if (str_eq(name, owned->unsure.items[i]))
			return true;
	return false;
}

/* Was it made for an entry of this manifest, of which all files are known? */
static bool is_of_project(const char *path, const struct kept_owned *owned)
{
	struct look look = {0};
	struct copy copy;
	struct buf why = {0};
	bool ours;

	if (!stamped_as_suffix(path, &look.as))
		BUG("only files with our suffixes are listed");
	ours = copy_read(&copy, path, &look, STAMP_HEAD, &why) &&
	       copy.stamped != STAMPED_NOT &&
	       str_eq(copy.stamp.project, owned->project) &&
	       !is_unsure(copy.stamp.name, owned);
	copy_release(&copy);
	buf_release(&why);
	return ours;
}

bool kept_orphans(struct file_list *orphans, const char *folder,
	const struct kept_owned *owned, struct buf *why)
{
	struct file_list files = {0};
	bool done = file_list_ending(&files, folder, stamped_suffixes, NULL, why);

	for (uint32_t i = 0; i < files.count; i++)
		if (!is_claimed(files.paths[i], owned->claimed) &&
			is_of_project(files.paths[i], owned) &&
			!is_claimed_otherwise(files.paths[i], owned->claimed))
			file_list_add(orphans, files.paths[i]);
	file_list_release(&files);
	return done;
}
