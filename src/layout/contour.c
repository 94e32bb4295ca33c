#include "contour.h"

struct contour contour_full(double height)
{
	return (struct contour){.steps = {{height, 0, 0}}, .count = 1};
}

struct contour contour_mirrored(const struct contour *contour)
{
	struct contour mirrored = *contour;

	for (uint32_t i = 0; i < contour->count; i++) {
		mirrored.steps[i].left = contour->steps[i].right;
		mirrored.steps[i].right = contour->steps[i].left;
	}
	return mirrored;
}

static double least(double a, double b)
{
	return a < b ? a : b;
}

static double most(double a, double b)
{
	return a > b ? a : b;
}

/* Adds a step of insets; of more than there is room for the last become one. */
static void add_step(struct contour *contour, struct contour_step step)
{
	struct contour_step *last;

	if (contour->count < CONTOUR_STEPS) {
		contour->steps[contour->count++] = step;
		return;
	}
	last = &contour->steps[CONTOUR_STEPS - 1];
	last->until = step.until;
	last->left = least(last->left, step.left);
	last->right = least(last->right, step.right);
}

struct contour contour_below(struct contour_step box, const struct contour *body,
	double y, double left, double right)
{
	struct contour contour = {.steps = {box}, .count = 1};

	for (uint32_t i = 0; i < body->count; i++) {
		struct contour_step step = body->steps[i];

		step.until += y;
		step.left += left;
		step.right += right;
		add_step(&contour, step);
	}
	return contour;
}

double silhouette_room(
	const struct silhouette *silhouette, const struct contour *contour, double gap)
{
	double room = silhouette->steps[0].right + gap - contour->steps[0].left;
	uint32_t i = 0, k = 0;

	while (i < silhouette->count && k < contour->count) {
		const struct contour_step *there = &silhouette->steps[i];
		const struct contour_step *here = &contour->steps[k];

		room = most(room, there->right + gap - here->left);
		i += there->until <= here->until;
		k += here->until <= there->until;
	}
	return room;
}

/* The last two steps become one. */
static void shorten(struct silhouette *silhouette)
{
	struct contour_step *last = &silhouette->steps[--silhouette->count];

	last[-1].until = last->until;
	last[-1].left = least(last[-1].left, last->left);
	last[-1].right = most(last[-1].right, last->right);
}

void silhouette_add(struct silhouette *silhouette, const struct contour *contour,
	double x, double width)
{
	struct silhouette old = *silhouette;
	uint32_t i = 0, k = 0;

	silhouette->count = 0;
	while (i < old.count || k < contour->count) {
		struct contour_step step, new = {0};

		if (k < contour->count)
			new = (struct contour_step){contour->steps[k].until,
				x + contour->steps[k].left,
				x + width - contour->steps[k].right};
		if (i == old.count) {
			step = new;
			k++;
		} else if (k == contour->count) {
			step = old.steps[i++];
		} else {
			step.until = least(old.steps[i].until, new.until);
			step.left = least(old.steps[i].left, new.left);
			step.right = most(old.steps[i].right, new.right);
			i += old.steps[i].until <= step.until;
			k += new.until <= step.until;
		}
		silhouette->steps[silhouette->count++] = step;
	}
	while (silhouette->count > SILHOUETTE_STEPS)
		shorten(silhouette);
}

struct contour silhouette_contour(
	const struct silhouette *silhouette, double *left, double *right)
{
	struct contour contour = {.count = 0};

	*left = silhouette->steps[0].left;
	*right = silhouette->steps[0].right;
	for (uint32_t i = 1; i < silhouette->count; i++) {
		*left = least(*left, silhouette->steps[i].left);
		*right = most(*right, silhouette->steps[i].right);
	}
	for (uint32_t i = 0; i < silhouette->count; i++)
		add_step(&contour, (struct contour_step){silhouette->steps[i].until,
					   silhouette->steps[i].left - *left,
					   *right - silhouette->steps[i].right});
	return contour;
}
