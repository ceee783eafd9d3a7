'use strict';
/* Parsing: options, errors with their places, lexicons, promises, many texts in their order. */
const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const test = require('node:test');

const tiaoli = require('..');
const { TEXTS } = require('./support');

const { CalendarDate, Lexicon, LexiconError, ParseError, parse, parseAsync, parseMany } = tiaoli;

/** What a function throws. */
function caught(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'nothing was thrown' });
}

test('strings and bytes are the same', () => {
  for (const text of Object.values(TEXTS)) {
    const told = parse(text).json();
    const data = Buffer.from(text);
    const copy = new Uint8Array(data);
    // a piece of a larger buffer, too
    const piece = Buffer.concat([Buffer.from('甲'), data, Buffer.from('乙')]).subarray(3, 3 + data.length);
    for (const one of [data, copy, copy.buffer, piece]) {
      assert.equal(parse(one).json(), told);
      assert.equal(parse(one).text, text);
    }
  }
});

test('a buffer may be changed behind the parse', async () => {
  const data = Buffer.from(TEXTS.speech);
  const later = parseAsync(data);
  const document = parse(data);
  data.fill(0x61);
  assert.equal(document.text, TEXTS.speech);
  assert.equal((await later).json(), document.json());
});

test('options reach the library', () => {
  const text = TEXTS.speech;
  const document = parse(text, { genre: 'law', runs: false });
  assert.equal(document.genre, 'law');
  assert.deepEqual(document.options, { genre: 'law', runs: false });
  assert.deepEqual(parse(text, { marks: false }).findings, []);
  assert.equal(parse(text, { exhaustive: true }).json(), parse(text).json());
  const runs = '真抓实干、马上就办。';
  assert.equal(parse(runs).slogans.length, 1);
  assert.equal(parse(runs, { runs: false }).slogans.length, 0);
  const goal = '到2025年，力争单位地区生产总值能耗比2020年下降14.5%以上。';
  assert.equal(parse(goal).targets.length, 1);
  assert.equal(parse(goal, { targets: false }).targets.length, 0);
  const sure = parse(text, { cuesOnly: true }).directives.length;
  assert(sure > 0 && sure < parse(text).directives.length);
});

test('a date from which words of the calendar count', () => {
  const text = '今年完成任务，昨天召开会议。';
  const relative = (document) => document.find('quantities', { kind: 'relative' });
  const document = parse(text, { referenceDate: '2024-03-01' });
  assert.deepEqual(relative(document).map((one) => one.value), [
    new CalendarDate(2024, null, null),
    new CalendarDate(2024, 2, 29),
  ]);
  assert.deepEqual(relative(parse(text)).map((one) => one.value), [null, null]);
});

test('limits tell where', () => {
  const text = '一、😀加强领导，完成十二项任务。\n二、要坚持“两个维护”。\n'.repeat(3);
  for (const limit of ['maxBytes', 'maxNodes', 'maxMarks']) {
    const error = caught(() => parse(text, { [limit]: 5 }));
    assert(error instanceof ParseError);
    assert.equal(error.code, 'limit');
    assert.match(error.message, new RegExp(`limit.* at ${error.offset} \\(byte ${error.byteOffset}\\)$`));
    const told = [error.offset, error.byteOffset];
    if (limit === 'maxBytes') assert.deepEqual(told, [2, 5]); // behind two characters, the last of them cut
    else assert.equal(Buffer.byteLength(text.slice(0, error.offset)), error.byteOffset);
  }
  const deep = '第一章 总则\n第一条 规定：\n（一）甲；\n1.乙。\n';
  assert.throws(() => parse(deep, { maxDepth: 1 }), { code: 'limit' });
  assert.equal(parse(deep, { maxHanRun: 64 }).json(), parse(deep).json());
});

test('errors tell where', () => {
  const error = caught(() => parse(Buffer.concat([Buffer.from('😀要'), Buffer.from([0xff, 0xfe])])));
  assert(error instanceof ParseError && error instanceof Error);
  assert.deepEqual([error.name, error.code, error.offset, error.byteOffset], ['ParseError', 'utf8', 3, 7]);
  assert.match(error.message, / at 3 \(byte 7\)$/);
  // the parser is as good as before
  assert.equal(parse('要坚持。').directives.length, 1);
});

test('lone surrogates are no text', async () => {
  const lone = {
    '😀要\ud800坚持': [3, 7, 'U+D800'],
    '\udc00': [0, 0, 'U+DC00'],
    '要\ud83d': [1, 3, 'U+D83D'],
    '\ud83d\ud83d\ude00': [0, 0, 'U+D83D'],
    'a\ude00\ud83d': [1, 1, 'U+DE00'],
  };
  for (const [text, [offset, byteOffset, code]] of Object.entries(lone)) {
    const told = { name: 'ParseError', code: 'utf8', offset, byteOffset };
    assert.throws(() => parse(text), { ...told, message: new RegExp(`lone surrogate ${code.replace('+', '\\+')} .* at ${offset} `) });
    await assert.rejects(parseAsync(text), told);
  }
  const document = parse('😀要\ud800坚持“两个维护”', { replace: true });
  assert.equal(document.text, '😀要\ufffd坚持“两个维护”');
  for (const one of document.findings) assert.equal(document.text.slice(one.start, one.end), one.text);
  // U+FFFD itself is a character like others
  assert.equal(parse('要\ufffd坚持').text, '要\ufffd坚持');
});

test('bytes that are no UTF-8 are replaced one by one', () => {
  const pieces = [
    '要', '坚持', '“两个维护”。', '😀', 'a', '\n',
    [0xe8, 0xa6], [0xf0, 0x9f, 0x98], [0xff], [0x80], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0xe0, 0x9f, 0xbf],
  ].map((piece) => Buffer.from(piece));
  let seed = 20;
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 300; round++) {
    const data = Buffer.concat(Array.from({ length: 12 }, () => pieces[random(pieces.length)]));
    const document = parse(data, { replace: true });
    // the library's own count of the same bytes
    assert.deepEqual(document.convert([data.length], 'bytes', 'utf16'), [document.text.length]);
    const told = document.toObject();
    for (const layer of ['nodes', 'numerals', 'quotes', 'directives'])
      document[layer].forEach((one, i) => {
        assert.deepEqual([one.start, one.end], [told[layer][i].start, told[layer][i].end]);
        if (layer !== 'nodes') assert.equal(one.text, told[layer][i].text);
      });
  }
});

test('a lexicon', async () => {
  const text = '有关部门擘画数字底座，推广一表通平台。';
  const lexicon = new Lexicon('擘画\tclause.verb\n一表通\tnumber.name\n');
  assert.equal(parse(text, { lexicon }).lookalikes.length, 1);
  assert.equal(parse(text).lookalikes.length, 0);
  assert.equal((await parseAsync(text, { lexicon })).lookalikes.length, 1);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'tiaoli-'));
  const file = path.join(directory, 'words.tsv');
  fs.writeFileSync(file, '一表通\tnumber.name\n');
  assert.equal(parse(text, { lexicon: Lexicon.fromFile(file) }).lookalikes.length, 1);
  fs.rmSync(directory, { recursive: true });
});

test('a lexicon that is wrong', () => {
  const error = caught(() => new Lexicon('# 😀词\n擘画\tverbs\n'));
  assert(error instanceof LexiconError);
  assert.deepEqual(
    [error.name, error.code, error.problem, error.line, error.start, error.end],
    ['LexiconError', 'lexicon', 'unknown-class', 2, 9, 14],
  );
  assert.match(error.message, /^line 2: /);
  assert.throws(() => new Lexicon('甲\ud800\tverb'), { name: 'LexiconError', code: 'utf8', start: 1 });
});

test('promises', async () => {
  const names = Object.keys(TEXTS);
  const documents = await Promise.all(names.map((name) => parseAsync(TEXTS[name])));
  documents.forEach((document, i) => assert.equal(document.json(), parse(TEXTS[names[i]]).json()));
  await assert.rejects(parseAsync('要'.repeat(9), { maxBytes: 5 }), { name: 'ParseError', code: 'limit' });
  await assert.rejects(parseAsync('要', { genre: 'poem' }), RangeError);
  await assert.rejects(parseAsync(7), TypeError);
});

test('many texts, in their order, a few ahead', async () => {
  const names = Object.keys(TEXTS);
  const count = 60;
  let taken = 0;
  function* texts() {
    for (; taken < count; taken++) yield TEXTS[names[taken % names.length]];
  }
  let number = 0;
  for await (const document of parseMany(texts(), { jobs: 3, genre: 'law' })) {
    assert.equal(document.text, TEXTS[names[number++ % names.length]]);
    assert.equal(document.genre, 'law');
    assert(taken - number < 8, `${taken} taken, ${number} given`);
  }
  assert.equal(number, count);
});

test('many texts, one of them wrong', async () => {
  const texts = ['要坚持。', '\ud800', '不得瞒报。'];
  const found = [];
  for await (const one of parseMany(texts, { errors: 'return' })) found.push(one);
  assert.deepEqual(found.map((one) => one.constructor.name), ['Document', 'ParseError', 'Document']);
  await assert.rejects(async () => {
    for await (const one of parseMany(texts)) assert(one.text);
  }, ParseError);
  for (const wrong of [{ errors: 'ignore' }, { jobs: 0 }, { jobs: 1.5 }])
    await assert.rejects(parseMany(texts, wrong).next(), RangeError);
});
