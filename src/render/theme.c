/* The three themes. Nothing is told by colour alone: print has none. */
#include "render_internal.h"

static const struct theme themes[RENDER_THEME__COUNT] = {
	[RENDER_LIGHT] = {.paper = 0xffffff,
		.ink = 0x16202b,
		.soft_ink = 0x44525f,
		.group = 0xffffff,
		.post = 0xe8eef4,
		.unit = 0xf4f1ea,
		.spine = 0xd8e3ed,
		.border = 0x3a4a5a,
		.line = 0x3a4a5a,
		.panel = 0xeef3f8,
		.panel_border = 0xd3dee9,
		.alarm = 0xb3261e,
		.alarm_ink = 0xffffff,
		.news = 0x0b5a8c,
		.news_ink = 0xffffff},
	[RENDER_DARK] = {.paper = 0x11171d,
		.ink = 0xeef3f8,
		.soft_ink = 0xb6c3d0,
		.group = 0x202b36,
		.post = 0x2b3a49,
		.unit = 0x38342c,
		.spine = 0x3a4b5c,
		.border = 0x93a6b8,
		.line = 0x93a6b8,
		.panel = 0x19222b,
		.panel_border = 0x33424f,
		.alarm = 0xff8a80,
		.alarm_ink = 0x1b0b0a,
		.news = 0x86c8f0,
		.news_ink = 0x0a1620},
	[RENDER_PRINT] = {.paper = 0xffffff,
		.ink = 0x000000,
		.soft_ink = 0x2b2b2b,
		.group = 0xffffff,
		.post = 0xefefef,
		.unit = 0xffffff,
		.spine = 0xe2e2e2,
		.border = 0x000000,
		.line = 0x000000,
		.panel = 0xf4f4f4,
		.panel_border = 0xc4c4c4,
		.alarm = 0x000000,
		.alarm_ink = 0xffffff,
		.news = 0x000000,
		.news_ink = 0xffffff},
};

const char *const render_theme_words[RENDER_THEME__COUNT] = {
	[RENDER_LIGHT] = "light", [RENDER_DARK] = "dark", [RENDER_PRINT] = "print"};

const struct theme *theme_of(enum render_theme theme)
{
	return &themes[theme];
}
