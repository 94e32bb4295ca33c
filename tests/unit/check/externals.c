/* External groups, and duties. */
#include "fixture.h"

#define POSTS                                            \
	"orgraph: 1\n"                                   \
	"posts: {p: {root: true}, q: {reports_to: p}}\n" \
	"groups:\n"

Test(externals, somebody_represents_us)
{
	EXPECT_FOUND("external-without-representative",
		POSTS "  e1: {external: true}\n"
		      "  e2: {external: true, represented_by: [p]}\n"
		      "  e3: {external: true, stub: true}\n"
		      "  e4: {external: true, members: [p]}\n"
		      "  g1: {}\n",
		"4:3 e1\n7:3 e4\n");
}

Test(externals, parts_and_wholes_will_do_and_siblings_will_not)
{
	EXPECT_FOUND("external-without-representative",
		POSTS "  whole: {external: true}\n"
		      "  part: {external: true, part_of: whole}\n"
		      "  seated: {external: true, part_of: part, represented_by: [p]}\n"
		      "  below: {external: true, part_of: seated}\n"
		      "  sister: {external: true, part_of: whole}\n",
		"8:3 sister\n");
}

Test(externals, representatives_of_another_day_are_none)
{
	cr_expect_str_eq(found_on("external-without-representative",
				 POSTS "  e: {external: true, represented_by: [{post: p, "
				       "until: 2024}]}\n",
				 "2025-01-01"),
		"4:3 e\n");
}

Test(externals, representatives_report_somewhere)
{
	EXPECT_FOUND("represented-unreported",
		POSTS "  e1: {external: true, represented_by: [q]}\n"
		      "  e2: {external: true, represented_by: [q], reports_to: p}\n"
		      "  e3: {external: true, represented_by: [q], part_of: e2}\n"
		      "  e4: {external: true, represented_by: [q], part_of: e3}\n"
		      "  e5: {external: true, represented_by: [q], principal: p}\n"
		      "  e6: {external: true, represented_by: [q], reports_to: nobody}\n"
		      "  e7: {external: true, represented_by: [q], part_of: e1}\n"
		      "  e8: {external: true}\n"
		      "  g1: {represented_by: [q]}\n",
		"4:3 e1\n8:3 e5\n10:3 e7\n");
}

#define DECLARED                                                \
	"orgraph: 1\n"                                          \
	"organisation:\n"                                       \
	"  duties: {gas: {name: Gases}, x-ray: {}, fire: {}}\n" \
	"groups:\n"

Test(duties, one_group_holds_each)
{
	const char *yaml = DECLARED "  g3: {duties: [gas, x-ray]}\n"
				    "  g2: {duties: gas}\n"
				    "  g1: {duties: [gas, gas]}\n"
				    "  e: {external: true, duties: [x-ray, fire]}\n";

	EXPECT_FOUND("duty-claimed-twice", yaml, "6:16 g2,g1,g3 duty=gas notes=3\n");
	EXPECT_FOUND("duty-unowned", yaml, "3:43  duty=fire\n");
}

/* It is told at the second by ids, and ten of the others are noted. */
Test(duties, many_hold_one)
{
	struct buf yaml = {0};

	EXPECT_FOUND("duty-claimed-twice",
		DECLARED "  a: {duties: gas}\n  c: {duties: gas}\n  b: {duties: gas}\n",
		"7:15 b,a,c duty=gas notes=2\n");
	buf_add_text(&yaml, DECLARED);
	for (char group = 'm'; group >= 'a'; group--)
		buf_printf(&yaml, "  %c: {duties: gas}\n", group);
	EXPECT_FOUND("duty-claimed-twice", yaml.data,
		"16:15 b,a,c,d,e,f,g,h,i,j,k,l,m duty=gas notes=10\n");
	buf_release(&yaml);
}

Test(duties, nobody_holds_any)
{
	EXPECT_FOUND("duty-unowned",
		"orgraph: 1\norganisation: {duties: {gas: {}}}\nposts: {p: {}}\n",
		"2:25  duty=gas\n");
}

Test(duties, free_words_are_one_duty_if_equal)
{
	const char *yaml = "orgraph: 1\n"
			   "groups:\n"
			   "  g1: {duties: [Gases, Fire safety]}\n"
			   "  g2: {duties: [gases]}\n"
			   "  g3: {duties: [Radiation, Gases]}\n";

	EXPECT_FOUND("duty-claimed-twice", yaml, "5:28 g3,g1 duty=Gases notes=1\n");
	EXPECT_FOUND("duty-unowned", yaml, "");
}
