'use strict';
/*
 * The findings: read from the tables of their kind when they are asked.  Spans are null
 * where there is none; names are those of the JSON (docs/json.md), in camelCase.
 */
const { inspect } = require('node:util');

const { C, names, native, ruleName } = require('./library');
const { Span } = require('./span');
const { FIELDS, MARK, SPAN } = require('./tables');
const values = require('./values');

/** What all findings have. */
class Finding {
  constructor(table, row) {
    this._table = table;
    this._row = row;
  }

  get document() {
    return this._table.core.document;
  }

  get start() {
    return this._table.marks[this._row * MARK.step + MARK.start];
  }

  get end() {
    return this._table.marks[this._row * MARK.step + MARK.end];
  }

  get text() {
    return this._table.core.text.slice(this.start, this.end);
  }

  get bytes() {
    const at = this._row * MARK.step;
    const { marks } = this._table;
    return { start: marks[at + MARK.byte_start], end: marks[at + MARK.byte_end] };
  }

  get rule() {
    return ruleName(this._table.marks[this._row * MARK.step + MARK.rule]);
  }

  get node() {
    const block = this._table.marks[this._row * MARK.step + MARK.block];
    return block ? this._table.core.node(block - 1) : null;
  }

  get clause() {
    const clause = this._table.marks[this._row * MARK.step + MARK.clause];
    return clause ? this._table.core.node(clause - 1) : null;
  }

  get cleanText() {
    const { start, end } = this.bytes;
    return native.spanText(this._table.core.handle, start, end);
  }

  /** What it says as plain data: spans with their positions, values as text, nodes as ids. */
  toJSON() {
    const { start, end, text } = this;
    const told = { start, end, text };
    for (const name of this.constructor.shown) told[name] = plain(this[name]);
    return { ...told, rule: this.rule, node: this.node?.id ?? null };
  }

  [inspect.custom](depth, options) {
    const { start, end, text } = this;
    const told = { start, end, text };
    for (const name of this.constructor.shown) {
      const value = this[name];
      told[name] = value instanceof Span ? value.text : value;
    }
    return `${this.constructor.name} ${inspect(told, options)}`;
  }
}

function plain(value) {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Finding) {
    const { start, end, text } = value;
    return { start, end, text };
  }
  return value !== null && typeof value === 'object' && value.id !== undefined ? value.id : value;
}

// --- fields ------------------------------------------------------------------------------

const numberAt = (finding, { step }, field) => finding._table.view[finding._row * step + field];
const flagAt = (finding, layout, mask) => (numberAt(finding, layout, layout.flags) & mask) !== 0;

/** The span whose start is a field: the end is the next one. */
function spanAt(finding, { step }, field) {
  const { view, core } = finding._table;
  const at = finding._row * step + field;
  return core.span(view[at], view[at + 1]);
}

function dateAt(finding, { step }, field) {
  const { view, core } = finding._table;
  const at = finding._row * step + field;
  return core.dateIn(view[at], view[at + 1]);
}

/** What `make` gives for each span of some roles, in text order. */
function spansOf(finding, isWanted, make) {
  const { marks, tables, core } = finding._table;
  const { spans, spanStarts } = tables;
  const mark = marks[finding._row * MARK.step + MARK.mark];
  const found = [];
  for (let at = spanStarts[mark]; at < spanStarts[mark + 1]; at++) {
    const one = at * SPAN.step;
    const role = spans[one + SPAN.role];
    if (isWanted(role))
      found.push(make(core.span(spans[one + SPAN.start], spans[one + SPAN.end]), role));
  }
  return found;
}

const asIs = (span) => span;
const isMember = (role) => role === C.SPAN_MEMBER;
const isVerb = (role) => role === C.SPAN_VERB;

const SHAPE = C.VALUE_LOW | C.VALUE_HIGH | C.VALUE_INTERVAL | C.VALUE_DATE | C.VALUE_OVERFLOW;
const PLAIN = C.VALUE_LOW | C.VALUE_HIGH;

function valueAt(finding, layout) {
  const { big } = finding._table;
  const at = finding._row * layout.bigStep;
  const flags = numberAt(finding, layout, layout.flags);
  // most are a whole number; the denominator and its upper half are 0 in any order of bytes
  if (
    (flags & SHAPE) === PLAIN &&
    !numberAt(finding, layout, layout.scale) &&
    !numberAt(finding, layout, layout.denominator) &&
    !numberAt(finding, layout, layout.denominator + 1)
  )
    return big[at + layout.lowBig];
  return values.value(
    flags,
    big[at + layout.lowBig],
    big[at + layout.highBig],
    big[at + layout.denominatorBig],
    numberAt(finding, layout, layout.scale),
  );
}

// --- numbers --------------------------------------------------------------------------------

const N = FIELDS.numeral;
const numeralKind = names('numeral');

class Numeral extends Finding {
  static shown = ['kind', 'value', 'unit', 'abbreviated', 'approximate', 'years'];

  get kind() {
    return numeralKind(numberAt(this, N, N.kind));
  }

  get value() {
    return valueAt(this, N);
  }

  get valueText() {
    return String(this.value ?? '');
  }

  get unit() {
    return spanAt(this, N, N.unit_start);
  }

  get abbreviated() {
    return flagAt(this, N, C.VALUE_ABBREVIATED);
  }

  get approximate() {
    return flagAt(this, N, C.VALUE_APPROXIMATE);
  }

  get years() {
    const from = numberAt(this, N, N.year_from);
    return from ? { from, to: numberAt(this, N, N.year_to) } : null;
  }
}

const Q = FIELDS.quantity;
const quantityKind = names('quantity');
const boundName = names('bound');

class Quantity extends Finding {
  static shown = ['kind', 'value', 'unit', 'range', 'bound', 'approximate'];

  get kind() {
    return quantityKind(numberAt(this, Q, Q.kind));
  }

  get value() {
    return valueAt(this, Q);
  }

  get valueText() {
    return String(this.value ?? '');
  }

  get unit() {
    return spanAt(this, Q, Q.unit_start);
  }

  get range() {
    return flagAt(this, Q, C.VALUE_RANGE);
  }

  get bound() {
    return boundName(numberAt(this, Q, Q.bound)) || null;
  }

  get approximate() {
    return flagAt(this, Q, C.VALUE_APPROXIMATE);
  }
}

const L = FIELDS.lookalike;
const reasonName = names('lookalike');

class Lookalike extends Finding {
  static shown = ['reason'];

  get reason() {
    return reasonName(numberAt(this, L, L.reason));
  }
}

// --- quotes and slogans ------------------------------------------------------------------------

/** What quotes and slogans share. */
class Counted extends Finding {
  get segments() {
    return numberAt(this, this.constructor.layout, this.constructor.layout.segments);
  }

  get equal() {
    return flagAt(this, this.constructor.layout, C.QUOTE_EQUAL);
  }

  get shared() {
    return numberAt(this, this.constructor.layout, this.constructor.layout.shared);
  }

  get head() {
    return spanAt(this, this.constructor.layout, this.constructor.layout.head_start);
  }

  get count() {
    return numberAt(this, this.constructor.layout, this.constructor.layout.count) || null;
  }

  get expansion() {
    return spansOf(this, isMember, asIs);
  }

  get expansionMatches() {
    return this.expansion.length ? flagAt(this, this.constructor.layout, C.QUOTE_MATCHES) : null;
  }
}

const COUNTED = ['segments', 'equal', 'shared', 'head', 'count', 'expansion', 'expansionMatches'];
const U = FIELDS.quote;
const quoteKind = names('quote');

class Quote extends Counted {
  static layout = U;
  static shown = ['kind', 'content', 'depth', 'negative', 'parallel', ...COUNTED];

  get kind() {
    return quoteKind(numberAt(this, U, U.kind));
  }

  get content() {
    return spanAt(this, U, U.content_start);
  }

  get depth() {
    return numberAt(this, U, U.depth);
  }

  get negative() {
    return flagAt(this, U, C.QUOTE_NEGATIVE);
  }

  get parallel() {
    return flagAt(this, U, C.QUOTE_PARALLEL);
  }
}

const S = FIELDS.slogan;
const sloganKind = names('slogan');

class Slogan extends Counted {
  static layout = S;
  static shown = ['kind', 'parts', ...COUNTED];

  get kind() {
    return sloganKind(numberAt(this, S, S.kind));
  }

  get parts() {
    return numberAt(this, S, S.kind) === C.SLOGAN_PARALLEL ? spansOf(this, isMember, asIs) : [];
  }

  get expansion() {
    return numberAt(this, S, S.kind) === C.SLOGAN_COUNTED ? spansOf(this, isMember, asIs) : [];
  }
}

// --- references --------------------------------------------------------------------------------

const R = FIELDS.reference;
const referenceKind = names('reference');
const leadsName = names('target');
const PROVISION = ['part', 'chapter', 'section', 'article', 'suffix', 'paragraph', 'item', 'subitem'];
const LEADS = ['numbers', 'target', 'first', 'last', 'leadsTo'];

class Reference extends Finding {
  static shown = ['kind', 'content', 'issuer', 'docNumber', 'range', ...LEADS];

  get kind() {
    return referenceKind(numberAt(this, R, R.kind));
  }

  get content() {
    return spanAt(this, R, R.content_start);
  }

  get issuer() {
    return spanAt(this, R, R.issuer_start);
  }

  get docNumber() {
    return spanAt(this, R, R.number_start);
  }

  get range() {
    return flagAt(this, R, C.REFERENCE_RANGE);
  }

  get numbers() {
    const found = {};
    for (const name of PROVISION) {
      const number = numberAt(this, R, R[name]);
      if (number) found[name] = number;
    }
    return found;
  }

  get target() {
    return leadsName(numberAt(this, R, R.target));
  }

  get first() {
    const node = numberAt(this, R, R.first);
    return node ? this._table.core.node(node - 1) : null;
  }

  get last() {
    const node = numberAt(this, R, R.last);
    return node ? this._table.core.node(node - 1) : null;
  }

  get leadsTo() {
    const { core, marks } = this._table;
    return native.referenceText(core.handle, marks[this._row * MARK.step + MARK.mark]) || null;
  }

  get law() {
    return spanAt(this, R, R.law_start);
  }
}

class Mention extends Reference {
  static shown = ['kind', ...LEADS, 'shortFor', 'definition'];

  get shortFor() {
    return numberAt(this, R, R.kind) === C.REFERENCE_DEFINITION ? this.law : null;
  }

  get definition() {
    return this._table.core.finding(numberAt(this, R, R.definition));
  }
}

// --- directives and targets ---------------------------------------------------------------------

const D = FIELDS.directive;
const forceName = names('force');
const strengthName = names('strength');
const roleName = names('role');
const actorName = names('actor');
const spanName = names('span');
const isUnit = (role) =>
  role === C.SPAN_UNIT_LEAD || role === C.SPAN_UNIT_SUPPORT || role === C.SPAN_UNIT_RESPONSIBLE;
const unitOf = (span, role) => ({ role: spanName(role), span });

class Directive extends Finding {
  static shown = [
    'force', 'strength', 'cue', 'inherited', 'cueSource', 'actor', 'actorSource', 'action', 'verbs',
    'object', 'role', 'reportedBy', 'deadline', 'deadlineDate', 'units',
  ];

  get force() {
    return forceName(numberAt(this, D, D.force));
  }

  get strength() {
    return strengthName(numberAt(this, D, D.strength));
  }

  get cue() {
    return spanAt(this, D, D.cue_start);
  }

  get inherited() {
    return flagAt(this, D, C.DIRECTIVE_INHERITED);
  }

  get cueSource() {
    return spanAt(this, D, D.cue_source_start);
  }

  get actor() {
    return spanAt(this, D, D.actor_start);
  }

  get actorSource() {
    return actorName(numberAt(this, D, D.actor_source));
  }

  get action() {
    return spanAt(this, D, D.action_start);
  }

  get verbs() {
    return spansOf(this, isVerb, asIs);
  }

  get object() {
    return spanAt(this, D, D.object_start);
  }

  get role() {
    return roleName(numberAt(this, D, D.role));
  }

  get reportedBy() {
    return spanAt(this, D, D.reported_by_start);
  }

  get deadline() {
    return spanAt(this, D, D.deadline_start);
  }

  get deadlineDate() {
    return dateAt(this, D, D.deadline_start);
  }

  get units() {
    return spansOf(this, isUnit, unitOf).sort((a, b) => a.span.start - b.span.start);
  }
}

const T = FIELDS.target;
const comparatorName = names('comparator');
const directionName = names('direction');
const toneName = names('tone');

class Target extends Finding {
  static shown = [
    'indicator', 'quantity', 'comparator', 'direction', 'change', 'tone', 'toneWord', 'deadline',
    'deadlineDate', 'base', 'baseDate', 'directive',
  ];

  get indicator() {
    return spanAt(this, T, T.indicator_start);
  }

  get quantity() {
    return this._table.core.finding(numberAt(this, T, T.quantity));
  }

  get comparator() {
    return comparatorName(numberAt(this, T, T.comparator));
  }

  get direction() {
    return directionName(numberAt(this, T, T.direction));
  }

  get change() {
    return flagAt(this, T, C.TARGET_FLAG_CHANGE);
  }

  get tone() {
    return toneName(numberAt(this, T, T.tone));
  }

  get toneWord() {
    return spanAt(this, T, T.tone_start);
  }

  get deadline() {
    return spanAt(this, T, T.deadline_start);
  }

  get deadlineDate() {
    return dateAt(this, T, T.deadline_start);
  }

  get base() {
    return spanAt(this, T, T.base_start);
  }

  get baseDate() {
    return dateAt(this, T, T.base_start);
  }

  get directive() {
    return this._table.core.finding(numberAt(this, T, T.directive));
  }
}

// --- by kind ---------------------------------------------------------------------------------------

const CLASSES = [];
CLASSES[C.MARK_NUMERAL] = Numeral;
CLASSES[C.MARK_QUANTITY] = Quantity;
CLASSES[C.MARK_LOOKALIKE] = Lookalike;
CLASSES[C.MARK_QUOTE] = Quote;
CLASSES[C.MARK_SLOGAN] = Slogan;
CLASSES[C.MARK_DIRECTIVE] = Directive;
CLASSES[C.MARK_TARGET] = Target;

/** Of which class a finding is: references are written with title marks or numbers, or not. */
function classOf(kind, { view }, row) {
  if (kind !== C.MARK_REFERENCE) return CLASSES[kind];
  const reference = view[row * R.step + R.kind];
  const written = reference === C.REFERENCE_TITLE || reference === C.REFERENCE_PROVISION;
  return written ? Reference : Mention;
}

module.exports = {
  Directive, Finding, Lookalike, Mention, Numeral, Quantity, Quote, Reference, Slogan, Target, classOf,
};
