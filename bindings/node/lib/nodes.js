'use strict';
/* The tree: nodes of a document, read from its tables when they are asked. */
const { inspect } = require('node:util');

const { names, native, ruleName } = require('./library');
const { NODE } = require('./tables');

const kindName = names('node');
const markerName = names('marker');
const roleName = names('node_role');

/** Why a genre or a polarity was found: its name, the rule, and the words that say so. */
function evidence(core, node, domain) {
  const [value, rule, start, end] = native.evidence(core.handle, node);
  return { value: names(domain)(value), rule: ruleName(rule), at: core.span(start, end) };
}

class Node {
  constructor(tables, id) {
    this._tables = tables;
    /** its number in reading order, from 0; the same as in the JSON */
    this.id = id;
  }

  #field(field) {
    return this._tables.nodes[this.id * NODE.step + field];
  }

  get #core() {
    return this._tables.core;
  }

  // --- what it is ----------------------------------------------------------------------

  get document() {
    return this.#core.document;
  }

  get kind() {
    return kindName(this.#field(NODE.kind));
  }

  get marker() {
    return markerName(this.#field(NODE.marker)) || null;
  }

  get label() {
    return this.#core.span(this.#field(NODE.label_start), this.#field(NODE.label_end));
  }

  get number() {
    return this.#field(NODE.number) || null;
  }

  get suffix() {
    return this.#field(NODE.suffix) || null;
  }

  get level() {
    return this.#field(NODE.level);
  }

  get role() {
    return roleName(this.#field(NODE.role)) || null;
  }

  get heading() {
    const first = this.id + 1 < this.#past ? this.#core.node(this.id + 1) : null;
    return first?.kind === 'heading' ? first : null;
  }

  get polarity() {
    return evidence(this.#core, this.id + 1, 'polarity');
  }

  // --- where it stands ---------------------------------------------------------------------

  get start() {
    return this.#field(NODE.start);
  }

  get end() {
    return this.#field(NODE.end);
  }

  get bytes() {
    const { nodeBytes } = this._tables;
    return { start: nodeBytes[2 * this.id], end: nodeBytes[2 * this.id + 1] };
  }

  get line() {
    return this.#field(NODE.line);
  }

  get text() {
    return this.#core.text.slice(this.start, this.end);
  }

  get cleanText() {
    const { start, end } = this.bytes;
    return native.spanText(this.#core.handle, start, end);
  }

  get path() {
    const path = native.path(this.#core.handle, this.id + 1);
    return path ? path.split('\n') : [];
  }

  // --- around it --------------------------------------------------------------------------------

  /** The id behind the last one below it. */
  get #past() {
    return this.#field(NODE.past) - 1;
  }

  get parent() {
    const parent = this.#field(NODE.parent);
    return parent ? this.#core.node(parent - 1) : null;
  }

  get ancestors() {
    const found = [];
    for (let node = this.parent; node; node = node.parent) found.push(node);
    return found;
  }

  get sections() {
    return native.sections(this.#core.handle, this.id + 1).map((node) => this.#core.node(node - 1));
  }

  get children() {
    return [...this];
  }

  get descendants() {
    const found = [];
    for (let id = this.id + 1; id < this.#past; id++) found.push(this.#core.node(id));
    return found;
  }

  *[Symbol.iterator]() {
    const past = this.#past;
    for (let id = this.id + 1; id < past; ) {
      const child = this.#core.node(id);
      yield child;
      id = child.#past;
    }
  }

  find(layer, fields = {}) {
    return this.document.find(layer, { ...fields, within: this });
  }

  // --- as a value -----------------------------------------------------------------------------------

  toJSON() {
    const { id, kind, marker, label, number, suffix, level, role, start, end } = this;
    const parent = this.parent === null ? null : this.parent.id;
    return { id, parent, kind, marker, label, number, suffix, level, role, start, end };
  }

  [inspect.custom](depth, options) {
    const { id, kind, start, end, text } = this;
    const short = text.length <= 24 ? text : `${text.slice(0, 23)}…`;
    return `Node ${inspect({ id, kind, start, end, text: short }, options)}`;
  }
}

module.exports = { Node, evidence };
