#include "base/json.h"
#include "base/version.h"
#include "commands.h"
#include "load/load.h"
#include "render/render.h"

static const char *const formats[] = {"text", "json", NULL};

static void add_text(void *context, const char *name, const char *version)
{
	buf_printf(context, "%s %s\n", name, version);
}

static void add_json(void *context, const char *name, const char *version)
{
	json_key(context, name);
	json_text(context, version);
}

/* The loader's library and the drawing ones, in that order. */
static void each_library(
	void (*each)(void *context, const char *name, const char *version), void *context)
{
	each(context, "libyaml", load_yaml_version());
	render_versions(each, context);
}

static enum cli_status run_version(struct cli *cli)
{
	struct json json;

	if (!cli->options.format || strcmp(cli->options.format, "text") == 0) {
		add_text(&cli->out.buf, "orgraph", ORGRAPH_VERSION);
		each_library(add_text, &cli->out.buf);
		return CLI_DONE;
	}
	json_init(&json, &cli->out.buf);
	json_open(&json, '{', false);
	json_key(&json, "format");
	json_uint(&json, 1);
	add_json(&json, "name", "orgraph");
	add_json(&json, "version", ORGRAPH_VERSION);
	json_key(&json, "libraries");
	json_open(&json, '{', false);
	each_library(add_json, &json);
	json_close(&json);
	json_close(&json);
	return CLI_DONE;
}

const struct command command_version = {
	.bit = FOR_VERSION,
	.name = "version",
	.synopsis = "",
	.summary = "show the version, and those of the libraries",
	.about = "Shows the version of orgraph and of the libraries that it runs with.\n",
	.examples = "orgraph version --format json\n",
	.formats = formats,
	.run = run_version,
};
