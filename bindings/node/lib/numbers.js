'use strict';
/* One numeral by itself: from Chinese text to an exact value, and back. */
const { C, names, native, valueOf } = require('./library');
const { Decimal, Fraction, value } = require('./values');

const STYLES = { words: C.STYLE_WORDS, formal: C.STYLE_FORMAL, figures: C.STYLE_FIGURES };
const kindName = names('numeral');

/** Reads one numeral that is the whole text, such as 3.5万亿; RangeError if it is none. */
function readNumeral(text) {
  if (typeof text !== 'string') throw new TypeError('the numeral is no string');
  const read = native.readNumeral(text);
  if (typeof read === 'string') throw new RangeError(`${JSON.stringify(text)} is no numeral: ${read}`);
  const { kind, flags, low, high, denominator, scale } = read;
  return {
    kind: kindName(kind),
    value: value(flags, low, high, denominator, scale),
    approximate: (flags & C.VALUE_APPROXIMATE) !== 0,
    abbreviated: (flags & C.VALUE_ABBREVIATED) !== 0,
  };
}

/** What a value is: the kind that its type says, mantissa, denominator, scale. */
function partsOf(number) {
  if (typeof number === 'bigint') return [C.NUMERAL_CARDINAL, number, 0n, 0];
  if (number instanceof Decimal) return [C.NUMERAL_DECIMAL, number.mantissa, 0n, number.scale];
  if (number instanceof Fraction && typeof number.numerator === 'bigint')
    return [C.NUMERAL_FRACTION, number.numerator, number.denominator, 0];
  if (Number.isSafeInteger(number)) return [C.NUMERAL_CARDINAL, BigInt(number), 0n, 0];
  throw new TypeError('the value is no bigint, whole number, Decimal or Fraction of whole numbers');
}

/** Writes a value as Chinese text, which reads back as the same value. */
function writeNumeral(number, { kind, style = 'words' } = {}) {
  if (!Object.hasOwn(STYLES, style))
    throw new RangeError(`no style ${JSON.stringify(style)}: one of ${Object.keys(STYLES).join(', ')}`);
  const [usual, mantissa, denominator, scale] = partsOf(number);
  if (mantissa !== BigInt.asIntN(64, mantissa) || denominator !== BigInt.asIntN(64, denominator))
    throw new RangeError(`${number} is too large`);
  const chosen = kind === undefined ? usual : valueOf('numeral', kind);
  const text = native.writeNumeral(chosen, mantissa, denominator, scale, STYLES[style]);
  if (text) return text;
  throw new RangeError(`${number} has no form as ${kindName(chosen)}`);
}

module.exports = { readNumeral, writeNumeral };
