'use strict';
/* Texts in, documents out: at once, by a thread of the pool, or many in their order. */
const os = require('node:os');

const { Document } = require('./document');
const { ParseError } = require('./errors');
const { native } = require('./library');
const { numbersOf } = require('./options');

// How many texts are on their way for each thread: enough that none runs dry.
const AHEAD = 2;

function documentOf(result, text, options) {
  if (result.code !== undefined) throw new ParseError(result);
  return new Document(result, text, options);
}

const bytesOf = (text) => (text instanceof ArrayBuffer ? new Uint8Array(text) : text);

/** Parses a text: a string, or UTF-8 in a Buffer, Uint8Array or ArrayBuffer. */
function parse(text, options = {}) {
  return documentOf(native.parse(bytesOf(text), ...numbersOf(options)), text, options);
}

/** The same by a thread of Node's pool, while the event loop runs on. */
async function parseAsync(text, options = {}) {
  return documentOf(await native.parseAsync(bytesOf(text), ...numbersOf(options)), text, options);
}

/** Documents in the order of their texts, of which a few are on their way at a time. */
async function* parseMany(texts, { jobs = os.cpus().length, errors = 'throw', ...options } = {}) {
  if (errors !== 'throw' && errors !== 'return')
    throw new RangeError(`errors is ${JSON.stringify(errors)}, neither "throw" nor "return"`);
  if (!Number.isInteger(jobs) || jobs < 1) throw new RangeError(`jobs is ${jobs}`);
  const waiting = [];
  const caught = (error) => {
    if (error instanceof ParseError && errors === 'return') return error;
    throw error;
  };
  const start = (text) => {
    const one = parseAsync(text, options).catch(caught);
    one.catch(() => {}); // told when its turn comes
    waiting.push(one);
  };
  for await (const text of texts) {
    start(text);
    if (waiting.length >= jobs * AHEAD) yield waiting.shift();
  }
  while (waiting.length) yield waiting.shift();
}

module.exports = { parse, parseAsync, parseMany };
