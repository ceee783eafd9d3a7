'use strict';
/* The build names all that is missing, and the packages of Debian that have it, before it
 * compiles anything; the package says so where it was never built. */
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const test = require('node:test');

const HERE = path.resolve(__dirname, '..');
const TOOLS = ['dirname', 'cat', 'mktemp', 'rm', 'tail', 'sh'];

function which(tool) {
  return process.env.PATH.split(':').map((at) => path.join(at, tool)).find((file) => fs.existsSync(file));
}

/** A directory with links to these commands alone. */
function pathOf(t, tools, scripts = {}) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'tiaoli-'));
  t.after(() => fs.rmSync(directory, { recursive: true }));
  for (const tool of [...TOOLS, ...tools]) fs.symlinkSync(which(tool), path.join(directory, tool));
  for (const [name, script] of Object.entries(scripts))
    fs.writeFileSync(path.join(directory, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return directory;
}

function build(PATH, more = {}) {
  const env = { PATH, BUILD: path.join(PATH, 'build'), ...more };
  const told = spawnSync(which('sh'), [path.join(HERE, 'build.sh')], { env, encoding: 'utf8' });
  assert(!fs.existsSync(env.BUILD), 'nothing is built');
  return told;
}

test('all that is missing is named, with its packages', (t) => {
  const { status, stderr, stdout } = build(pathOf(t, []), { NODE_INCLUDE: '/nowhere' });
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    `tiaoli cannot be built, this is missing:
    Node.js (the command node)
    the headers of Node-API (/nowhere/node_api.h)
    a C compiler (the command cc)
    CMake (the command cmake)
    make or ninja
    pkg-config, to look for ICU and utf8proc
On Debian or Ubuntu this installs it:
    apt-get install --no-install-recommends nodejs libnode-dev gcc libc6-dev cmake ninja-build pkg-config libicu-dev libutf8proc-dev
`,
  );
});

test('one thing that is missing is named alone', (t) => {
  const tools = ['node', 'cc', 'cmake', 'ninja', 'pkg-config'];
  const without = (tool) => tools.filter((one) => one !== tool);
  const packages = ({ stderr }) => stderr.trim().split('--no-install-recommends ')[1];
  assert.equal(packages(build(pathOf(t, without('cmake')))), 'cmake');
  assert.equal(packages(build(pathOf(t, without('ninja')))), 'ninja-build');
  assert.equal(packages(build(pathOf(t, tools), { NODE_INCLUDE: '/nowhere' })), 'libnode-dev');
  const blind = { 'pkg-config': 'case $* in *utf8proc*) exit 1 ;; esac' };
  assert.equal(packages(build(pathOf(t, without('pkg-config'), blind))), 'libutf8proc-dev');
  const old = { node: 'case $* in *versions*) echo 16 ;; *) echo /usr ;; esac' };
  const { stderr } = build(pathOf(t, without('node'), old), { NODE_INCLUDE: __dirname });
  assert.match(stderr, /Node\.js 18 or later \(this is 16\)/);
  assert.match(stderr, /--no-install-recommends nodejs libnode-dev\n$/);
});

test('without the sources of the library there is no build', (t) => {
  const PATH = pathOf(t, []);
  const directory = path.join(PATH, 'a', 'b');
  fs.mkdirSync(directory, { recursive: true });
  fs.copyFileSync(path.join(HERE, 'build.sh'), path.join(directory, 'build.sh'));
  const told = spawnSync(which('sh'), [path.join(directory, 'build.sh')], { env: { PATH }, encoding: 'utf8' });
  assert.equal(told.status, 1);
  assert.match(told.stderr, /^tiaoli is built from a checkout of its repository/);
});

test('a package that was never built says how', (t) => {
  const directory = pathOf(t, []);
  fs.cpSync(path.join(HERE, 'lib'), path.join(directory, 'lib'), { recursive: true });
  fs.copyFileSync(path.join(HERE, 'index.js'), path.join(directory, 'index.js'));
  assert.throws(() => require(directory), {
    message: /^tiaoli is not built for this Node: there is no .*tiaoli\.node\.\n.*install\.sh installs/,
  });
});
