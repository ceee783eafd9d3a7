'use strict';

/** A piece of the text: positions in UTF-16 units, and what stands there. */
class Span {
  constructor(start, end, text) {
    this.start = start;
    this.end = end;
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

module.exports = { Span };
