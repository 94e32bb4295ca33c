/* A place as a member of an object. */
#include "base/json.h"
#include "report_internal.h"

void json_add_place(
	struct json *json, const char *key, const struct sources *sources, struct span at)
{
	struct place place;

	if (!span_is_set(at) || !sources_place(sources, at.begin, &place))
		return;
	json_key(json, key);
	json_open(json, '{', true);
	json_key(json, "file");
	json_text(json, source_shown(place.source));
	json_key(json, "line");
	json_uint(json, place.line);
	json_key(json, "column");
	json_uint(json, place.column);
	json_close(json);
}
