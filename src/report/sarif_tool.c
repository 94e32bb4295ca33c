/* The part of a SARIF log that tells of the tool: orgraph, and the rules that found
 * something, with what a reader of a finding wants to know of them. */
#include "sarif_internal.h"

#include "base/version.h"

static const char *const levels[] = {
	[SEVERITY_OFF] = "none",
	[SEVERITY_INFO] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

static void add_member(struct json *json, const char *key, const char *value)
{
	json_key(json, key);
	json_text(json, value);
}

const char *sarif_level(enum severity severity)
{
	return levels[severity];
}

void sarif_text(struct sarif *sarif, const char *key, const char *text)
{
	json_key(&sarif->json, key);
	json_open(&sarif->json, '{', true);
	add_member(&sarif->json, "text", text);
	json_close(&sarif->json);
}

/* "**Why it matters.** …", in Markdown or without its marks; nothing for no text. */
static void add_section(
	struct buf *out, const char *heading, const char *text, bool markdown)
{
	if (*text == '\0')
		return;
	buf_printf(out, markdown ? "**%s** " : "%s ", heading);
	if (markdown)
		markdown_add(out, str_of(text));
	else
		buf_add_text(out, text);
	buf_add_text(out, "\n\n");
}

static void add_help_in(struct sarif *sarif, const struct rule *rule, bool markdown)
{
	struct buf *text = &sarif->scratch;

	buf_clear(text);
	add_section(text, "Why it matters:", rule->why, markdown);
	add_section(text, "To mend it:", rule->mend, markdown);
	buf_add_text(text, "Examples: orgraph explain ");
	if (markdown)
		markdown_add(text, str_of(rule->slug));
	else
		buf_add_text(text, rule->slug);
	if (rule->family == FAMILY_OWN)
		buf_add_text(text, " --rules FILE");
	add_member(&sarif->json, markdown ? "markdown" : "text", text->data);
}

static void add_help(struct sarif *sarif, const struct rule *rule)
{
	json_key(&sarif->json, "help");
	json_open(&sarif->json, '{', true);
	add_help_in(sarif, rule, false);
	add_help_in(sarif, rule, true);
	json_close(&sarif->json);
}

/* `problem.severity`, `precision` and `tags` are what code scanning sorts and filters by.
 */
static void add_properties(struct json *json, const struct rule *rule)
{
	static const char *const problems[] = {[SEVERITY_OFF] = "recommendation",
		[SEVERITY_INFO] = "recommendation",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error"};

	json_key(json, "properties");
	json_open(json, '{', true);
	json_key(json, "tags");
	json_open(json, '[', true);
	json_text(json, "governance");
	json_text(json, family_name(rule->family));
	json_close(json);
	add_member(json, "precision", "very-high");
	add_member(json, "problem.severity", problems[rule->severity]);
	json_close(json);
}

static void add_rule(struct sarif *sarif, const struct rule *rule)
{
	struct json *json = &sarif->json;

	json_open(json, '{', true);
	add_member(json, "id", rule->slug);
	sarif_text(sarif, "shortDescription", rule->summary);
	sarif_text(sarif, "fullDescription", *rule->why ? rule->why : rule->summary);
	add_help(sarif, rule);
	json_key(json, "defaultConfiguration");
	json_open(json, '{', true);
	add_member(json, "level", sarif_level(rule->severity));
	json_close(json);
	add_properties(json, rule);
	json_close(json);
}

void sarif_tool(struct sarif *sarif)
{
	struct json *json = &sarif->json;

	json_key(json, "tool");
	json_open(json, '{', false);
	json_key(json, "driver");
	json_open(json, '{', false);
	add_member(json, "name", "orgraph");
	add_member(json, "version", ORGRAPH_VERSION);
	add_member(json, "semanticVersion", ORGRAPH_VERSION);
	json_key(json, "rules");
	json_open(json, '[', false);
	for (uint32_t i = 0; i < sarif->tally.count; i++)
		add_rule(sarif, sarif->tally.rows[i].rule);
	json_close(json);
	json_close(json);
	json_close(json);
}
