// Reads a composite action by its schema, and runs its steps as a runner would.
// Usage: node action.js ACTION.yml VALUES.json
// VALUES has what expressions such as github.event_name mean; inputs have their defaults.
// An expression beyond those that action.yml needs is an error.
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const YAML = require('yaml');

const [file, valuesFile] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const action = YAML.parse(text);
const values = JSON.parse(fs.readFileSync(valuesFile, 'utf8'));

function valueOf(name) {
	const input = /^inputs\.(.+)$/.exec(name);
	if (!(name in values) && input && action.inputs[input[1]])
		return expand(action.inputs[input[1]].default);
	if (!(name in values)) throw new Error(`what is '${name}'?`);
	return values[name];
}

function expand(template) {
	return String(template).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name) => valueOf(name));
}

// Terms joined by &&: "!cancelled()" or "name == 'word'".
function holds(condition, failed) {
	if (!condition) return !failed;
	const terms = /^\$\{\{\s*(.*?)\s*\}\}$/.exec(condition)[1].split(/\s*&&\s*/);
	if (failed && !terms.includes('!cancelled()')) return false;
	return terms.every((term) => {
		if (term === '!cancelled()') return true;
		const [, name, word] = /^([\w.-]+) == '(.*)'$/.exec(term);
		return valueOf(name) === word;
	});
}

function run(step) {
	const env = { ...process.env, GITHUB_ACTION_PATH: path.dirname(path.resolve(file)) };
	for (const [key, value] of Object.entries(step.env || {})) env[key] = expand(value);
	if (step.shell !== 'bash' || /\$\{\{/.test(step.run)) throw new Error(`${step.name}: how is it run?`);
	const done = spawnSync('bash', ['-e', '-c', step.run], { env, stdio: 'inherit' });
	console.log(`== ${step.name}: ${done.status}`);
	return done.status === 0;
}

async function main() {
	const { validateAction } = require('@action-validator/core');
	const { errors } = validateAction(text);
	if (errors.length) throw new Error(JSON.stringify(errors, null, 1));
	let failed = false;
	for (const step of action.runs.steps)
		if (holds(step.if, failed) && !run(step)) failed = true;
	process.exit(failed ? 1 : 0);
}
main().catch((error) => { console.error(error.message); process.exit(2); });
