'use strict';
/*
 * Takes the addon, gives what the rest of the package needs of it: names of
 * enumerators and the values of names.  No name of a kind is spelled in JavaScript:
 * the library knows them all.
 */
const path = require('node:path');

const FILE = path.join(__dirname, '..', 'build', 'tiaoli.node');

function load() {
  try {
    return require(FILE);
  } catch (error) {
    const why =
      error.code === 'MODULE_NOT_FOUND' ? `there is no ${FILE}` : error.message.split('\n')[0];
    const message =
      `tiaoli is not built for this Node: ${why}.\n` +
      'From a checkout of tiaoli, sh bindings/node/install.sh installs what is missing and builds it.';
    throw new Error(message, { cause: error });
  }
}

const native = load();
const C = Object.freeze(native.constants);

// no domain that is looked up by name has more values
const MOST = 64;

/** The names of a domain by value: names('genre')(1) is "speech". */
function names(domain) {
  const number = C[`DOMAIN_${domain.toUpperCase()}`];
  const known = [];
  return (value) => known[value] ?? (known[value] = native.name(number, value));
}

const ruleName = names('rule');

/** The value that has a name; RangeError tells which names there are. */
function valueOf(domain, name) {
  const nameOf = names(domain);
  const known = [];
  for (let value = 0; value < MOST; value++) {
    if (!nameOf(value)) continue;
    if (nameOf(value) === name) return value;
    known.push(nameOf(value));
  }
  throw new RangeError(`no ${domain} ${JSON.stringify(name)}: one of ${known.join(', ')}`);
}

const UNITS = Object.freeze({
  bytes: C.UNIT_BYTES,
  utf16: C.UNIT_UTF16,
  code_points: C.UNIT_CODE_POINTS,
});

/** The number of a unit; RangeError for another name. */
function unitOf(name) {
  if (Object.hasOwn(UNITS, name)) return UNITS[name];
  throw new RangeError(`no unit ${JSON.stringify(name)}: one of ${Object.keys(UNITS).join(', ')}`);
}

module.exports = { C, names, native, ruleName, unitOf, valueOf };
