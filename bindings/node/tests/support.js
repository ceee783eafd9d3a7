'use strict';
/* What the tests share: the texts of the project, texts made to be awkward, and a
 * document as the JSON of docs/json.md, written from the binding's objects alone. */
const fs = require('node:fs');
const path = require('node:path');

const tiaoli = require('..');

const TOP = path.resolve(__dirname, '..', '..', '..');

function textsOf(directory) {
  const names = fs.readdirSync(directory).filter((name) => name.endsWith('.txt')).sort();
  return Object.fromEntries(
    names.map((name) => [path.basename(name, '.txt'), fs.readFileSync(path.join(directory, name), 'utf8')]),
  );
}

const CONFORMANCE = path.join(TOP, 'tests', 'conformance');
const TEXTS = {
  ...textsOf(path.join(TOP, 'tests', 'fixtures')),
  // characters of two units before and inside of what is found, a BOM, CRLF, NUL, combining marks
  astral: '😀一、加强𠮷领导😀\n各部门😀要在2025年底前𠮷完成3.5亿元的“𠮷一把手”工程😀。\n严禁𠮷铺张。\n',
  bom: '\ufeff关于节水的通知\r\n各科室：\r\n要检查十二层楼。\r\n',
  nul: '要\0坚持\0“两个维护”。\n不得瞒报。',
  combining: 'e\u0301要建立e\u0301机制，三分之二以上。',
  empty: '',
  blank: ' \n\n\t',
};

const LAYERS = [
  'numerals', 'quantities', 'lookalikes', 'quotes', 'slogans', 'references', 'mentions', 'directives', 'targets',
];

// --- a document as its JSON --------------------------------------------------------------------

const placeOf = (document, piece) => document.bytesOf(piece);
const spanOf = (document, span) => (span === null ? null : { ...placeOf(document, span), text: span.text });
const spansOf = (document, spans) => (spans.length ? spans.map((one) => spanOf(document, one)) : null);
const idOf = (node) => (node === null ? null : node.id);

function timeOf(document, span, date) {
  const told = spanOf(document, span);
  if (told !== null && date !== null) told.date = String(date);
  return told;
}

const evidenceOf = (document, { rule, at }) => ({ rule, at: spanOf(document, at) });

function nodeOf(node) {
  const { document } = node;
  const told = { id: node.id, parent: idOf(node.parent), kind: node.kind };
  if (node.role !== null) told.role = node.role;
  const division = node.kind === 'division';
  if (division) told.marker = node.marker;
  if (division || node.label !== null) told.label = node.label === null ? '' : node.label.text;
  if (division) {
    told.number = node.number;
    if (node.suffix) told.suffix = node.suffix;
    told.level = node.level;
  }
  if (division || node.id === 0) {
    const { polarity, parent } = node;
    if (polarity.value !== 'other') {
      told.polarity = polarity.value;
      // where it is said, and not in a section around
      if (parent === null || String(polarity.at) !== String(parent.polarity.at))
        told.polarity_evidence = evidenceOf(document, polarity);
    }
  }
  return { ...told, ...node.bytes };
}

const valueOf = (one) => {
  const { value } = one;
  if (value === null) return null;
  if (value instanceof tiaoli.Range) return value.toJSON();
  return String(value);
};

const leadsOf = (one) => ({
  kind: one.kind,
  numbers: one.numbers,
  target: one.target,
  first: idOf(one.first),
  last: idOf(one.last),
  leads_to: one.leadsTo,
});

const countedOf = (one) => ({
  kind: one.kind,
  segments: one.segments,
  equal: one.equal,
  shared: one.shared,
  head: spanOf(one.document, one.head),
  count: one.count === null ? null : String(one.count),
  expansion: spansOf(one.document, one.expansion),
  expansion_matches: one.expansionMatches,
});

const WRITERS = {
  numerals: (one) => ({
    kind: one.kind,
    value: valueOf(one),
    abbreviated: one.abbreviated,
    approximate: one.approximate,
    unit: spanOf(one.document, one.unit),
    ...(one.years && { years: { from: String(one.years.from), to: String(one.years.to) } }),
  }),
  quantities: (one) => ({
    kind: one.kind,
    value: valueOf(one),
    unit: one.unit === null ? null : one.unit.text,
    range: one.range,
    bound: one.bound,
    approximate: one.approximate,
  }),
  lookalikes: (one) => ({ reason: one.reason }),
  quotes: (one) => ({
    content: spanOf(one.document, one.content),
    depth: one.depth,
    negative: one.negative,
    parallel: one.parallel,
    ...countedOf(one),
  }),
  slogans: (one) => ({ parts: spansOf(one.document, one.parts), ...countedOf(one) }),
  references: (one) => ({
    content: spanOf(one.document, one.content),
    issuer: spanOf(one.document, one.issuer),
    doc_number: spanOf(one.document, one.docNumber),
    range: one.range,
    ...leadsOf(one),
  }),
  mentions: (one) => ({
    ...leadsOf(one),
    short_for: spanOf(one.document, one.shortFor),
    definition: spanOf(one.document, one.definition),
  }),
  directives: (one) => ({
    force: one.force,
    strength: one.strength,
    cue: spanOf(one.document, one.cue),
    inherited: one.inherited,
    cue_source: spanOf(one.document, one.cueSource),
    actor: spanOf(one.document, one.actor),
    actor_source: one.actorSource,
    action: spanOf(one.document, one.action),
    verbs: one.verbs.map((verb) => spanOf(one.document, verb)),
    object: spanOf(one.document, one.object),
    role: one.role,
    reported_by: spanOf(one.document, one.reportedBy),
    deadline: timeOf(one.document, one.deadline, one.deadlineDate),
    units: one.units.map(({ role, span }) => ({ ...spanOf(one.document, span), role })),
  }),
  targets: (one) => ({
    indicator: spanOf(one.document, one.indicator),
    quantity: one.quantity && {
      ...spanOf(one.document, one.quantity),
      kind: one.quantity.kind,
      value: valueOf(one.quantity),
      unit: one.quantity.unit === null ? null : one.quantity.unit.text,
    },
    comparator: one.comparator,
    direction: one.direction,
    change: one.change,
    tone: one.tone,
    tone_word: spanOf(one.document, one.toneWord),
    deadline: timeOf(one.document, one.deadline, one.deadlineDate),
    base: timeOf(one.document, one.base, one.baseDate),
    directive: one.directive && placeOf(one.document, one.directive),
  }),
};

/** The JSON of docs/json.md: what is equal to the library's own has been read rightly. */
function documentAsJson(document) {
  const told = {
    schema: 1,
    version: tiaoli.version,
    rules: tiaoli.rulesRevision,
    segmenter: tiaoli.segmenter,
    bytes: document.data.length,
    genre: document.genre,
    genre_evidence: evidenceOf(document, document.genreEvidence),
    nodes: document.nodes.map(nodeOf),
  };
  for (const layer of LAYERS)
    told[layer] = document[layer].map((one) => ({
      ...one.bytes,
      text: one.text,
      ...WRITERS[layer](one),
      rule: one.rule,
      node: idOf(one.node),
    }));
  told.notes = document.notes.map(({ code, start, end, message }) => ({
    code,
    ...placeOf(document, { start, end }),
    message,
  }));
  return told;
}

/** All objects with a span in a JSON value, in its order. */
function places(value, found = []) {
  if (value === null || typeof value !== 'object') return found;
  if ('start' in value) found.push(value);
  for (const one of Object.values(value)) places(one, found);
  return found;
}

module.exports = { CONFORMANCE, LAYERS, TEXTS, TOP, documentAsJson, places, textsOf };
