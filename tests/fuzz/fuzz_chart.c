/*
 * libFuzzer: bytes choose an organisation and how it is drawn (tests/charts), so that the
 * fuzzer reaches layout at once. A chart that breaks a promise is a crash.
 */
#include "../charts/drawn.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct dice dice = {data, size, 1};
	struct buf yaml = {0}, why = {0};

	if (drawn_from_dice(&dice, &yaml, &why)) {
		fprintf(stderr, "%s\n%s\n", yaml.data, why.data ? why.data : "?");
		BUG("a chart breaks a promise");
	}
	buf_release(&yaml);
	buf_release(&why);
	return 0;
}
