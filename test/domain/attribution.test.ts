import { expect, test } from 'vitest';
import { MODALITIES, type Modality, modalitySuffix } from '../../src/domain/attribution.ts';

test.each<[Modality, string | null, string]>([
  ['fact', null, ''],
  ['absence', null, ''],
  ['estimate', null, ' · Estimate'],
  ['expected', null, ' · Expected, not reported as done'],
  ['possible', null, ' · Possible only'],
  ['characterisation', 'The Iraqi government', " · The Iraqi government's view"],
  ['characterisation', null, " · The source's view"],
])('%s by %s is labelled "%s"', (modality, view, suffix) => {
  expect(modalitySuffix(modality, view)).toBe(suffix);
});

test('every modality but a plain fact and an absence is told apart by its label', () => {
  const suffixes = MODALITIES.map((modality) => modalitySuffix(modality, null)).filter((suffix) => suffix !== '');
  expect(suffixes).toHaveLength(MODALITIES.length - 2);
  expect(new Set(suffixes).size).toBe(suffixes.length);
});

test('whose view it is changes nothing for other modalities', () => {
  for (const modality of MODALITIES.filter((each) => each !== 'characterisation'))
    expect(modalitySuffix(modality, 'A')).toBe(modalitySuffix(modality, null));
});
