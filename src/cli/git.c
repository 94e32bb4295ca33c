/*
 * Four questions for git: where in its repository the input lies (rev-parse), which tree
 * the revision is (rev-parse), which files that tree has there (ls-tree), and their texts
 * (cat-file). The last reads what it is asked for from a file, so that neither process
 * waits for the other.
 */
#include "git.h"

#include "base/file.h"
#include "base/vec.h"
#include "load/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGUMENTS 10
#define NOT_RUN   127 /* as a shell has it */

/* ---- one call ---- */

struct call {
	const char *folder; /* where it runs */
	const char *arguments[ARGUMENTS];
	FILE *input;     /* NULL: nothing */
	struct buf out;  /* what it printed */
	struct buf said; /* on standard error */
};

/* Whatever the user's own settings are, git must not ask, fetch or translate. */
static void set_environment(void)
{
	static const char *const settings[][2] = {{"GIT_NO_LAZY_FETCH", "1"},
		{"GIT_OPTIONAL_LOCKS", "0"}, {"GIT_TERMINAL_PROMPT", "0"},
		{"GIT_LITERAL_PATHSPECS", "1"}, {"LC_ALL", "C"}};

	for (size_t i = 0; i < COUNT_OF(settings); i++)
		setenv(settings[i][0], settings[i][1], 1);
}

NORETURN static void become_git(const struct call *call, int out, int said)
{
	int input = call->input ? fileno(call->input) : open("/dev/null", O_RDONLY);
	union {
		const char *const *given;
		char *const *taken; /* execvp promises not to write */
	} arguments = {.given = call->arguments};

	set_environment();
	if (input >= 0 && dup2(input, STDIN_FILENO) >= 0 &&
		dup2(out, STDOUT_FILENO) >= 0 && dup2(said, STDERR_FILENO) >= 0 &&
		chdir(call->folder) == 0)
		execvp("git", arguments.taken);
	_exit(NOT_RUN);
}

static bool read_all(int fd, struct buf *out)
{
	char bytes[16384];

	for (;;) {
		ssize_t got = read(fd, bytes, sizeof bytes);

		if (got > 0)
			buf_add(out, bytes, (size_t)got);
		else if (got == 0)
			return true;
		else if (errno != EINTR)
			return false;
	}
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return NOT_RUN;
	return WIFEXITED(status) ? WEXITSTATUS(status) : NOT_RUN + 1;
}

/* The exit status of git, or NOT_RUN with the reason in `why`. */
static int run(struct call *call, struct buf *why)
{
	FILE *said = tmpfile();
	int ends[2], status = NOT_RUN;
	pid_t child;

	if (!said || pipe(ends) != 0) {
		buf_add_text(why, "cannot run git: ");
		file_explain(why, errno);
		if (said)
			fclose(said);
		return NOT_RUN;
	}
	fflush(NULL);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		become_git(call, ends[1], fileno(said));
	}
	close(ends[1]);
	if (child > 0) {
		bool whole = read_all(ends[0], &call->out);

		status = wait_for(child);
		if (!whole)
			status = NOT_RUN;
	}
	close(ends[0]);
	if (status == NOT_RUN)
		buf_add_text(why, "cannot run git: is it installed?");
	rewind(said);
	if (!read_all(fileno(said), &call->said))
		buf_clear(&call->said);
	fclose(said);
	return status;
}

static void call_release(struct call *call)
{
	buf_release(&call->out);
	buf_release(&call->said);
}

static void drop_line_end(struct buf *text)
{
	if (text->len > 0 && text->data[text->len - 1] == '\n')
		text->data[--text->len] = '\0';
}

/* The first line of what git said, without its "fatal: ". */
static void add_said(struct buf *why, const struct call *call)
{
	const char *said = call->said.data ? call->said.data : "";

	if (strncmp(said, "fatal: ", 7) == 0)
		said += 7;
	if (*said != '\0')
		buf_printf(why, ": git says '%.*s'", (int)strcspn(said, "\n"), said);
}

/* ---- where and which ---- */

/* An input as git has it: a path below the top of the repository. */
struct place_in_git {
	struct buf folder; /* where git is asked */
	struct buf path; /* of the file, or of the folder with a slash behind; empty: the
			    whole repository */
	bool is_folder;
	struct buf tree; /* the revision */
};

static void place_release(struct place_in_git *place)
{
	buf_release(&place->folder);
	buf_release(&place->path);
	buf_release(&place->tree);
}

/* "a/b.yaml" is asked for in "a", "b.yaml" in ".". */
static void split(struct place_in_git *place, const char *input, const char **name)
{
	place->is_folder = file_kind_of(input) == FILE_FOLDER;
	if (place->is_folder)
		buf_add_text(&place->folder, input);
	else
		file_add_folder(&place->folder, input);
	*name = place->is_folder ? "" : file_last_part(input);
}

static bool find_path(struct place_in_git *place, const char *input, struct buf *why)
{
	struct call call = {.arguments = {"git", "rev-parse", "--show-prefix", NULL}};
	const char *name;
	int status;

	split(place, input, &name);
	call.folder = place->folder.data;
	status = run(&call, why);
	if (status == 0) {
		drop_line_end(&call.out);
		buf_add_str(&place->path, buf_str(&call.out));
		buf_add_text(&place->path, name);
	} else if (status != NOT_RUN) {
		buf_printf(why, "'%s' is in no git repository", input);
		add_said(why, &call);
	}
	call_release(&call);
	return status == 0;
}

static bool find_tree(struct place_in_git *place, const char *revision, struct buf *why)
{
	struct buf wanted = {0};
	struct call call = {.folder = place->folder.data};
	int status = NOT_RUN + 1;

	buf_printf(&wanted, "%s^{tree}", revision);
	call.arguments[0] = "git";
	call.arguments[1] = "rev-parse";
	call.arguments[2] = "--verify";
	call.arguments[3] = "--quiet";
	call.arguments[4] = wanted.data;
	/* a word that begins with a dash is an option, or none */
	if (revision[0] != '-')
		status = run(&call, why);
	if (status == 0) {
		drop_line_end(&call.out);
		buf_add_str(&place->tree, buf_str(&call.out));
	} else if (status != NOT_RUN) {
		buf_printf(why, "git knows no revision '%s'", revision);
	}
	call_release(&call);
	buf_release(&wanted);
	return status == 0;
}

/* ---- which files ---- */

struct blob {
	struct str id, path; /* path: below the input; empty for a file */
};

struct blobs {
	struct blob *items;
	uint32_t count, cap;
};

static bool is_hidden(struct str path)
{
	for (uint32_t i = 0; i < path.len; i++)
		if (path.ptr[i] == '.' && (i == 0 || path.ptr[i - 1] == '/'))
			return true;
	return false;
}

/* "100644 blob ID\tPATH": no link, no folder, nothing of another repository. */
static void take_entry(
	const struct place_in_git *place, struct str entry, struct blobs *blobs)
{
	const char *tab = str_chr(entry, '\t');
	const char *id = tab;
	struct str path;

	if (!tab || !str_starts(entry, "100"))
		return;
	while (id > entry.ptr && id[-1] != ' ')
		id--;
	path = (struct str){tab + 1, (uint32_t)(entry.ptr + entry.len - (tab + 1))};
	if (path.len < place->path.len ||
		memcmp(path.ptr, place->path.data ? place->path.data : "",
			place->path.len) != 0)
		return;
	path.ptr += place->path.len;
	path.len -= (uint32_t)place->path.len;
	if (place->is_folder ? is_hidden(path) || !(str_ends(path, ".yaml") ||
							  str_ends(path, ".yml"))
			     : path.len > 0)
		return;
	*VEC_PUSH(blobs) = (struct blob){{id, (uint32_t)(tab - id)}, path};
}

/* `list` holds what the blobs point to. */
static bool list_blobs(const struct place_in_git *place, struct blobs *blobs,
	struct buf *list, struct buf *why)
{
	struct call call = {.folder = place->folder.data,
		.arguments = {"git", "ls-tree", "-r", "-z", "--full-tree",
			place->tree.data, "--", place->path.data}};
	int status;

	if (place->path.len == 0)
		call.arguments[6] = NULL;
	status = run(&call, why);
	if (status != 0 && status != NOT_RUN) {
		buf_add_text(why, "git cannot list its files");
		add_said(why, &call);
	}
	*list = call.out;
	call.out = (struct buf){0};
	for (size_t pos = 0; status == 0 && pos < list->len;) {
		size_t len = strlen(list->data + pos);

		take_entry(place, (struct str){list->data + pos, (uint32_t)len}, blobs);
		pos += len + 1;
	}
	call_release(&call);
	return status == 0;
}

/* ---- their texts ---- */

/* "REVISION:path", as git names it. */
static const char *name_of(
	struct git_files *files, const char *revision, const char *input, struct str path)
{
	struct buf name = {0};
	const char *kept;

	buf_printf(&name, "%s:%s", revision, input);
	if (path.len > 0 && name.data[name.len - 1] != '/')
		buf_add_char(&name, '/');
	buf_add_str(&name, path);
	kept = arena_copy(&files->arena, name.data, name.len);
	buf_release(&name);
	return kept;
}

/* "ID blob SIZE\n", the text, "\n". Returns where the next one begins; 0: not as
 * promised.
 */
static size_t take_text(const struct buf *out, size_t pos, struct str *text)
{
	const char *line = out->data + pos;
	const char *end = memchr(line, '\n', out->len - pos);
	const char *size = end;
	unsigned long long len;

	if (!end)
		return 0;
	while (size > line && size[-1] != ' ')
		size--;
	len = strtoull(size, NULL, 10);
	pos = (size_t)(end + 1 - out->data);
	if (size == line || len >= out->len - pos || len > LIMIT_FILE_BYTES)
		return 0;
	*text = (struct str){end + 1, (uint32_t)len};
	return pos + (size_t)len + 1;
}

static bool take_texts(struct git_files *files, const struct place_in_git *place,
	const struct blobs *blobs, const struct buf *out, const char *revision,
	const char *input)
{
	size_t pos = 0;

	for (uint32_t i = 0; i < blobs->count; i++) {
		struct load_file *file;
		struct str text;

		pos = pos < out->len ? take_text(out, pos, &text) : 0;
		if (pos == 0)
			return false;
		file = VEC_PUSH(files);
		file->name = name_of(files, revision, input, blobs->items[i].path);
		file->text = (struct str){
			arena_copy(&files->arena, text.ptr, text.len), text.len};
		file->found = place->is_folder;
	}
	return true;
}

static bool read_blobs(struct git_files *files, const struct place_in_git *place,
	const struct blobs *blobs, const char *revision, const char *input,
	struct buf *why)
{
	struct call call = {.folder = place->folder.data,
		.arguments = {"git", "cat-file", "--batch", NULL},
		.input = tmpfile()};
	int status = NOT_RUN;

	if (!call.input) {
		buf_add_text(why, "cannot make a temporary file: ");
		file_explain(why, errno);
		return false;
	}
	for (uint32_t i = 0; i < blobs->count; i++)
		fprintf(call.input, "%.*s\n", STR_ARG(blobs->items[i].id));
	rewind(call.input);
	status = run(&call, why);
	if (status != NOT_RUN && (status != 0 || !take_texts(files, place, blobs,
							 &call.out, revision, input))) {
		status = NOT_RUN;
		buf_printf(why, "git cannot read '%s' at '%s'", input, revision);
		add_said(why, &call);
	}
	fclose(call.input);
	call_release(&call);
	return status == 0;
}

bool git_read(
	struct git_files *files, const char *revision, const char *input, struct buf *why)
{
	struct place_in_git place = {0};
	struct blobs blobs = {0};
	struct buf list = {0};
	bool done;

	if (!files->in_use)
		arena_init(&files->arena, "what git holds");
	files->in_use = true;
	done = find_path(&place, input, why) && find_tree(&place, revision, why) &&
	       list_blobs(&place, &blobs, &list, why) &&
	       (blobs.count == 0 ||
		       read_blobs(files, &place, &blobs, revision, input, why));
	VEC_RELEASE(&blobs);
	buf_release(&list);
	place_release(&place);
	return done;
}

void git_files_release(struct git_files *files)
{
	if (files->in_use)
		arena_release(&files->arena);
	VEC_RELEASE(files);
	*files = (struct git_files){0};
}
