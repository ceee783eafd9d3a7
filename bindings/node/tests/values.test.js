'use strict';
/* Values are exact, and written as the library writes them. */
const assert = require('node:assert/strict');
const test = require('node:test');

const tiaoli = require('..');

const { CalendarDate, Decimal, Fraction, Range, parse, readNumeral, writeNumeral } = tiaoli;
const quantity = (text) => parse(text).quantities[0];

test('values of numerals', () => {
  const values = {
    四十六个: 46n,
    三十五万亿元: 35_000_000_000_000n,
    '增长3.50倍': new Decimal(350n, 2),
    零点零五倍: new Decimal(5n, 2),
    三分之二的人: new Fraction(2n, 3n),
    十几个人: new Range(11n, 19n),
    '电话0571-87654321。': null,
  };
  for (const [text, value] of Object.entries(values)) {
    const [numeral] = parse(text).numerals;
    assert.deepEqual(numeral.value, value, text);
    assert.equal(numeral.valueText, value === null ? '' : String(value));
  }
  assert.deepEqual(parse('“十四五”规划').numerals[0].years, { from: 2021, to: 2025 });
});

test('values of quantities', () => {
  assert.deepEqual(quantity('2024年4月8日召开会议').value, new CalendarDate(2024, 4, 8));
  assert.deepEqual(quantity('4月8日召开会议').value, new CalendarDate(null, 4, 8));
  assert.equal(quantity('4月8日召开会议').valueText, 'XXXX-04-08');
  const bound = quantity('不超过3.5万元');
  assert.deepEqual(bound.value, new Range(null, 35000n));
  assert.deepEqual([bound.valueText, bound.bound, bound.range, bound.unit.text], ['..35000', 'at_most', true, '元']);
  assert.equal(quantity('三到五年').valueText, '3..5');
});

test('values as numbers and as text', () => {
  assert.equal(String(new Decimal(-5n, 2)), '-0.05');
  assert.equal(+new Decimal(350n, 2), 3.5);
  assert.equal(+new Fraction(1n, 4n), 0.25);
  assert.equal(String(new Fraction(new Decimal(25n, 1), 100n)), '2.5/100');
  assert.equal(String(new CalendarDate(2024, null, 8)), '2024-XX-08');
  const range = new Range(new Decimal(15n, 1), null);
  assert.equal(JSON.stringify([range, new Fraction(2n, 4n)]), '[{"low":"1.5","high":null},"2/4"]');
  assert.equal(String(range), '1.5..');
  for (const value of [range, new Decimal(1n, 1), new Fraction(1n, 2n), new CalendarDate(1, 2, 3)])
    assert(Object.isFrozen(value));
});

test('one numeral by itself', () => {
  assert.deepEqual(readNumeral('3.5万亿'), {
    kind: 'decimal', value: 3_500_000_000_000n, approximate: false, abbreviated: false,
  });
  assert.deepEqual(readNumeral('三分之二').value, new Fraction(2n, 3n));
  assert.equal(readNumeral('第十二').kind, 'ordinal');
  for (const wrong of ['', '统一', '十二个', '\ud800']) assert.throws(() => readNumeral(wrong), RangeError);
  assert.throws(() => readNumeral(12), TypeError);
});

test('and back', () => {
  assert.equal(writeNumeral(46), '四十六');
  assert.equal(writeNumeral(46n, { style: 'formal' }), '肆拾陆');
  assert.equal(writeNumeral(3, { kind: 'ordinal' }), '第三');
  assert.equal(writeNumeral(15, { kind: 'percent' }), '百分之十五');
  for (const value of [0n, 12n, 10_205n, 3_500_000_000_000n, new Decimal(35n, 1), new Fraction(2n, 3n)])
    assert.deepEqual(readNumeral(writeNumeral(value)).value, value);
  for (const wrong of [1.5, '1', null, NaN, new Range(1n, 2n)]) assert.throws(() => writeNumeral(wrong), TypeError);
  assert.throws(() => writeNumeral(1n << 63n), /too large/);
  assert.throws(() => writeNumeral(-1, { kind: 'ordinal' }), /no form as ordinal/);
  assert.throws(() => writeNumeral(1, { style: 'loud' }), /no style "loud"/);
  assert.throws(() => writeNumeral(1, { kind: 'loud' }), /no numeral "loud"/);
});
