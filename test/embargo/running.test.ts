import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../src/desk/store.ts';
import { LINK_KINDS, type LinkKind } from '../../src/domain/fact.ts';
import type { FactHolding, NameHolding, SourceHolding, TopicHolding } from '../../src/knowledge/holding.ts';
import { runs } from '../deep.ts';
import { ADesk, QUESTION, START } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { LIFT } from './hidden-facts.ts';
import { seenOn } from './seen.ts';

const DESK = ['ED', 'EVA', 'VERA', 'ADA'] as const;
const QUESTIONS = [
  QUESTION,
  'Is the dam holding?',
  'What is the number of the missing?',
  'Who is Zanandel?',
  'What do we know?',
  'and who says so?',
  'more rain?',
];
const LINES = [
  '/brief',
  '/desk changes since 1d',
  '/desk unconfirmed',
  '/desk history flood/dead',
  '/desk history flood/h1',
  '/desk sources',
  '/desk search dead',
];
const PLACES = [{}, { visibility: 'private', message: null }, { direct: true, channel: 'D1' }, { thread: 'T1' }] as const;
const OPEN = ['flood/dead', 'flood/dam'] as const;

/** What happens; the last three to what is hidden, so that it only happens in one of two newsrooms. */
type Event =
  | { readonly kind: 'ask'; readonly text: string; readonly place: number }
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'status'; readonly fact: string; readonly status: string }
  | { readonly kind: 'publish'; readonly nth: number }
  | { readonly kind: 'hide'; readonly nth: number; readonly link: LinkKind; readonly to: string; readonly on: 'source' | 'fact' | 'topic' }
  | { readonly kind: 'word'; readonly nth: number; readonly statement: string; readonly status: 'unconfirmed' | 'disputed' | 'held' }
  | { readonly kind: 'kill'; readonly nth: number };
const HIDDEN: ReadonlySet<Event['kind']> = new Set<Event['kind']>(['hide', 'word', 'kill']);

const nth = fc.nat(2);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ask'), text: fc.constantFrom(...QUESTIONS, ...LINES), place: fc.nat(PLACES.length - 1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('press'), label: fc.constantFrom('Who else?', 'Context', 'Share to channel') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1000, 45_000, 600_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status'),
      fact: fc.constantFrom(...OPEN),
      status: fc.constantFrom('disputed', 'unconfirmed', 'held'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish'), nth }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hide'),
      nth,
      link: fc.constantFrom(...LINK_KINDS),
      to: fc.constantFrom(...OPEN),
      on: fc.constantFrom('source', 'fact', 'topic'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('word'),
      nth,
      statement: fc.constantFrom('Nine died.', 'Zanandel left.'),
      status: fc.constantFrom('unconfirmed', 'disputed', 'held'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill'), nth }) },
);

const FACT = {
  attribution: { kind: 'unattributed', relayed: false, inherited: false },
  approvals: [],
  modality: 'fact',
  links: [],
  questions: [],
  names: [],
} as const;

/** Puts something on file, over whatever stands there. */
function put(desk: ADesk, ...holdings: readonly Change['holding'][]): void {
  const changes = holdings.map((holding): Change => {
    const held = desk.onFile.find(holding.kind, holding.id);
    return { holding, from: held?.version ?? 0, act: held ? 'edit' : 'add', reason: null };
  });
  expect(desk.onFile.submit({ at: desk.now, by: 'fake:ED', changes }).ok).toBe(true);
}

function hide(desk: ADesk, { nth: at, link, to, on }: Extract<Event, { kind: 'hide' }>): void {
  const gate = { embargo: new Date(Date.parse(LIFT)).toISOString() };
  const topicId = on === 'topic' ? 'lantern' : 'flood';
  const id = `h${at}-${on}`;
  const text = 'Nine people died, Oswin Zanandel said. The dam is broken.\n';
  const source: SourceHolding = {
    kind: 'source',
    id,
    topicId,
    text,
    fields: {
      id,
      title: 'The Zanandel papers',
      undated: true,
      retrievedAt: '2026-05-04T00:00:00.000Z',
      language: 'en',
      ...(on === 'source' && gate),
    },
  };
  const onOpen = on === 'fact';
  const fact: FactHolding = {
    kind: 'fact',
    id: `${topicId}/${id}`,
    topicId,
    approved: [],
    fields: {
      ...FACT,
      id,
      statement: 'Nine people are dead.',
      source: onOpen ? 'wire' : id,
      quote: onOpen
        ? (['More rain is expected.', 'The number of the missing isn’t known.'][at % 2] ?? '')
        : 'Nine people died, Oswin Zanandel said.',
      attribution: { kind: 'unattributed', relayed: false, inherited: false },
      status: 'unconfirmed',
      approvals: [],
      links: [{ kind: link, to }],
      questions: [QUESTION],
      names: [],
      ...(onOpen && gate),
    },
  };
  const topic: TopicHolding = {
    kind: 'topic',
    id: 'lantern',
    topicId: 'lantern',
    fields: { title: 'Lantern', aliases: ['the lantern'], desk: 'Night desk', bottomLine: [id], ...gate },
  };
  const name: NameHolding = {
    kind: 'name',
    id: 'lantern/zanandel',
    topicId: 'lantern',
    fields: { id: 'zanandel', name: 'Oswin Zanandel', kind: 'person', is: [], in: [], aliases: ['Zanandel'], maybe: [] },
  };
  put(desk, ...(on === 'topic' ? [topic, source, name, fact] : onOpen ? [fact] : [source, fact]));
}

/** An open fact of its own: what people are told may be another thing after it, though nobody was told wrong. */
function publish(desk: ADesk, at: number): void {
  const id = `open-${at}`;
  put(desk, {
    kind: 'fact',
    id: `flood/${id}`,
    topicId: 'flood',
    approved: [],
    fields: {
      ...FACT,
      id,
      statement: 'Six have died.',
      source: 'wire',
      quote: 'Six people have died, the interior ministry said on Sunday.',
      attribution: { kind: 'official-on-record', as: 'the interior ministry', relayed: false, inherited: false },
      status: 'official',
      approvals: [],
      links: [],
      questions: [QUESTION],
      names: [],
    },
  });
}

/** The hidden fact of that number, if there is one. */
const hiddenFact = (desk: ADesk, at: number) =>
  desk.onFile.all().flatMap(({ holding }) => (holding.kind === 'fact' && /\/h\d/u.test(holding.id) ? [holding] : []))[at];

async function happens(each: Event, desk: ADesk): Promise<void> {
  switch (each.kind) {
    case 'ask':
      await desk.hear(each.text, PLACES[each.place]);
      return;
    case 'press': {
      const last = desk.messenger.posted.findLast(
        ({ to, message }) => to.person === 'U1' && message.buttons.some(({ label }) => label === each.label),
      );
      if (last) await desk.presses('U1', each.label, last);
      return;
    }
    case 'wait':
      return desk.passes(each.ms);
    case 'status':
      await desk.does('ED', `/desk status ${each.fact} ${each.status} checked again`);
      return;
    case 'publish':
      return publish(desk, each.nth);
    case 'hide':
      return hide(desk, each);
    case 'word': {
      const fact = hiddenFact(desk, each.nth);
      const at = new Date(desk.now).toISOString();
      if (fact) put(desk, { ...fact, fields: { ...fact.fields, statement: each.statement, status: each.status, reason: 'x', at } });
      return;
    }
    case 'kill': {
      const id = hiddenFact(desk, each.nth)?.fields.source;
      const source = id === undefined || id === 'wire' ? null : desk.onFile.find('source', id);
      const at = new Date(desk.now).toISOString();
      if (source) put(desk, { ...source.holding, fields: { ...source.holding.fields, status: 'withdrawn', reason: 'wrong', at } });
      return;
    }
  }
}

/**
 * All that people outside the desk see in a newsroom where that happens, a second after the other, and where it is told to them that must be
 * told. `hides`: else what is hidden never was.
 */
async function newsroomWhere(events: readonly Event[], hides: boolean): Promise<string[]> {
  const desk = new ADesk(undefined, { now: START });
  for (const each of events) {
    if (hides || !HIDDEN.has(each.kind)) await happens(each, desk);
    await desk.passes(1000);
  }
  await desk.passes(600_000);
  await desk.passes(600_000);
  for (const text of [...QUESTIONS, ...LINES]) {
    await desk.hear(text, { channel: 'C9' });
    await desk.passes(1000);
  }
  expect(desk.broke).toEqual([]);
  return seenOn(desk, DESK);
}

const ask = { kind: 'ask', text: QUESTION, place: 0 } as const;
const wait = { kind: 'wait', ms: 45_000 } as const;
const dispute = { kind: 'status', fact: 'flood/dead', status: 'disputed' } as const;
const hides = (link: LinkKind) => ({ kind: 'hide', nth: 0, link, to: 'flood/dead', on: 'source' }) as const;
const word = { kind: 'word', nth: 0, statement: 'Nine died.', status: 'unconfirmed' } as const;

/** What once told people that there is something: by a message, its words, its time, and by what it was joined with. */
const TOLD: readonly (readonly Event[])[] = [
  [{ ...ask, text: '/desk search dead' }, hides('supersedes')],
  [ask, hides('corrects'), dispute],
  [ask, dispute, hides('corrects')],
  [hides('contradicts'), ask, wait, word, wait, dispute],
  [hides('corroborates'), ask, word, wait, dispute],
  [hides('corroborates'), ask, dispute, wait, word, wait, { ...dispute, status: 'held' }],
  [ask, { kind: 'publish', nth: 0 }, hides('contradicts')],
];

test('whatever happens to what is hidden while people ask, they see what they see where it never happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
      const [within, without] = [await newsroomWhere(events, true), await newsroomWhere(events, false)];
      expect(firstDifference(within, within, without) ?? within.length - without.length).toBe(0);
    }),
    { numRuns: runs(11, 400), seed: 20_261_130, examples: TOLD.map((events) => [events]) },
  );
});
