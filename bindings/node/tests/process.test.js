'use strict';
/* What the binding does to the process: the event loop runs while it parses, workers parse
 * side by side and may be ended at any time, and memory that a document took comes back. */
const assert = require('node:assert/strict');
const { once } = require('node:events');
const test = require('node:test');
const { setImmediate: turn, setTimeout: sleep } = require('node:timers/promises');
const { Worker } = require('node:worker_threads');

const tiaoli = require('..');
const { native } = require('../lib/library');
const { TEXTS } = require('./support');

const LONG = TEXTS.speech.repeat(400); // some 2.6 MB: a tenth of a second
const SHARED = { env: process.env, argv: [], execArgv: [] };
const PACKAGE = JSON.stringify(require.resolve('..'));

function workerOf(source, workerData) {
  const head = `const { parentPort, workerData } = require('node:worker_threads');
    const tiaoli = require(${PACKAGE});`;
  return new Worker(`${head}\n${source}`, { ...SHARED, eval: true, workerData });
}

test('the event loop runs while a text is parsed', async () => {
  let done = false;
  let times = 0;
  const count = async () => {
    while (!done) {
      await sleep(1);
      times++;
    }
  };
  const counting = count();
  const start = process.hrtime.bigint();
  const document = await tiaoli.parseAsync(LONG);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  done = true;
  await counting;
  // with the loop blocked there would be one or two
  assert(times >= 10, `${times} times in ${milliseconds} ms`);
  assert(document.nodes.length > 10_000);
});

test('four workers parse side by side, and all find the same', async () => {
  const names = Object.keys(TEXTS);
  const expected = names.map((name) => tiaoli.parse(TEXTS[name]).json());
  const source = `
    (async () => {
      for (let i = 0; i < 100; i++) {
        const [text, expected] = workerData[i % workerData.length];
        const document = i % 2 ? tiaoli.parse(text) : await tiaoli.parseAsync(text);
        for (const one of document.findings)
          if (one.text !== text.slice(one.start, one.end)) throw new Error(one.text);
        if (document.json() !== expected) throw new Error('other findings');
      }
      parentPort.postMessage('done');
    })();`;
  const data = names.map((name, i) => [TEXTS[name], expected[i]]);
  const workers = Array.from({ length: 4 }, () => workerOf(source, data));
  const told = await Promise.all(workers.map((worker) => once(worker, 'message')));
  assert.deepEqual(told.flat(), Array(4).fill('done'));
  await Promise.all(workers.map((worker) => worker.terminate()));
});

test('workers are ended in the middle of a parse', async () => {
  const sources = [
    // in the middle of a call
    "parentPort.postMessage('ready'); for (;;) tiaoli.parse(workerData);",
    // with promises in the pool, and documents and lexicons alive
    `const lexicon = new tiaoli.Lexicon('甲\\tverb\\n');
     const kept = [tiaoli.parse('要坚持。', { lexicon })];
     const again = () => tiaoli.parseAsync(workerData, { lexicon }).then((one) => kept.push(one)).then(again);
     for (let i = 0; i < 8; i++) again();
     parentPort.postMessage('ready');`,
    // that end by themselves with promises in the pool
    `tiaoli.parseAsync(workerData); parentPort.postMessage('ready'); process.exit(0);`,
  ];
  for (let round = 0; round < 4; round++)
    for (const source of sources) {
      const worker = workerOf(source, LONG.slice(0, 100_000));
      await once(worker, 'message');
      await sleep(7 * round);
      await worker.terminate();
    }
  assert.equal(tiaoli.parse('要坚持。').directives.length, 1);
});

test('a worker may load and leave it again and again', async () => {
  for (let i = 0; i < 20; i++) {
    const worker = workerOf('parentPort.postMessage(tiaoli.parse(workerData).directives.length)', '要坚持。');
    const [[count]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
    assert.equal(count, 1);
  }
});

test('memory does not grow over 10,000 parses', { skip: !global.gc && 'needs --expose-gc' }, async () => {
  const names = Object.keys(TEXTS);
  const texts = [...names.map((name) => TEXTS[name]), Buffer.concat([Buffer.from(TEXTS.speech), Buffer.from([0xff])])];
  const parse = async (times) => {
    for (let i = 0; i < times; i++) {
      const text = texts[i % texts.length];
      try {
        const document = i % 4 ? tiaoli.parse(text) : await tiaoli.parseAsync(text);
        if (i % 5 === 0) assert(document.findings.every((one) => one.end >= one.start));
        if (i % 10 === 0) document.json();
        if (i % 3 === 0) document.close();
      } catch (error) {
        assert.equal(error.code, 'utf8');
      }
    }
    for (let i = 0; i < 3; i++) {
      global.gc();
      await turn();
    }
    return { ...process.memoryUsage(), held: native.held() };
  };
  const before = await parse(1000);
  const after = await parse(10_000);
  assert.equal(after.held, 0); // what the collector was told came back to the byte
  // one document that stayed at each tenth parse would be more
  for (const name of ['rss', 'external', 'arrayBuffers'])
    assert(after[name] - before[name] < 16 << 20, `${name}: ${before[name]}, then ${after[name]}`);
});

test('a loop that never turns does not keep its documents', () => {
  const text = TEXTS.speech.repeat(10);
  for (let i = 0; i < 800; i++) tiaoli.parse(text);
  // all of them would be told as more than 160 MiB
  assert(native.held() < 100 << 20, `${native.held()} bytes held`);
});
