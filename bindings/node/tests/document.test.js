'use strict';
/* What a document offers beside its findings: the tree, looking up, rows, units, closing. */
const assert = require('node:assert/strict');
const { inspect } = require('node:util');
const test = require('node:test');

const tiaoli = require('..');
const { LAYERS, TEXTS } = require('./support');

const { Directive, Document, Finding, Mention, Node, Reference, Span, parse } = tiaoli;
const speech = parse(TEXTS.speech);
const law = parse(TEXTS.law);

test('findings are objects of their kind, in text order, each once', () => {
  for (const text of Object.values(TEXTS)) {
    const document = parse(text);
    assert(document instanceof Document);
    const all = LAYERS.flatMap((layer) => document[layer]);
    assert.equal(new Set(all).size, document.findings.length);
    assert.equal(new Set(document.findings).size, document.findings.length);
    document.findings.forEach((one, i) => {
      assert(one instanceof Finding && one.document === document);
      const next = document.findings[i + 1];
      assert(!next || one.start < next.start || (one.start === next.start && one.end >= next.end));
    });
    assert.equal(document.directives, document.directives);
    for (const one of document.mentions) assert(one instanceof Mention && one instanceof Reference);
    for (const one of document.references) assert(!(one instanceof Mention));
  }
});

test('the tree hangs together', () => {
  for (const text of Object.values(TEXTS)) {
    const document = parse(text);
    assert.equal(document.root, document.nodes[0]);
    assert.equal(document.root.kind, 'document');
    document.nodes.forEach((node, id) => {
      assert(node instanceof Node);
      assert.equal(node.id, id);
      assert.deepEqual([...node], node.children);
      for (const child of node.children) assert.equal(child.parent, node);
      for (const one of node.descendants) assert(one.ancestors.includes(node));
      assert(node.start >= (node.parent?.start ?? 0) && node.end <= (node.parent?.end ?? text.length));
      if (node.heading) assert.equal(node.heading, node.children[0]);
    });
    const below = document.root.descendants;
    assert.deepEqual(below.map((node) => node.id), document.nodes.slice(1).map((node) => node.id));
  }
});

test('paths and sections', () => {
  const [directive] = law.find('directives', { force: 'prohibition' });
  const { sections, path } = directive.node;
  assert.equal(sections.length, path.length);
  assert(sections.length > 1 && sections.every((one) => one.kind === 'division'));
  assert.equal(sections.at(-1).label.text.trim(), path.at(-1).slice(0, sections.at(-1).label.text.trim().length));
  assert.deepEqual(law.root.path, []);
  assert.equal(law.nodes[1].line, 1);
});

test('at: the node that holds a character', () => {
  for (const text of [TEXTS.speech, TEXTS.astral]) {
    const document = parse(text);
    for (let position = 0; position < text.length; position++) {
      const node = document.at(position);
      assert(node === null || (node.start <= position && position < node.end));
    }
    assert.equal(document.at(-1), null);
    assert.equal(document.at(text.length), null);
    assert.equal(document.at(0.5), null);
  }
  const astral = parse(TEXTS.astral);
  // both halves of a pair
  const pair = TEXTS.astral.indexOf('𠮷');
  assert.equal(astral.at(pair), astral.at(pair + 1));
  assert.equal(speech.at(speech.directives[0].start, 'paragraph')?.kind ?? 'paragraph', 'paragraph');
  assert.throws(() => speech.at(0, 'poem'), /no node "poem": one of document, title/);
});

test('provision: from a citation to its node', () => {
  const node = law.provision('第三条');
  assert.equal(node.kind, 'division');
  assert.equal(node.number, 3);
  assert.equal(node.label.text, '第三条');
  assert.equal(law.provision('第九百条'), null);
  assert.throws(() => law.provision('随便'), RangeError);
  assert.throws(() => law.provision(''), RangeError);
  const inside = [...law.references, ...law.mentions].filter((one) => /^#./.test(one.leadsTo));
  assert(inside.length > 3);
  for (const one of inside) assert.equal(law.provision(one.leadsTo.slice(1)), one.first);
});

test('find', () => {
  const forbidden = law.find('directives', { force: 'prohibition' });
  assert(forbidden.length > 0 && forbidden.length < law.directives.length);
  assert(forbidden.every((one) => one instanceof Directive && one.force === 'prohibition'));
  assert.deepEqual(law.find('directives'), [...law.directives]);
  const actor = law.directives.find((one) => one.actor).actor.text;
  assert(law.find('directives', { actor }).length > 0);
  const large = law.find('numerals', { value: (value) => typeof value === 'bigint' && value > 100n });
  assert.deepEqual(large, law.numerals.filter((one) => typeof one.value === 'bigint' && one.value > 100n));
  const [division] = law.find('nodes', { kind: 'division', level: 1 });
  const inside = division.find('directives');
  assert(inside.every((one) => one.start >= division.start && one.start < division.end));
  assert.deepEqual(inside, law.find('directives', { within: division }));
  assert.deepEqual(division.find('nodes'), division.descendants);
  assert.throws(() => law.find('verbs'), /no layer "verbs": one of nodes, numerals/);
});

test('evidence', () => {
  const { value, rule, at } = speech.genreEvidence;
  assert.equal(value, speech.genre);
  assert.match(rule, /^genre\./);
  assert(at === null || speech.text.slice(at.start, at.end) === at.text);
  assert(['other', 'retrospect', 'plan'].includes(speech.root.polarity.value));
});

test('slogans of the document as one list', () => {
  const list = speech.sloganList();
  assert(list.length > 5);
  for (const { text, kinds, findings } of list) {
    assert(text.length > 0 && kinds.length > 0 && findings.length > 0);
    for (const one of findings) assert(speech.findings.includes(one));
  }
});

test('rows are plain data', () => {
  for (const text of Object.values(TEXTS)) {
    const document = parse(text);
    for (const layer of ['nodes', ...LAYERS]) {
      const rows = document.rows(layer, { path: true });
      assert.equal(rows.length, document[layer].length);
      assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
      rows.forEach((row, i) => {
        const one = document[layer][i];
        assert.deepEqual([row.start, row.end], [one.start, one.end]);
        assert.equal(row.path, (layer === 'nodes' ? one : one.node).path.join(' > '));
        if ('value' in row && one.value !== null) assert.equal(row.value, one.valueText);
      });
    }
  }
});

test('JSON.stringify takes all of it', () => {
  assert.deepEqual(JSON.parse(JSON.stringify({ speech })), { speech: speech.toObject() });
  const [one] = speech.directives;
  const told = JSON.parse(JSON.stringify(one));
  assert.deepEqual([told.start, told.end, told.text, told.force], [one.start, one.end, one.text, one.force]);
  for (const finding of [...speech.findings, ...law.findings, ...law.nodes]) JSON.stringify(finding);
});

test('objects show themselves', () => {
  assert.match(inspect(speech), /^Document \{ genre: 'speech', characters: \d+/);
  assert.match(inspect(speech.directives[0]), /^Directive \{\s+start: \d+,/);
  assert.match(inspect(speech.nodes[1]), /^Node \{\s+id: 1,\s+kind: 'title',/);
  for (const one of [...speech.findings, ...law.findings]) inspect(one);
});

test('units', () => {
  const text = 'a要😀b';
  const document = parse(text);
  assert.deepEqual(document.convert([0, 1, 2, 4, 5], 'utf16', 'bytes'), [0, 1, 4, 8, 9]);
  assert.deepEqual(document.convert([0, 1, 4, 8, 9], 'bytes', 'code_points'), [0, 1, 2, 3, 4]);
  assert.deepEqual(document.convert(new Set([2, 3]), 'code_points', 'utf16'), [2, 4]);
  assert.deepEqual(document.bytesOf({ start: 1, end: 4 }), { start: 1, end: 8 });
  assert.deepEqual(document.bytesOf(document.span(2, 5)), { start: 4, end: 9 });
  assert(document.span(2, 4) instanceof Span);
  assert.equal(String(document.span(2, 4)), '😀');
  for (const place of [3, 6, -1, 0.5, 2 ** 40, NaN])
    assert.throws(() => document.convert([place], 'utf16', 'bytes'), RangeError, String(place));
  assert.throws(() => document.convert(['1'], 'utf16', 'bytes'), TypeError);
  assert.throws(() => document.convert([1], 'utf8', 'bytes'), /no unit "utf8": one of bytes, utf16, code_points/);
});

test('a closed document tells so, and what was read of it stays', () => {
  const document = parse(TEXTS.speech);
  const [directive] = document.directives;
  const before = [directive.start, directive.text, directive.actor?.text, directive.verbs.length];
  const { node } = directive;
  assert.equal(document.closed, false);
  document.close();
  document.close();
  assert.equal(document.closed, true);
  assert.deepEqual([directive.start, directive.text, directive.actor?.text, directive.verbs.length], before);
  assert.equal(document.text, TEXTS.speech);
  assert.equal(document.genre, 'speech');
  const closed = { message: 'the document is closed', code: 'closed' };
  const uses = [
    ...[...LAYERS, 'findings', 'nodes', 'root', 'notes', 'data', 'genreEvidence'].map((name) => () => document[name]),
    () => document.json(),
    () => document.toObject(),
    () => document.rows('quotes'),
    () => document.find('quotes'),
    () => document.at(0),
    () => document.provision('第一条'),
    () => document.convert([0], 'bytes', 'utf16'),
    () => document.bytesOf(directive),
    () => document.sloganList(),
    () => directive.node,
    () => directive.cleanText,
    () => node.path,
    () => node.polarity,
    () => JSON.stringify(document),
  ];
  for (const use of uses) assert.throws(use, closed, String(use));
  assert.match(inspect(document), /closed: true/);
});
