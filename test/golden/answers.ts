import type { Answer, Evidence, Outcome } from '../../src/domain/answer.ts';
import type { Attribution } from '../../src/domain/attribution.ts';

/** Hand-written answers of every kind, for the goldens of every renderer. */

const ARTICLE = 'detainee-transfer-article';

/** Words that would act if a renderer let them: terminal escapes, mentions, markup, an unpaired isolate, an override. */
export const HOSTILE_QUOTE =
  'He said \u001B[31m"@everyone <@U123> <!channel> *bold* `code` &amp; <https://x.example|y>"\u001B[0m, \u2069 then \u202Ereversed\u202C,\ttabbed\nand “⟦U+001B⟧ ␛” at last.';

const ARABIC_QUOTE =
  'وقال المتحدث باسم وزارة العدل العراقية أحمد العبيدي إن "المجموعة الثانية" من المعتقلين، وعددهم 150، ستصل إلى سجن الحوت (Al-Hout) خلال الأيام المقبلة، بحسب بيان الوزارة.';

function attribution(change: Partial<Attribution> = {}): Attribution {
  return { kind: 'anonymous', as: 'security sources', by: null, relayed: false, inherited: false, originId: ARTICLE, ...change };
}

/** An item of evidence; its offsets are made up. */
export function evidence(change: Partial<Evidence> = {}): Evidence {
  const text = change.text ?? 'According to security sources, the second group of detainees is expected to arrive in the coming hours.';
  return {
    factId: 'detainee-transfer/second-group-arrival',
    version: 1,
    topicId: 'detainee-transfer',
    sourceId: ARTICLE,
    text,
    start: 0,
    end: text.length,
    attribution: attribution(),
    status: 'unconfirmed',
    modality: 'expected',
    label: 'Not confirmed · Expected, not reported as done',
    lead: 'Not confirmed. A source on file that names no publisher reports, citing security sources:',
    tail: '',
    publisher: null,
    publishedAt: null,
    retrievedAt: '2026-01-24T14:05:00.000Z',
    asOf: null,
    sourceTitle: 'Detainee transfer from Syria to Iraq',
    url: null,
    reviewed: true,
    notes: ['“in the coming hours”: the source is undated, so this cannot be placed in time.'],
    ...change,
  };
}

const COMMON = {
  question: 'When is the second group expected to arrive?',
  topicId: 'detainee-transfer',
  related: [],
  notes: [],
  premise: null,
  why: { matched: ['second group', 'arrive'], missing: [] },
  lookedAt: '2026-02-03T09:30:00.000Z',
} as const;

const absence = evidence({
  factId: 'detainee-transfer/no-confirmation-numbers-dates',
  text: 'However, official confirmation regarding the numbers involved and the arrival dates remains absent.',
  attribution: attribution({ kind: 'unattributed', as: null }),
  modality: 'absence',
  label: 'Not confirmed',
  lead: 'A source on file that names no publisher, undated, on file since 24 January 2026, reported no official confirmation:',
  notes: [],
});

const official = evidence({
  factId: 'ferry-accident/rescued',
  topicId: 'ferry-accident',
  sourceId: 'coastguard-release',
  text: 'The Coast Guard said on Tuesday that it had pulled 41 people from the water, and that the search would go on overnight.',
  attribution: attribution({
    kind: 'official-on-record',
    as: 'The Coast Guard',
    by: 'coast-guard',
    relayed: true,
    originId: 'coast-guard',
  }),
  status: 'official',
  modality: 'fact',
  label: 'Official statement · as relayed',
  lead: 'The Coast Guard states:',
  tail: 'This is its statement; we have not independently confirmed it.',
  publisher: 'The Brannick Courier',
  publishedAt: '2026-02-12T06:40:00.000Z',
  asOf: '2026-02-12T05:00:00.000Z',
  sourceTitle: 'Dozens rescued after ferry runs aground',
  url: 'https://courier.example/2026/02/12/ferry',
  notes: ['“on Tuesday”: relative to 12 February 2026.'],
});

const passenger = evidence({
  ...official,
  factId: 'ferry-passenger-post#120-171',
  sourceId: 'ferry-passenger-post',
  text: 'I counted 38 of us on the quay, and that was everyone.',
  attribution: attribution({ kind: 'named', as: 'Mira Sole, a passenger', originId: 'ferry-passenger-post' }),
  status: 'disputed',
  label: 'Disputed',
  lead: 'Disputed. Mira Sole, a passenger, says:',
  tail: '',
  publisher: 'A public post',
  publishedAt: '2026-02-12T00:00:00.000Z',
  asOf: null,
  sourceTitle: 'Post by Mira Sole',
  url: null,
  reviewed: false,
  notes: [],
});

/** Name → answer. Every outcome has at least one; the rest are what a renderer gets wrong first. */
export const ANSWERS = {
  found: { ...COMMON, outcome: 'found', status: 'unconfirmed', quotes: [evidence()], missing: [] },
  'found-official': {
    ...COMMON,
    outcome: 'found',
    question: 'How many were rescued from the ferry?',
    status: 'official',
    quotes: [official],
    missing: [],
    notes: ['One independent origin on file.'],
    related: [{ factId: 'ferry-passenger-post#120-171', statement: passenger.text, label: 'Not confirmed' }],
  },
  'found-several': {
    ...COMMON,
    outcome: 'found',
    question: 'Was the bridge closed, and was it hit?',
    status: 'found-false',
    quotes: [
      evidence({
        factId: 'bridge/closed',
        text: 'The bridge was closed at noon.',
        attribution: attribution({ kind: 'own-reporting', as: null }),
        status: 'confirmed',
        modality: 'fact',
        label: 'Confirmed',
        lead: 'Confirmed by the metro desk, 3 February 2026:',
        publisher: 'The Newsroom',
        sourceTitle: 'Bridge closed',
        publishedAt: '2026-02-03T12:10:00.000Z',
        notes: [],
      }),
      evidence({
        factId: 'bridge/hit',
        text: 'A barge has hit the bridge, witnesses said.',
        attribution: attribution({ as: 'witnesses' }),
        status: 'found-false',
        modality: 'fact',
        label: 'Found false',
        lead: 'Found false by the metro desk, 3 February 2026. The claim was:',
        publisher: 'Radio Sund',
        sourceTitle: 'Noon bulletin',
        publishedAt: '2026-02-03T11:55:00.000Z',
        notes: [],
      }),
    ],
    missing: [],
  },
  'found-arabic': {
    ...COMMON,
    outcome: 'found',
    status: 'official',
    quotes: [
      evidence({
        ...official,
        factId: 'detainee-transfer/wizara-150',
        text: ARABIC_QUOTE,
        attribution: attribution({ kind: 'official-on-record', as: 'المتحدث باسم وزارة العدل العراقية أحمد العبيدي' }),
        lead: 'The Iraqi Ministry of Justice states:',
        label: 'Official statement · as relayed',
        publisher: 'وكالة الأنباء',
        sourceTitle: 'نقل معتقلين إلى العراق',
        url: null,
        notes: [],
      }),
    ],
    missing: [],
  },
  'found-hostile': {
    ...COMMON,
    outcome: 'found',
    question: HOSTILE_QUOTE,
    status: 'unconfirmed',
    quotes: [evidence({ text: HOSTILE_QUOTE, sourceTitle: 'A <b>title</b> \u001B]0;pwned\u0007', notes: [] })],
    missing: [],
    notes: ['A note with \u001B[2J in it.'],
  },
  partial: {
    ...COMMON,
    outcome: 'partial',
    question: 'Who will guard the second group, and when does it arrive?',
    status: 'unconfirmed',
    quotes: [evidence()],
    missing: ['who will guard the second group'],
    premise: { status: 'contradicted', factIds: ['detainee-transfer/no-confirmation-numbers-dates'] },
  },
  disputed: {
    ...COMMON,
    outcome: 'disputed',
    question: 'How many people got off the ferry?',
    status: 'disputed',
    quotes: [{ ...official, status: 'disputed', label: 'Disputed', lead: 'Disputed. The Coast Guard says:', tail: '' }, passenger],
    missing: [],
    notes: ['We have not established which is right.'],
  },
  'not-known': {
    ...COMMON,
    outcome: 'not-known',
    question: 'How many detainees will be moved?',
    status: 'unconfirmed',
    quotes: [absence],
    missing: [],
    related: [
      {
        factId: 'detainee-transfer/second-group-arrival',
        statement: evidence().text,
        label: 'Not confirmed · Expected, not reported as done',
      },
    ],
  },
  'not-on-file': {
    ...COMMON,
    outcome: 'not-on-file',
    question: 'Which European countries did CENTCOM name, now that it has confirmed the transfer?',
    missing: ['which European countries', 'CENTCOM'],
    premise: { status: 'not-on-file', factIds: [] },
    related: [
      {
        factId: 'detainee-transfer/second-group-arrival',
        statement: evidence().text,
        label: 'Not confirmed · Expected, not reported as done',
      },
    ],
  },
  which: {
    ...COMMON,
    outcome: 'which',
    question: 'Where is Cooper?',
    choices: [
      { label: 'Camp Cropper (“Kroober” Prison), near Baghdad International Airport', question: 'Where is Camp Cropper?' },
      { label: 'Al-Hout Prison (سجن الحوت)', question: 'Where is Al-Hout Prison?' },
    ],
  },
  held: {
    ...COMMON,
    outcome: 'held',
    status: 'held',
    factIds: ['detainee-transfer/second-group-arrival'],
    message: 'An entry on this is on hold. Ask the Middle East desk.',
  },
  withdrawn: {
    ...COMMON,
    outcome: 'withdrawn',
    status: 'withdrawn',
    factIds: ['detainee-transfer/second-group-arrival'],
    message: 'Withdrawn 3 February 2026. Do not use. Reason: the agency killed the story.',
  },
  briefing: {
    ...COMMON,
    outcome: 'briefing',
    question: 'What do we know about the detainee transfer?',
    status: 'unconfirmed',
    title: 'Detainee transfer, as of 3 February 2026, 09:30 UTC',
    sections: [
      { title: 'Bottom line', quotes: [evidence({ notes: [] })], lines: [] },
      { title: 'Corrections and withdrawals', quotes: [], lines: [] },
      { title: 'What we don’t know', quotes: [absence], lines: ['Two questions found nothing on file.'] },
      { title: 'Sources', quotes: [], lines: ['1 source, 1 independent origin, undated: 1.'] },
    ],
    notes: ['Next update: tomorrow, 09:00.'],
  },
  notice: {
    ...COMMON,
    outcome: 'notice',
    question: 'hello',
    topicId: null,
    message: 'Ask about what is on file, for example:\nWhen is the second group expected to arrive?\n\nType help for more.',
  },
  error: {
    ...COMMON,
    outcome: 'error',
    topicId: null,
    message: 'Something broke here. It says nothing about what is on file.',
    reference: '7f3a91c2',
    notes: [],
  },
} as const satisfies Readonly<Record<string, Answer> & Record<Outcome, Answer>>;
