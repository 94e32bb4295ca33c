# JSON as lines for shell tests: "path<tab>value", the path as .runs[0].results[3].ruleId.
# Says what is wrong and exits with 1 if it is not JSON. Strings keep their escapes.
# RS is unset so that the whole text is one record.
function fail(why) {
	printf "not JSON at character %d: %s\n", at, why
	failed = 1
	exit 1
}
function blank() { while (substr(text, at, 1) ~ /^[ \t\r\n]$/) at++ }
function word(pattern) {
	if (!match(substr(text, at, 4000), "^" pattern)) fail("no " pattern)
	at += RLENGTH
	return substr(text, at - RLENGTH, RLENGTH)
}
function string(   begin, c) {
	if (substr(text, at, 1) != "\"") fail("a string is missing")
	for (begin = ++at; (c = substr(text, at, 1)) != "\""; at++) {
		if (c == "" || c ~ /[\001-\037]/) fail("a string does not end")
		if (c != "\\") continue
		c = substr(text, ++at, 1)
		if (c == "u" && substr(text, at + 1, 4) !~ /^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$/)
			fail("a bad escape")
		if (c !~ /^["\\\/bfnrtu]$/) fail("a bad escape")
	}
	at++
	return substr(text, begin, at - 1 - begin)
}
function value(path,   c, i, key) {
	blank()
	c = substr(text, at, 1)
	if (c == "\"") { key = string(); print path "\t" key; return }
	if (c == "{" || c == "[") {
		at++
		blank()
		if (substr(text, at, 1) == (c == "{" ? "}" : "]")) { at++; print path "\t" c; return }
		for (i = 0; ; i++) {
			blank()
			if (c == "{") {
				key = "." string()
				blank()
				if (substr(text, at++, 1) != ":") fail("no colon")
			} else
				key = "[" i "]"
			value(path key)
			blank()
			key = substr(text, at++, 1)
			if (key == (c == "{" ? "}" : "]")) return
			if (key != ",") fail("no comma")
		}
	}
	key = c ~ /[tfn]/ ? word("(true|false|null)") : word("-?[0-9]+([.][0-9]+)?")
	print path "\t" key
}
{ text = text $0 "\n" }
END {
	if (failed) exit 1
	at = 1
	value("")
	blank()
	if (at <= length(text)) fail("more behind the end")
}
