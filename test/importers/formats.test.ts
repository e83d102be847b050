import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../src/knowledge/hash.ts';
import { IMPORTER_TEXT } from '../../src/text/importers.ts';
import { bytesOf, itemIn, readAs, readFixture, reasonsIn } from './reading.ts';

describe('a page saved from the web', () => {
  const item = itemIn(readFixture('page.html'));

  test('is its article, without the page’s furniture, and no word of its metadata', () => {
    expect(item.text.split('\n\n')).toEqual([
      'HAGEN, Germany — The dam above the town held on Sunday, the interior ministry said, as the river Lenne rose to a level that had not been seen since 1984.',
      'About 3 000 people were moved, “some of them by boat”, the mayor said, and more were expected to follow in the coming hours—if the road stays open.',
      'What comes next',
      'Officials said that up to 10⁶ cubic metres could be let out.',
      'Schools stay shut until Wednesday.',
      'Trains run as far as Altena.',
      'We are not leaving, said one man, whose house stands near the river.',
      'Gauge\tMetres',
      'Altena\t3.41',
      "The ministry's line:\n0800 000 000.",
    ]);
  });

  test('is known by what schema.org’s data says of it, past a script that is no JSON', () => {
    expect(item).toMatchObject({
      uri: 'https://www.valleywire.example/2026/lenne-dam.html',
      url: 'https://www.valleywire.example/2026/lenne-dam.html',
      title: 'Dam holds as Lenne rises',
      publisher: 'Valley Wire',
      publishedAt: '2026-05-03T18:20:00.000Z',
      revision: { number: null, at: '2026-05-03T19:05:00.000Z' },
      language: 'en-GB',
      standing: 'usable',
    });
  });

  test('has headline, byline, date and captions beside it, and headings that would pass for sentences', () => {
    expect(item.beside).toEqual([
      { kind: 'headline', text: 'Dam holds as Lenne rises' },
      { kind: 'byline', text: 'By Ann Roe and Ben Lund' },
      { kind: 'dateline', text: '3 May 2026' },
      { kind: 'caption', text: 'The dam on Sunday. Photo: A. Roe' },
      { kind: 'headline', text: 'Will it hold?' },
      { kind: 'caption', text: 'Levels at noon' },
    ]);
  });

  const paragraphs = `<p>${'The ferry left the harbour on Monday morning, its owner said, after a year in dock. '.repeat(4)}</p>`.repeat(3);

  test.each([
    [
      'OpenGraph',
      '<meta property="og:title" content="Ferry back"><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2026-06-01T08:00:00Z">',
    ],
    [
      'other metas',
      '<title>Ferry back</title><meta name="dc.publisher" content="Harbour Post"><meta name="date" content="2026-06-01T08:00Z">',
    ],
    [
      'a list of JSON-LD',
      '<script type="application/ld+json">[{"@type":"WebSite","name":"x"},{"@type":"Article","headline":"Ferry back","datePublished":"2026-06-01T08:00:00Z","publisher":{"@type":"Organization","name":"Harbour Post"}}]</script>',
    ],
  ])('says of itself by %s', (_, head) => {
    const page = `<!doctype html><html><head>${head}</head><body><article>${paragraphs}</article></body></html>`;
    expect(itemIn(readAs('ferry.html', page))).toMatchObject({
      title: 'Ferry back',
      publisher: 'Harbour Post',
      publishedAt: '2026-06-01T08:00:00.000Z',
      uri: null,
    });
  });

  test('is read without <html> and <body>, which it may leave out', () => {
    expect(itemIn(readAs('ferry.html', `<!doctype html><title>Ferry</title>${paragraphs}`)).text).toContain('its owner said');
    expect(itemIn(readAs('ferry.html', `<html lang=de><title>Ferry</title>${paragraphs}</html>`))).toMatchObject({
      language: 'de',
      title: 'Ferry',
    });
  });

  test('is known by its file where its address is too long for an id', () => {
    const address = `https://h.example/${'a'.repeat(200)}`;
    const page = `<html><head><link rel="canonical" href="${address}"></head><body>${paragraphs}</body></html>`;
    expect(itemIn(readAs('ferry.html', page))).toMatchObject({ uri: null, url: address });
  });

  test('is not known by the site’s front page, which some sites name for every article', () => {
    const page = `<html><head><link rel="canonical" href="https://h.example/"></head><body>${paragraphs}</body></html>`;
    expect(itemIn(readAs('ferry.html', page))).toMatchObject({ uri: null, url: 'https://h.example/' });
  });

  test('is refused where it has no words', () => {
    expect(reasonsIn(readAs('a.html', '<html><body><script>1</script></body></html>'))).toEqual([expect.stringMatching(/has no text/u)]);
  });
});

describe('a feed', () => {
  test('in RSS is an item an entry: the full content before the description, ids as they stand, links resolved', () => {
    const [dam, trains, nothing, ...more] = readFixture('rss.xml');
    expect(more).toEqual([]);
    expect(dam).toMatchObject({
      ok: true,
      where: { file: 'rss.xml', at: 1, name: 'Dam holds as Lenne & Volme rise' },
      item: {
        uri: 'vw-2026-0503-1',
        title: 'Dam holds as Lenne & Volme rise',
        publisher: 'Valley Wire',
        publishedAt: '2026-05-03T18:20:00.000Z',
        revision: { number: null, at: '2026-05-03T19:05:00.000Z' },
        url: 'https://www.valleywire.example/2026/lenne-dam.html',
        language: 'en-gb',
        text: 'The dam held on Sunday, officials said. A level of 3 < 4 metres & falling was measured.\n\nNobody was hurt.',
      },
    });
    expect(trains).toMatchObject({
      ok: true,
      item: {
        publisher: 'Rail Desk',
        uri: 'https://www.valleywire.example/2026/trains.html',
        text: 'Trains stopped at noon, the operator said.',
        revision: null,
      },
    });
    expect(nothing).toEqual({ ok: false, reason: IMPORTER_TEXT.noBody, where: { file: 'rss.xml', at: 3, name: 'Nothing below' } });
  });

  test('in Atom takes each text by its type', () => {
    expect(readFixture('atom.xml')).toMatchObject([
      {
        item: {
          title: 'Ferry Maren back at sea',
          url: 'https://www.harbourpost.example/maren.html',
          text: 'The ferry left on Monday & arrived in the evening, its owner said.\n\nIt had been in dock for a year.',
          publishedAt: '2026-06-01T06:00:00.000Z',
          revision: { number: null, at: '2026-06-02T10:00:00.000Z' },
        },
      },
      { item: { text: 'A crane fell into the dock; x < y, as the note says.', publisher: 'Harbour Post', language: 'en' } },
    ]);
  });

  test('in RDF and in JSON says the same in its own way', () => {
    expect(readFixture('rdf.xml')).toMatchObject([
      { item: { uri: 'https://north.example/1', publisher: 'North Bulletin', publishedAt: '2026-01-09T06:30:00.000Z' } },
    ]);
    expect(readFixture('feed.json')).toMatchObject([
      {
        item: {
          uri: 'in-7',
          text: 'The bridge opened on Tuesday, the council said.',
          revision: { number: null, at: '2026-03-11T08:00:00.000Z' },
        },
      },
      { item: { uri: 'in-8', title: 'Low tide at noon.', text: 'Low tide at noon.\n\nThe 5 < 6 rule holds, the harbour master said.' } },
    ]);
  });

  test('may be empty, but not of what can’t be made out', () => {
    expect(readAs('a.xml', '<rss version="2.0"><channel><title>V</title></channel></rss>')).toEqual([]);
    expect(reasonsIn(readAs('a.xml', '<rss version="2.0"><item></rss></rss>'))).toEqual([IMPORTER_TEXT.notFeed]);
  });

  test('that was cut off on its way is refused', () => {
    const whole = Buffer.from(bytesOf('rss.xml')).toString();
    expect(reasonsIn(readAs('a.xml', whole.slice(0, whole.indexOf('</item>') + 7)))).toEqual([IMPORTER_TEXT.cutOff('rss')]);
  });
});

describe('ninjs', () => {
  test('3.x: the main body with its paragraphs, the embargo, the note and the version', () => {
    expect(itemIn(readFixture('ninjs-3.json'))).toEqual({
      uri: 'https://ninjs.valleywire.example/items/20260503-lenne',
      revision: { number: 3, at: '2026-05-03T18:37:00.000Z' },
      title: 'Dam holds as Lenne rises',
      publisher: 'Valley Wire',
      publishedAt: '2026-05-03T16:10:00.000Z',
      url: null,
      language: 'en-GB',
      text: 'HAGEN, Germany (VW) -- The dam held on Sunday, the ministry said.\n\nSome 3,000 people were moved, the mayor said.',
      beside: [
        { kind: 'headline', text: 'Dam holds as Lenne rises' },
        { kind: 'byline', text: 'Ann Roe' },
        { kind: 'caption', text: 'The dam above Hagen on Sunday.' },
      ],
      standing: 'usable',
      embargo: '2026-05-04T04:00:00.000Z',
      expires: '2027-05-03T00:00:00.000Z',
      edNote: 'Correction: paragraph 2 gives the number of people moved.',
      usageTerms: 'Not for use in films.',
      corrects: true,
    });
  });

  test('2.x under "items": withheld and canceled are carried, a picture is refused', () => {
    const reads = readFixture('ninjs-2.json');
    expect(reads).toMatchObject([
      {
        ok: true,
        item: {
          standing: 'withheld',
          embargo: '2026-06-03T04:00:00.000Z',
          revision: { number: 1 },
          beside: [{}, { text: 'By Ole Strand' }, { text: 'The ferry Maren in dock.' }],
        },
      },
      { ok: true, item: { standing: 'canceled', title: 'Crane down', text: '' } },
      { ok: false, reason: IMPORTER_TEXT.notAText('picture'), where: { at: 3, name: 'urn:newsml:harbourpost.example:20260602:photo' } },
    ]);
  });

  test.each([
    ['a status that is none', { pubStatus: 'maybe' }],
    ['an embargo that is no date', { embargoedUntil: 'when the minister has spoken' }],
    ['an end that is no date', { expires: 'soon' }],
    ['a status that is no text', { pubStatus: { literal: 'usable' } }],
    ['an embargo in seconds', { embargoedUntil: 1_924_992_000 }],
  ])('stays shut with %s', (_, gate) => {
    expect(itemIn(readAs('a.json', JSON.stringify({ uri: 'u', bodies: [{ value: 'Words.' }], ...gate })))).toMatchObject({
      standing: 'withheld',
    });
  });

  test('has no number for a version with parts, of which 1.10 comes after 1.9', () => {
    const item = { uri: 'u', bodies: [{ value: 'W.' }], version: '1.10', versionCreated: '2026-05-03T18:20:00Z' };
    expect(itemIn(readAs('a.json', JSON.stringify(item))).revision).toEqual({ number: null, at: '2026-05-03T18:20:00.000Z' });
  });

  test('has keys that mean harm read like any others', () => {
    const reads = readAs(
      'a.json',
      '{"uri":"u","__proto__":{"standing":"usable"},"constructor":{"prototype":{"x":1}},"pubStatus":"canceled","bodies":[{"value":"W.","__proto__":{"kind":1}}]}',
    );
    expect(itemIn(reads).standing).toBe('canceled');
    expect(({} as { readonly x?: number }).x).toBeUndefined();
  });

  test('is refused with an id that can’t be kept', () => {
    expect(reasonsIn(readAs('a.json', JSON.stringify({ uri: `urn:${'x'.repeat(200)}`, bodies: [{ value: 'W.' }] })))).toEqual([
      IMPORTER_TEXT.longUri(204, 200),
    ]);
  });
});

describe('NewsML-G2', () => {
  test('an item: its NITF body’s words, what stands beside them, and how it may be used', () => {
    expect(itemIn(readFixture('newsml.xml'))).toEqual({
      uri: 'urn:newsml:valleywire.example:20260503:LENNE',
      revision: { number: 10, at: '2026-05-03T18:37:00.000Z' },
      title: 'Dam holds as Lenne & Volme rise',
      publisher: 'Valley Wire',
      publishedAt: '2026-05-03T16:10:00.000Z',
      url: null,
      language: 'en-GB',
      text: 'HAGEN, Germany — The dam held on Sunday, the interior ministry said.\n\nWhat comes next\n\nSome 3,000 people were moved, "some of them by boat", the mayor said.',
      beside: [
        { kind: 'headline', text: 'Dam holds as Lenne & Volme rise' },
        { kind: 'dateline', text: 'Hagen, May 3' },
        { kind: 'byline', text: 'By Ann Roe, Staff Reporter' },
        { kind: 'caption', text: 'The dam on Sunday.' },
      ],
      standing: 'usable',
      embargo: '2026-05-04T04:00:00.000Z',
      expires: null,
      edNote: 'Puts the number of people in paragraph 2 right.',
      usageTerms: 'Not for use in films.',
      corrects: true,
    });
  });

  test('a message: each of its items under any prefix, an open-ended embargo withheld, a kill carried, a film refused', () => {
    expect(readFixture('newsml-message.xml')).toMatchObject([
      {
        ok: true,
        where: { at: 1 },
        item: {
          standing: 'withheld',
          title: 'Ferry back at sea',
          publisher: 'HarbourPost',
          text: 'The ferry left on Monday.\n\nIt had been in dock.',
        },
      },
      { ok: true, where: { at: 2 }, item: { standing: 'canceled', edNote: 'Kill: the crane stands.', revision: { number: 3 }, text: '' } },
      { ok: false, where: { at: 3, name: 'tag:harbourpost.example,2026:film' }, reason: IMPORTER_TEXT.notAText('video') },
      { ok: true, where: { at: 4 }, item: { text: 'Plain words.\n\nIn two paragraphs.' } },
    ]);
  });

  test('an item with an entity of nobody’s is refused, the others go on', () => {
    const item = (id: number, text: string) =>
      `<newsItem guid="${id}"><contentSet><inlineData>${text}</inlineData></contentSet></newsItem>`;
    const reads = readAs(
      'm.xml',
      `<newsMessage><itemSet>${item(1, 'One &hellip; two.')}${item(2, 'Three.')}${item(3, 'Four&#0;.')}</itemSet></newsMessage>`,
    );
    expect(reasonsIn(reads)).toEqual([IMPORTER_TEXT.unknownEntity('hellip'), 'read: Three.', IMPORTER_TEXT.unknownEntity('#0')]);
  });

  test.each([
    ['a package', '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"/>', IMPORTER_TEXT.onlyPackage],
    ['a message of nothing', '<newsMessage><itemSet/></newsMessage>', IMPORTER_TEXT.noItems],
    ['NewsML 1', '<NewsML><NewsEnvelope/></NewsML>', IMPORTER_TEXT.olderNewsml],
    ['other XML', '<invoice/>', IMPORTER_TEXT.unknownXml('invoice')],
    [
      'XML that isn’t well-formed',
      '<newsItem guid="x"><itemMeta></newsItem>',
      "is not XML: line 1: Expected closing tag 'itemMeta' (opened in line 1, col 20) instead of closing tag 'newsItem'.",
    ],
  ])('refuses %s', (_, xml, reason) => {
    expect(reasonsIn(readAs('a.xml', xml))).toEqual([reason]);
  });
});

describe('plain text', () => {
  test('has its head taken off, and the lines of wrapped paragraphs joined', () => {
    expect(itemIn(readFixture('article.txt'))).toMatchObject({
      title: 'Dam holds as Lenne rises',
      publisher: 'Valley Wire',
      publishedAt: '2026-05-03T18:20:00.000Z',
      url: 'https://www.valleywire.example/2026/lenne-dam.html',
      beside: [
        { kind: 'headline', text: 'Dam holds as Lenne rises' },
        { kind: 'byline', text: 'By Ann Roe' },
      ],
      text: [
        'The dam above the town held on Sunday, the interior ministry said, as the river Lenne rose to a level that had not been seen since 1984. The water is expected to fall in the coming days.',
        'What comes next',
        '- Schools stay shut.\n- Trains run.',
        '"We are not leaving," said one man, whose house stands near the river, and went back in.',
      ].join('\n\n'),
    });
  });

  test.each([
    ['a first line that is a sentence', 'The dam held.\n\nNobody was hurt.', 'The dam held.\n\nNobody was hurt.'],
    ['short lines, each its own', 'To the point\nOne line.\nAnother line.', 'To the point\nOne line.\nAnother line.'],
    ['a date that is none', 'Published: when it suits\n\nWords.', 'Published: when it suits\n\nWords.'],
    ['line ends of other systems', 'One.\r\n\r\n\r\nTwo.  \rThree.', 'One.\n\nTwo.\nThree.'],
  ])('keeps %s, under its file’s name', (_, text, kept) => {
    expect(itemIn(readAs('in/report-7.txt', text))).toMatchObject({ title: 'report-7', text: kept });
  });
});

describe('Markdown', () => {
  test('of others loses its markup and its front matter', () => {
    expect(itemIn(readFixture('article.md'))).toMatchObject({
      title: 'Dam holds as Lenne rises',
      publisher: 'Valley Wire',
      publishedAt: '2026-05-03T18:20:00.000Z',
      revision: { number: null, at: '2026-05-03T19:05:00.000Z' },
      url: 'https://www.valleywire.example/2026/lenne-dam.html',
      language: 'en-GB',
      beside: [
        { kind: 'headline', text: 'Dam holds as Lenne rises' },
        { kind: 'byline', text: 'Ann Roe' },
        { kind: 'caption', text: 'The dam on Sunday.' },
      ],
      text: [
        'The dam held on Sunday, the interior ministry said, as the river_level rose to 3 * 4 metres & more.',
        'What comes next',
        'Schools stay shut.',
        'Trains run.',
        'We are not leaving, said one man.',
      ].join('\n\n'),
    });
  });

  test('without front matter takes its first heading for its title', () => {
    expect(itemIn(readAs('a.md', 'Dam holds\n=========\n\nIt *held*, `so` they\nsaid.\\\nAll of it.'))).toMatchObject({
      title: 'Dam holds',
      text: 'It held, so they said.\nAll of it.',
    });
  });

  const knowledge = (text: string, more: string) =>
    `---\nid: lenne-1\ntitle: Dam holds\npublishedAt: 2026-05-03T18:20:00Z\nretrievedAt: 2026-05-03T19:00:00Z\n${more}---\n${text}`;

  test('of the knowledge folder keeps its text character for character', () => {
    const text = 'The *dam* held.\n\n\n  1. As it stands. \n';
    expect(itemIn(readAs('a.md', knowledge(text, `sha256: ${sha256Of(text)}\nembargo: 2026-12-01T06:00:00Z\n`)))).toMatchObject({
      uri: 'lenne-1',
      text,
      embargo: '2026-12-01T06:00:00.000Z',
      standing: 'usable',
    });
    expect(itemIn(readAs('a.md', knowledge(text, 'status: withdrawn\n')))).toMatchObject({ standing: 'canceled' });
  });

  test('of the knowledge folder says whether and for how long it may be used, and what its publisher tells editors', () => {
    const more = 'unusable: withheld\nexpires: 2026-12-02T00:00:00Z\nedNote: Hold this.\nusageTerms: Print only.\n';
    const revision = 'revision: {number: 4, at: 2026-05-03T18:20:00.000Z}\n';
    expect(itemIn(readAs('a.md', knowledge('The dam held.', `${more}${revision}`)))).toMatchObject({
      standing: 'withheld',
      expires: '2026-12-02T00:00:00.000Z',
      edNote: 'Hold this.',
      usageTerms: 'Print only.',
      revision: { number: 4, at: '2026-05-03T18:20:00.000Z' },
    });
  });

  test.each([
    ['a restricted audience, which an item can’t carry', 'audience: {roles: [editor]}\n', IMPORTER_TEXT.hasAudience],
    ['a text that isn’t the recorded one', `sha256: ${'0'.repeat(64)}\n`, IMPORTER_TEXT.changedSince],
    ['front matter that is no YAML', 'x: [1\n', expect.stringMatching(/^has front matter that can't be read: /u)],
    ['front matter that grows by aliases', 'a: &a [1, 2]\nb: [*a, *a]\n', expect.stringMatching(/^has front matter that can't be read: /u)],
    ['front matter without a floor', `a: ${'['.repeat(5_000)}\n`, IMPORTER_TEXT.tooDeep],
  ])('of the knowledge folder is refused with %s', (_, more, reason) => {
    expect(reasonsIn(readAs('a.md', knowledge('Words.', more)))).toEqual([reason]);
  });
});

test('an article of an archive that says when it may be used, and whether, is kept to it', () => {
  const read = (more: object) => itemIn(readAs('a.json', JSON.stringify({ id: '1', body: 'W.', ...more })));
  expect(read({ embargo: '2031-01-01T00:00:00Z' })).toMatchObject({ embargo: '2031-01-01T00:00:00.000Z' });
  expect(read({ pubStatus: 'canceled' })).toMatchObject({ standing: 'canceled' });
  expect(read({ embargoed: 'tomorrow' })).toMatchObject({ standing: 'withheld' });
});

test('JSON of the archive’s own articles is read like its JSONL', () => {
  expect(reasonsIn(readAs('a.json', '[{"id":"1","title":"T","body":"W."},{"id":"2"}]'))).toEqual(['read: T', IMPORTER_TEXT.notAnObject]);
  expect(itemIn(readAs('a.json', '{"id":"1","body":"W."}'))).toMatchObject({ uri: '1', title: 'W.' });
});
