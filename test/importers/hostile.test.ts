import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/importers/document.ts';
import { IMPORTER_TEXT } from '../../src/text/importers.ts';
import { runs } from '../deep.ts';
import { bytesOf, NOW, readAs, reasonsIn } from './reading.ts';

const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`).join('');

describe('what is made to do harm', () => {
  test.each([
    ['a billion laughs', `<!DOCTYPE newsItem [<!ENTITY lol0 "lol">${laughs}]><newsItem><p>&lol9;</p></newsItem>`],
    ['an entity from elsewhere', '<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem><p>&x;</p></newsItem>'],
    ['a parameter entity', '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><rss><channel/></rss>'],
    ['quadratic growth', `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "${'a'.repeat(10_000)}">]><feed>${'&a;'.repeat(10_000)}</feed>`],
  ])('in XML with %s is refused before anything is read', (_, xml) => {
    expect(reasonsIn(readAs('a.xml', xml))).toEqual([IMPORTER_TEXT.declaresEntities]);
  });

  test('in XML nested a million deep is refused', () => {
    expect(reasonsIn(readAs('a.xml', `<newsItem>${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}</newsItem>`))).toEqual([
      IMPORTER_TEXT.tooDeep,
    ]);
  });

  test('in JSON nested a million deep is refused', () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(reasonsIn(readAs('a.json', deep))).toEqual([expect.stringMatching(/^is (?:JSON, but|nested)/u)]);
    expect(reasonsIn(readAs('a.json', `{"uri":"u","bodies":${body}}`))).toEqual([IMPORTER_TEXT.noBody]);
  });

  test('in HTML nested ten thousand deep is read or refused', () => {
    expect(reasonsIn(readAs('a.html', `<html><body>${'<div>'.repeat(10_000)}Words, and more of them.`))).toEqual([IMPORTER_TEXT.tooDeep]);
  });

  test.each([
    ['a.html', '<'.repeat(5_000)],
    ['a.html', '<!--'.repeat(50_000)],
    ['a.html', `<html${' a=1'.repeat(50_000)}`],
    ['a.xml', `<rss>${'<![CDATA['.repeat(50_000)}`],
    ['a.xml', `<?xml version="1.0"?>${'<!-- '.repeat(50_000)}`],
    ['a.md', `${'['.repeat(20_000)}${'*'.repeat(20_000)}`],
    ['a.md', `${'_a '.repeat(20_000)}`],
    ['a.md', `${'> '.repeat(20_000)}Words`],
    ['a.txt', `${' '.repeat(100_000)}x\n`.repeat(2)],
    ['a.json', '{"a":'.repeat(50_000)],
  ])('as %s of nothing but marks comes to an end', (name, content) => {
    expect(readAs(name, content).length).toBeGreaterThan(0);
  });
});

const FIXTURES = [
  'page.html',
  'rss.xml',
  'atom.xml',
  'rdf.xml',
  'feed.json',
  'ninjs-2.json',
  'ninjs-3.json',
  'newsml.xml',
  'newsml-message.xml',
  'article.txt',
  'article.md',
];

/** A file as something on its way may leave it. */
type Damage = readonly {
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'twice' | 'nul' | 'swap';
  readonly length: number;
  readonly to: number;
}[];

const damage: fc.Arbitrary<Damage> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    kind: fc.constantFrom('flip', 'cut', 'twice', 'nul', 'swap'),
    length: fc.integer({ min: 1, max: 200 }),
    to: fc.integer({ min: 1, max: 127 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function damaged(whole: Uint8Array, by: Damage): Uint8Array {
  let bytes = whole;
  for (const { at, kind, length, to } of by) {
    const from = Math.floor(at * bytes.length);
    const [before, piece, after] = [bytes.slice(0, from), bytes.slice(from, from + length), bytes.slice(from + length)];
    const parts = {
      flip: [before, Buffer.of(to), bytes.slice(from + 1)],
      cut: [before, after],
      twice: [before, piece, piece, after],
      nul: [before, Buffer.of(0), bytes.slice(from)],
      swap: [after, piece, before],
    };
    bytes = Buffer.concat(parts[kind]);
  }
  return bytes;
}

describe('a file damaged anywhere', () => {
  test.each(FIXTURES)('is read or refused with a reason: %s', (name) => {
    const whole = bytesOf(name);
    fc.assert(
      fc.property(damage, (by) => {
        // Whatever a reader didn't foresee is thrown.
        for (const read of readDocument(damaged(whole, by), { name, contentType: null }, NOW)) {
          if (!read.ok) expect(read.reason).toMatch(/^(?:is|has|uses|declares|says|names|breaks off) /u);
          else {
            expect(read.item.text !== '' || read.item.standing === 'canceled').toBe(true);
            expect(read.item.text.isWellFormed() && !read.item.text.includes('\0')).toBe(true);
          }
        }
      }),
      { numRuns: runs(12, 1_000) },
    );
  });
});
