#!/bin/sh
# data/region-jamtland-harjedalen-linje on its days: nothing in it is misread, its own rules
# find what the document leaves open, and the changes from each day to the next are the story
# that it tells.
# Usage: O=build/release tests/lint/line-organisation.sh
. "$(dirname "$0")/../lib.sh"
suite=line-organisation
cd "$root" || exit 2
data=data/region-jamtland-harjedalen-linje

# What is wrong with the document, not with the file, has a rule of another family.
loads() { # DAY
	why=
	"$orgraph" check --color never --as-of "$1" "$data" >"$work/found" 2>&1
	test $? -le 1 || why="cannot be read"
	grep -E '\[(unknown|ambiguous|duplicate|missing|wrong|bad|yaml)-[a-z]*\]$' "$work/found" &&
		why="is misread"
	verdict "$1"
}

# Its own rules, by what they find.
finds() { # DAY < EXPECTED
	why=
	cat >"$work/open"
	"$orgraph" check --color never --rules "$data/rules.yaml" --as-of "$1" "$data" |
		sed -n 's|.*\[\(linje/[a-z-]*\)\]$|\1|p' | sort | uniq -c |
		sed 's/^ *//' >"$work/found"
	expect "$work/open" "$work/found" "what the rules find"
	verdict "rules on $1"
}

# Lines that it has to tell, before those on keys and lines.
story() { # DAY DAY < EXPECTED
	why=
	cat >"$work/told"
	"$orgraph" diff --color never --as-of "$1" --as-of "$2" "$data" >"$work/all"
	cat "$work/all" >>"$work/pages"
	sed '/^Changed$/,$d' "$work/all" >"$work/tells"
	while read -r line; do
		grep -qF -e "$line" "$work/tells" || why="${why:+$why, }does not tell '$line'"
	done <"$work/told"
	verdict "$1 to $2"
}

for day in 2015-06-01 2018-06-01 2019-06-01 2020-11-19 2021-06-01 2022-06-01; do
	loads $day
done

story 2015-06-01 2018-06-01 <<end
- unit Centrum ×7
- post Centrumchef ×7
+ post Hälso- och sjukvårdsdirektör
> unit Områden ×2+ (omraden), from Centrumchef ×7 (gone) to Hälso- och sjukvårdsdirektör (new)
end
story 2018-06-01 2019-06-01 <<end
Gone: 2 units
- unit Hälso- och sjukvårdsförvaltningen
- unit Regionala utvecklingsförvaltningen
+ unit Regionstyrelsens förvaltning
end
story 2019-06-01 2021-06-01 <<end
New: 3 posts, 1 group
below Hälso- och sjukvårdsdirektör
+ post Divisionschef, Division Medicin (divisionschef-medicin), proposed
+ post Divisionschef, Division Kirurgi (divisionschef-kirurgi), proposed
+ post Divisionschef, Division Nära vård (divisionschef-nara-vard), proposed
end
story 2021-06-01 2022-06-01 <<end
+ a level below Hälso- och sjukvårdsdirektör
New: 3 units, 3 groups
+ unit Division Medicin (division-medicin), proposed
+ unit Division Kirurgi (division-kirurgi), proposed
+ unit Division Nära vård (division-nara-vard), proposed
end

# all of it is read at once
why=
lines=$(wc -l <"$work/pages")
test "$lines" -le 80 || why="the story takes $lines lines, more than a page"
verdict "a page"

finds 2015-06-01 <<end
2 linje/structure-decided
end
finds 2018-06-01 <<end
2 linje/structure-decided
end
for day in 2019-06-01 2020-11-19 2021-06-01; do
	finds $day <<-end
	1 linje/areas-have-management
	2 linje/chiefs-in-the-line
	1 linje/old-administrations-ceased
	1 linje/two-areas-of-administration
	end
done
# The proposal: a fifth level of chiefs, by three divisions without a decision of the board.
finds 2022-06-01 <<end
1 linje/areas-have-management
2 linje/chiefs-in-the-line
1 linje/four-levels-of-chiefs
3 linje/new-level-decided
1 linje/old-administrations-ceased
1 linje/two-areas-of-administration
end
finish
