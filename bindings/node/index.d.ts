/**
 * tiaoli: structure out of Chinese policy text.
 *
 * Positions are UTF-16 units, as JavaScript counts, half-open:
 * `document.text.slice(one.start, one.end) === one.text`; `.bytes` gives bytes of UTF-8.
 * Names of kinds, rules and fields are those of the JSON (docs/json.md), fields in camelCase.
 */

/** A text: a string, or its UTF-8 in a Buffer, Uint8Array or ArrayBuffer. */
export type Text = string | Uint8Array | ArrayBuffer;
export type Unit = 'utf16' | 'bytes' | 'code_points';

export type Genre = 'speech' | 'notice' | 'plan' | 'report' | 'law' | 'other';
export type NodeKind =
  | 'document' | 'title' | 'subtitle' | 'doc_number' | 'byline' | 'date' | 'history' | 'toc'
  | 'salutation' | 'address' | 'division' | 'heading' | 'paragraph' | 'sentence' | 'clause'
  | 'closing' | 'signature' | 'attachment' | 'table' | 'backmatter';
export type Marker =
  | 'part' | 'subpart' | 'chapter' | 'section' | 'article' | 'hanzi_comma' | 'hanzi_paren'
  | 'arabic_dot' | 'arabic_paren' | 'arabic_comma' | 'circled' | 'ordinal' | 'enumerator'
  | 'dash' | 'letter' | 'unnumbered';
export type NumeralKind =
  | 'cardinal' | 'decimal' | 'fraction' | 'percent' | 'ordinal' | 'enumerator' | 'digits'
  | 'approximate' | 'counted';
export type QuantityKind =
  | 'money' | 'measure' | 'duration' | 'date' | 'relative' | 'tally' | 'ratio' | 'range';
export type QuoteKind =
  | 'quotation' | 'plan' | 'counted' | 'slogan' | 'name' | 'emphasis' | 'term';
export type Force =
  | 'obligation' | 'prohibition' | 'permission' | 'encouragement' | 'commitment' | 'exhortation';

/** Positions in UTF-16 units, or in bytes where that is said. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A piece of the text: positions in UTF-16 units, and what stands there. */
export class Span implements Place {
  private constructor();
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text. */
  toString(): string;
}

// --- values ---------------------------------------------------------------------------------

/** A number with as many decimal places as are written: 3.50 is mantissa 350n, scale 2. */
export class Decimal {
  constructor(mantissa: bigint, scale: number);
  readonly mantissa: bigint;
  readonly scale: number;
  toString(): string;
  toJSON(): string;
  /** The nearest number of JavaScript. */
  valueOf(): number;
}

/** A fraction as written, never reduced. */
export class Fraction {
  constructor(numerator: bigint | Decimal, denominator: bigint);
  readonly numerator: bigint | Decimal;
  readonly denominator: bigint;
  toString(): string;
  toJSON(): string;
  /** The nearest number of JavaScript. */
  valueOf(): number;
}

/** A date as far as it is given; null for what is not. */
export class CalendarDate {
  constructor(year: number | null, month: number | null, day: number | null);
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** ISO 8601 as far as it goes: 2024-04, XXXX-04-08. */
  toString(): string;
  toJSON(): string;
}

/** Two bounds; null for an open side. */
export class Range<T = bigint | Decimal | Fraction | CalendarDate> {
  constructor(low: T | null, high: T | null);
  readonly low: T | null;
  readonly high: T | null;
  /** "3..5", "3..", "..5" */
  toString(): string;
  toJSON(): { low: string | null; high: string | null };
}

/** An exact value: never a floating point number. */
export type Value = bigint | Decimal | Fraction | CalendarDate | Range;

// --- options and errors ------------------------------------------------------------------------

export interface Options {
  /** Instead of the genre that is detected. */
  genre?: Genre;
  /** false: the tree only. */
  marks?: boolean;
  /** false: no parallel runs among the slogans. */
  runs?: boolean;
  /** false: no targets. */
  targets?: boolean;
  /** Of the directives only those with a cue in their own clause. */
  cuesOnly?: boolean;
  /** Bytes that are no UTF-8, and lone surrogates, are read as U+FFFD, not refused. */
  replace?: boolean;
  /** ICU segments all of the text: same result, slower, for tests. */
  exhaustive?: boolean;
  /** Words of your own. */
  lexicon?: Lexicon;
  /** The day from which 今年 and 昨天 count, "2024-03-01"; without it they have no value. */
  referenceDate?: string;
  /** Limits; 0 stands for the default. */
  maxBytes?: number;
  maxNodes?: number;
  maxMarks?: number;
  maxDepth?: number;
  maxHanRun?: number;
}

export interface ManyOptions extends Options {
  /** How many texts are parsed side by side; as many as there are cores. */
  jobs?: number;
  /** "return": a ParseError stands in the place of its document. */
  errors?: 'throw' | 'return';
}

/** A text that cannot be parsed. */
export class ParseError extends Error {
  private constructor();
  /** The name of the status: "utf8", "limit" ... */
  readonly code: string;
  /** Where, in UTF-16 units; null where no place is meant. */
  readonly offset: number | null;
  /** The same in bytes of UTF-8. */
  readonly byteOffset: number | null;
}

/** A list of words of which a row is wrong. */
export class LexiconError extends Error {
  private constructor();
  readonly code: string;
  /** The name of what is wrong with the row: "unknown-class" ... */
  readonly problem: string | null;
  /** From 1. */
  readonly line: number | null;
  /** Where in the list, in UTF-16 units. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Words of your own beside the built-in lists; docs/lexicon.md describes the list. */
export class Lexicon {
  /** Lines of `term <tab> class[,class...]`; LexiconError names a row that is wrong. */
  constructor(tsv: string | Uint8Array);
  static fromFile(path: string): Lexicon;
}

// --- the tree -----------------------------------------------------------------------------------

/** Why a genre or a polarity was found. */
export interface Evidence<T extends string = string> {
  readonly value: T;
  /** "" where nothing says so. */
  readonly rule: string;
  /** The words that say so. */
  readonly at: Span | null;
}

/** A node of the tree. Iterating gives its children. */
export class Node implements Place, Iterable<Node> {
  private constructor();
  readonly document: Document;
  /** Its number in reading order, from 0; the same as in the JSON. */
  readonly id: number;
  readonly kind: NodeKind;
  /** By which scheme a division is numbered. */
  readonly marker: Marker | null;
  /** The number as written. */
  readonly label: Span | null;
  /** What the label says. */
  readonly number: number | null;
  /** 1 for 第十二条之一. */
  readonly suffix: number | null;
  /** Of a division: 1 is outermost; of others 0. */
  readonly level: number;
  /** "lead" for a sentence that the next ones unfold. */
  readonly role: 'lead' | null;
  /** The heading of a division, where it has one. */
  readonly heading: Node | null;
  /** Which way the section looks, and what says so. */
  readonly polarity: Evidence<'other' | 'retrospect' | 'plan'>;
  readonly start: number;
  readonly end: number;
  /** The same in bytes of UTF-8. */
  readonly bytes: Place;
  /** The line in which it starts, from 1. */
  readonly line: number;
  /** As it stands, line breaks included. */
  readonly text: string;
  /** As people read it: without line breaks and blanks around it. */
  readonly cleanText: string;
  /** The headings above it, from the outermost, itself included if it has one. */
  readonly path: string[];
  /** null for the document. */
  readonly parent: Node | null;
  /** From the parent to the document. */
  readonly ancestors: Node[];
  /** The divisions and attachments around it, from the outermost, itself included. */
  readonly sections: Node[];
  /** One level below. */
  readonly children: Node[];
  /** All below, in reading order. */
  readonly descendants: Node[];
  [Symbol.iterator](): Iterator<Node>;
  /** What Document.find finds in it: findings that start in it, or nodes below it. */
  find<L extends Layer>(layer: L, fields?: CriteriaOf[L]): LayerOf<L>[];
  toJSON(): object;
}

// --- findings -------------------------------------------------------------------------------------

/** What all findings have. */
export abstract class Finding implements Place {
  protected constructor();
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly text: string;
  /** Where it stands, in bytes of UTF-8. */
  readonly bytes: Place;
  /** The permanent name of the rule that made it. */
  readonly rule: string;
  /** The heading, paragraph or other block in which it stands. */
  readonly node: Node | null;
  /** The clause in which it starts. */
  readonly clause: Node | null;
  /** As people read it: without line breaks and blanks around it. */
  readonly cleanText: string;
  /** Plain data: spans with their positions, values as text, nodes as ids. */
  toJSON(): object;
}

/** A number in words or digits, without its unit. */
export class Numeral extends Finding {
  readonly kind: NumeralKind;
  /** null if it cannot be held. */
  readonly value: bigint | Decimal | Fraction | Range<bigint | Decimal | Fraction> | null;
  /** The value as the library writes it: "35", "0.30", "2/4", "3..5"; "" for none. */
  readonly valueText: string;
  /** The classifier or unit that follows. */
  readonly unit: Span | null;
  /** An ordinal without 第. */
  readonly abbreviated: boolean;
  /** About so many. */
  readonly approximate: boolean;
  /** First and last year of a five-year plan. */
  readonly years: { readonly from: number; readonly to: number } | null;
}

/** What a number measures, unit included. */
export class Quantity extends Finding {
  readonly kind: QuantityKind;
  /** null without a value, as that of 今年 where no referenceDate was given. */
  readonly value: Value | null;
  /** "2024-04" and the like for dates, else as of numerals. */
  readonly valueText: string;
  /** The unit as written. */
  readonly unit: Span | null;
  /** Two numbers are joined, or one is bounded: `value` is a Range. */
  readonly range: boolean;
  readonly bound: 'at_least' | 'more_than' | 'at_most' | 'less_than' | null;
  readonly approximate: boolean;
}

/** A word with a numeral character that is no number. */
export class Lookalike extends Finding {
  readonly reason: 'word' | 'idiom' | 'degree' | 'name';
}

/** What quotes and slogans share. */
interface Counted {
  /** How many parts its commas make. */
  readonly segments: number;
  /** Two or more segments, all of the same number of characters. */
  readonly equal: boolean;
  /** How many characters stand in every segment, at most 15. */
  readonly shared: number;
  /** The noun that it modifies. */
  readonly head: Span | null;
  /** What a counted abbreviation counts. */
  readonly count: number | null;
  /** The members of a counted abbreviation, where the text lists them nearby. */
  readonly expansion: Span[];
  /** Are they as many as `count`? null without a list. */
  readonly expansionMatches: boolean | null;
}

/** A balanced pair of quotation marks, the marks included. */
export class Quote extends Finding implements Counted {
  readonly kind: QuoteKind;
  /** What stands between the marks. */
  readonly content: Span | null;
  /** 1 is outermost. */
  readonly depth: number;
  /** Names something that the text opposes. */
  readonly negative: boolean;
  /** Its segments are of nearly equal length, or three and more. */
  readonly parallel: boolean;
  readonly segments: number;
  readonly equal: boolean;
  readonly shared: number;
  readonly head: Span | null;
  readonly count: number | null;
  readonly expansion: Span[];
  readonly expansionMatches: boolean | null;
}

/** A slogan without quotation marks. */
export class Slogan extends Finding implements Counted {
  readonly kind: 'counted' | 'parallel';
  /** The segments of a parallel run. */
  readonly parts: Span[];
  readonly segments: number;
  readonly equal: boolean;
  readonly shared: number;
  readonly head: Span | null;
  readonly count: number | null;
  readonly expansion: Span[];
  readonly expansionMatches: boolean | null;
}

/** The numbers of a provision: those that are known. */
export interface ProvisionNumbers {
  part?: number;
  chapter?: number;
  section?: number;
  article?: number;
  suffix?: number;
  paragraph?: number;
  item?: number;
  subitem?: number;
}

/** A title in 《》 or a provision such as 第三条第一款. */
export class Reference extends Finding {
  readonly kind: 'title' | 'provision' | 'pointer' | 'definition' | 'short_name' | 'doc_number';
  /** The title without its marks. */
  readonly content: Span | null;
  /** Who issued it. */
  readonly issuer: Span | null;
  /** The 文号 behind a title. */
  readonly docNumber: Span | null;
  /** A range runs from this provision to the next one. */
  readonly range: boolean;
  readonly numbers: ProvisionNumbers;
  /** To what it leads. */
  readonly target: 'inside' | 'outside' | 'unknown' | 'none';
  /** Inside: the node at which it begins. */
  readonly first: Node | null;
  /** Inside: the node up to which it reaches. */
  readonly last: Node | null;
  /** The same as text: "#第二条第一款" inside, "刑法#第十条" outside. */
  readonly leadsTo: string | null;
  /** The name of the text meant. */
  readonly law: Span | null;
}

/** A reference without title marks and numbers: 本法, 前款, a short name, a 文号. */
export class Mention extends Reference {
  /** What the short name of a definition stands for. */
  readonly shortFor: Span | null;
  /** Of a short name: where it was defined. */
  readonly definition: Mention | null;
}

/** One clause that obliges, forbids, allows, encourages, commits or appeals. */
export class Directive extends Finding {
  readonly force: Force;
  readonly strength: 'strong' | 'normal' | 'weak';
  /** The word that makes it a directive. */
  readonly cue: Span | null;
  /** The cue stands in an earlier clause: `cueSource`. */
  readonly inherited: boolean;
  readonly cueSource: Span | null;
  /** Who must act. */
  readonly actor: Span | null;
  readonly actorSource: 'explicit' | 'inherited' | 'document' | 'none';
  /** The head verb. */
  readonly action: Span | null;
  /** All coordinated verbs, the head verb first. */
  readonly verbs: Span[];
  /** What the action is done to. */
  readonly object: Span | null;
  readonly role: 'body' | 'heading' | 'lead' | 'item' | 'sanction' | 'assignment';
  /** Whose words they are. */
  readonly reportedBy: Span | null;
  /** By when. */
  readonly deadline: Span | null;
  /** The first date in the deadline that has a value. */
  readonly deadlineDate: CalendarDate | Range<CalendarDate> | null;
  /** Who sees to it, in text order: 牵头, 配合, 负责. */
  readonly units: { readonly role: 'lead' | 'support' | 'responsible'; readonly span: Span }[];
}

/** A quantity that is to be reached. */
export class Target extends Finding {
  /** What is measured. */
  readonly indicator: Span | null;
  /** The finding that says how much: a quantity, else a numeral such as 5%. */
  readonly quantity: Quantity | Numeral | null;
  readonly comparator: 'equal' | 'approximate' | 'at_least' | 'at_most' | 'range';
  readonly direction: 'increase' | 'decrease' | 'level';
  /** The quantity is by how much the indicator is to change, not where it is to be. */
  readonly change: boolean;
  readonly tone: 'ensure' | 'strive' | 'expect' | 'plan' | 'none';
  /** The word that says so; it may stand before the target. */
  readonly toneWord: Span | null;
  /** By when; it may stand before the target. */
  readonly deadline: Span | null;
  readonly deadlineDate: CalendarDate | Range<CalendarDate> | null;
  /** The time with which it is compared. */
  readonly base: Span | null;
  readonly baseDate: CalendarDate | Range<CalendarDate> | null;
  /** The directive in which it begins. */
  readonly directive: Directive | null;
}

// --- the document -------------------------------------------------------------------------------------

/** What is odd, but readable. */
export interface Note extends Place {
  readonly code: string;
  readonly text: string;
  /** For people; may change. */
  readonly message: string;
}

/** A slogan in its canonical form, with all its occurrences. */
export interface SloganEntry {
  readonly text: string;
  readonly kinds: QuoteKind[];
  readonly findings: (Quote | Slogan)[];
}

/** The arrays of the JSON. */
export interface Layers {
  nodes: Node;
  numerals: Numeral;
  quantities: Quantity;
  lookalikes: Lookalike;
  quotes: Quote;
  slogans: Slogan;
  references: Reference;
  mentions: Mention;
  directives: Directive;
  targets: Target;
}
export type Layer = keyof Layers;
export type LayerOf<L extends Layer> = Layers[L];

/** What a field is to be: a value, the text of a span, or a function that says. */
export type Wanted<V> = V | (Span extends V ? string : never) | ((value: V) => unknown);
export type Criteria<T> = { [K in keyof T]?: Wanted<T[K]> };
export type CriteriaOf = { [L in Layer]: Criteria<Layers[L]> };

/** A finding or node as plain data: spans are their texts, values their exact text, nodes their ids. */
export type Row = Record<string, unknown>;

/** A parsed text. Immutable. */
export class Document {
  private constructor();
  /** The input. */
  readonly text: string;
  /** The input as it was parsed: a copy of its UTF-8, a Buffer. */
  readonly data: Uint8Array;
  /** How it was parsed. */
  readonly options: Readonly<Options>;
  readonly genre: Genre;
  /** The genre, and why. */
  readonly genreEvidence: Evidence<Genre>;
  /** All nodes in reading order. */
  readonly nodes: readonly Node[];
  /** The node of the whole document. */
  readonly root: Node;
  readonly numerals: readonly Numeral[];
  readonly quantities: readonly Quantity[];
  readonly lookalikes: readonly Lookalike[];
  readonly quotes: readonly Quote[];
  readonly slogans: readonly Slogan[];
  readonly references: readonly Reference[];
  readonly mentions: readonly Mention[];
  readonly directives: readonly Directive[];
  readonly targets: readonly Target[];
  /** All findings in text order; of those that start together the longer one first. */
  readonly findings: readonly Finding[];
  readonly notes: Note[];
  /** The innermost node that holds the character, or the innermost of a kind. */
  at(position: number, kind?: NodeKind): Node | null;
  /** The node that 第三条第一款 means; null if there is none. RangeError for no citation. */
  provision(citation: string): Node | null;
  /**
   * The nodes or findings whose fields have these values, in text order:
   *
   *     document.find('directives', { force: 'prohibition', within: document.nodes[7] })
   *
   * `within`: only what starts there; of nodes only what is below it.
   */
  find<L extends Layer>(
    layer: L,
    fields?: CriteriaOf[L] & { within?: Place },
  ): LayerOf<L>[];
  /** The slogans in canonical form, each with all its occurrences. */
  sloganList(): SloganEntry[];
  /** A layer as plain objects; `path` adds the headings above each, as text. */
  rows(layer: Layer, options?: { path?: boolean }): Row[];
  /** The JSON of docs/json.md, byte for byte as the library writes it. Its positions are bytes. */
  json(options?: { pretty?: boolean }): string;
  /** The same as an object, with `start` and `end` in UTF-16 units, or in another unit. */
  toObject(unit?: Unit): any;
  /** For JSON.stringify: the same with UTF-16 units. */
  toJSON(): any;
  /** Positions from one unit to another. RangeError for one inside a character or beyond the end. */
  convert(positions: Iterable<number>, from: Unit, to: Unit): number[];
  /** A span, node or finding in bytes of UTF-8. */
  bytesOf(piece: Place): Place;
  /** A piece of the text. */
  span(start: number, end: number): Span;
  /**
   * Frees the memory of the library at once, instead of when the document is collected. Only
   * `text`, `options` and `genre` can be read behind it, and the fields of findings that
   * were taken out before.
   */
  close(): void;
  readonly closed: boolean;
}

// --- functions -----------------------------------------------------------------------------------------

/** Parses a text. ParseError tells where it cannot be read. */
export function parse(text: Text, options?: Options): Document;
/** The same by a thread of Node's pool, while the event loop runs on. */
export function parseAsync(text: Text, options?: Options): Promise<Document>;
/** Documents in the order of their texts; texts are taken a few ahead. */
export function parseMany(
  texts: Iterable<Text> | AsyncIterable<Text>,
  options: ManyOptions & { errors: 'return' },
): AsyncIterableIterator<Document | ParseError>;
export function parseMany(
  texts: Iterable<Text> | AsyncIterable<Text>,
  options?: ManyOptions,
): AsyncIterableIterator<Document>;

/** Reads one numeral that is the whole text, such as 3.5万亿; RangeError if it is none. */
export function readNumeral(text: string): {
  kind: NumeralKind;
  value: Numeral['value'];
  approximate: boolean;
  abbreviated: boolean;
};
/** Writes a value as Chinese text, which reads back as the same value. */
export function writeNumeral(
  value: bigint | number | Decimal | Fraction,
  options?: { kind?: NumeralKind; style?: 'words' | 'formal' | 'figures' },
): string;

/** Of the library inside, such as "0.1.0". */
export const version: string;
/** Grows whenever a rule or a word list changes. */
export const rulesRevision: number;
/** What gives word boundaries, with its version, such as "icu 72.1". */
export const segmenter: string;
