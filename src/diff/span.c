/* Where the value of a key is written. */
#include "diff_internal.h"

static struct span first_of_either(struct span first, struct span second)
{
	return span_is_set(first) ? first : second;
}

#define FIRST_OF(tag, place)                                           \
	(((const struct tag *)member)->count > 0                       \
			? ((const struct tag *)member)->items[0] place \
			: (struct span){0})

struct span value_span(const struct field *field, const void *base)
{
	const void *member = field_member(field, base);
	const void *second = field_second(field, base);

	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_NAME:
		return ((const struct text *)member)->at;
	case FIELD_TEXTS:
		return FIRST_OF(texts, .at);
	case FIELD_LABELS:
		return FIRST_OF(labels, .text.at);
	case FIELD_WORD:
	case FIELD_WORDS:
		return field->offset2 ? *(const struct span *)second : (struct span){0};
	case FIELD_DATE:
	case FIELD_DECIDED:
		return ((const struct date *)member)->at;
	case FIELD_VALIDITY:
		return first_of_either(((const struct validity *)member)->from.at,
			((const struct validity *)member)->until.at);
	case FIELD_QUANTITY:
		return ((const struct quantity *)member)->at;
	case FIELD_ORIGINS:
		return FIRST_OF(origins, .at);
	case FIELD_REF:
	case FIELD_MENTION:
		return ((const struct ref *)member)->at;
	case FIELD_REFS:
	case FIELD_DUTIES:
		return FIRST_OF(refs, .at);
	case FIELD_OFFICE:
	case FIELD_SEATS:
		return FIRST_OF(seats, .at);
	case FIELD_OFFICES:
		return FIRST_OF(offices, .name.at);
	case FIELD_MANDATE:
		return (*(const struct mandate *const *)member)->at;
	case FIELD_DECIDER:
		return first_of_either(
			FIRST_OF(refs, .at), ((const struct decider *)member)->text.at);
	case FIELD_MEETS:
		return (*(const struct meets *const *)member)->text.at;
	case FIELD_MINUTES:
		return ((const struct minutes *)member)->at;
	case FIELD_HOLDERS:
		return FIRST_OF(holders, .at);
	case FIELD_VIA:
		return first_of_either(
			FIRST_OF(refs, .at), ((const struct text *)second)->at);
	case FIELD_BOOL:
	case FIELD_LINES:
	case FIELD_SPECIAL:
	case FIELD_IGNORED:
		break;
	}
	return (struct span){0};
}
