'use strict';
/* tiaoli: structure out of Chinese policy text.  README.md shows how; index.d.ts has all. */
const { Document } = require('./lib/document');
const { LexiconError, ParseError } = require('./lib/errors');
const findings = require('./lib/findings');
const { native } = require('./lib/library');
const { Node } = require('./lib/nodes');
const { readNumeral, writeNumeral } = require('./lib/numbers');
const { Lexicon } = require('./lib/options');
const { parse, parseAsync, parseMany } = require('./lib/parse');
const { Span } = require('./lib/span');
const { CalendarDate, Decimal, Fraction, Range } = require('./lib/values');

const { Directive, Finding, Lookalike, Mention, Numeral } = findings;
const { Quantity, Quote, Reference, Slogan, Target } = findings;
const { rulesRevision, segmenter, version } = native;

module.exports = {
  CalendarDate,
  Decimal,
  Directive,
  Document,
  Finding,
  Fraction,
  Lexicon,
  LexiconError,
  Lookalike,
  Mention,
  Node,
  Numeral,
  ParseError,
  Quantity,
  Quote,
  Range,
  Reference,
  Slogan,
  Span,
  Target,
  parse,
  parseAsync,
  parseMany,
  readNumeral,
  rulesRevision,
  segmenter,
  version,
  writeNumeral,
};
