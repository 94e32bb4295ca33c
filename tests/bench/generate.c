/*
 * Writes a well-formed organisation of N groups: a tree of groups, ten below each, with
 * every key that governance documents usually fill in, and nothing for the rules to find
 * but a handful at its edges.
 *
 *	generate N >organisation.yaml
 *	generate N FILES FOLDER        FOLDER/part-000.yaml, …
 *
 * Group i reports to group (i - 1) / 10; its chair and a staff post come with it, and
 * ten groups share a unit. A chair sits in the group above, staff in neighbouring groups.
 */
#include <stdio.h>
#include <stdlib.h>

#define WIDTH 10

static const char *const powers[] = {"[advises, prepares]", "[prepares]", "[coordinates]",
	"[advises]", "[recommends, informs]"};
static const char *const meetings[] = {
	"monthly", "2-3/half-year", "~1/month, on_demand", "every 6 weeks", "4/year"};
static const char *const purposes[] = {"Läkemedel och behandling",
	"Patientsäkerhet, vårdhygien och smittskydd", "Medicinteknisk utrustning",
	"Kompetensförsörjning", "Digital utveckling"};

static unsigned above(unsigned i)
{
	return (i - 1) / WIDTH;
}

static void put_head(void)
{
	puts("# made by tests/bench/generate.c\n"
	     "orgraph: 1\n"
	     "organisation:\n"
	     "  id: norrvik\n"
	     "  name: Region Norrvik\n"
	     "  language: sv\n"
	     "  sources:\n"
	     "    arenor: {title: Arenor och grupper, number: RS 12/2025, date: "
	     "2025-10-01}\n");
}

static void put_unit(unsigned k)
{
	printf("  enhet-%u:\n    name: Enhet nummer %u för hälsa\n    kind: avdelning\n",
		k, k);
	if (k == 0)
		puts("    root: true");
	else
		printf("    part_of: enhet-%u\n", above(k));
	printf("    head: chef-%u\n", k * WIDTH);
}

static void put_posts(unsigned i)
{
	printf("  chef-%u:\n    name: Verksamhetschef för område %u\n", i, i);
	if (i % 4 == 1)
		printf("    aliases: [VC-%u, \"chefen för område %u\"]\n", i, i);
	if (i == 0)
		puts("    root: true");
	else
		printf("    reports_to: chef-%u\n", above(i));
	printf("    unit: enhet-%u\n"
	       "    holder: {person: Eva Exempel den %u:e, from: 2025-01-01}\n",
		i / WIDTH, i);
	printf("  stab-%u:\n    name: Handläggare %u\n    reports_to: chef-%u\n"
	       "    unit: enhet-%u\n",
		i, i, i, i / WIDTH);
}

/* Steering groups decide through their chair; councils prepare for the post above. */
static void put_mandate(unsigned i, unsigned upper)
{
	int steers = i % 3 == 0;

	printf("    mandate:\n      power: %s\n      text: Bereder och följer upp %s i "
	       "området\n      from: chef-%u\n      decider: chef-%u\n"
	       "      basis: RS 2025-10-01 §%u\n      decided: 2025-10-01\n",
		steers ? "decides" : powers[i % 5], purposes[(i + 1) % 5], upper,
		steers ? i : upper, i % 97 + 1);
}

static void put_group(unsigned i, unsigned count)
{
	unsigned upper = i == 0 ? 0 : above(i);

	printf("  grupp-%u:\n    name: \"Grupp %u: %s\"\n", i, i, purposes[i % 5]);
	if (i % 5 == 2)
		printf("    aliases: [G%u]\n", i);
	printf("    kind: %s\n    principal: chef-%u\n    chair: ",
		i % 3 ? "council" : "steering", upper);
	if (i % 4 == 1)
		printf("VC-%u\n", i);
	else
		printf("chef-%u\n", i);
	printf("    secretary: stab-%u\n    members:\n", i);
	printf("      - stab-%u\n", (i + 1) % count);
	for (unsigned below = i * WIDTH + 1; below <= i * WIDTH + 3 && below < count;
		below++)
		printf("      - chef-%u\n", below);
	printf("      - {post: stab-%u, role: sakkunnig}\n", (i + 2) % count);
	puts("      - {text: Företrädare för patienterna, count: 2}");
	if (count > 3)
		printf("    co_opted: [stab-%u]\n", (i + 3) % count);
	put_mandate(i, upper);
	if (i == 0)
		puts("    root: true");
	else
		printf("    reports_to: grupp-%u\n", upper);
	printf("    meets: %s\n    minutes: {kind: protocol, published: gruppens egen "
	       "sida}\n    source: {in: arenor, section: %u.%u, line: %u}\n",
		meetings[i % 5], i % 9 + 1, i % 40, i + 100);
}

/* The part of each section that a file has: of N files number `file`. */
struct part {
	unsigned count, file, files;
};

static unsigned first_of(const struct part *part, unsigned total, unsigned file)
{
	return (unsigned)((unsigned long long)total * file / part->files);
}

static void put_part(const struct part *part)
{
	unsigned groups = part->count, units = (groups - 1) / WIDTH + 1;

	if (part->file == 0)
		put_head();
	else
		puts("orgraph: 1");
	puts("units:");
	for (unsigned k = first_of(part, units, part->file);
		k < first_of(part, units, part->file + 1); k++)
		put_unit(k);
	puts("\nposts:");
	for (unsigned i = first_of(part, groups, part->file);
		i < first_of(part, groups, part->file + 1); i++)
		put_posts(i);
	puts("\ngroups:");
	for (unsigned i = first_of(part, groups, part->file);
		i < first_of(part, groups, part->file + 1); i++)
		put_group(i, groups);
}

static int ends_well(void)
{
	return fflush(stdout) == 0 && !ferror(stdout);
}

static int put_files(struct part *part, const char *folder)
{
	char path[4096];

	for (; part->file < part->files; part->file++) {
		snprintf(path, sizeof path, "%s/part-%03u.yaml", folder, part->file);
		if (!freopen(path, "w", stdout))
			return 0;
		put_part(part);
		if (!ends_well())
			return 0;
	}
	return 1;
}

int main(int argc, char **argv)
{
	struct part part = {argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 0, 0, 1};

	if (argc == 4)
		part.files = (unsigned)strtoul(argv[2], NULL, 10);
	if ((argc != 2 && argc != 4) || part.count == 0 || part.files == 0) {
		fputs("usage: generate N [FILES FOLDER]\n", stderr);
		return 2;
	}
	if (argc == 4)
		return put_files(&part, argv[3]) ? 0 : 1;
	put_part(&part);
	return ends_well() ? 0 : 1;
}
