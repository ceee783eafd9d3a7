'use strict';
/*
 * How much longer JavaScript takes than C to parse a document and to read all that was
 * found.
 *
 *     cmake --build bindings/node/build --target in_c
 *     node bindings/node/bench/reading.js [-n ROUNDS] [FILE]
 *
 * The text is FILE, or the reference speech again and again up to 100,000 bytes.  Times are
 * milliseconds, best of ROUNDS (60), the rows taken in turn.  The first row is what a C
 * program does: tiaoli_parser_parse, the bulk calls (tiaoli_doc_copy_marks, _copy_views of each kind,
 * _copy_spans), tiaoli_doc_free.  The others say how many times that JavaScript takes:
 *
 *     parse    the document alone, from a string
 *     spans    each finding: start, end, text, rule
 *     objects  every field of every finding
 *     rows     the same as plain objects: document.rows of all layers
 *     json     document.json(), the text
 */
const fs = require('node:fs');
const path = require('node:path');

const tiaoli = require('..');
const inC = require('../build/in_c.node');

const SPEECH = path.join(__dirname, '..', '..', '..', 'tests', 'fixtures', 'speech.txt');
const LAYERS = [
  'numerals', 'quantities', 'lookalikes', 'quotes', 'slogans', 'references', 'mentions', 'directives', 'targets',
];

function textOf100Kb() {
  const speech = `${fs.readFileSync(SPEECH, 'utf8')}\n`;
  const whole = Buffer.from(speech.repeat(Math.ceil(100_000 / Buffer.byteLength(speech))));
  return whole.subarray(0, 100_000).toString().replace(/\ufffd+$/, '');
}

let seen; // what is read goes here, lest the compiler leaves it out

function spans(document) {
  for (const one of document.findings) {
    seen = one.start + one.end;
    seen = one.text;
    seen = one.rule;
  }
}

/** Of each class of findings what reads all fields by their names, as programs do. */
const readers = new Map();

function readerOf(kind) {
  if (!readers.has(kind)) {
    const fields = ['start', 'end', 'text', 'rule', ...kind.shown];
    const list = fields.map((name) => `one.${name}`).join(', ');
    readers.set(kind, new Function('one', `return [${list}];`));
  }
  return readers.get(kind);
}

function objects(document) {
  for (const layer of LAYERS) {
    const found = document[layer];
    if (!found.length) continue;
    const reader = readerOf(found[0].constructor);
    for (const one of found) seen = reader(one);
  }
}

function rows(document) {
  for (const layer of LAYERS) seen = document.rows(layer);
}

function milliseconds(run) {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function main() {
  const given = process.argv.slice(2);
  const rounds = given[0] === '-n' ? Number(given.splice(0, 2)[1]) : 60;
  const text = given.length ? fs.readFileSync(given[0], 'utf8') : textOf100Kb();
  const [findings, count] = inC.prepare(text);
  const read = (how) => () => {
    const document = tiaoli.parse(text);
    how(document);
    document.close();
  };
  const ways = {
    C: inC.run,
    parse: read(() => {}),
    spans: read(spans),
    objects: read(objects),
    rows: read(rows),
    json: read((document) => (seen = document.json())),
  };
  const best = Object.fromEntries(Object.keys(ways).map((name) => [name, Infinity]));
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) best[name] = Math.min(best[name], milliseconds(run));
  console.log(`${Buffer.byteLength(text)} bytes, ${findings} findings, ${count} spans`);
  for (const [name, time] of Object.entries(best))
    console.log(`${name.padEnd(8)} ${time.toFixed(2).padStart(6)} ms  ${(time / best.C).toFixed(2)}`);
  return seen;
}

main();
