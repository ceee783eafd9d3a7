'use strict';
/*
 * Takes the memory that the addon fills in one call (src/tables.c), gives its structs
 * as arrays of numbers: element `row * step + field` is a field of a struct.
 */
const { C, native } = require('./library');

const KINDS = C.MARK_TARGET;

/** Where a field stands, in elements of four bytes; of eight with `Big` behind the name. */
function fieldsOf(layout) {
  const fields = { step: layout.size / 4, bigStep: layout.size / 8 };
  for (const [name, at] of Object.entries(layout)) {
    if (name === 'size') continue;
    fields[name] = at / 4;
    if (at % 8 === 0) fields[`${name}Big`] = at / 8;
  }
  return Object.freeze(fields);
}

const FIELDS = Object.freeze(
  Object.fromEntries(Object.entries(native.layouts).map(([name, layout]) => [name, fieldsOf(layout)])),
);
const { mark: MARK, span: SPAN, node: NODE } = FIELDS;

/** The marks of one kind: what all marks have in `marks`, what this kind has in `view`. */
class KindTable {
  constructor(tables, marks, view, big, count) {
    this.tables = tables;
    this.core = tables.core;
    this.marks = marks;
    this.view = view;
    this.big = big;
    this.count = count;
  }
}

const LAYOUT_OF_KIND = [];
for (const name of Object.keys(FIELDS)) {
  const kind = C[`MARK_${name.toUpperCase()}`];
  if (kind !== undefined) LAYOUT_OF_KIND[kind] = FIELDS[name];
}

/** All that was found. */
class Tables {
  constructor(core, { buffer, parts }) {
    let part = 0;
    const next = (step) => {
      const [at, count] = parts.slice(2 * part, 2 * ++part);
      return { ints: new Int32Array(buffer, at, count * step), at, count };
    };
    this.core = core;
    const nodes = next(NODE.step);
    this.nodes = nodes.ints;
    this.nodeCount = nodes.count;
    this.nodeBytes = next(2).ints;
    this.spans = next(SPAN.step).ints;
    this.spanStarts = next(1).ints;
    const places = next(2);
    this.places = places.ints;
    this.markCount = places.count - 1;
    this.kinds = [null];
    for (let kind = 1; kind <= KINDS; kind++) {
      const { step, bigStep } = LAYOUT_OF_KIND[kind];
      const marks = next(MARK.step).ints;
      const { ints, at, count } = next(step);
      const big = Number.isInteger(bigStep) ? new BigInt64Array(buffer, at, count * bigStep) : null;
      this.kinds.push(new KindTable(this, marks, ints, big, count));
    }
  }
}

module.exports = { FIELDS, KINDS, MARK, NODE, SPAN, Tables };
