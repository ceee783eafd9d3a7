/* Compiled, not run: what index.d.ts allows, and what it must refuse. */
import * as tiaoli from '..';
import {
  CalendarDate, Decimal, Directive, Document, Finding, Fraction, Lexicon, Node, Numeral, ParseError, Quote, Range, Slogan, Span,
} from '..';

const document: Document = tiaoli.parse('要坚持。', {
  genre: 'law', marks: true, replace: true, referenceDate: '2024-03-01', maxBytes: 1 << 20, lexicon: new Lexicon('甲\tverb\n'),
});
const later: Promise<Document> = tiaoli.parseAsync(new Uint8Array(4));

for (const directive of document.directives) {
  const actor: Span | null = directive.actor;
  const who: string = `${actor ?? '(whoever it addresses)'}`;
  const verbs: string[] = directive.verbs.map((verb) => verb.text);
  const [unit] = directive.units;
  const role: 'lead' | 'support' | 'responsible' = unit.role;
  const path: string[] = directive.node?.path ?? [who, role, ...verbs];
  const offset: number = directive.bytes.start + path.length;
  // @ts-expect-error: a directive may have no actor
  directive.actor.text;
  // @ts-expect-error: positions are read-only
  directive.start = offset;
}

for (const one of document.findings) {
  if (one instanceof Directive) one.force;
  if (one instanceof Numeral && typeof one.value === 'bigint') one.value + 1n;
  // @ts-expect-error: a finding of any kind has no force
  one.force;
}

const value = document.quantities[0].value;
if (value instanceof Range) {
  const low: bigint | Decimal | Fraction | CalendarDate | null = value.low;
  String(low);
} else if (value instanceof CalendarDate) {
  const year: number | null = value.year;
  String(year);
} else if (value !== null && typeof value !== 'bigint') {
  const nearest: number = value.valueOf();
  String(nearest);
}

const found: Directive[] = document.find('directives', { force: 'prohibition', actor: '各部门', within: document.nodes[3] });
const large: Numeral[] = document.find('numerals', { value: (one) => typeof one === 'bigint' && one > 100n });
const divisions: Node[] = document.root.find('nodes', { kind: 'division', level: 1 });
const entries: (Quote | Slogan)[] = document.sloganList().flatMap((entry) => entry.findings);
const units: number[] = document.convert(new Set([1]), 'utf16', 'bytes');
const text: string = document.json({ pretty: true }) + tiaoli.version + tiaoli.writeNumeral(46n, { style: 'formal' });
const targets = document.targets.map((target) => [target.quantity?.valueText, target.directive?.force]);
const findings: readonly Finding[] = document.findings;

export async function many(): Promise<number> {
  let count = found.length + large.length + divisions.length + entries.length + units.length + text.length;
  for await (const one of tiaoli.parseMany(['要', new Uint8Array(1)], { jobs: 2 })) count += one.text.length;
  for await (const one of tiaoli.parseMany([later].map(String), { errors: 'return' }))
    count += one instanceof ParseError ? one.offset ?? 0 : one.notes.length;
  return count + targets.length + findings.length;
}

// @ts-expect-error: no such genre
tiaoli.parse('', { genre: 'poem' });
// @ts-expect-error: no such option
tiaoli.parse('', { colour: 'red' });
// @ts-expect-error: no text
tiaoli.parse(7);
// @ts-expect-error: no such layer
document.find('verbs');
// @ts-expect-error: no such field
document.find('directives', { kind: 'obligation' });
// @ts-expect-error: documents come from parse
new Document();
