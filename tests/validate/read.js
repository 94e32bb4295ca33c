// Reads out.* of the folder that it runs in, as their readers do, and says what they
// would stumble over. out.json is what all of them are held against.
'use strict';

const fs = require('fs');
const assert = require('assert');
const Ajv = require('ajv-draft-04');
const addFormats = require('ajv-formats');
const MarkdownIt = require('markdown-it');
const { parse } = require('csv-parse/sync');

const text = (name) => fs.readFileSync(name, 'utf8');
const json = (name) => JSON.parse(text(name));
const findings = json('out.json').findings;

// What may hide or reorder text, or steer a terminal.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/u;
// The message of a finding, where nothing in it has to be shown otherwise.
const plain = (finding) => (/[\n\r\t\\]/.test(finding.message) || hidden.test(finding.message)
	? null : finding.message);

function validate(schema, value) {
	const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats(ajv);
	const check = ajv.compile(schema);
	assert(check(value), JSON.stringify((check.errors || []).slice(0, 5), null, 1));
}

function unique(values, what) {
	assert.strictEqual(new Set(values).size, values.length, `${what} repeat`);
}

// ---- SARIF ----

function checkRegion(physical) {
	const { artifactLocation: at, region } = physical;
	if (at.uriBaseId === undefined) return;
	assert.strictEqual(at.uriBaseId, '%SRCROOT%');
	const file = decodeURIComponent(at.uri);
	assert(fs.existsSync(file), `${at.uri} leads to no file`);
	const lines = text(file).replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
	assert(region.startLine <= lines.length, `${at.uri} has no line ${region.startLine}`);
	const line = lines[region.startLine - 1];
	assert(region.startColumn <= [...line].length + 1, 'a column behind the line');
	assert(region.endLine > region.startLine || region.endColumn >= region.startColumn);
}

function checkSarif() {
	const log = json('out.sarif');
	validate(JSON.parse(fs.readFileSync(
		require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))), log);
	const run = log.runs[0];
	const rules = run.tool.driver.rules;
	unique(rules.map((rule) => rule.id), 'rules');
	unique(run.artifacts.map((artifact) => artifact.location.uri), 'artifacts');
	unique(run.results.map((result) => result.partialFingerprints['orgraph/v1']),
		'fingerprints');
	const counting = run.results.filter((result) => !result.suppressions);
	assert.strictEqual(counting.length, findings.length);
	counting.forEach((result, i) => {
		const finding = findings[i];
		assert.strictEqual(rules[result.ruleIndex].id, result.ruleId);
		assert.strictEqual(result.ruleId, finding.rule);
		assert.strictEqual(result.level, { info: 'note' }[finding.severity] || finding.severity);
		if (plain(finding) && !finding.message.includes(']('))
			assert.strictEqual(result.message.text.split('\n')[0], finding.message);
		assert(!hidden.test(result.message.text), 'a message hides something');
		assert.strictEqual(result.locations.length, 1);
		for (const place of [...result.locations, ...(result.relatedLocations || [])]) {
			const physical = place.physicalLocation;
			const artifact = run.artifacts[physical.artifactLocation.index];
			assert.strictEqual(artifact.location.uri, physical.artifactLocation.uri);
			checkRegion(physical);
		}
	});
	const failed = !run.invocations[0].executionSuccessful;
	assert.strictEqual(failed, run.invocations[0].toolExecutionNotifications.length > 0);
}

// ---- GitLab: the members that its documentation requires ----

const gitlab = {
	type: 'array',
	items: {
		type: 'object',
		required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
		additionalProperties: false,
		properties: {
			description: { type: 'string', minLength: 1 },
			check_name: { type: 'string', minLength: 1 },
			fingerprint: { type: 'string', minLength: 1 },
			severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
			location: {
				type: 'object',
				required: ['path', 'lines'],
				properties: {
					path: { type: 'string', pattern: '^(?![.]/)' },
					lines: {
						type: 'object',
						required: ['begin'],
						properties: { begin: { type: 'integer', minimum: 1 } },
					},
				},
			},
		},
	},
};

function checkGitlab() {
	const issues = json('out.gitlab');
	validate(gitlab, issues);
	unique(issues.map((issue) => issue.fingerprint), 'fingerprints');
	assert.strictEqual(issues.length, findings.length);
	issues.forEach((issue, i) => {
		if (plain(findings[i])) assert.strictEqual(issue.description, findings[i].message);
		assert(!hidden.test(issue.description), 'a description hides something');
	});
}

// ---- GitHub: as its runner reads a line (ActionCommand.TryParseV2) ----

function command(line) {
	const trimmed = line.trimStart();
	if (!trimmed.startsWith('::')) return null;
	const end = trimmed.indexOf('::', 2);
	if (end < 0) return null;
	const [, name, rest] = /^([^ ]*) ?(.*)$/.exec(trimmed.slice(2, end));
	const undo = (value, pairs) => pairs.reduce((s, [from, to]) => s.split(from).join(to), value);
	const data = [['%0D', '\r'], ['%0A', '\n'], ['%25', '%']];
	const properties = {};
	for (const pair of rest.split(',')) {
		const [key, ...value] = pair.split('=');
		properties[key] = undo(value.join('='),
			[['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], ['%25', '%']]);
	}
	return { name, properties, message: undo(trimmed.slice(end + 2), data) };
}

function checkGithub() {
	const lines = text('out.github').split(/\r\n|\n|\r/).slice(0, -1);
	assert.strictEqual(lines.length, findings.length);
	lines.forEach((line, i) => {
		const finding = findings[i];
		const { name, properties, message } = command(line);
		assert.strictEqual(name, { info: 'notice' }[finding.severity] || finding.severity);
		assert.deepStrictEqual(Object.keys(properties).filter((key) =>
			!['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(key)), []);
		assert.strictEqual(properties.title, finding.rule);
		assert.strictEqual(properties.line, String(finding.line));
		assert.strictEqual(properties.endLine, String(finding.end_line));
		if (!hidden.test(finding.file))
			assert.strictEqual(properties.file, finding.file.replace(/^[.][/]/, ''));
		if (plain(finding)) assert.strictEqual(message.split('\n')[0], finding.message);
		assert(!hidden.test(line), 'a command hides something');
	});
}

// ---- Markdown ----

function checkMarkdown() {
	const source = text('out.md');
	assert([...source].length < 65536, 'a comment that GitHub refuses');
	const allowed = /^(<details><summary>[^<]*<\/summary>|<\/details>|<!-- -->)$/;
	const walk = (tokens) => tokens.forEach((token) => {
		if (token.type === 'html_block' || token.type === 'html_inline')
			assert.match(token.content.trim(), allowed);
		assert.notStrictEqual(token.type, 'link_open');
		assert.notStrictEqual(token.type, 'image');
		walk(token.children || []);
	});
	const tokens = new MarkdownIt({ html: true, linkify: true }).parse(source, {});
	walk(tokens);
	const fences = tokens.filter((token) => token.type === 'fence').map((token) => token.content);
	const shown = fences.join('');
	assert(!hidden.test(source), 'the comment hides something');
	if (fences.length > 0 && !source.includes('left out here'))
		for (const finding of findings)
			if (plain(finding)) assert(shown.includes(`: ${finding.message} [`), finding.message);
	const rows = tokens.filter((token) => token.type === 'tr_open').length;
	const cells = tokens.filter((token) => /^t[hd]_open$/.test(token.type)).length;
	assert.strictEqual(cells, 4 * rows);
}

// ---- CSV ----

function checkCsv() {
	const rows = parse(text('out.csv'), { columns: true, record_delimiter: '\r\n' });
	assert.strictEqual(rows.length, findings.length);
	rows.forEach((row, i) => {
		assert.strictEqual(row.rule, findings[i].rule);
		assert.strictEqual(row.line, String(findings[i].line));
		if (plain(findings[i])) assert.strictEqual(row.message, findings[i].message);
		for (const value of Object.values(row)) {
			assert.doesNotMatch(value, /^\s*[=+\-@\t\r＝＋－＠]/u);
			assert(!hidden.test(value), 'a cell hides something');
		}
	});
}

checkSarif();
checkGitlab();
checkGithub();
checkMarkdown();
checkCsv();
