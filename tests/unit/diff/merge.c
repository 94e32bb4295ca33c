/* Both organisations as one model: what is gone leads to where its nodes stand there. */
#include "fixture.h"

/* In the new organisation every node that stays has another index. */
#define OLD "posts: {a: {}, b: {}, c: {}, d: {}, e: {}}\npersons: {x: {name: X}}\n"
#define NEW                                                \
	"units: {u: {}, v: {}}\npersons: {x: {name: X}}\n" \
	"posts: {z: {}, y: {}, e: {}, d: {}, c: {}, b: {}, a: {}}\n"

#define EXPECT_GONE(old, new, expected) \
	cr_expect_str_eq(gone((old), (new)), (expected), "\n%s", gone((old), (new)))

Test(diff_merge, seats_and_mandates_of_what_is_gone)
{
	EXPECT_GONE(OLD "groups:\n"
			"  g:\n"
			"    chair: a\n"
			"    members: [{post: [b, c], represents: d, appointed_by: e, "
			"person: x}, {text: t}, nobody]\n"
			"    offices: {clerk: d}\n"
			"    mandate: {from: [e, c], decider: b}\n"
			"    reports_to: a\n",
		NEW,
		"g: chair=a members=b members=c represents=d appointed_by=e person=x "
		"members=nobody? office=d from=e from=c decider=b reports_to>a\n");
}

Test(diff_merge, posts_and_units_of_what_is_gone)
{
	EXPECT_GONE(OLD "units: {w: {head: b, part_of: q}, q: {}}\n", NEW,
		"w: head=b part_of>q\nq:\n");
	EXPECT_GONE("persons: {x: {name: X}}\nunits: {u: {}}\n"
		    "posts: {a: {unit: u, holder: x}}\n",
		"units: {v: {}, u: {}}\nposts: {b: {}}\npersons: {y: {}, x: {name: "
		"X}}\n",
		"a: unit=u holder=x\n");
}

/* The id is another's by now, who is no group. */
Test(diff_merge, an_id_that_is_taken_gets_a_sign)
{
	EXPECT_GONE("groups: {g: {}, h: {reports_to: g}}\n",
		"posts: {g: {name: G}}\ngroups: {h: {reports_to: g}}\n", "g~:\n");
}

Test(diff_merge, lines_of_who_stays)
{
	EXPECT_GONE("posts: {a: {}, b: {}}\n"
		    "groups: {g: {principal: a, informs: b}}\n",
		"posts: {b: {}, a: {}}\ngroups: {g: {principal: b}}\n",
		"g principal>a\ng informs>b\n");
	EXPECT_GONE("organisation: {id: o, line_types: {thanks: {}}}\n"
		    "posts: {a: {}, b: {thanks: a}}\n",
		"organisation: {id: o, line_types: {visits: {}}}\n"
		"posts: {b: {}, a: {}}\n",
		"b thanks>a\n");
}
