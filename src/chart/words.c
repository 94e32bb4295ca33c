/* The chart's own words, in English and Swedish. Other languages get English. */
#include "chart_internal.h"

#define PAIR(english, swedish)                               \
	{                                                    \
		[ENGLISH] = (english), [SWEDISH] = (swedish) \
	}

static const char *const words[WORD__COUNT][LANGUAGE__COUNT] = {
	[WORD_CHAIR] = PAIR("chair:", "ordf."),
	[WORD_REPRESENTATIVE] = PAIR("representative:", "repr."),
	[WORD_DEPUTY_CHAIR] = PAIR("deputy chair:", "vice ordf."),
	[WORD_SECRETARY] = PAIR("secretary:", "sekr."),
	[WORD_CONVENOR] = PAIR("convenor:", "sammankallande:"),
	[WORD_DECIDER] = PAIR("decision by:", "beslutsfattare:"),
	[WORD_MEMBERS] = PAIR("members:", "ledamöter:"),
	[WORD_MEETS] = PAIR("meets:", "möten:"),
	[WORD_A_YEAR] = PAIR("a year", "per år"),
	[WORD_A_MONTH] = PAIR("a month", "per månad"),
	[WORD_A_WEEK] = PAIR("a week", "per vecka"),
	[WORD_ABOUT] = PAIR("about", "cirka"),
	[WORD_ON_DEMAND] = PAIR("on demand", "vid behov"),
	[WORD_HEAD] = PAIR("head:", "chef:"),
	[WORD_HOLDER] = PAIR("held by", "innehas av"),
	[WORD_UNIT] = PAIR("unit:", "enhet:"),
	[WORD_VACANT] = PAIR("vacant", "vakant"),
	[WORD_EXTERNAL] = PAIR("external body", "externt organ"),
	[WORD_MENTIONED] = PAIR("only mentioned in the text", "endast omnämnd"),
	[WORD_VACANCY] = PAIR(
		"chair, post or head vacant", "vakant ordförande, befattning eller chef"),
	[WORD_REVISION] = PAIR("under revision", "under revidering"),
	[WORD_PROPOSED] = PAIR("proposed", "föreslagen"),
	[WORD_DISSOLVED] = PAIR("dissolved", "upphörd"),
	[WORD_CYCLE] = PAIR("lines that run in a circle", "linjer som bildar en cirkel"),
	[WORD_LEGEND] = PAIR("Key", "Teckenförklaring"),
	[WORD_AS_OF] = PAIR("As of", "Avser läget"),
	[WORD_SOURCE] = PAIR("Source:", "Källa:"),
	[WORD_AND_OTHERS] = PAIR("and others", "m.fl."),
	[WORD_VERSION] = PAIR("Version", "Version"),
	[WORD_APPROVED_BY] = PAIR("approved by", "fastställd av"),
	[WORD_GROUP_SHAPE] = PAIR("group", "grupp"),
	[WORD_POST_SHAPE] = PAIR("post", "befattning"),
	[WORD_UNIT_SHAPE] = PAIR("unit", "enhet"),
	[WORD_PANEL] =
		PAIR("groups of one principal", "grupper med samma uppdragsgivare"),
	[WORD_UNIT_PANEL] = PAIR("of one unit", "hör till samma enhet"),
	[WORD_EXTERNALS] = PAIR("External bodies", "Externa organ"),
	[WORD_ORPHANS] = PAIR("No superior stated", "Utan angiven överordnad"),
	[WORD_ONLY_MENTIONED] = PAIR("Only mentioned", "Endast omnämnda"),
	[WORD_SHOW_GROUPS] =
		PAIR("Groups and reporting lines", "Grupper och rapporteringsvägar"),
	[WORD_SHOW_POSTS] =
		PAIR("Posts and reporting lines", "Befattningar och rapporteringsvägar"),
	[WORD_SHOW_UNITS] = PAIR("Units", "Enheter"),
	[WORD_SHOW_ALL] =
		PAIR("Units, posts and groups", "Enheter, befattningar och grupper"),
	[WORD_FOCUS] = PAIR("View:", "Utsnitt:"),
	[WORD_FOR_ALL] = PAIR("Unless drawn otherwise, every group",
		"Där inget annat visas gäller för varje grupp:"),
	[WORD_REPORTS_THROUGH_HEAD] =
		PAIR("answers to the head of its unit", "är underställd enhetens chef"),
	[WORD_REPRESENTATIVE_REPORTS] = PAIR(
		"our representative reports to", "vår representant rapporterar till"),
	[WORD_NEW] = PAIR("new", "ny"),
	[WORD_GONE] = PAIR("gone", "finns inte längre"),
	[WORD_MOVED] = PAIR("moved to another superior", "flyttad till annan överordnad"),
	[WORD_CHANGED] = PAIR("changed in what it says", "ändrade uppgifter"),
	[WORD_CHANGES_FROM] = PAIR("Changes from", "Ändringar från"),
	[WORD_TO] = PAIR("to", "till"),
	[WORD_FORMERLY] = PAIR("formerly:", "tidigare:"),
	[WORD_NEW_LINE] = PAIR("new:", "ny:"),
	[WORD_GONE_LINE] = PAIR("no longer:", "inte längre:"),
	[WORD_BOX] = PAIR("box", "ruta"),
	[WORD_LINE] = PAIR("line", "linje"),
	[WORD_BOXES] = PAIR("boxes", "rutor"),
	[WORD_LINES] = PAIR("lines", "linjer"),
	[WORD_STRUCTURE] = PAIR("Structure", "Struktur"),
	[WORD_LINES_HEADING] = PAIR("Lines", "Linjer"),
	[WORD_FINDINGS] = PAIR("Findings", "Iakttagelser"),
	[WORD_FOUND] = PAIR("found", "iakttagelse"),
	[WORD_LEVEL] = PAIR("level", "nivå"),
	[WORD_NUMBERS] = PAIR("In numbers", "I siffror"),
	[WORD_ERROR] = PAIR("error", "fel"),
	[WORD_WARNING] = PAIR("warning", "varning"),
	[WORD_SOURCES] = PAIR("Sources:", "Källor:"),
	[WORD_PAGE] = PAIR("Page", "Sida"),
	[WORD_INDEX] = PAIR("Index", "Register"),
	[WORD_BETWEEN] = PAIR("Lines from page to page", "Linjer mellan sidor"),
	[WORD_ON_PAGE] = PAIR("continued on page", "fortsätter på sida"),
	[WORD_ON_PAGES] = PAIR("continued on pages", "fortsätter på sida"),
	[WORD_FROM_PAGE] = PAIR("continued from page", "fortsättning från sida"),
	[WORD_OF] = PAIR("of", "av"),
	[WORD_THROUGH_HIDDEN] = PAIR("reports, through levels that are not shown, to",
		"rapporterar, via nivåer som inte visas, till"),
	[WORD_BEHIND + 2 * SORT_UNIT] = PAIR("unit", "enhet"),
	[WORD_BEHIND + 2 * SORT_UNIT + 1] = PAIR("units", "enheter"),
	[WORD_BEHIND + 2 * SORT_POST] = PAIR("post", "befattning"),
	[WORD_BEHIND + 2 * SORT_POST + 1] = PAIR("posts", "befattningar"),
	[WORD_BEHIND + 2 * SORT_GROUP] = PAIR("group", "grupp"),
	[WORD_BEHIND + 2 * SORT_GROUP + 1] = PAIR("groups", "grupper"),
};

static const char *const powers[][LANGUAGE__COUNT] = {
	PAIR("decides", "beslutar"),
	PAIR("recommends", "rekommenderar"),
	PAIR("advises", "ger råd"),
	PAIR("prepares", "bereder"),
	PAIR("coordinates", "samordnar"),
	PAIR("represents", "företräder"),
	PAIR("informs", "informerar"),
};

struct relation_words {
	const char *text[LANGUAGE__COUNT], *mark[LANGUAGE__COUNT];
};

static const struct relation_words relations[RELATION__COUNT] = {
	[RELATION_REPORTS_TO] = {PAIR("reports to", "rapporterar till"), PAIR("", "")},
	[RELATION_PART_OF] = {PAIR("is part of", "ingår i"), PAIR("Pt", "Ig")},
	[RELATION_PRINCIPAL] = {PAIR("acts on behalf of", "arbetar på uppdrag av"),
		PAIR("Bh", "Up")},
	[RELATION_DELEGATES_TO] = {PAIR("delegates to", "delegerar till"),
		PAIR("De", "De")},
	[RELATION_ESCALATES_TO] = {PAIR("escalates to", "lyfter ärenden till"),
		PAIR("Es", "Ly")},
	[RELATION_ADVISES] = {PAIR("advises", "ger råd till"), PAIR("Ad", "Rå")},
	[RELATION_PREPARES_FOR] = {PAIR("prepares for", "bereder ärenden åt"),
		PAIR("Pr", "Be")},
	[RELATION_CONSULTS] = {PAIR("consults", "samråder med"), PAIR("Co", "Sa")},
	[RELATION_INFORMS] = {PAIR("informs", "informerar"), PAIR("In", "In")},
	[RELATION_APPOINTED_BY] = {PAIR("is appointed by", "utses av"), PAIR("Ap", "Ut")},
	[RELATION_STAFFED_BY] = {PAIR("is staffed by", "bemannas av"), PAIR("St", "Bm")},
};

enum language language_of_chart(const struct chart *chart)
{
	return str_is(chart->language, "sv") ? SWEDISH : ENGLISH;
}

const char *word(enum language language, enum word which)
{
	return words[which][language];
}

const char *power_word(enum language language, uint32_t bit)
{
	return powers[bit][language];
}

const char *relation_word(enum language language, uint16_t relation)
{
	return relations[relation].text[language];
}

const char *relation_mark(enum language language, uint16_t relation)
{
	return relations[relation].mark[language];
}

/* Rules that mark a chart. A rule that is not here is told by its own summary. */
static const struct {
	const char *slug;
	const char *text[LANGUAGE__COUNT];
} rules[] = {
	{"cycle-reports-to", PAIR("reports in a circle", "rapporterar i cirkel")},
	{"self-report", PAIR("reports to itself", "rapporterar till sig själv")},
	{"cycle-part-of",
		PAIR("is part of itself, in a circle", "ingår i sig själv, i cirkel")},
	{"cycle-delegation", PAIR("delegation in a circle", "delegering i cirkel")},
	{"cycle-escalation", PAIR("escalation in a circle", "ärenden lyfts i cirkel")},
	{"orphan", PAIR("no superior", "saknar överordnad")},
	{"orphan-post", PAIR("post without superior", "befattning utan överordnad")},
	{"many-roots", PAIR("one of several at the top", "en av flera högst upp")},
	{"reports-to-stub", PAIR("reports to a body that is only mentioned",
				    "rapporterar till organ som endast omnämns")},
	{"reports-to-dissolved",
		PAIR("line to a body that has ended", "linje till organ som upphört")},
	{"no-reporting-line",
		PAIR("no reporting line stated", "rapporteringsväg anges inte")},
	{"inverted-line", PAIR("reports downwards", "rapporterar nedåt")},
	{"no-mandate", PAIR("no mandate", "uppdrag saknas")},
	{"mandate-undecided", PAIR("mandate not decided", "uppdraget är inte beslutat")},
	{"no-chair", PAIR("no chair named", "ordförande anges inte")},
	{"vacant-chair", PAIR("chair vacant", "ordförande vakant")},
	{"vacant-seat", PAIR("a seat is vacant", "vakant plats")},
	{"no-members", PAIR("no members named", "ledamöter anges inte")},
	{"decides-without-delegation",
		PAIR("decides without delegation", "beslutar utan delegering")},
	{"decider-not-chair",
		PAIR("decider is not the chair", "beslutsfattaren är inte ordförande")},
	{"decider-not-member",
		PAIR("decider holds no seat", "beslutsfattaren är inte ledamot")},
	{"kind-power-mismatch", PAIR("power does not fit the kind of group",
					"befogenheten stämmer inte med typen av grupp")},
	{"external-without-representative", PAIR("external body without a representative",
						    "externt organ utan representant")},
	{"duty-claimed-twice",
		PAIR("duty claimed by two groups", "samma uppgift hos två grupper")},
	{"duplicate-seat",
		PAIR("one post in two seats", "samma befattning på två platser")},
	{"reports-to-own-chair",
		PAIR("reports to its own chair", "rapporterar till sin egen ordförande")},
	{"advises-itself",
		PAIR("advises its own chair", "ger råd till sin egen ordförande")},
	{"delegator-under-delegate", PAIR("delegator sits under the delegate",
					     "den som delegerat är vanlig ledamot")},
	{"principal-mismatch", PAIR("appointed by another than its principal",
				       "utses av annan än uppdragsgivaren")},
	{"expired-term", PAIR("term has expired", "mandattiden har gått ut")},
	{"review-overdue", PAIR("review is overdue", "översynen är försenad")},
	{"two-holders", PAIR("two holders at once", "två innehavare samtidigt")},
};

const char *rule_word(enum language language, const struct rule *rule)
{
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		if (strcmp(rules[i].slug, rule->slug) == 0)
			return rules[i].text[language];
	return rule->summary;
}
