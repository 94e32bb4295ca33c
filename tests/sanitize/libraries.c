/*
 * Linked into sanitized builds alone. Pango, cairo and fontconfig keep caches until the
 * process ends, partly where the leak checker does not look, and fontconfig's functions
 * have no names that a suppression could name. So they are asked to give them back before
 * the check, which runs after every destructor; what a chart itself lost is still seen.
 */
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

static void give_back(void) __attribute__((destructor));

static void give_back(void)
{
	pango_cairo_font_map_set_default(NULL);
	cairo_debug_reset_static_data();
	FcFini();
}
