'use strict';
/*
 * What a document, its nodes and its findings share: the handle, the text, the tables,
 * and the objects that were made of them, each once.
 */
const { classOf } = require('./findings');
const { C, native, unitOf } = require('./library');
const { Node } = require('./nodes');
const { Span } = require('./span');
const { FIELDS, KINDS, Tables } = require('./tables');

const Q = FIELDS.quantity;

class Core {
  #tables = null;
  #nodes = [];
  #kinds = [];
  #dates = null;

  constructor(handle, text) {
    this.handle = handle;
    const [genre, length, altered] = native.info(handle);
    this.genre = genre;
    this.length = length;
    /** the input, as one string of JavaScript */
    this.text = typeof text === 'string' && !altered ? text : native.text(handle);
    this.document = null;
  }

  get tables() {
    return (this.#tables ??= new Tables(this, native.tables(this.handle)));
  }

  /** Everything that was read is let go of with what the library has. */
  close() {
    native.close(this.handle);
    this.#tables = null;
    this.#nodes = [];
    this.#kinds = [];
    this.#dates = null;
  }

  // --- objects ---------------------------------------------------------------------

  /** The node with an id. */
  node(id) {
    return (this.#nodes[id] ??= new Node(this.tables, id));
  }

  /** All findings of one kind. */
  kind(kind) {
    if (!this.#kinds[kind]) {
      const table = this.tables.kinds[kind];
      const all = new Array(table.count);
      for (let row = 0; row < table.count; row++) {
        const One = classOf(kind, table, row);
        all[row] = new One(table, row);
      }
      this.#kinds[kind] = Object.freeze(all);
    }
    return this.#kinds[kind];
  }

  /** The finding with a number of the library; null for 0. */
  finding(mark) {
    if (!mark) return null;
    const { places } = this.tables;
    return this.kind(places[2 * mark])[places[2 * mark + 1]];
  }

  /** All findings in text order. */
  findings() {
    const all = [];
    for (let kind = 1; kind <= KINDS; kind++) this.kind(kind);
    for (let mark = 1; mark <= this.tables.markCount; mark++) all.push(this.finding(mark));
    return all;
  }

  // --- texts and dates -----------------------------------------------------------------

  /** A piece of the text, null where it is empty. */
  span(start, end) {
    return start < end ? new Span(start, end, this.text.slice(start, end)) : null;
  }

  /** The first date with a value that starts in a span; null if there is none. */
  dateIn(start, end) {
    if (start >= end) return null;
    const { starts, dates } = (this.#dates ??= this.#datesOf());
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && starts[low] < end ? dates[low] : null;
  }

  #datesOf() {
    const { view, count } = this.tables.kinds[C.MARK_QUANTITY];
    const found = { starts: [], dates: [] };
    const quantities = this.kind(C.MARK_QUANTITY);
    for (let row = 0; row < count; row++) {
      if (view[row * Q.step + Q.kind] !== C.QUANTITY_DATE) continue;
      const { start, value } = quantities[row];
      if (value === null) continue;
      found.starts.push(start);
      found.dates.push(value);
    }
    return found;
  }

  // --- units ---------------------------------------------------------------------------------

  /** Places from one unit to another; RangeError for what is none. */
  convert(places, from, to) {
    const units = [unitOf(from), unitOf(to)];
    const all = Array.from(places);
    for (const place of all) {
      if (typeof place !== 'number') throw new TypeError('a place is no number');
      if (!Number.isInteger(place) || place < 0 || place > 0xffffffff)
        throw new RangeError(`${place} is no place in this text`);
    }
    const numbers = Uint32Array.from(all);
    const done = native.convert(this.handle, numbers, ...units);
    if (done < all.length) throw new RangeError(`${all[done]} is no place in this text`);
    return Array.from(numbers);
  }
}

module.exports = { Core };
