/*
 * Draws random organisations and looks whether the charts keep their promises.
 *
 *	random COUNT [SEED]	charts of seeds SEED (1), SEED + 1, …; says which fail
 *	random --show SEED	the organisation of a seed, and what is wrong with its
 *chart
 *
 * The last line is "N passed, N failed".
 */
#include "drawn.h"

static bool draw(uint32_t seed, struct buf *yaml, struct buf *why)
{
	struct dice dice = {.state = seed * 2654435761u};

	buf_clear(yaml);
	buf_clear(why);
	return drawn_from_dice(&dice, yaml, why);
}

int main(int argc, char **argv)
{
	bool show = argc == 3 && strcmp(argv[1], "--show") == 0;
	uint32_t count = argc > 1 && !show ? (uint32_t)strtoul(argv[1], NULL, 10) : 1;
	uint32_t first = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1, failed = 0;
	struct buf yaml = {0}, why = {0};

	for (uint32_t seed = first; seed < first + count; seed++) {
		bool fault = draw(seed, &yaml, &why);

		if (show)
			printf("%s", yaml.data);
		if (fault)
			printf("FAIL charts: seed %u: %s\n", (unsigned)seed,
				why.data ? why.data : "?");
		failed += fault;
	}
	printf("%u passed, %u failed\n", (unsigned)(count - failed), (unsigned)failed);
	buf_release(&yaml);
	buf_release(&why);
	return failed > 0;
}
