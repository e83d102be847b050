import { z } from 'zod';
import { answeredNow, answering, phraseAct, seenOpen, settleGaps } from '../../desk/gaps/gap-acts.ts';
import { type Gap, type GapEyes, gapsFor } from '../../desk/gaps/gap-list.ts';
import type { GapAsk, GapSeen } from '../../desk/gaps/gaps.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import { sourceSeen } from '../../desk/work.ts';
import { type Answer, type BriefingAnswer, blank, quotesOf, type Section } from '../../domain/answer.ts';
import { UserError } from '../../domain/errors.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { GAPS_TEXT } from '../../text/gaps.ts';
import type { Asking, Offer, Saying } from '../call.ts';
import { type Context, command } from '../command.ts';
import type { Field } from '../form.ts';
import { entryFields, entryOf, LINE, NEXT_GAP, shortened } from './gap-entry.ts';
import { gapEyes } from './gap-eyes.ts';
import { carryOut, orAgain, say, shown, text, workOf } from './work.ts';

/** Lines that a list has, phrasings and reasons that are shown of one. */
const SHOWN = { lines: 20, next: 8, phrasings: 6, reasons: 4 } as const;

const { button, done } = GAPS_TEXT;

/** The questions that a button is about, as they were seen: JSON text. */
const gap = z.string();
const SEEN = z.array(z.object({ id: z.string(), version: z.int() }));
const spelt = (asks: readonly GapSeen[]): string => JSON.stringify(asks.map(({ id, version }) => ({ id, version })));

/** `/desk gaps [topic]`: for readers what was asked here and in public; for editors all that they may know of, one by one. */
export const gapsCommand = command({
  group: 'desk',
  name: 'gaps',
  summary: GAPS_TEXT.command,
  takes: ['topic'],
  aside: true,
  options: z.strictObject({ topic: text, after: text, at: text }),
  run: ({ topic: asked, after, at }, context) => {
    const eyes = gapEyes(context);
    const topic = asked === null || asked === '' ? null : topicNamed(asked, eyes.view.topics);
    const gaps = gapsFor(context.books.gaps.open(), eyes).filter(({ topicId }) => topic === null || topicId === topic.id);
    if (gaps.length === 0) return say(GAPS_TEXT.none, context.now);
    if (!eyes.editor) return readersList(gaps, context.now);
    const has = (id: string) => gaps.findIndex(({ asks }) => asks.some((ask) => ask.id === id));
    const from = at !== null ? has(at) : after !== null ? has(after) + 1 : 0;
    const index = gaps[from] === undefined ? 0 : from;
    const rest = [...gaps.slice(index + 1), ...gaps.slice(0, index)];
    return itemOf(gaps[index] as Gap, rest, topic?.id ?? null, eyes, context);
  },
});

/** Says what answers a question: an entry. */
export const pointCommand = command({
  group: 'desk',
  name: 'point',
  summary: COMMAND_TEXT.behindButton,
  takes: ['gap'],
  aside: true,
  listed: false,
  options: z.strictObject({ gap, nearest: text, fact: text, filled: z.stringbool().default(false) }),
  run: ({ gap: spelling, nearest, fact, filled }, context) => {
    const asks = seenIn(spelling, context);
    const call = { command: 'desk point', input: { gap: spelling, filled: 'true' } };
    if (!filled) {
      const { title, note, submit } = GAPS_TEXT.point;
      return { kind: 'form', form: { title, note, fields: entryFields(asks, context), submit }, call };
    }
    return orAgain(
      () => {
        const chosen = entryOf(nearest, fact, context);
        if ('kind' in chosen) return chosen;
        settleGaps(asks, { factId: answering(chosen).id, why: null }, context.books.gaps, workOf(context));
        return say(done.pointed(chosen.id), context.now, [NEXT_GAP]);
      },
      { label: button.point, command: 'desk point', input: { gap: spelling } },
      context,
    );
  },
});

/** Takes a question as one of an entry's own, which answers it. */
export const phraseCommand = command({
  group: 'desk',
  name: 'phrase',
  summary: COMMAND_TEXT.behindButton,
  takes: ['gap'],
  aside: true,
  listed: false,
  options: z.strictObject({ gap, nearest: text, fact: text, question: text, filled: z.stringbool().default(false) }),
  run: ({ gap: spelling, nearest, fact, question, filled }, context) => {
    const asks = seenIn(spelling, context);
    const again: Offer = { label: button.phrase, command: 'desk phrase', input: { gap: spelling } };
    if (!filled) return phraseForm(asks, spelling, context);
    return orAgain(
      () => {
        const chosen = entryOf(nearest, fact, context);
        if ('kind' in chosen) return chosen;
        const work = workOf(context);
        const phrased = phraseAct(question ?? '', asks, chosen, work, context.publicChannels ?? []);
        const saying = carryOut(phrased.act, done.phrased(chosen.id), context, [NEXT_GAP], [again]);
        // Where somebody was quicker with the entry, nothing was done.
        if (context.onFile.fact(chosen.id)?.questions.includes(phrased.question))
          settleGaps(asks, { factId: chosen.id, why: null }, context.books.gaps, work);
        return saying;
      },
      again,
      context,
    );
  },
});

/** Tells those who asked what answers their question by now. */
export const tellCommand = command({
  group: 'desk',
  name: 'tell',
  summary: COMMAND_TEXT.behindButton,
  takes: ['gap'],
  aside: true,
  listed: false,
  options: z.strictObject({ gap }),
  run: ({ gap: spelling }, context) => {
    const asks = seenIn(spelling, context);
    if (!asks.some((ask) => answeredNow(ask, context.desk, gapEyes(context), context.who.holders)))
      throw new UserError(GAPS_TEXT.notYet, 2);
    settleGaps(asks, { factId: null, why: null }, context.books.gaps, workOf(context));
    return say(done.told, context.now, [NEXT_GAP]);
  },
});

/** Closes a question without an answer. */
export const closeCommand = command({
  group: 'desk',
  name: 'close',
  summary: COMMAND_TEXT.behindButton,
  takes: ['gap'],
  aside: true,
  listed: false,
  options: z.strictObject({ gap, reason: text }),
  run: ({ gap: spelling, reason }, context) => {
    const asks = seenIn(spelling, context);
    if (reason === null) {
      const { title, note, submit, reason: words } = GAPS_TEXT.close;
      const field: Field = { name: 'reason', label: words[0], hint: words[1], lines: 'one', most: LINE, required: true };
      return { kind: 'form', form: { title, note, fields: [field], submit }, call: { command: 'desk close', input: { gap: spelling } } };
    }
    if (reason.trim() === '') throw new UserError(GAPS_TEXT.noReason, 2);
    settleGaps(asks, { factId: null, why: reason.trim() }, context.books.gaps, workOf(context));
    return say(done.closed, context.now, [NEXT_GAP]);
  },
});

/** The open questions that a button is about. Throws UserError (exit code 2) where they aren't what was seen any more. */
function seenIn(spelling: string, context: Context): readonly GapAsk[] {
  needs('editor', context.who);
  return seenOpen(SEEN.parse(JSON.parse(spelling)), context.books.gaps, gapEyes(context), workOf(context));
}

function readersList(gaps: readonly Gap[], now: number): BriefingAnswer {
  const lines = gaps.slice(0, SHOWN.lines).map(({ question, people }) => GAPS_TEXT.line(shortened(question), people));
  const more = gaps.length > SHOWN.lines ? [GAPS_TEXT.more(gaps.length - SHOWN.lines)] : [];
  return listed(GAPS_TEXT.title(gaps.length), [{ title: GAPS_TEXT.section, quotes: [], lines: [...lines, ...more] }], now);
}

const listed = (title: string, sections: readonly Section[], now: number): BriefingAnswer => ({
  ...blank('', null, now),
  outcome: 'briefing',
  status: null,
  title,
  sections,
});

/** One question with what can be done about it, and those that come next. */
function itemOf(item: Gap, rest: readonly Gap[], topicId: string | null, eyes: GapEyes, context: Context): Saying {
  const { asks, question } = item;
  const [first] = asks;
  const onFile = answerFor(asks, eyes, context);
  const section: Section = {
    title: first?.kind === 'wrong' ? GAPS_TEXT.itemWrong : GAPS_TEXT.item,
    quotes: [],
    lines: [`“${shortened(question)}”`, ...linesOf(item, eyes, context)],
  };
  const now: Section[] = onFile === null ? [] : [{ title: GAPS_TEXT.onFileNow, quotes: quotesOf(onFile), lines: [] }];
  const next = rest.slice(0, SHOWN.next).map((each) => GAPS_TEXT.line(shortened(each.question), each.people));
  const more = rest.length > SHOWN.next ? [GAPS_TEXT.more(rest.length - SHOWN.next)] : [];
  const after: Section[] = rest.length === 0 ? [] : [{ title: GAPS_TEXT.next, quotes: [], lines: [...next, ...more] }];
  const answer = listed(GAPS_TEXT.title(rest.length + 1), [section, ...now, ...after], context.now);
  const input = { gap: spelt(asks) };
  const on = { ...(topicId !== null && { topic: topicId }), after: first?.id ?? '' };
  return shown(answer, [
    ...(onFile === null ? [] : [{ label: button.tell, command: 'desk tell', input, tone: 'primary' } as const]),
    { label: button.point, command: 'desk point', input, ...(onFile === null && { tone: 'primary' as const }) },
    { label: button.phrase, command: 'desk phrase', input },
    {
      label: button.add,
      command: 'desk add',
      input: { gap: asks.map(({ id }) => id).join(' '), ...(item.topicId && { topic: item.topicId }) },
    },
    { label: button.close, command: 'desk close', input, tone: 'danger' },
    ...(rest.length === 0 ? [] : [{ label: button.next, command: 'desk gaps', input: on }]),
  ]);
}

/** What answers any of them by now; null: nothing does. */
function answerFor(asks: readonly GapAsk[], eyes: GapEyes, { desk, who }: Context): Answer | null {
  for (const ask of asks) {
    const answer = answeredNow(ask, desk, eyes, who.holders);
    if (answer) return answer;
  }
  return null;
}

function linesOf({ asks, phrasings, people, topicId }: Gap, { view }: GapEyes, context: Context): string[] {
  const times = asks.map(({ at }) => at);
  const title = topicId === null ? null : (view.topicById.get(topicId)?.title ?? null);
  const sources = [...new Set(asks.flatMap(({ sourceId }) => sourceId ?? []))].flatMap((id) => sourceSeen(id, workOf(context)) ?? []);
  const reasons = new Set(asks.flatMap(({ kind, reason }) => (kind === 'wrong' ? [reason] : [])));
  const about = [...new Set(asks.flatMap(({ kind, answerId }) => (kind === 'wrong' ? [answerId] : [])))];
  return [
    GAPS_TEXT.asked(people, Math.min(...times), Math.max(...times)),
    ...(asks.every(({ open }) => !open) ? [GAPS_TEXT.alone] : []),
    ...(title === null ? [] : [GAPS_TEXT.topic(title)]),
    ...phrasings.slice(0, SHOWN.phrasings).map((each) => GAPS_TEXT.phrasing(shortened(each))),
    ...[...reasons].slice(0, SHOWN.reasons).map((reason) => GAPS_TEXT.wrong(shortened(reason))),
    ...about.slice(0, SHOWN.reasons).map((id) => GAPS_TEXT.about(id)),
    ...sources.map(({ title: name, id }) => GAPS_TEXT.sourceAdded(name, id)),
  ];
}

function phraseForm(asks: readonly GapAsk[], spelling: string, context: Context): Asking {
  const { title, note, submit, question: words } = GAPS_TEXT.phrase;
  // Of what was asked where not all of the house may read nothing is put anywhere by itself.
  const isPublic = ({ open: isOpen, channel }: GapAsk) => isOpen && (context.publicChannels ?? []).includes(channel);
  const open = asks.find((ask) => isPublic(ask) && ask.behind.length === 0 && ask.question.length <= LINE);
  const value = open ? { value: shortened(open.question) } : {};
  const field: Field = { name: 'question', label: words[0], hint: words[1], lines: 'one', most: LINE, required: true, ...value };
  const call = { command: 'desk phrase', input: { gap: spelling, filled: 'true' } };
  return { kind: 'form', form: { title, note, fields: [...entryFields(asks, context), field], submit }, call };
}
