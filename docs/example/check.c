/*
 * Checks an organisation and draws it, by liborgraph:
 *
 *	cc check.c $(pkg-config --cflags --libs orgraph) -o check
 *	./check governance chart.svg
 *
 * Exit status 1 if there are errors, 2 if something could not be read, drawn or written.
 */
#include <orgraph.h>
#include <stdio.h>

static int tell_findings(const struct orgraph *organisation)
{
	int errors = 0;

	for (size_t i = 0; i < orgraph_finding_count(organisation); i++) {
		const struct orgraph_finding *finding =
			orgraph_finding_at(organisation, i);

		printf("%s:%lu: %s [%s]\n", orgraph_finding_file(finding),
			orgraph_finding_line(finding), orgraph_finding_message(finding),
			orgraph_finding_rule(finding));
		errors += orgraph_finding_severity(finding) == ORGRAPH_ERROR;
	}
	return errors;
}

static bool draw(struct orgraph *organisation, const char *path)
{
	const char *const options[] = {"paper=A4", "findings", NULL};
	const char *data;
	size_t length;
	FILE *file;
	bool done;

	if (!orgraph_draw(organisation, "svg", options, &data, &length))
		return false;
	file = fopen(path, "wb");
	if (!file)
		return false;
	done = fwrite(data, 1, length, file) == length;
	return fclose(file) == 0 && done;
}

int main(int argc, char **argv)
{
	struct orgraph *organisation = orgraph_new();
	int status = 0;

	if (argc < 2 || !orgraph_add_path(organisation, argv[1]) ||
		!orgraph_check(organisation))
		status = 2;
	if (tell_findings(organisation) > 0 && status == 0)
		status = 1;
	if (argc > 2 && status < 2 && !draw(organisation, argv[2]))
		status = 2;
	if (status == 2)
		fprintf(stderr, "check: %s\n", orgraph_error(organisation));
	orgraph_free(organisation);
	return status;
}
