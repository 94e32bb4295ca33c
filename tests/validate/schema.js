// Does the JSON Schema say what the loader says? Reads every organisation, manifest and
// rule file below the folders given, asks `orgraph` which findings of form it has, and ajv
// whether the schema takes it: both have to agree, but for what INEXPRESSIBLE lists.
// Usage: NODE_PATH=… node schema.js ORGRAPH FOLDER…
'use strict';
const fs = require('fs');
const path = require('path');
const {spawnSync} = require('child_process');
const Ajv = require('ajv');
const YAML = require('yaml');

const [orgraph, ...folders] = process.argv.slice(2);
const FORM = ['unknown-key', 'wrong-type', 'bad-value', 'missing-key', 'duplicate-key',
	'duplicate-id'];
// What no schema can say, by the message of the finding.
const INEXPRESSIBLE = [
	/ has no field | leads to | is for numbers, |'offices' wants the name/, // where paths lead
	/^'last year' is no date$/, // as the path before it wants one
	/^'\d{4}-\d\d-\d\d' is no date$/, // how many days the month has
	/ is no holder$/, // a word for nobody, in some language
	/'until' is before 'from'|second is smaller than the first/, // compares two values
	/^a brace /, // the grammar within a text
	/^there is no rule '.*\//, // what a rule file states
	/^no node has the /, // what stands elsewhere
	/has to be block text|^a no-break space stands/, // how a text is written
	/^'to' is before|^a chart and a report are/, // compares two values
	/^there is no view|^nothing has the id/, // what stands elsewhere
	/are both written to|is an input, and|would be read as/, // paths
	/^there is no line type|: there is no line type|': no node has the /, // the same
	/which the view '.*' does not have either$/, // what stands in a view
	/leave too little of /, // compares two values
];
const OTHER_YAML = /cr-only\.yaml$/; // to YAML in editors a lone CR ends no line
const problems = [];
const seen = {good: 0, bad: 0, skipped: 0, expressed: {}};

function run(args, cwd) {
	return spawnSync(orgraph, args, {cwd, encoding: 'utf8', maxBuffer: 1 << 28});
}

const ajv = new Ajv({strict: true, strictTypes: false, strictRequired: false, allErrors: true,
	allowUnionTypes: true, allowMatchingProperties: true});
function compile(args) {
	const made = run(['schema', ...args]);
	if (made.status !== 0) return null;
	return ajv.compile(JSON.parse(made.stdout));
}
const plain = {};
for (const kind of ['input', 'manifest', 'rules'])
	plain[kind] = compile([kind]);

function kindOf(text) {
	const head = text.match(/^["']?(orgraph(?:_project|_rules)?)["']?\s*:/m);
	if (!head) return null;
	return {orgraph: 'input', orgraph_project: 'manifest', orgraph_rules: 'rules'}[head[1]];
}

// The findings of form that the loader has about this file, or null where it is not read.
function findings(kind, file) {
	const nothing = path.join(__dirname, 'nothing.yaml'); // an organisation of nothing
	const args = {input: [file], manifest: ['--project', file, nothing],
		rules: ['--rules', file, nothing]}[kind];
	const done = run(['check', '--format', 'json', ...args]);
	let report;
	try {
		report = JSON.parse(done.stdout);
	} catch {
		return null;
	}
	const own = report.findings.filter((f) => path.resolve(f.file) === path.resolve(file));
	if (own.some((f) => f.rule === 'yaml-syntax' || f.rule === 'input-limit')) return null;
	return own.filter((f) => FORM.includes(f.rule));
}

function schemaFor(kind, file, text) {
	if (kind !== 'input' || !/line_types/.test(text)) return plain[kind];
	return compile(['input', file]) || plain.input;
}

// The line on which an editor would mark an error: of the key, or else of the value.
function lineOf(doc, lines, error) {
	const steps = error.instancePath.split('/').slice(1)
		.map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
	const extra = error.params.additionalProperty ?? error.params.propertyName;
	if (extra !== undefined) steps.push(extra);
	let node = doc.contents, at = node;
	for (const step of steps) {
		while (YAML.isAlias(node)) node = node.resolve(doc);
		if (YAML.isMap(node)) {
			const pair = node.items.find((item) => String(item.key) === step);
			if (!pair) break;
			at = pair.key;
			node = pair.value;
			if (extra === undefined && node && node.range) at = node;
		} else if (YAML.isSeq(node)) {
			node = at = node.items[Number(step)];
		}
	}
	return at && at.range ? lines.linePos(at.range[0]).line : 0;
}

// What the parser and the schema have against a text: [{line, message}].
function says(validate, text) {
	const lines = new YAML.LineCounter();
	const doc = YAML.parseDocument(text,
		{merge: true, version: '1.2', logLevel: 'silent', lineCounter: lines});
	if (doc.errors.length > 0)
		return doc.errors.map((e) => ({line: 0, message: e.message.split('\n')[0]}));
	if (validate(doc.toJS({maxAliasCount: 1000}))) return [];
	return validate.errors.map((e) => ({line: lineOf(doc, lines, e),
		message: `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`}));
}

function look(file) {
	const text = fs.readFileSync(file, 'utf8');
	const kind = kindOf(text);
	if (!kind || text.includes('\uFFFD') || OTHER_YAML.test(file)) return;
	const found = findings(kind, file);
	if (!found) {
		seen.skipped++;
		return;
	}
	const errors = says(schemaFor(kind, file, text), text);
	const name = path.relative(process.cwd(), file);
	if (found.length === 0) {
		seen.good++;
		for (const e of errors.slice(0, 4))
			problems.push(`${name}:${e.line}: fine, and refused: ${e.message}`);
		return;
	}
	seen.bad++;
	for (const f of found) {
		if (INEXPRESSIBLE.some((message) => message.test(f.message))) continue;
		seen.expressed[f.rule] = (seen.expressed[f.rule] || 0) + 1;
		// a key without a value is missing to us, and to a schema wrong where it stands
		const last = f.rule === 'missing-key' ? f.line + 2 : f.line;
		if (!errors.some((e) => e.line === 0 || (e.line >= f.line && e.line <= last)))
			problems.push(`${name}:${f.line}: accepted, though ${f.message}` +
				` (${errors.map((e) => e.line).join(' ')})`);
	}
}

function walk(folder) {
	for (const entry of fs.readdirSync(folder, {withFileTypes: true})) {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory()) walk(file);
		else if (/\.ya?ml$/.test(entry.name)) look(file);
	}
}
folders.forEach(walk);
for (const problem of problems) console.log(problem);
console.log(`${seen.good} good accepted, ${seen.bad} bad refused, ${seen.skipped} not read; ` +
	JSON.stringify(seen.expressed));
process.exit(problems.length > 0 ? 1 : 0);
