/* An organisation as it was at a revision, for who compares with it. */
#include "base/file.h"
#include "git.h"
#include "study.h"

/* An input that came after the revision is new as a whole; but one must have been there.
 */
static bool ask_git(struct git_files *files, const char *revision,
	const char *const *inputs, uint32_t count)
{
	struct buf why = {0};
	bool done = true;

	for (uint32_t i = 0; done && i < count; i++) {
		uint32_t before = files->count;

		if (file_kind_of(inputs[i]) == FILE_MISSING)
			buf_printf(&why, "cannot read '%s': no such file", inputs[i]);
		done = why.len == 0 && git_read(files, revision, inputs[i], &why);
		if (!done)
			say_error("%s", why.data);
		else if (files->count == before && count > 1)
			say_note("'%s' is not in '%s': all of it is new", inputs[i],
				revision);
	}
	if (done && files->count == 0) {
		say_error("'%s' is not in '%s': there is nothing to compare with",
			inputs[0], revision);
		done = false;
	}
	buf_release(&why);
	return done;
}

bool study_read_git(struct study *study, struct cli *cli, const char *revision,
	struct date day, const char *const *inputs, uint32_t count)
{
	struct git_files files = {0};
	bool done = ask_git(&files, revision, inputs, count) &&
		    study_read_files(study, cli, day, files.items, files.count);

	git_files_release(&files);
	return done;
}
