import { afterAll, expect, test } from 'vitest';
import { quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { runs } from '../deep.ts';
import { ADesk, saidIn } from '../desk/a-desk.ts';
import { firstDifference } from '../search/hidden.ts';
import { makeFolders, SOME_TOPICS } from './folders.ts';
import { HIDDEN_TOPIC, LIFT } from './hidden-facts.ts';
import { payloadsOf } from './pages.ts';
import { questionsAround } from './questions.ts';

const folders = makeFolders(SOME_TOPICS);
afterAll(folders.remove);

const AT = Date.parse(LIFT);
const DAY = 24 * 60 * 60_000;
const lifting = folders.hidden.facts.filter(({ gating }) => gating === 'embargo');
const staying = folders.hidden.facts.filter(({ gating }) => gating !== 'embargo');
const idOf = ({ topicId, id }: (typeof lifting)[number]) => `${topicId}/${id}`;
const questions = questionsAround(folders.hidden).filter((_, at) => at % runs(30, 4) === 0);

/** What a reader finds at the desk as it is at its moment. */
function found({ desk, now }: ADesk) {
  const eyes = { viewer: READER, now };
  const leads = (question: string) =>
    quotesOf(desk.ask({ question, topic: null, conversation: NO_CONVERSATION, ...eyes }).answer).map(({ factId }) => factId);
  const hits = (question: string) => desk.search({ question, topic: null, limit: 100, ...eyes }).hits.map(({ fact }) => fact.id);
  return {
    view: [...desk.view(eyes).facts.map(({ id }) => id)],
    leads,
    hits,
    topics: JSON.stringify(desk.list({ listing: 'topics', topic: null, ...eyes })),
    brief: (topic: string) => JSON.stringify(desk.brief({ topic, ...eyes })),
    sent: () => questions.map((question) => payloadsOf(desk.ask({ question, topic: null, conversation: NO_CONVERSATION, ...eyes }).answer)),
  };
}

const own = (fact: (typeof lifting)[number]) => (fact.entry.questions as readonly string[]).at(-1) ?? '';

test('one millisecond before the lift nothing is there; at its instant, and a second later, all of it is, without a restart', async () => {
  const desk = new ADesk({}, { folder: folders.whole, now: AT - DAY });
  const without = new ADesk({}, { folder: folders.open, now: AT - DAY });
  desk.now = AT - 1;
  without.now = AT - 1;
  const before = found(desk);
  expect(before.view.filter((id) => folders.hidden.facts.some((fact) => idOf(fact) === id))).toEqual([]);
  expect(firstDifference(questions, before.sent(), found(without).sent())).toBeNull();
  expect(saidIn(await desk.hear(`/brief ${HIDDEN_TOPIC.id}`))).toMatch(/^There is no topic/u);
  for (const later of [0, 1000]) {
    desk.now = AT + later;
    const after = found(desk);
    expect(lifting.filter((fact) => !after.view.includes(idOf(fact)))).toEqual([]);
    expect(staying.filter((fact) => after.view.includes(idOf(fact)))).toEqual([]);
    expect(lifting.filter((fact) => !after.hits(own(fact)).includes(idOf(fact)))).toEqual([]);
    for (const fact of lifting.filter(({ gatedBy, id }) => gatedBy === 'topic' && id.startsWith('lantern')))
      expect(after.leads(own(fact))[0]).toBe(idOf(fact));
    expect(after.topics).toContain(`${HIDDEN_TOPIC.title}`);
    expect(after.brief(HIDDEN_TOPIC.id)).toContain(lifting.find(({ gatedBy }) => gatedBy === 'topic')?.quote);
    expect(after.brief('river-flood')).not.toBe(before.brief('river-flood'));
    expect((await desk.hear(`/brief ${HIDDEN_TOPIC.id}`))?.message.answer.outcome).toBe('briefing');
    const changes = (await desk.hear('/desk changes since 1h'))?.message.answer;
    const listed = changes ? quotesOf(changes).map(({ factId }) => factId) : [];
    expect(listed).toEqual(expect.arrayContaining(lifting.map(idOf)));
    expect(staying.filter((fact) => listed.includes(idOf(fact)))).toEqual([]);
  }
});

test('once lifted, what was under embargo is as it would be where nobody had asked before', () => {
  const asked = new ADesk({}, { folder: folders.whole, now: AT - 1 });
  found(asked).sent();
  asked.now = AT;
  const fresh = new ADesk({}, { folder: folders.whole, now: AT });
  expect(firstDifference(questions, found(asked).sent(), found(fresh).sent())).toBeNull();
});
