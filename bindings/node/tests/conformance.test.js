'use strict';
/* The texts of tests/conformance: JavaScript tells what the C API and the command tell, in
 * UTF-16 units as JavaScript counts. */
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const tiaoli = require('..');
const { CONFORMANCE, LAYERS, TEXTS, documentAsJson, places, textsOf } = require('./support');

const texts = textsOf(CONFORMANCE);
assert(Object.keys(texts).length >= 7);

const unitsBefore = (data, byte) => data.subarray(0, byte).toString().length;

for (const [name, text] of Object.entries(texts)) {
  const data = Buffer.from(text);
  const document = tiaoli.parse(text);

  test(`${name}: what is expected, field by field`, () => {
    const expected = JSON.parse(fs.readFileSync(path.join(CONFORMANCE, `${name}.json`), 'utf8'));
    for (const told of [documentAsJson(document), document.toObject('bytes'), JSON.parse(document.json())]) {
      for (const one of ['version', 'rules', 'segmenter']) delete told[one];
      assert.deepEqual(told, expected);
    }
  });

  test(`${name}: the JSON is the command's, byte for byte`, () => {
    const expected = fs.readFileSync(path.join(CONFORMANCE, `${name}.json`), 'utf8');
    const told = `${document.json({ pretty: true })}\n`;
    assert.equal(told.replace(/"version": "[^"]*", "rules": \d+, "segmenter": "[^"]*", /, ''), expected);
  });

  test(`${name}: the same places in UTF-16 units`, () => {
    const wanted = places(JSON.parse(document.json()));
    const found = places(document.toObject());
    assert.equal(found.length, wanted.length);
    assert(found.length > 10);
    found.forEach((one, i) => {
      assert.equal(one.start, unitsBefore(data, wanted[i].start));
      assert.equal(one.end, unitsBefore(data, wanted[i].end));
      if ('text' in one) assert.equal(text.slice(one.start, one.end), one.text);
    });
  });
}

/** Every span that a document shows: of findings, of their fields, of nodes and notes. */
function* spansIn(document) {
  for (const node of document.nodes) yield* [node, node.label];
  for (const note of document.notes) yield note;
  for (const layer of LAYERS)
    for (const one of document[layer]) {
      yield one;
      for (const name of one.constructor.shown) {
        const value = one[name];
        for (const part of Array.isArray(value) ? value : [value]) yield part?.span ?? part;
      }
    }
}

for (const [name, text] of Object.entries({ ...texts, ...TEXTS }))
  test(`${name}: each span is its piece of the text`, () => {
    const document = tiaoli.parse(text);
    let spans = 0;
    for (const span of spansIn(document)) {
      if (typeof span?.start !== 'number') continue;
      assert.equal(document.text.slice(span.start, span.end), span.text);
      // no half of a pair at either end
      assert(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(span.text));
      spans++;
    }
    assert(spans > 100 || text.length < 100);
    for (const one of [...document.findings, ...document.nodes]) {
      assert.deepEqual(one.bytes, document.bytesOf(one));
      assert.equal(document.data.subarray(one.bytes.start, one.bytes.end).toString(), one.text);
    }
    assert.deepEqual(documentAsJson(document), JSON.parse(document.json()));
  });
