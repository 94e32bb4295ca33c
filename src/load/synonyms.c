/*
 * What other tools, other people and Swedish documents call our keys and words. A word is
 * folded before it is looked up: no capitals, no accents, one '_' for whatever stands
 * between its parts, so that `reportsTo`, `Reports to` and `reports-to` are one.
 */
#include "load_internal.h"

#include "base/utf8.h"

/* A capital behind a small letter begins a part: `reportsTo`. */
void fold_word(struct buf *out, struct str word)
{
	bool gap = false, small = false;

	buf_clear(out);
	for (uint32_t i = 0; i < word.len;) {
		uint32_t rune = utf8_next(word, &i), folded = rune_fold(rune);

		if (!rune_is_letter_or_digit(rune)) {
			gap = true;
			continue;
		}
		if (out->len > 0 && (gap || (small && rune >= 'A' && rune <= 'Z')))
			buf_add_char(out, '_');
		gap = false;
		small = rune == folded;
		buf_add_rune(out, folded);
	}
	if (!out->data)
		buf_add_text(out, "");
}

/* What is said besides where one key stands for several. */
#define SUBSTITUTE_SEATS "a substitute is a seat with 'substitute: true'"
#define WITHIN_VALID     "the days stand in it: valid: {from: …, until: …}"
#define SELECTION        "what is selected by stands in it"
#define OTHER_OFFICES    "any other office stands there: offices: {NAME: …}"

/* Of several rows of one word the first counts whose key its map has. */
static const struct key_synonym keys[] = {
	{"abbr", "aliases", NULL},
	{"abbreviation", "aliases", NULL},
	{"accountable_to", "reports_to", NULL},
	{"acronym", "aliases", NULL},
	{"adjungerade", "co_opted", NULL},
	{"aka", "aliases", NULL},
	{"alias", "aliases", NULL},
	{"alternates", "members", SUBSTITUTE_SEATS},
	{"ansvarig", "reports_to", NULL},
	{"answers_to", "reports_to", NULL},
	{"antal", "count", NULL},
	{"anteckning", "note", NULL},
	{"avdelning", "unit", NULL},
	{"begin", "from", NULL},
	{"beskrivning", "note", NULL},
	{"beslut", "basis", NULL},
	{"beslutad", "decided", NULL},
	{"beslutas_av", "decider", NULL},
	{"beslutsfattare", "decider", NULL},
	{"boss", "reports_to", NULL},
	{"category", "kind", NULL},
	{"chaired_by", "chair", NULL},
	{"chairman", "chair", NULL},
	{"chairperson", "chair", NULL},
	{"chairs", "chair", NULL},
	{"chairwoman", "chair", NULL},
	{"charter", "mandate", NULL},
	{"chef", "head", NULL},
	{"chef", "reports_to", NULL},
	{"class", "kind", NULL},
	{"co_chair", "chair", "two who share it are a list: chair: [a, b]"},
	{"co_chairs", "chair", "two who share it are a list: chair: [a, b]"},
	{"comment", "note", NULL},
	{"comments", "note", NULL},
	{"committees", "groups", NULL},
	{"contact", "offices", OTHER_OFFICES},
	{"contact_person", "offices", OTHER_OFFICES},
	{"contains", "one_of", NULL},
	{"convener", "convenor", NULL},
	{"coordinator", "offices", OTHER_OFFICES},
	{"datum", "as_of", NULL},
	{"datum", "date", NULL},
	{"decision", "basis", NULL},
	{"delegates", "members", NULL},
	{"department", "unit", NULL},
	{"depth", "include", SELECTION},
	{"deputies", "members", SUBSTITUTE_SEATS},
	{"deputy", "deputy_chair", NULL},
	{"description", "note", NULL},
	{"end", "until", NULL},
	{"end", "valid", WITHIN_VALID},
	{"enhet", "unit", NULL},
	{"enheter", "units", NULL},
	{"equals", "equal", NULL},
	{"ersattare", "substitute", NULL},
	{"ersattare", "members", SUBSTITUTE_SEATS},
	{"established", "valid", WITHIN_VALID},
	{"exists", "present", NULL},
	{"extern", "external", NULL},
	{"foretrader", "represents", NULL},
	{"forkortning", "aliases", NULL},
	{"founded", "valid", WITHIN_VALID},
	{"fran", "from", NULL},
	{"frequency", "meets", NULL},
	{"from", "valid", WITHIN_VALID},
	{"goal", "mandate", NULL},
	{"group", "to", NULL},
	{"grupp", "group", NULL},
	{"grupper", "groups", NULL},
	{"id", "post", "in a seat, the id stands behind 'post'"},
	{"id", "to", NULL},
	{"incumbent", "holder", NULL},
	{"ingar_i", "part_of", NULL},
	{"innehavare", "holder", NULL},
	{"kalla", "source", NULL},
	{"kind", "include", SELECTION},
	{"kommentar", "note", NULL},
	{"kontaktperson", "offices", OTHER_OFFICES},
	{"koordinator", "offices", OTHER_OFFICES},
	{"label", "name", NULL},
	{"lag", "legal_basis", NULL},
	{"lagstod", "legal_basis", NULL},
	{"law", "legal_basis", NULL},
	{"lead", "head", NULL},
	{"lead", "chair", NULL},
	{"leader", "head", NULL},
	{"leader", "chair", NULL},
	{"led_by", "head", NULL},
	{"led_by", "chair", NULL},
	{"ledamoter", "members", NULL},
	{"manager", "reports_to", NULL},
	{"mandat", "mandate", NULL},
	{"max", "at_most", NULL},
	{"maximum", "at_most", NULL},
	{"medlemmar", "members", NULL},
	{"meeting", "meets", NULL},
	{"meeting_frequency", "meets", NULL},
	{"meetings", "meets", NULL},
	{"min", "at_least", NULL},
	{"minimum", "at_least", NULL},
	{"minutes_taken", "minutes", NULL},
	{"missing", "absent", NULL},
	{"mission", "mandate", NULL},
	{"moten", "meets", NULL},
	{"motesfrekvens", "meets", NULL},
	{"name", "text", "a post that is declared is named by its id: {post: …}"},
	{"name", "person", NULL},
	{"namn", "name", NULL},
	{"namn", "text", NULL},
	{"ordforande", "chair", NULL},
	{"organisationer", "units", NULL},
	{"organization", "organisation", NULL},
	{"overordnad", "reports_to", NULL},
	{"owner", "principal", NULL},
	{"parent", "reports_to", NULL},
	{"parent", "part_of", NULL},
	{"participants", "members", NULL},
	{"pattern", "matches", NULL},
	{"people", "persons", NULL},
	{"personer", "persons", NULL},
	{"positions", "posts", NULL},
	{"post", "to", NULL},
	{"poster", "posts", NULL},
	{"power", "include", SELECTION},
	{"process_leader", "offices", OTHER_OFFICES},
	{"processledare", "offices", OTHER_OFFICES},
	{"protokoll", "minutes", NULL},
	{"purpose", "mandate", NULL},
	{"rapporterar_till", "reports_to", NULL},
	{"regex", "matches", NULL},
	{"regexp", "matches", NULL},
	{"remark", "note", NULL},
	{"remit", "mandate", NULL},
	{"reports", "reports_to", NULL},
	{"responsibilities", "mandate", NULL},
	{"responsible", "reports_to", NULL},
	{"roles", "posts", NULL},
	{"roll", "role", NULL},
	{"roller", "posts", NULL},
	{"sammankallande", "convenor", NULL},
	{"sammantrader", "meets", NULL},
	{"scope", "mandate", NULL},
	{"seats", "members", NULL},
	{"sekreterare", "secretary", NULL},
	{"short", "aliases", NULL},
	{"short_name", "aliases", NULL},
	{"since", "from", NULL},
	{"since", "valid", WITHIN_VALID},
	{"slut", "until", NULL},
	{"sort", "include", SELECTION},
	{"sprak", "language", NULL},
	{"start", "from", NULL},
	{"start", "valid", WITHIN_VALID},
	{"status", "include", SELECTION},
	{"substitutes", "members", SUBSTITUTE_SEATS},
	{"superior", "reports_to", NULL},
	{"supervisor", "reports_to", NULL},
	{"suppleanter", "members", SUBSTITUTE_SEATS},
	{"syfte", "mandate", NULL},
	{"tag", "include", SELECTION},
	{"target", "to", NULL},
	{"task", "mandate", NULL},
	{"tasks", "mandate", NULL},
	{"terms_of_reference", "mandate", NULL},
	{"till", "until", NULL},
	{"till", "to", NULL},
	{"title", "name", NULL},
	{"title", "text", NULL},
	{"to", "until", NULL},
	{"typ", "kind", NULL},
	{"type", "kind", NULL},
	{"unit", "to", NULL},
	{"until", "valid", WITHIN_VALID},
	{"uppdrag", "mandate", NULL},
	{"uppdragsgivare", "principal", NULL},
	{"utsedd_av", "appointed_by", NULL},
	{"vakant", "vacant", NULL},
	{"valid", "from", "a seat has 'from' and 'until' of its own, without 'valid'"},
	{"vice_chair", "deputy_chair", NULL},
	{"vice_ordforande", "deputy_chair", NULL},
};

const struct key_synonym *synonym_of_key(const struct keys *known, struct str folded)
{
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (str_is(folded, keys[i].word) &&
			keys_find(known, str_of(keys[i].key)) != KEY_UNKNOWN)
			return &keys[i];
	return NULL;
}

/* Values of `kind`, `power`, `status` and `minutes`, truth values, vacant and none. */
static const struct {
	const char *word, *means;
} values[] = {
	{"advisory", "advises"},
	{"aktiv", "active"},
	{"anteckningar", "notes"},
	{"arbetsgrupp", "working"},
	{"arbetsutskott", "executive_committee"},
	{"avvecklad", "dissolved"},
	{"bereder", "prepares"},
	{"beslut", "decides"},
	{"beslutande", "decides"},
	{"beslutar", "decides"},
	{"decision", "decides"},
	{"disabled", "off"},
	{"ej_beslutad", "none"},
	{"ej_beslutat", "none"},
	{"empty", "vacant"},
	{"fel", "error"},
	{"foreslagen", "proposed"},
	{"foretrader", "represents"},
	{"fullmaktige", "assembly"},
	{"informerar", "informs"},
	{"ignore", "off"},
	{"information", "info"},
	{"ja", "true"},
	{"kansli", "secretariat"},
	{"kommitte", "committee"},
	{"ledningsgrupp", "management"},
	{"minnesanteckningar", "notes"},
	{"minutes", "protocol"},
	{"n_n", "vacant"},
	{"namnd", "committee"},
	{"natverk", "network"},
	{"nej", "false"},
	{"no", "false"},
	{"off", "false"},
	{"on", "true"},
	{"none", "never"},
	{"none", "off"},
	{"not_decided", "none"},
	{"obesatt", "vacant"},
	{"planned", "proposed"},
	{"planerad", "proposed"},
	{"project", "working"},
	{"projektgrupp", "working"},
	{"protokoll", "protocol"},
	{"rad", "council"},
	{"radgivande", "advises"},
	{"rekommenderar", "recommends"},
	{"samordnar", "coordinates"},
	{"samordningsgrupp", "coordination"},
	{"samrad", "council"},
	{"samverkansgrupp", "coordination"},
	{"styrelse", "board"},
	{"styrgrupp", "steering"},
	{"task_force", "working"},
	{"tba", "vacant"},
	{"tbd", "vacant"},
	{"undecided", "none"},
	{"under_oversyn", "under_revision"},
	{"under_revidering", "under_revision"},
	{"utskott", "committee"},
	{"vakans", "vacant"},
	{"vakant", "vacant"},
	{"varning", "warning"},
	{"warn", "warning"},
	{"warnings", "warning"},
	{"yes", "true"},
};

/* `working group`, `steering_group` */
static struct str without_group(struct str folded)
{
	if (str_ends(folded, "_group"))
		folded.len -= 6;
	return folded;
}

static const char *among(const char *const *words, struct str word)
{
	for (; *words; words++)
		if (word.len > 0 && str_is(word, *words))
			return *words;
	return NULL;
}

const char *synonym_of_word(const char *const *words, struct str word)
{
	struct buf folded = {0};
	const char *meant;

	fold_word(&folded, word);
	meant = among(words, without_group(buf_str(&folded)));
	for (size_t i = 0; !meant && i < COUNT_OF(values); i++)
		if (str_is(buf_str(&folded), values[i].word))
			meant = among(words, str_of(values[i].means));
	buf_release(&folded);
	return meant;
}

bool means_vacant(struct str word)
{
	static const char *const words[] = {"vacant", NULL};

	return synonym_of_word(words, word) != NULL;
}
