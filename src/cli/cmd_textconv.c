/* A file as git diff is to show it. It fails only where there is no file, since git shows
 * nothing at all when it does. */
#include "commands.h"

#include "load/facts.h"
#include "load/limits.h"

/* A text of several lines goes on below, so that each is compared alone. */
static void add_value(struct buf *out, struct str value)
{
	uint32_t begin = 0;

	for (uint32_t i = 0; value.len > 0 && i <= value.len; i++) {
		if (i < value.len && value.ptr[i] != '\n')
			continue;
		if (begin > 0 && begin < i)
			buf_add_text(out, "\n    ");
		escape_add(out, (struct str){value.ptr + begin, i - begin});
		begin = i + 1;
	}
	buf_add_char(out, '\n');
}

static void take_fact(
	void *context, enum fact_kind kind, struct str path, struct str value)
{
	struct buf *out = context;

	if (kind == FACT_ENTRY && out->len > 0)
		buf_add_char(out, '\n');
	if (kind == FACT_VALUE)
		buf_add_text(out, "  ");
	escape_add(out, path);
	if (path.len > 0 && value.len > 0)
		buf_add_text(out, ": ");
	add_value(out, value);
}

static enum cli_status run_textconv(struct cli *cli)
{
	const char *path = cli->operands[0];
	struct buf text = {0}, why = {0}, *out = &cli->out.buf;
	bool read = file_read(path, LIMIT_FILE_BYTES, &text, &why);
	enum facts_end end;

	if (!read) {
		say_error("cannot read '%s': %s", path, why.data);
	} else {
		end = facts_read(buf_str(&text), take_fact, out, &why);
		if (end == FACTS_BROKEN) {
			buf_add_text(out, "# orgraph cannot read this: ");
			escape_add(out, buf_str(&why));
			buf_add_char(out, '\n');
		}
		if (end != FACTS_TOLD)
			buf_add_str(out, buf_str(&text));
	}
	buf_release(&text);
	buf_release(&why);
	return read ? CLI_DONE : CLI_FAILED;
}

const struct command command_textconv = {
	.bit = FOR_TEXTCONV,
	.name = "textconv",
	.synopsis = "FILE",
	.summary = "show what a file says as git diff should compare it",
	.about =
		"Prints one file of an organisation, a manifest or a rule file with a "
		"line "
		"for each thing that it says, below the unit, post, group or person that "
		"it is about. Comments, quotes and layout are left out, so that git "
		"diff, "
		"git log -p and git show tell what an edit says and not how it is "
		"written. A file that is not YAML, or none of orgraph's, is shown as it "
		"is.\n\n"
		"Let git use it with these lines, the first in the file .gitattributes, "
		"the second once in each copy:\n\n"
		"  *.yaml diff=orgraph\n\n"
		"  git config diff.orgraph.textconv 'orgraph textconv'\n\n"
		"'git diff --no-textconv' shows the text as ever. What changed in the "
		"structure is told by 'orgraph diff'.\n",
	.examples = "orgraph textconv governance/groups.yaml\n",
	.done = "the file is shown, whatever is in it",
	.least = 1,
	.most = 1,
	.lacks = "which file? git names one for 'orgraph textconv'",
	.run = run_textconv,
};
