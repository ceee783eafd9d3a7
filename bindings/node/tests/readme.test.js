'use strict';
/* What README.md shows is what one gets; so does a module that imports by name. */
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { pathToFileURL } = require('node:url');

const HERE = path.resolve(__dirname, '..');
const [block] = /(?<=```js\n)[^]*?(?=```)/.exec(fs.readFileSync(path.join(HERE, 'README.md'), 'utf8'));

function run(type, source) {
  const told = spawnSync(process.execPath, ['--input-type', type, '-e', source], { cwd: HERE, encoding: 'utf8' });
  assert.equal(told.stderr, '');
  return told.stdout.trimEnd().split('\n');
}

test('the example of the README', () => {
  const promised = block.split('\n').filter((line) => line.startsWith('// ')).map((line) => line.slice(3));
  assert(promised.length > 2);
  assert.deepEqual(run('commonjs', block.replace("'tiaoli'", "'.'")), promised);
});

test('imported by name', () => {
  const url = pathToFileURL(path.join(HERE, 'index.js'));
  const source = `import { parse, ParseError } from ${JSON.stringify(url)};
    console.log(parse('要坚持。').directives[0].force, ParseError.name);`;
  assert.deepEqual(run('module', source), ['obligation ParseError']);
});

test('the package has the version of the library', () => {
  assert.equal(require('../package.json').version, require('..').version);
});

test('all that is exported is declared, and the other way round', () => {
  const types = fs.readFileSync(path.join(HERE, 'index.d.ts'), 'utf8');
  const declared = [...types.matchAll(/^export (?:abstract )?(?:class|function|const) (\w+)/gm)].map(([, name]) => name);
  const tiaoli = require('..');
  assert.deepEqual([...new Set(declared)].sort(), Object.keys(tiaoli).sort());
  for (const name of Object.keys(tiaoli)) {
    const getters = Object.getOwnPropertyDescriptors(tiaoli[name].prototype ?? {});
    for (const getter of Object.keys(getters).filter((one) => !/^(constructor|name)$/.test(one)))
      assert.match(types, new RegExp(`^  (?:readonly )?${getter}\\??[:(<]`, 'm'), `${name}.${getter}`);
  }
});
