/* An organisation from a text, loaded and analysed, for tests. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include "check/analysis.h"
#include "diag/diag.h"
#include "load/load.h"

struct sample {
	struct sources sources;
	struct sink sink;
	struct model model;
	struct analysis analysis;
};

static inline void sample_begin(struct sample *sample)
{
	*sample = (struct sample){0};
	model_init(&sample->model, &sample->sources);
	sink_init(&sample->sink, NULL, &sample->sources);
}

static inline void sample_load(struct sample *sample, struct str text)
{
	struct load_options options = {0};

	sample_begin(sample);
	load_text(&sample->model, &sample->sources, &sample->sink, "sample.yaml", text,
		&options);
	analysis_make(&sample->analysis, &sample->model);
}

static inline void sample_release(struct sample *sample)
{
	analysis_release(&sample->analysis);
	sink_release(&sample->sink);
	model_release(&sample->model);
	sources_release(&sample->sources);
}

#endif
