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
  ['“I was there,” recalled Ada Krol.', 'unconfirmed', 'fact', 'named', 'Ada Krol'],
  ['“The dam held”, explains the mayor.', 'official', 'fact', 'official-on-record', 'the mayor'],
  ['“It is over,” President Orr posted on X.', 'official', 'fact', 'official-on-record', 'President Orr'],
  ['The mayor went on: “It held.”', 'official', 'fact', 'official-on-record', 'The mayor'],
  ['The trial concluded.', 'unconfirmed', 'fact', 'unattributed', null],
  ['The ministry, in a statement, said nine had died.', 'official', 'fact', 'official-on-record', 'The ministry'],
  // Who is told isn't who says it.
  ['“We won,” Ada Krol told Reuters.', 'unconfirmed', 'fact', 'named', 'Ada Krol'],
  [
    'Ada Krol, a spokeswoman for the army, told the BBC that the dam held.',
    'official',
    'fact',
    'official-on-record',
    'Ada Krol, a spokeswoman for the army',
  ],
  // What the writer makes of it.
  ['The deal is shrouded in secrecy.', 'unconfirmed', 'characterisation', 'unattributed', null],
  ['The vote raises new questions about the count.', 'unconfirmed', 'characterisation', 'unattributed', null],
  ['The camp is a major security threat.', 'unconfirmed', 'characterisation', 'unattributed', null],
  ['The bridge is a major crossing.', 'unconfirmed', 'fact', 'unattributed', null],
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

describe('who "he", "it" and "they" are that speak', () => {
  const spoken = (sentence: string, before: string) => proposeStanding(sentence, before).attribution;
  const nobody = { kind: 'unattributed', as: null, inherited: false };

  test.each([
    ['He said the dam held.', 'Ada Krol, the mayor, said it rained.', 'Ada Krol, the mayor'],
    ['He said the dam held.', 'Mr Krol, the mayor, said it rained. The ministry said it did not.', 'Mr Krol, the mayor'],
    ['She added that it rained.', 'A neighbour said the dam held. It was late.', 'A neighbour'],
    ['“It held,” he said.', '“It rained,” said Tom Orr, who lives there. He said he was wet.', 'Tom Orr'],
    ['It said the dam held.', 'The ministry said it rained.', 'The ministry'],
    ['They said the dam held.', 'Two officials said it rained.', 'Two officials'],
    ['They said the dam held.', 'Police said that two men were held.', 'Police'],
  ])('%s [%s]', (sentence, before, as) => {
    expect(spoken(sentence, before)).toMatchObject({ as, inherited: true });
    expect(proposeStanding(sentence, before).status).toBe('unconfirmed');
  });

  test.each([
    ['no ministry', 'He said the dam held.', 'The ministry said it did not.'],
    ['no person', 'It said the dam held.', 'Governor Ada Krol said it rained.'],
    ['no man', 'She said the dam held.', 'A spokesman said it rained.'],
    ['no woman', 'He said the dam held.', 'The company spokeswoman, Ada Krol, said it rained.'],
    ['not one of two', 'He said so.', 'Tom Orr said it rained and Jan Holm said it did not.'],
    ['not a speaker with another person named since', 'She said the dam held.', 'Tom Orr said it rained. Ada Krol met him.'],
    ['not who spoke above a heading', 'He said the dam held.', 'Tom Orr said it rained.\nThe flood\n'],
    ['not a speaker before whom somebody else is told of', 'He said the dam held.', 'Tom Orr said it rained. The president left.'],
    ['not a body where people are told of first', '“We did nothing,” they said.', 'Two men were held, police said.'],
    ['not the writer', 'We said the dam held.', 'Tom Orr said it rained.'],
  ])('%s: %s', (_what, sentence, before) => {
    expect(spoken(sentence, before)).toEqual(nobody);
  });
});

describe('a quotation without a speaker of its own', () => {
  const said = { kind: 'named', as: 'Ada Krol', inherited: true };
  const nobody = { kind: 'unattributed', as: null, inherited: false };

  test.each([
    ['follows one in its paragraph', '“We are happy.”', '“We won,” Ada Krol said.', said],
    ['follows one that follows one', '“It is late.”', '“We won,” Ada Krol said. “We are happy.” ', said],
    ['goes on with one', 'We left everything.', '“We ran,” Ada Krol said. “It was dark. ', said],
    ['goes on with one in plain marks', 'We left everything."', '"We ran," Ada Krol said. "It was dark. ', said],
    ['goes on in the next paragraph', '“It was over.”', '“We ran,” Ada Krol said. “It was dark.\n', said],
    ['is somebody else’s in the next paragraph', '“It was over.”', '“We ran,” Ada Krol said. “It was dark.”\n', nobody],
    ['follows what nobody said', '“We are happy.”', 'The dam held.', nobody],
    ['may be one of two people’s', '“We are happy.”', '“We won,” Ada Krol said, but the union said it lost.', nobody],
    ['has words outside of it', '“We are happy” is what the shirt reads.', '“We won,” Ada Krol said.', nobody],
  ])('%s', (_what, sentence, before, attribution) => {
    expect(proposeStanding(sentence, before).attribution).toEqual(attribution);
  });

  test.each([
    ['is said where it closes', '“We ran.', null, ' We hid. It was dark,” said Ada Krol. It rained.', said],
    ['is said where it closes, from its middle', 'We hid.', '“We ran. ', ' It was dark,” said Ada Krol.', said],
    ['closes with nobody', '“We ran.', null, ' It was dark.” Ada Krol said it rained.', nobody],
    ['closes with one of two', '“We ran.', null, ' It was dark,” Ada Krol said, and Tom Orr said it was not.', nobody],
    ['never closes', '“We ran.', null, ' It was dark.', nobody],
    ['closed already', '“We ran.”', null, ' “We hid,” said Ada Krol.', nobody],
  ])('%s', (_what, sentence, before, after, attribution) => {
    expect(proposeStanding(sentence, before, after).attribution).toEqual(attribution);
    expect(proposeStanding(sentence, before, after).status).toBe('unconfirmed');
  });
});

test('what goes on with the word of somebody without a name is that one’s, in the same paragraph', () => {
  const sources = 'Security sources said the first group had left.';
  const more = 'Further groups are expected to leave.';
  const theirs = { kind: 'anonymous', as: 'Security sources', inherited: true };
  expect(proposeStanding(more, `${sources} `).attribution).toEqual(theirs);
  const nobody = { kind: 'unattributed', as: null, inherited: false };
  expect(proposeStanding(more, `${sources}\n`).attribution).toEqual(nobody);
  expect(proposeStanding('Further groups have left.', `${sources} `).attribution).toEqual(nobody);
  expect(proposeStanding(more, 'The ministry said the first group had left. ').attribution).toEqual(nobody);
});

test('hard-wrapped lines and hard spaces read like plain ones', () => {
  const { attribution, cues, modality } = proposeStanding('According\nto security\u{A0}sources, the group is expected\nto arrive.', null);
  expect(attribution).toEqual({ kind: 'anonymous', as: 'security sources', inherited: false });
  expect(modality).toBe('expected');
  expect(cues.map(({ words }) => words)).toContain('is expected\nto');
});
