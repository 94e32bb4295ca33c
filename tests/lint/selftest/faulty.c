/*
 * Stands for orgraph in the tests of the runners. Prints its first argument and ends with
 * status 0, after doing the harm that the second one names.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void harm(const char *kind)
{
	char *volatile memory = malloc(10);
	volatile int number = INT_MAX;

	if (strcmp(kind, "overflow") == 0)
		number = number + 1;
	if (strcmp(kind, "write") == 0) {
		FILE *file = fopen("stray", "w");
		if (file)
			fclose(file);
	}
	if (strcmp(kind, "leak") != 0)
		free(memory);
	if (strcmp(kind, "use-after-free") == 0)
		number = memory[3];
	memory = NULL;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		puts(argv[1]);
	if (argc > 2)
		harm(argv[2]);
	return argc > 3 ? atoi(argv[3]) : 0;
}
