import { afterAll, describe, expect, test } from 'vitest';
import { READER } from '../../src/domain/audience.ts';
import { passagesOf } from '../../src/search/passages.ts';
import { onFile } from '../search/on-file.ts';
import { bytesIn, makeFolders } from './folders.ts';

const folders = makeFolders();
afterAll(folders.remove);
test('x', () => {
  const k = onFile(folders.whole);
  console.log(folders.hidden.facts.length, k.library.facts.length, onFile(folders.open).library.facts.length);
});
