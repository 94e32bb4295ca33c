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

/* Of several rows of one word the first counts whose key its map has. */
static const struct key_synonym keys[] = {
	{"adjungerade", "co_opted", NULL},
	{"antal", "count", NULL},
	{"anteckning", "note", NULL},
	{"ansvarig", "reports_to", NULL},
	{"begin", "from", NULL},
	{"beskrivning", "note", NULL},
	{"beslutad", "decided", NULL},
	{"beslutas_av", "decider", NULL},
	{"beslutsfattare", "decider", NULL},
	{"charter", "mandate", NULL},
	{"chairman", "chair", NULL},
	{"chairperson", "chair", NULL},
	{"chairs", "chair", NULL},
	{"chairwoman", "chair", NULL},
	{"chef", "head", NULL},
	{"chef", "reports_to", NULL},
	{"co_chair", "chair", "two who share it are a list: chair: [a, b]"},
	{"co_chairs", "chair", "two who share it are a list: chair: [a, b]"},
	{"committees", "groups", NULL},
	{"convener", "convenor", NULL},
	{"datum", "as_of", NULL},
	{"datum", "date", NULL},
	{"deputy", "deputy_chair", NULL},
	{"description", "note", NULL},
	{"end", "until", NULL},
	{"enhet", "unit", NULL},
	{"enheter", "units", NULL},
	{"ersattare", "substitute", NULL},
	{"extern", "external", NULL},
	{"forkortning", "aliases", NULL},
	{"fran", "from", NULL},
	{"foretrader", "represents", NULL},
	{"frequency", "meets", NULL},
	{"group", "to", NULL},
	{"grupp", "group", NULL},
	{"grupper", "groups", NULL},
	{"id", "post", "in a seat, the id stands behind 'post'"},
	{"id", "to", NULL},
	{"ingar_i", "part_of", NULL},
	{"innehavare", "holder", NULL},
	{"kalla", "source", NULL},
	{"label", "name", NULL},
	{"lagstod", "legal_basis", NULL},
	{"ledamoter", "members", NULL},
	{"manager", "reports_to", NULL},
	{"mandat", "mandate", NULL},
	{"medlemmar", "members", NULL},
	{"meetings", "meets", NULL},
	{"minutes_taken", "minutes", NULL},
	{"moten", "meets", NULL},
	{"motesfrekvens", "meets", NULL},
	{"name", "text", "a post that is declared is named by its id: {post: …}"},
	{"name", "person", NULL},
	{"namn", "name", NULL},
	{"namn", "text", NULL},
	{"ordforande", "chair", NULL},
	{"organisationer", "units", NULL},
	{"organization", "organisation", NULL},
	{"owner", "principal", NULL},
	{"parent", "reports_to", NULL},
	{"parent", "part_of", NULL},
	{"participants", "members", NULL},
	{"people", "persons", NULL},
	{"personer", "persons", NULL},
	{"positions", "posts", NULL},
	{"post", "to", NULL},
	{"poster", "posts", NULL},
	{"protokoll", "minutes", NULL},
	{"purpose", "mandate", NULL},
	{"rapporterar_till", "reports_to", NULL},
	{"responsible", "reports_to", NULL},
	{"roles", "posts", NULL},
	{"roll", "role", NULL},
	{"roller", "posts", NULL},
	{"sammankallande", "convenor", NULL},
	{"sekreterare", "secretary", NULL},
	{"since", "from", NULL},
	{"slut", "until", NULL},
	{"sprak", "language", NULL},
	{"start", "from", NULL},
	{"superior", "reports_to", NULL},
	{"syfte", "mandate", NULL},
	{"terms_of_reference", "mandate", NULL},
	{"till", "until", NULL},
	{"till", "to", NULL},
	{"target", "to", NULL},
	{"title", "name", NULL},
	{"title", "text", NULL},
	{"to", "until", NULL},
	{"type", "kind", NULL},
	{"typ", "kind", NULL},
	{"unit", "to", NULL},
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
	{"ej_beslutad", "none"},
	{"ej_beslutat", "none"},
	{"empty", "vacant"},
	{"foreslagen", "proposed"},
	{"foretrader", "represents"},
	{"fullmaktige", "assembly"},
	{"informerar", "informs"},
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
