#include "fixture.h"

#define TOP "posts: {a: {root: true}, "

Test(diff_levels, one_between)
{
	EXPECT_BOTH_WAYS(TOP "b: {reports_to: a}, c: {reports_to: a}}\n",
		TOP "x: {reports_to: a}, b: {reports_to: x}, c: {reports_to: x}}\n",
		"added x: - -> x\nlevel_added x: - -> a\nmoved b reports_to: a -> x\n"
		"moved c reports_to: a -> x\n",
		"removed x: x -> -\nlevel_removed x: a -> -\nmoved b reports_to: x -> a\n"
		"moved c reports_to: x -> a\n");
}

Test(diff_levels, two_between)
{
	EXPECT_CHANGES(TOP "b: {reports_to: a}}\n",
		TOP "x: {reports_to: a}, y: {reports_to: x}, b: {reports_to: y}}\n",
		"added x: - -> x\nadded y: - -> y\nlevel_added x: - -> a\n"
		"level_added y: - -> x\nmoved b reports_to: a -> y\n");
}

Test(diff_levels, who_bore_nobody_may_become_a_level)
{
	EXPECT_CHANGES(TOP "x: {reports_to: a}, b: {reports_to: a}}\n",
		TOP "x: {reports_to: a}, b: {reports_to: x}}\n",
		"level_added x: - -> a\nmoved b reports_to: a -> x\n");
}

Test(diff_levels, below_who_bore_others_is_a_move)
{
	EXPECT_CHANGES(TOP
		"x: {reports_to: a}, y: {reports_to: x}, b: {reports_to: a}}\n",
		TOP "x: {reports_to: a}, y: {reports_to: x}, b: {reports_to: x}}\n",
		"moved b reports_to: a -> x\n");
}

Test(diff_levels, another_branch_is_a_move)
{
	EXPECT_CHANGES(TOP "c: {reports_to: a}, b: {reports_to: c}}\n",
		TOP "c: {reports_to: a}, x: {reports_to: a}, b: {reports_to: x}}\n",
		"added x: - -> x\nmoved b reports_to: c -> x\n");
}

Test(diff_levels, exchanged_is_no_level)
{
	EXPECT_CHANGES(TOP "x: {reports_to: a}, b: {reports_to: x}}\n",
		TOP "y: {reports_to: a}, b: {reports_to: y}}\n",
		"removed x: x -> -\nadded y: - -> y\nmoved b reports_to: x -> y\n");
}

Test(diff_levels, beside_the_line_that_stays)
{
	EXPECT_CHANGES(TOP "b: {reports_to: a}}\n",
		TOP "x: {reports_to: a}, b: {reports_to: [a, x]}}\n",
		"added x: - -> x\nlevel_added x: - -> a\n"
		"line_added b reports_to: - -> x\n");
}

Test(diff_levels, rings_have_no_levels)
{
	EXPECT_CHANGES("posts: {a: {}, b: {reports_to: a}}\n",
		"posts: {a: {}, x: {reports_to: y}, y: {reports_to: x}, b: {reports_to: "
		"x}}\n",
		"added x: - -> x\nadded y: - -> y\nmoved b reports_to: a -> x\n");
}
