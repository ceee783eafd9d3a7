'use strict';
/* Wrong types, wrong handles, huge options: an error that says what is wrong, never a crash. */
const assert = require('node:assert/strict');
const test = require('node:test');

const tiaoli = require('..');
const { native } = require('../lib/library');

const { parse, parseAsync } = tiaoli;
const WRONG = [undefined, null, 7, 7n, true, Symbol('text'), {}, [], () => '', new Date(), ['要'], new Map()];

test('texts that are none', async () => {
  const typed = [new Uint16Array(4), new Int8Array(4), new Float64Array(1), new BigInt64Array(1), new DataView(new ArrayBuffer(4))];
  for (const wrong of [...WRONG, ...typed]) {
    assert.throws(() => parse(wrong), TypeError);
    await assert.rejects(parseAsync(wrong), TypeError);
  }
  assert.throws(() => new tiaoli.Lexicon(7), TypeError);
  assert.throws(() => new tiaoli.Lexicon(), TypeError);
});

test('options that are none', () => {
  for (const wrong of [null, 7, 'law', true]) assert.throws(() => parse('要', wrong), TypeError);
  assert.throws(() => parse('要', { colour: 'red' }), /no option "colour": one of genre, lexicon/);
  assert.throws(() => parse('要', { genre: 'poem' }), /no genre "poem": one of speech, .*law/);
  assert.throws(() => parse('要', { genre: 1 }), RangeError);
  for (const marks of [0, 'yes', null]) assert.throws(() => parse('要', { marks }), TypeError);
  for (const lexicon of [null, '甲\tverb', {}, parse('要')]) assert.throws(() => parse('要', { lexicon }), TypeError);
  for (const referenceDate of ['2024', '2024-02-30', '0999-01-01', '3000-01-01', '2024-3-1', ''])
    assert.throws(() => parse('要', { referenceDate }), RangeError, referenceDate);
  for (const referenceDate of [20240301, new Date(), null])
    assert.throws(() => parse('要', { referenceDate }), TypeError);
});

test('limits that are none, and the largest', () => {
  for (const limit of ['maxBytes', 'maxNodes', 'maxMarks', 'maxDepth', 'maxHanRun']) {
    for (const wrong of [-1, 0.5, 2 ** 32, Infinity, NaN])
      assert.throws(() => parse('要', { [limit]: wrong }), RangeError, `${limit} ${wrong}`);
    for (const wrong of ['5', 5n, null, {}]) assert.throws(() => parse('要', { [limit]: wrong }), TypeError);
    assert.equal(parse('要坚持。', { [limit]: 0xffffffff }).directives.length, 1);
  }
});

test('a detached and an empty buffer', () => {
  const { buffer } = new Uint8Array([0x61]);
  const view = new Uint8Array(buffer);
  structuredClone(buffer, { transfer: [buffer] });
  assert.equal(parse(view).text, '');
  assert.equal(parse(new Uint8Array(0)).text, '');
  assert.equal(parse(new ArrayBuffer(0)).text, '');
});

test('getters that change a buffer, options that throw', () => {
  const options = {
    get marks() {
      throw new Error('from a getter');
    },
  };
  assert.throws(() => parse('要', options), /from a getter/);
});

test('the addon takes its own handles only', () => {
  const numbers = new Uint32Array(8);
  const document = native.parse('要坚持。', numbers, undefined);
  const lexicon = native.lexicon('甲\tverb\n');
  const handles = ['text', 'data', 'info', 'json', 'tables', 'close', 'convert', 'nodeAt', 'provision',
    'path', 'sections', 'spanText', 'referenceText', 'evidence', 'notes', 'slogans'];
  for (const name of handles) {
    assert.throws(() => native[name](), TypeError, name);
    for (const wrong of [...WRONG, lexicon, Object.create(document)])
      assert.throws(() => native[name](wrong, 0, 0, 0), TypeError, name);
  }
  for (const wrong of [null, {}, document, 7]) assert.throws(() => native.parse('要', numbers, wrong), TypeError);
  for (const wrong of [undefined, [], {}, new Uint32Array(7), new Int32Array(8), 7])
    assert.throws(() => native.parse('要', wrong, undefined), TypeError);
  for (const wrong of [-1, 0.5, 2 ** 32, NaN, '1', null]) {
    assert.throws(() => native.path(document, wrong), TypeError);
    assert.throws(() => native.spanText(document, 0, wrong), TypeError);
    assert.throws(() => native.name(wrong, 1), TypeError);
  }
  assert.throws(() => native.json(document, 99), TypeError);
  assert.throws(() => native.evidence(document, 4_000_000_000), TypeError);
  // numbers that are none of the document's: what the C library says of them
  assert.equal(native.path(document, 4_000_000_000), '');
  assert.equal(native.spanText(document, 5, 4_000_000_000), '');
  assert.equal(native.referenceText(document, 4_000_000_000), '');
  assert.equal(native.nodeAt(document, 4_000_000_000, 77), 0);
  assert.equal(native.name(4_000_000_000, 4_000_000_000), '');
  assert.equal(native.parse('要', Uint32Array.of(0x80000000, 0, 0, 0, 0, 0, 0, 0), undefined).code, 'argument');
});

test('methods on other objects', () => {
  const document = parse('要坚持。');
  const [directive] = document.directives;
  for (const [object, name] of [[document, 'text'], [document, 'nodes'], [directive, 'start'], [document.root, 'kind']]) {
    const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(object), name) ??
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(object)), name);
    assert.throws(() => get.call({}), TypeError);
  }
  for (const wrong of [undefined, null, '3', {}]) assert.throws(() => document.at(wrong), TypeError);
  for (const wrong of [undefined, null, 3]) assert.throws(() => document.provision(wrong), TypeError);
});
