/* libFuzzer: any bytes through the loader. Nothing may crash, leak or be undefined. */
#include "load/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, (uint32_t)size};
	struct load_options options = {0};
	struct sources sources = {0};
	struct model model;
	struct sink sink;

	model_init(&model, &sources);
	sink_init(&sink, NULL, &sources);
	load_text(&model, &sources, &sink, "fuzz.yaml", text, &options);
	sink_sort(&sink);
	sink_release(&sink);
	model_release(&model);
	sources_release(&sources);
	return 0;
}
