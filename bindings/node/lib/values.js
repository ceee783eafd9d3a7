'use strict';
/*
 * Takes the integers in which the library holds a value, gives an exact value: bigint,
 * Decimal, Fraction, CalendarDate, or a Range of two of them.  String() of each is what
 * the library writes.
 */
const { C } = require('./library');

/** A number with decimal places, as many as are written: 3.50 is mantissa 350n, scale 2. */
class Decimal {
  constructor(mantissa, scale) {
    this.mantissa = mantissa;
    this.scale = scale;
    Object.freeze(this);
  }

  toString() {
    const sign = this.mantissa < 0n ? '-' : '';
    const digits = String(this.mantissa).slice(sign.length).padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  toJSON() {
    return this.toString();
  }

  valueOf() {
    return Number(this.toString());
  }
}

/** A fraction as written, never reduced; the numerator may be a Decimal. */
class Fraction {
  constructor(numerator, denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    Object.freeze(this);
  }

  toString() {
    return `${this.numerator}/${this.denominator}`;
  }

  toJSON() {
    return this.toString();
  }

  valueOf() {
    return Number(this.numerator) / Number(this.denominator);
  }
}

const digits = (number, width) => String(number).padStart(width, '0');

/** A date as far as it is given; null for what is not. */
class CalendarDate {
  constructor(year, month, day) {
    this.year = year;
    this.month = month;
    this.day = day;
    Object.freeze(this);
  }

  /** ISO 8601 as far as it goes: 2024-04, XXXX-04-08. */
  toString() {
    let text = this.year === null ? 'XXXX' : digits(this.year, 4);
    if (this.month !== null || this.day !== null)
      text += this.month === null ? '-XX' : `-${digits(this.month, 2)}`;
    return this.day === null ? text : `${text}-${digits(this.day, 2)}`;
  }

  toJSON() {
    return this.toString();
  }
}

/** Two bounds; null for an open side. */
class Range {
  constructor(low, high) {
    this.low = low;
    this.high = high;
    Object.freeze(this);
  }

  toString() {
    return `${this.low ?? ''}..${this.high ?? ''}`;
  }

  toJSON() {
    const side = (one) => (one === null ? null : String(one));
    return { low: side(this.low), high: side(this.high) };
  }
}

function numberOf(mantissa, denominator, scale) {
  const number =
    scale > 0 ? new Decimal(mantissa, scale) : scale < 0 ? mantissa * 10n ** BigInt(-scale) : mantissa;
  return denominator ? new Fraction(number, denominator) : number;
}

function dateOf(packed) {
  const number = Number(packed);
  const [year, month, day] = [
    Math.trunc(number / 10000),
    Math.trunc(number / 100) % 100,
    number % 100,
  ];
  return number ? new CalendarDate(year || null, month || null, day || null) : null;
}

const BOTH = C.VALUE_LOW | C.VALUE_HIGH;

/** null where the text gives no value, or one too large to be held. */
function value(flags, low, high, denominator, scale) {
  if (flags & C.VALUE_OVERFLOW || !(flags & BOTH)) return null;
  const dated = (flags & C.VALUE_DATE) !== 0;
  const side = (given, number) =>
    !(flags & given) ? null : dated ? dateOf(number) : numberOf(number, denominator, scale);
  const first = side(C.VALUE_LOW, low);
  const two = flags & C.VALUE_INTERVAL || (dated && (flags & BOTH) === BOTH && low !== high);
  return two ? new Range(first, side(C.VALUE_HIGH, high)) : first;
}

module.exports = { CalendarDate, Decimal, Fraction, Range, value };
