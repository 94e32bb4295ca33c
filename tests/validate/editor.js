// What an editor shows: yaml-language-server, as editors run it, on files whose first line
// names the schema. Prints what differs from what is expected.
// Usage: NODE_PATH=… node editor.js SERVER FOLDER     (which holds the *.schema.json)
'use strict';
const {spawn} = require('child_process');
const path = require('path');

const [server, folder] = process.argv.slice(2);
const child = spawn(process.execPath, [server, '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
const waiting = new Map();
const diagnosed = new Map();
let bytes = Buffer.alloc(0), next = 1;
const problems = [];

function send(message) {
	const text = JSON.stringify({jsonrpc: '2.0', ...message});
	child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}
function ask(method, params) {
	const id = next++;
	send({id, method, params});
	return new Promise((done) => waiting.set(id, done));
}
function receive(message) {
	if (message.method === 'textDocument/publishDiagnostics')
		diagnosed.get(message.params.uri)?.(message.params.diagnostics);
	else if (message.id !== undefined && message.method)
		send({id: message.id, result: message.method === 'workspace/configuration'
			? message.params.items.map(() => null) : null});
	else if (waiting.has(message.id))
		waiting.get(message.id)(message.result);
}
child.stdout.on('data', (more) => {
	bytes = Buffer.concat([bytes, more]);
	for (;;) {
		const end = bytes.indexOf('\r\n\r\n');
		const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/.exec(bytes.subarray(0, end))[1]);
		if (!(bytes.length >= end + 4 + length)) return;
		const text = bytes.subarray(end + 4, end + 4 + length).toString();
		bytes = bytes.subarray(end + 4 + length);
		receive(JSON.parse(text));
	}
});

async function open(name, schema, text) {
	const uri = 'file://' + path.join(folder, name);
	text = `# yaml-language-server: $schema=${schema}.schema.json\n${text}`;
	const found = new Promise((done) => diagnosed.set(uri, done));
	send({method: 'textDocument/didOpen',
		params: {textDocument: {uri, languageId: 'yaml', version: 1, text}}});
	return {uri, diagnostics: await found};
}
async function offered(uri, line, character) {
	const list = await ask('textDocument/completion',
		{textDocument: {uri}, position: {line, character}});
	return (list.items || list).map((item) => item.label.trim());
}
function expect(what, right, told) {
	if (!right) problems.push(`${what}: ${JSON.stringify(told)}`);
}

async function main() {
	await ask('initialize', {processId: process.pid, rootUri: 'file://' + folder,
		capabilities: {textDocument: {completion: {completionItem: {snippetSupport: false}}}}});
	send({method: 'initialized', params: {}});

	const good = await open('good.yaml', 'input',
		'orgraph: 1\nposts:\n  mayor: {name: Mayor, root: true}\ngroups:\n  council:\n' +
		'    name: Council\n    reports_to: mayor\n    meets: 4/year\n    source: {section: 3.10}\n    \n');
	expect('a good file', good.diagnostics.length === 0, good.diagnostics);
	const keys = await offered(good.uri, 10, 4);
	expect('keys of a group', ['mandate', 'chair', 'members'].every((key) => keys.includes(key)), keys);
	const hover = await ask('textDocument/hover',
		{textDocument: {uri: good.uri}, position: {line: 8, character: 6}});
	expect('a key explained', /monthly, every 6 weeks/.test(JSON.stringify(hover)), hover);

	const bad = await open('bad.yaml', 'input',
		'orgraph: 1\ngroups:\n  council:\n    chiar: mayor\n    kind: concil\n    meets: often\n' +
		'    valid: {from: 2025-13-01}\n    root: "yes"\n    mandate: {power: [advise]}\n');
	const lines = new Set(bad.diagnostics.map((d) => d.range.start.line));
	for (const line of [4, 5, 6, 7, 8, 9])
		expect(`line ${line} of a bad file is marked`, lines.has(line), bad.diagnostics.map((d) => d.message));

	const own = await open('own.yaml', 'own',
		'orgraph: 1\ngroups:\n  board:\n    reports_decisions_to: mayor\n    reports_to: \n');
	expect("a line type of one's own", own.diagnostics.length === 0, own.diagnostics);
	const ids = await offered(own.uri, 5, 16);
	expect('ids at a reference', ids.includes('council') && ids.includes('mayor'), ids);

	const manifest = await open('orgraph.yaml', 'manifest',
		'orgraph_project: 1\nfail_on: warnings\nseverities: {no-chiar: error}\n');
	expect('a bad manifest', new Set(manifest.diagnostics.map((d) => d.range.start.line)).size === 2,
		manifest.diagnostics);
	const rules = await open('rules.yaml', 'rules',
		'orgraph_rules: 1\nrules:\n  town/a:\n    message: m\n    for: {sort: grup}\n' +
		'    require: {presnt: chair}\n');
	expect('a bad rule file', new Set(rules.diagnostics.map((d) => d.range.start.line)).size === 2,
		rules.diagnostics);
}

const late = setTimeout(() => {
	console.log('the language server does not answer');
	process.exit(1);
}, 60000);
main().then(() => {
	clearTimeout(late);
	for (const problem of problems) console.log(problem);
	child.kill();
	process.exit(problems.length > 0 ? 1 : 0);
});
