#include "report/schema.h"

#include "commands.h"
#include "entries.h"
#include "study.h"

/* The kind that the first operand names; none is the input's. */
static bool choose_kind(const struct cli *cli, enum schema_kind *kind)
{
	const char *word = cli->operand_count > 0 ? cli->operands[0] : schema_words[0];
	const char *nearest;

	*kind = (enum schema_kind)str_among(str_of(word), schema_words, SCHEMA__COUNT);
	if (*kind < SCHEMA__COUNT)
		return true;
	nearest = nearest_word(word, schema_words, SCHEMA__COUNT);
	if (nearest)
		say_usage(cli, "there is no schema '%s': did you mean '%s'?", word,
			nearest);
	else
		say_usage(cli, "there is no schema '%s', it is input, manifest or rules",
			word);
	return false;
}

/* The schema of one organisation, which knows its line types and its ids. */
static enum cli_status write_own(struct cli *cli)
{
	enum cli_status status = CLI_FAILED;
	struct study study;

	if (study_read(&study, cli, cli->operands + 1, cli->operand_count - 1) &&
		study_is_whole(&study)) {
		schema_write(&cli->out.buf, SCHEMA_INPUT, &study.model, NULL);
		status = CLI_DONE;
	}
	study_release(&study);
	return status;
}

static enum cli_status run_schema(struct cli *cli)
{
	struct entry_keys keys;
	enum schema_kind kind;
	struct arena arena;

	if (!choose_kind(cli, &kind))
		return CLI_FAILED;
	if (cli->operand_count > 1 && kind == SCHEMA_INPUT)
		return write_own(cli);
	if (cli->operand_count > 1)
		return say_usage(cli,
			"'%s' is one operand too many: only 'schema input' "
			"takes inputs",
			cli->operands[1]);
	arena_init(&arena, "keys of entries");
	keys = entry_keys_make(&arena);
	schema_write(&cli->out.buf, kind, NULL, &keys);
	arena_release(&arena);
	return CLI_DONE;
}

const struct command command_schema = {
	.bit = FOR_SCHEMA,
	.name = "schema",
	.synopsis = "[input|manifest|rules] [INPUT...]",
	.summary = "write the JSON Schema of a format, for editors",
	.about = "Writes the JSON Schema (draft 07) of the input, of the manifest "
		 "orgraph.yaml or of rule files. Editors complete keys by it and mark "
		 "what is wrong while you type; a first line\n\n"
		 "  # yaml-language-server: $schema=orgraph.schema.json\n\n"
		 "names it in a file. With INPUT, the schema of that organisation: its "
		 "own line types are keys, and its ids are offered as references. What a "
		 "schema cannot say is for 'orgraph check'.\n",
	.examples = "orgraph schema -o orgraph.schema.json\n"
		    "orgraph schema input governance/ -o orgraph.schema.json\n"
		    "orgraph schema manifest -o manifest.schema.json\n",
	.done = "the schema is written",
	.most = NO_LIMIT,
	.run = run_schema,
};
