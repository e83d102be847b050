import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributionKind, Modality } from '../../../src/domain/attribution.ts';
import type { Fact, Library } from '../../../src/domain/fact.ts';
import { readKnowledge } from '../../../src/knowledge/read.ts';
import { proposeStanding } from '../../../src/language/cues/propose.ts';

type Row = readonly [sentence: string, status: 'official' | 'unconfirmed', modality: Modality, kind: AttributionKind, as: string | null];

const ROWS: readonly Row[] = [
  ['The ministry said the road was open.', 'official', 'fact', 'official-on-record', 'The ministry'],
  ['The road was open, the interior ministry said on Friday.', 'official', 'fact', 'official-on-record', 'the interior ministry'],
  [
    'Deputy mayor Henrik Saal said the damage could reach 80 million crowns.',
    'official',
    'possible',
    'official-on-record',
    'Deputy mayor Henrik Saal',
  ],
  [
    'The U.S. Central Command estimates the number of ISIS detainees in Syria to be around 7,000.',
    'official',
    'estimate',
    'official-on-record',
    'The U.S. Central Command',
  ],
  ['Billing is to stop, the agency announced, and nobody will be cut off.', 'official', 'expected', 'official-on-record', 'the agency'],
  ['The water authority denies that the dam was breached.', 'official', 'fact', 'official-on-record', 'The water authority'],
  [
    'Governor Marta Anrich called the flood "the worst blow in a lifetime".',
    'official',
    'characterisation',
    'official-on-record',
    'Governor Marta Anrich',
  ],
  [
    'The alarm rang at dawn, according to the provincial prosecutor, Henk Abelard.',
    'official',
    'fact',
    'official-on-record',
    'the provincial prosecutor, Henk Abelard',
  ],
  // Named people who speak for no authority.
  [
    'Nine people were dead, Dr Lena Oskar, the director of St Aldric Hospital, told the Courier.',
    'unconfirmed',
    'fact',
    'named',
    'Dr Lena Oskar, the director of St Aldric Hospital',
  ],
  [
    'The bill is up to 9 million crowns, said analyst Teo Brandvik of Lindqvist Bank.',
    'unconfirmed',
    'estimate',
    'named',
    'analyst Teo Brandvik of Lindqvist Bank',
  ],
  ['Former minister Pavo Henrik said the army was ready.', 'unconfirmed', 'fact', 'named', 'Former minister Pavo Henrik'],
  ['A company spokeswoman said the warehouse had burned down.', 'unconfirmed', 'fact', 'named', 'A company spokeswoman'],
  // Nobody named.
  ['A neighbour said the shots came from a car.', 'unconfirmed', 'fact', 'anonymous', 'A neighbour'],
  ['Two officials told the paper that the raid had failed.', 'unconfirmed', 'fact', 'anonymous', 'Two officials'],
  ['The fire broke out near a quarry, a forester who asked not to be named said.', 'unconfirmed', 'fact', 'anonymous', 'a forester'],
  ['A police officer, who declined to be named, said the order came late.', 'unconfirmed', 'fact', 'anonymous', 'A police officer'],
  ['The raid failed, according to security sources.', 'unconfirmed', 'fact', 'anonymous', 'security sources'],
  [
    'Preparations are reportedly underway to move them, according to sources familiar with the matter.',
    'unconfirmed',
    'expected',
    'anonymous',
    'sources familiar with the matter',
  ],
  ['Menck spent the money, according to the indictment.', 'unconfirmed', 'fact', 'document', 'the indictment'],
  ['The move is said to be part of a deal.', 'unconfirmed', 'fact', 'unattributed', null],
  ['Information suggests that helicopters will be used.', 'unconfirmed', 'expected', 'unattributed', null],
  ['The route may also be used.', 'unconfirmed', 'possible', 'unattributed', null],
  ['The camp lies on the border.', 'unconfirmed', 'fact', 'unattributed', null],
  // Lifecycle, absence and denial go before attribution.
  ['The company corrected the size of its recall, the agency said.', 'unconfirmed', 'fact', 'official-on-record', 'the agency'],
  ['The cause is not yet known, the police said.', 'unconfirmed', 'absence', 'official-on-record', 'the police'],
  [
    'The Iraqi government has not yet issued any official statement confirming the details.',
    'unconfirmed',
    'absence',
    'unattributed',
    null,
  ],
  ['The government declined to comment.', 'unconfirmed', 'absence', 'unattributed', null],
  ['The minister did not deny the report.', 'unconfirmed', 'fact', 'unattributed', null],
  // The weakest of several.
  ['The ministry said the road was open, but sources said it was mined.', 'unconfirmed', 'fact', 'anonymous', 'sources'],
  ['The ministry said the road was open, although nobody has used it.', 'unconfirmed', 'fact', 'official-on-record', 'The ministry'],
  ['While the road is open, the ministry said the bridge was shut.', 'unconfirmed', 'fact', 'official-on-record', 'the ministry'],
  ['While the ministry said the road was open, the police said it was shut.', 'official', 'fact', 'official-on-record', 'the ministry'],
  ['The ministry said the man was allegedly armed.', 'unconfirmed', 'fact', 'official-on-record', 'The ministry'],
  ['The ministry claimed that the town had fallen.', 'unconfirmed', 'fact', 'official-on-record', 'The ministry'],
  ['The bridge, which the ministry said was safe, collapsed.', 'unconfirmed', 'fact', 'official-on-record', 'the ministry'],
  ['Further groups are expected to arrive, potentially with others.', 'unconfirmed', 'possible', 'unattributed', null],
  [
    'The government states that the step is proactive, given what it considers a constant threat.',
    'unconfirmed',
    'characterisation',
    'official-on-record',
    'The government',
  ],
  ['The leaflet called the raid “confirmed by the ministry”.', 'unconfirmed', 'characterisation', 'named', 'The leaflet'],
  ['The transfer process will not be a one-time event.', 'unconfirmed', 'expected', 'unattributed', null],
  // What states nothing, and what is still to come in the present tense.
  ['Will the dam hold?', 'unconfirmed', 'possible', 'unattributed', null],
  ['Who gave the order?', 'unconfirmed', 'possible', 'unattributed', null],
  ['The ban takes effect on 3 June.', 'unconfirmed', 'expected', 'unattributed', null],
  ['The strike came to an end in May.', 'unconfirmed', 'fact', 'unattributed', null],
  ['The lorries should leave by Monday.', 'unconfirmed', 'expected', 'unattributed', null],
  ['Rain is forecast to return.', 'unconfirmed', 'expected', 'unattributed', null],
  ['The thieves probably came by boat.', 'unconfirmed', 'possible', 'unattributed', null],
  ['The driver faces up to six years.', 'unconfirmed', 'possible', 'unattributed', null],
  ['No deaths have been reported.', 'unconfirmed', 'absence', 'unattributed', null],
  ['The firm gave no reason.', 'unconfirmed', 'absence', 'unattributed', null],
  ['None of the reports could be independently verified.', 'unconfirmed', 'absence', 'unattributed', null],
  // Institutions, and people without a name in the plural.
  ['The alert was raised, the geological survey said.', 'official', 'fact', 'official-on-record', 'the geological survey'],
  ['The survey showed a fault.', 'unconfirmed', 'fact', 'document', 'The survey'],
  ['Police put the damage at 3 million crowns.', 'official', 'estimate', 'official-on-record', 'Police'],
  ['The minister put the file at 3 on his list.', 'unconfirmed', 'fact', 'unattributed', null],
  ['The minister conceded defeat.', 'unconfirmed', 'fact', 'unattributed', null],
  ['The minister argued with the guard.', 'unconfirmed', 'fact', 'unattributed', null],
  ['Critics say the plan came late.', 'unconfirmed', 'fact', 'anonymous', 'Critics'],
  ['Men waiting at the gate claim that it was locked.', 'unconfirmed', 'fact', 'anonymous', 'Men waiting at the gate'],
  ['The shop opens next to the bank.', 'unconfirmed', 'fact', 'unattributed', null],
];

test.each(ROWS)('%s', (sentence, status, modality, kind, as) => {
  const proposal = proposeStanding(sentence, null);
  expect({ ...proposal.attribution, status: proposal.status, modality: proposal.modality }).toEqual({
    kind,
    as,
    inherited: false,
    status,
    modality,
  });
});

describe('attribution from the sentence before', () => {
  const SOURCES = 'According to security sources, the second group is expected to arrive in the coming hours.';
  const MINISTRY = 'The interior ministry said seven people had died.';

  test('"they" and "these sources" take it over, flagged', () => {
    const inherited = { kind: 'anonymous', as: 'security sources', inherited: true };
    expect(proposeStanding('They will be distributed among several prisons.', SOURCES).attribution).toEqual(inherited);
    expect(proposeStanding('These sources indicate that more will follow.', SOURCES).attribution).toEqual(inherited);
    expect(proposeStanding('More will follow, they said.', SOURCES).attribution).toEqual(inherited);
  });

  test('it is handed on over several sentences', () => {
    const before = `${SOURCES} They will be distributed among several prisons.`;
    expect(proposeStanding('These sources indicate that more will follow.', before).attribution).toEqual({
      kind: 'anonymous',
      as: 'security sources',
      inherited: true,
    });
  });

  test('what is inherited is never proposed as an official statement', () => {
    const proposal = proposeStanding('They said two more were missing.', MINISTRY);
    expect(proposal.attribution).toEqual({ kind: 'official-on-record', as: 'The interior ministry', inherited: true });
    expect(proposal.status).toBe('unconfirmed');
  });

  test('"these sources" never means a ministry', () => {
    expect(proposeStanding('These sources indicate that more will follow.', MINISTRY).attribution).toEqual({
      kind: 'anonymous',
      as: 'These sources',
      inherited: false,
    });
  });

  test('with nothing before, "they" is nobody', () => {
    for (const before of [null, '', 'The camp lies on the border.']) {
      expect(proposeStanding('They said two more were missing.', before).attribution).toEqual({
        kind: 'unattributed',
        as: null,
        inherited: false,
      });
    }
  });

  test('a sentence with a speaker of its own inherits nothing', () => {
    expect(proposeStanding('They were moved at dawn, the police said.', SOURCES).attribution).toEqual({
      kind: 'official-on-record',
      as: 'the police',
      inherited: false,
    });
  });
});

describe('against what the desk reviewed', () => {
  const { library } = readKnowledge(fileURLToPath(new URL('../../../knowledge', import.meta.url)));
  const facts = library?.facts.filter((fact) => fact.topicId === 'detainee-transfer') ?? [];
  const propose = (fact: Fact) => proposeStanding(fact.quote.exact, beforeOf(fact, library));

  test('no proposal is stronger than the reviewed status', () => {
    expect(facts.length).toBeGreaterThan(25);
    const stronger = facts.filter((fact) => propose(fact).status === 'official' && fact.status !== 'official');
    expect(stronger.map((fact) => fact.id)).toEqual([]);
  });

  test('four proposals in five have the reviewed status', () => {
    const same = facts.filter((fact) => propose(fact).status === fact.status);
    expect(same.length / facts.length).toBeGreaterThanOrEqual(0.8);
    expect(same.some((fact) => fact.status === 'official')).toBe(true);
  });

  test('no expected, possible or absent thing of the desk is proposed as a plain fact', () => {
    const hedged = facts.filter((fact) => ['expected', 'possible', 'absence', 'estimate'].includes(fact.modality));
    expect(hedged.length).toBeGreaterThan(10);
    expect(hedged.filter((fact) => propose(fact).modality === 'fact').map((fact) => fact.id)).toEqual([]);
  });
});

function beforeOf(fact: Fact, library: Library | null): string | null {
  const text = library?.sources.find((source) => source.id === fact.sourceId)?.text ?? '';
  return text.slice(0, fact.quote.start).trim() || null;
}

test('never throws, never says more than official, and words the speaker as the text does', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...ROWS.map((row) => row[0]), 'They said', '"', '“', ','),
  );
  const text = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, fc.option(text), (sentence, before) => {
      const { status, attribution } = proposeStanding(sentence, before);
      expect(['official', 'unconfirmed']).toContain(status);
      if (attribution.as !== null) expect(attribution.inherited ? before : sentence).toContain(attribution.as);
      if (status === 'official') expect(attribution).toMatchObject({ kind: 'official-on-record', inherited: false });
    }),
  );
});
