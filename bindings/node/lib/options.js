'use strict';
/* Takes options as JavaScript writes them, gives the numbers of the C library. */
const fs = require('node:fs');

const { LexiconError } = require('./errors');
const { C, native, valueOf } = require('./library');

const FLAGS = {
  marks: [false, C.PARSE_NO_MARKS],
  runs: [false, C.PARSE_NO_RUNS],
  targets: [false, C.PARSE_NO_TARGETS],
  cuesOnly: [true, C.PARSE_CUES_ONLY],
  replace: [true, C.PARSE_REPLACE_UTF8],
  exhaustive: [true, C.PARSE_EXHAUSTIVE],
};
const LIMITS = ['maxBytes', 'maxNodes', 'maxMarks', 'maxDepth', 'maxHanRun'];
const KNOWN = ['genre', 'lexicon', 'referenceDate', ...Object.keys(FLAGS), ...LIMITS];

let handleOf;

/** Words of your own beside the built-in lists; docs/lexicon.md describes the list. */
class Lexicon {
  #handle;

  static {
    handleOf = (lexicon) => (lexicon instanceof Lexicon ? lexicon.#handle : undefined);
  }

  /** Lines of `term <tab> class[,class...]`; LexiconError names a row that is wrong. */
  constructor(tsv) {
    const made = native.lexicon(tsv);
    if (made.code !== undefined) throw new LexiconError(made);
    this.#handle = made;
  }

  /** A list in a file. */
  static fromFile(path) {
    return new Lexicon(fs.readFileSync(path));
  }
}

/** The day as year * 10000 + month * 100 + day. */
function dayOf(date) {
  if (typeof date !== 'string') throw new TypeError('referenceDate is a string such as "2024-03-01"');
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const there = new Date(`${date}T00:00:00Z`);
  const exists = year && !Number.isNaN(+there) && there.toISOString().startsWith(date);
  if (!exists || year < '1000' || year > '2999')
    throw new RangeError(`referenceDate is ${JSON.stringify(date)}, no day of the years 1000 to 2999`);
  return Number(year) * 10000 + Number(month) * 100 + Number(day);
}

function limitOf(name, value = 0) {
  if (typeof value !== 'number') throw new TypeError(`${name} is no number`);
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw new RangeError(`${name} is ${value}, no whole number from 0 to 4294967295`);
  return value;
}

function flagsOf(options) {
  let flags = 0;
  for (const [name, [when, flag]] of Object.entries(FLAGS)) {
    const value = options[name];
    if (value === undefined) continue;
    if (typeof value !== 'boolean') throw new TypeError(`${name} is neither true nor false`);
    if (value === when) flags |= flag;
  }
  return flags;
}

/** What the addon takes: the numbers and the lexicon. */
function numbersOf(options) {
  if (options === null || typeof options !== 'object') throw new TypeError('the options are no object');
  for (const name of Object.keys(options))
    if (!KNOWN.includes(name))
      throw new TypeError(`no option ${JSON.stringify(name)}: one of ${KNOWN.join(', ')}`);
  const { genre, lexicon, referenceDate } = options;
  const handle = handleOf(lexicon);
  if (lexicon !== undefined && !handle) throw new TypeError('lexicon is no Lexicon');
  const numbers = Uint32Array.of(
    flagsOf(options),
    genre === undefined ? 0 : valueOf('genre', genre),
    ...LIMITS.map((name) => limitOf(name, options[name])),
    referenceDate === undefined ? 0 : dayOf(referenceDate),
  );
  return [numbers, handle];
}

module.exports = { Lexicon, numbersOf };
