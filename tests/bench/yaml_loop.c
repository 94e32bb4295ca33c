/*
 * The yardstick of `make bench`: reads a file whole and lets libyaml take it apart, doing
 * nothing with the events. No loader on libyaml can be faster.
 */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static unsigned char *read_whole(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	unsigned char *bytes = NULL;
	long length;

	if (!file)
		return NULL;
	if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) > 0) {
		rewind(file);
		*size = (size_t)length;
		bytes = malloc(*size);
		if (bytes && fread(bytes, 1, *size, file) != *size) {
			free(bytes);
			bytes = NULL;
		}
	}
	fclose(file);
	return bytes;
}

int main(int argc, char **argv)
{
	yaml_parser_t parser;
	yaml_event_t event;
	unsigned long events = 0;
	size_t size = 0;
	int more = 1;
	unsigned char *bytes = argc == 2 ? read_whole(argv[1], &size) : NULL;

	if (!bytes || !yaml_parser_initialize(&parser))
		return 2;
	yaml_parser_set_input_string(&parser, bytes, size);
	while (more) {
		if (!yaml_parser_parse(&parser, &event))
			return 1;
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
		events++;
	}
	yaml_parser_delete(&parser);
	free(bytes);
	printf("%lu events\n", events);
	return 0;
}
