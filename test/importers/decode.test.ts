import { describe, expect, test } from 'vitest';
import { publishedOf } from '../../src/importers/dates.ts';
import { decode } from '../../src/importers/decode.ts';
import { detectFormat } from '../../src/importers/detect.ts';
import { IMPORTER_TEXT } from '../../src/text/importers.ts';
import { NOW } from './reading.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const swapped = (text: string) => new Uint8Array(Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16());

describe('a file’s bytes', () => {
  test.each<readonly [string, Uint8Array, string | null]>([
    ['UTF-8', bytes('Zürich “so” 😀'), null],
    ['UTF-8 with a mark', bytes('\u{FEFF}Zürich “so” 😀'), null],
    ['UTF-16 with a mark', bytes('\u{FEFF}Zürich “so” 😀', 'utf16le'), null],
    ['UTF-16, the other way round', swapped('Zürich “so” 😀'), null],
    ['UTF-16 by what it came with', bytes('Zürich “so” 😀', 'utf16le'), 'text/plain; charset=utf-16le'],
    ['UTF-8 that calls itself Latin-1', bytes('Zürich “so” 😀'), 'text/plain; charset=ISO-8859-1'],
  ])('are read as %s', (_, given, contentType) => {
    expect(decode(given, contentType)).toBe('Zürich “so” 😀');
  });

  test.each<readonly [string, string, string | null]>([
    ['a page that says so', '<html><meta charset=windows-1252><p>Z\u{FC}rich \u{93}so\u{94}', null],
    ['XML that says so', '<?xml version="1.0" encoding="ISO-8859-1"?><p>Z\u{FC}rich \u{93}so\u{94}', null],
    ['what it came with', '<p>Z\u{FC}rich \u{93}so\u{94}', 'text/html;charset="latin1"'],
    ['nothing, where it can be nothing else', '<p>Z\u{FC}rich \u{93}so\u{94}', null],
  ])('are read as windows-1252 by %s', (_, latin, contentType) => {
    expect(decode(bytes(latin, 'latin1'), contentType)).toMatch(/<p>Zürich “so”$/u);
  });

  test.each<readonly [string, Uint8Array, string | null, string]>([
    ['nothing', bytes(''), null, IMPORTER_TEXT.empty],
    ['a PDF', bytes('%PDF-1.7\n'), null, IMPORTER_TEXT.binary('a PDF')],
    ['zip', bytes('PK\x03\x04\x14\0', 'latin1'), null, IMPORTER_TEXT.packed('zip, or an office document')],
    ['gzip', bytes('\x1F\x8B\x08\0', 'latin1'), null, IMPORTER_TEXT.packed('gzip')],
    ['a picture', bytes('\x89PNG\r\n\x1A\n', 'latin1'), null, IMPORTER_TEXT.binary('a picture')],
    ['NUL bytes', bytes('a\0b'), null, IMPORTER_TEXT.nul],
    ['UTF-16 without a mark', bytes('Words', 'utf16le'), null, IMPORTER_TEXT.nul],
    ['UTF-32', bytes('\xFF\xFE\0\0W\0\0\0', 'latin1'), null, IMPORTER_TEXT.utf32],
    ['Latin-1 that calls itself UTF-8', bytes('<meta charset=utf-8>Z\xFC', 'latin1'), null, IMPORTER_TEXT.wrongEncoding('utf-8')],
    ['half a character in UTF-16', bytes('\xFF\xFEA\0\x3D\xD8', 'latin1'), null, IMPORTER_TEXT.wrongEncoding('utf-16le')],
    ['an encoding of nobody’s', bytes('Words'), 'text/plain; charset=utf-7', IMPORTER_TEXT.unknownEncoding('utf-7')],
    ['bytes that no letter has', bytes('W\x81rds', 'latin1'), null, IMPORTER_TEXT.notUtf8],
  ])('are refused for %s', (_, given, contentType, reason) => {
    expect(() => decode(given, contentType)).toThrow(reason);
  });
});

describe('a format', () => {
  test.each([
    ['<?xml version="1.0"?><!-- <html> --><rss version="2.0"/>', 'a.html', 'feed'],
    ['<?xml version="1.0"?><!DOCTYPE html><html/>', 'a.xml', 'html'],
    ['<n:newsItem/>', 'a', 'newsml-g2'],
    ['\n<!doctype html><p>', 'a', 'text'],
    ['<div>words</div>', 'a.html', 'html'],
    ['{"a":1}', 'a', 'json'],
    ['{"a":1}', 'a.txt', 'text'],
    ['<b>Words</b>', 'a.md', 'markdown'],
    ['---\ntitle: x\n---\n', 'a', 'markdown'],
    ['Words', 'https://x.example/a.md?b=c.pdf', 'markdown'],
    ['Words', 'README', 'text'],
  ])('of %j in %s is %s', (text, name, format) => {
    expect(detectFormat(text, { name, contentType: name === 'a' && text.includes('doctype') ? 'text/plain' : null })).toBe(format);
  });

  test.each([
    ['Words', 'a.csv', IMPORTER_TEXT.unknownFormat('.csv')],
    ['Words', 'a.xml', 'is not XML'],
    ['  \n', 'a.txt', IMPORTER_TEXT.empty],
  ])('of %j in %s is refused', (text, name, reason) => {
    expect(() => detectFormat(text, { name, contentType: null })).toThrow(reason);
  });
});

test.each([
  ['2026-05-03', '2026-05-03T00:00:00.000Z'],
  ['2026-05-03T18:20:00.123+02:00', '2026-05-03T16:20:00.000Z'],
  ['2026-05-03 18:20', '2026-05-03T18:20:00.000Z'],
  ['20260503T182000+0200', '2026-05-03T16:20:00.000Z'],
  ['Sun, 03 May 2026 18:20:00 EST', '2026-05-03T23:20:00.000Z'],
  ['3 May 2026', '2026-05-03T00:00:00.000Z'],
  ['May 3rd, 2026, 6:20 p.m.', '2026-05-03T18:20:00.000Z'],
  ['2026-05', null],
  ['2026-02-30', null],
  ['0000-00-00', null],
  ['1026-05-03', null],
  ['2099-05-03', null],
  ['2026-05-03T25:00:00Z', null],
  ['2026-05-03T10:00:00 QQQ', null],
  ['last Tuesday', null],
  ['1777832400', null],
])('%s came out at %s', (text, at) => {
  expect(publishedOf(text, NOW)).toBe(at);
});
