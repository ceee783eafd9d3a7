'use strict';
/* A parsed text: its tree and its findings. */
const { inspect } = require('node:util');

const { Core } = require('./core');
const { Finding, Mention } = require('./findings');
const { C, names, native, valueOf } = require('./library');
const { Node, evidence } = require('./nodes');
const { Span } = require('./span');

const genreName = names('genre');
const noteName = names('note');
const quoteName = names('quote');

const LAYERS = {
  numerals: C.MARK_NUMERAL,
  quantities: C.MARK_QUANTITY,
  lookalikes: C.MARK_LOOKALIKE,
  quotes: C.MARK_QUOTE,
  slogans: C.MARK_SLOGAN,
  references: C.MARK_REFERENCE,
  mentions: C.MARK_REFERENCE,
  directives: C.MARK_DIRECTIVE,
  targets: C.MARK_TARGET,
};

/** Whether a field has the value that is looked for. */
function fits(value, wanted) {
  if (typeof wanted === 'function') return Boolean(wanted(value));
  return value === wanted || (value instanceof Span && value.text === wanted);
}

/** What stands in a row: texts, numbers, lists of them. */
function cell(value) {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Span || value instanceof Finding) return value.text;
  if (value instanceof Node) return value.id;
  if (Array.isArray(value)) return value.map((one) => cell(one.span ?? one));
  return value.constructor === Object ? value : String(value);
}

function findingRow(one) {
  const row = { start: one.start, end: one.end, text: one.text };
  for (const name of one.constructor.shown) row[name] = cell(one[name]);
  row.rule = one.rule;
  row.node = one.node?.id ?? null;
  return row;
}

function nodeRow(node) {
  const row = node.toJSON();
  row.label = cell(row.label);
  return row;
}

/** All objects with a span in a JSON value. */
function places(value, found = []) {
  if (value === null || typeof value !== 'object') return found;
  if ('start' in value && 'end' in value) found.push(value);
  for (const one of Object.values(value)) places(one, found);
  return found;
}

class Document {
  #core;
  #options;
  #closed = false;
  #layers = {};

  constructor(handle, text, options) {
    this.#core = new Core(handle, text);
    this.#core.document = this;
    this.#options = Object.freeze({ ...options });
  }

  /** What is there as long as the document is not closed. */
  get #open() {
    if (!this.#closed) return this.#core;
    throw Object.assign(new Error('the document is closed'), { code: 'closed' });
  }

  // --- the text ----------------------------------------------------------------------------

  get text() {
    return this.#core.text;
  }

  get data() {
    return native.data(this.#open.handle);
  }

  get options() {
    return this.#options;
  }

  get genre() {
    return genreName(this.#core.genre);
  }

  get genreEvidence() {
    return evidence(this.#open, 0, 'genre');
  }

  get closed() {
    return this.#closed;
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#layers = {};
    this.#core.close();
  }

  // --- the tree ------------------------------------------------------------------------------

  get nodes() {
    const core = this.#open;
    return (this.#layers.nodes ??= Object.freeze(
      Array.from({ length: core.tables.nodeCount }, (_, id) => core.node(id)),
    ));
  }

  get root() {
    return this.#open.node(0);
  }

  at(position, kind) {
    const core = this.#open;
    if (typeof position !== 'number') throw new TypeError('the position is no number');
    const wanted = kind === undefined ? 0 : valueOf('node', kind);
    if (!Number.isInteger(position) || position < 0 || position >= core.text.length) return null;
    // the second half of a pair stands where the first one does
    const inside = position > 0 && core.text.codePointAt(position - 1) > 0xffff;
    const [byte] = core.convert([inside ? position - 1 : position], 'utf16', 'bytes');
    const node = native.nodeAt(core.handle, byte, wanted);
    return node ? core.node(node - 1) : null;
  }

  provision(citation) {
    const core = this.#open;
    if (typeof citation !== 'string') throw new TypeError('the citation is no string');
    const node = native.provision(core.handle, citation);
    if (node < 0)
      throw new RangeError(`${JSON.stringify(citation)} is no citation such as 第三条第一款`);
    return node ? core.node(node - 1) : null;
  }

  // --- the findings -----------------------------------------------------------------------------

  #layer(name) {
    const core = this.#open;
    if (this.#layers[name]) return this.#layers[name];
    const all = core.kind(LAYERS[name]);
    const is = (one) => one instanceof Mention === (name === 'mentions');
    const layer = LAYERS[name] === C.MARK_REFERENCE ? Object.freeze(all.filter(is)) : all;
    return (this.#layers[name] = layer);
  }

  get numerals() {
    return this.#layer('numerals');
  }

  get quantities() {
    return this.#layer('quantities');
  }

  get lookalikes() {
    return this.#layer('lookalikes');
  }

  get quotes() {
    return this.#layer('quotes');
  }

  get slogans() {
    return this.#layer('slogans');
  }

  get references() {
    return this.#layer('references');
  }

  get mentions() {
    return this.#layer('mentions');
  }

  get directives() {
    return this.#layer('directives');
  }

  get targets() {
    return this.#layer('targets');
  }

  get findings() {
    const core = this.#open;
    return (this.#layers.findings ??= Object.freeze(core.findings()));
  }

  get notes() {
    const core = this.#open;
    const numbers = native.notes(core.handle);
    const found = [];
    for (let i = 0; i < numbers.length; i += 3) {
      const [code, start, end] = numbers.slice(i, i + 3);
      const text = core.text.slice(start, end);
      found.push({ code: noteName(code), start, end, text, message: native.noteText(code) });
    }
    return found;
  }

  find(layer, { within, ...fields } = {}) {
    let found = this.#named(layer);
    if (within) {
      // of a node only what is below it, not itself
      if (layer === 'nodes' && within instanceof Node) found = within.descendants;
      else found = found.filter((one) => one.start >= within.start && one.start < within.end);
    }
    const wanted = Object.entries(fields);
    return found.filter((one) => wanted.every(([name, value]) => fits(one[name], value)));
  }

  #named(layer) {
    if (layer === 'nodes') return this.nodes;
    if (Object.hasOwn(LAYERS, layer)) return this.#layer(layer);
    const known = ['nodes', ...Object.keys(LAYERS)].join(', ');
    throw new RangeError(`no layer ${JSON.stringify(layer)}: one of ${known}`);
  }

  sloganList() {
    const core = this.#open;
    return native.slogans(core.handle).map(({ text, kinds, marks }) => ({
      text,
      kinds: Array.from({ length: 32 }, (_, kind) => kind)
        .filter((kind) => (kinds >>> kind) & 1)
        .map(quoteName),
      findings: marks.map((mark) => core.finding(mark)),
    }));
  }

  // --- plain data -----------------------------------------------------------------------------------

  rows(layer, { path = false } = {}) {
    const found = this.#named(layer);
    return found.map((one) => {
      const row = layer === 'nodes' ? nodeRow(one) : findingRow(one);
      const node = layer === 'nodes' ? one : one.node;
      if (path) row.path = (node?.path ?? []).join(' > ');
      return row;
    });
  }

  json({ pretty = false } = {}) {
    return native.json(this.#open.handle, pretty ? C.JSON_PRETTY : 0);
  }

  toObject(unit = 'utf16') {
    const object = JSON.parse(this.json());
    const found = places(object);
    const spans = found.flatMap(({ start, end }) => [start, end]);
    this.convert(spans, 'bytes', unit).forEach((place, i) => {
      found[i >> 1][i & 1 ? 'end' : 'start'] = place;
    });
    return object;
  }

  toJSON() {
    return this.toObject();
  }

  // --- units --------------------------------------------------------------------------------------------

  convert(positions, from, to) {
    return this.#open.convert(positions, from, to);
  }

  bytesOf({ start, end }) {
    const [first, past] = this.convert([start, end], 'utf16', 'bytes');
    return { start: first, end: past };
  }

  span(start, end) {
    return new Span(start, end, this.text.slice(start, end));
  }

  [inspect.custom](depth, options) {
    const { genre, closed } = this;
    return `Document ${inspect({ genre, characters: this.text.length, closed }, options)}`;
  }
}

module.exports = { Document };
