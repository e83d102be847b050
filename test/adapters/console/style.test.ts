import { describe, expect, test } from 'vitest';
import { consoleStyle, paint } from '../../../adapters/console/style.ts';

const terminal = { isTTY: true, columns: 90 };

describe('consoleStyle', () => {
  test('has colour on a terminal only', () => {
    expect(consoleStyle(terminal, { TERM: 'xterm' }).colour).toBe(true);
    expect(consoleStyle({ columns: 90 }, { FORCE_COLOR: '1' }).colour).toBe(false);
  });

  test('has none with NO_COLOR of any value, unless it is empty, nor on a dumb terminal', () => {
    expect(consoleStyle(terminal, { NO_COLOR: '0', FORCE_COLOR: '3' }).colour).toBe(false);
    expect(consoleStyle(terminal, { NO_COLOR: '' }).colour).toBe(true);
    expect(consoleStyle(terminal, { TERM: 'dumb' }).colour).toBe(false);
  });

  test.each([
    [undefined, 80],
    [0, 80],
    [1, 40],
    [90, 90],
    [500, 100],
  ])('takes %s columns as %s', (columns, width) => {
    expect(consoleStyle({ isTTY: true, columns }, {}).width).toBe(width);
  });
});

test('paint decorates only where there is colour', () => {
  expect(paint('Confirmed', '#28936A', { width: 80, colour: true })).toBe('\u001B[38;2;40;147;106mConfirmed\u001B[39m');
  expect(paint('Confirmed', '#28936A', { width: 80, colour: false })).toBe('Confirmed');
});
