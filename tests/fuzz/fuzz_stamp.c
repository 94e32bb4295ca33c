/*
 * libFuzzer: any bytes as a file of each format and as a stamp in one. What can be read
 * is the same once it was written and read again, and its difference from a chart is
 * told.
 */
#include "chart/stamp.h"
#include "load/load.h"
#include "render/stamped.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char organisation[] =
	"orgraph: 1\n"
	"groups:\n"
	"  council: {name: Council, root: true}\n"
	"  board: {name: Board, reports_to: council, advises: council}\n";

/* Made once; it stays. */
static struct chart chart;
static struct stamp now;

static void make_chart(void)
{
	static struct sources sources;
	static struct model model;
	static struct sink sink;
	static struct analysis analysis;
	struct load_options options = {0};
	struct chart_options chart_options = chart_options_default();
	struct buf why = {0};

	model_init(&model, &sources);
	sink_init(&sink, NULL, &sources);
	load_text(&model, &sources, &sink, "fuzz.yaml", STR(organisation), &options);
	analysis_make(&analysis, &model);
	if (!chart_make(&chart, &model, &analysis, NULL, &chart_options, &why))
		BUG("there is no chart");
	stamp_make(&now, &chart);
	stamp_add_setting(&now, "paper", STR("A4"));
}

static void take(void *context, const char *sentence)
{
	*(size_t *)context += strlen(sentence);
}

static void look_at(const struct stamp *stamp)
{
	struct buf text = {0}, again = {0};
	struct stamp read;
	size_t told = 0;

	stamp_tell(stamp, &now, take, &told);
	if ((told == 0) != (stamp_compare(stamp, &now) == STAMP_SAME))
		BUG("a difference is told, or none");
	stamp_write(stamp, &text);
	if (!stamp_read(&read, buf_str(&text), STAMP_ALL))
		BUG("what was written is not read");
	stamp_write(&read, &again);
	if (text.len != again.len || memcmp(text.data, again.data, text.len) != 0)
		BUG("what was read is written otherwise");
	stamp_release(&read);
	buf_release(&text);
	buf_release(&again);
}

static void read_file(struct str file)
{
	for (enum stamped_as as = 0; as < STAMPED_AS__COUNT; as++) {
		struct stamp stamp;

		if (stamped_read(file, as, STAMP_ALL, &stamp) != STAMPED_NOT)
			look_at(&stamp);
		stamp_release(&stamp);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, (uint32_t)size};
	struct buf file = {0};

	if (chart.box_count == 0)
		make_chart();
	read_file(text);
	/* the mark is hard to guess */
	buf_add_text(&file, "orgraph-stamp 1 0123456789abcdef\n");
	buf_add_str(&file, text);
	read_file(buf_str(&file));
	buf_release(&file);
	return 0;
}
