'use strict';
/* Takes what the addon says is wrong, gives errors. */

function placed({ message, offset, byteOffset }) {
  return offset === undefined ? message : `${message} at ${offset} (byte ${byteOffset})`;
}

/** A text that cannot be parsed. */
class ParseError extends Error {
  constructor(told) {
    super(placed(told));
    /** the name of the status: "utf8", "limit" ... */
    this.code = told.code;
    /** where, in UTF-16 units; null where no place is meant */
    this.offset = told.offset ?? null;
    /** the same in bytes of UTF-8 */
    this.byteOffset = told.byteOffset ?? null;
  }
}

/** A list of words of which a row is wrong. */
class LexiconError extends Error {
  constructor(told) {
    super(told.line === undefined ? placed(told) : `line ${told.line}: ${told.message}`);
    this.code = told.code;
    /** the name of what is wrong; null if it is no row */
    this.problem = told.problem ?? null;
    /** of the list, from 1 */
    this.line = told.line ?? null;
    /** where in the list, in UTF-16 units */
    this.start = told.start ?? told.offset ?? null;
    this.end = told.end ?? told.offset ?? null;
  }
}

for (const kind of [ParseError, LexiconError])
  Object.defineProperty(kind.prototype, 'name', { value: kind.name, configurable: true });

module.exports = { LexiconError, ParseError };
