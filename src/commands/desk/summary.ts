import { z } from 'zod';
import { newSummary, nextSummary } from '../../desk/daily/due-summary.ts';
import { daysShown, readDays, readTime, readZone } from '../../desk/daily/read-schedule.ts';
import type { Schedule } from '../../desk/daily/schedules.ts';
import type { DaySummary } from '../../desk/daily/summaries.ts';
import { eyesOf, summaryNow } from '../../desk/daily/summary-now.ts';
import { eyesThere, openGaps } from '../../desk/gaps/gap-list.ts';
import { topicNamed } from '../../desk/topics.ts';
import { needs } from '../../desk/who.ts';
import type { BriefingAnswer } from '../../domain/answer.ts';
import { UserError } from '../../domain/errors.ts';
import { localTime, momentShown } from '../../domain/local-time.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { SCHEDULE_TEXT } from '../../text/schedule.ts';
import type { Asking, Offer, Saying } from '../call.ts';
import { type Context, command, type Place } from '../command.ts';
import type { Field } from '../form.ts';
import { orAgain, say, text } from './work.ts';

/** Characters of a field of one line. */
const LINE = 300;
const ACTS = ['show', 'set', 'preview', 'now', 'pause', 'resume', 'stop'] as const;
const { button, form } = SCHEDULE_TEXT;

interface Given {
  readonly topics: string | null;
  readonly days: string | null;
  readonly time: string | null;
  readonly zone: string | null;
  readonly duty: string | null;
}

/** `/desk summary [set|preview|now|pause|resume|stop]`, in the channel that the summary is for. */
export const summaryCommand = command({
  group: 'desk',
  name: 'summary',
  summary: COMMAND_TEXT.summary,
  takes: ['act'],
  aside: true,
  options: z.strictObject({
    act: z.enum(ACTS, { error: COMMAND_TEXT.oneOf('act', ACTS) }).default('show'),
    topics: text,
    days: text,
    time: text,
    zone: text,
    duty: text,
    /** Asks once more, with what was given. */
    again: z.stringbool().default(false),
  }),
  run: ({ act, again, ...given }, context) => {
    needs('editor', context.who);
    const { place } = context;
    if (place === null || place.direct) throw new UserError(SCHEDULE_TEXT.inChannel, 2);
    const schedule = context.books.schedules.of(place.platform, place.channel);
    const says = Object.values(given).some((value) => value !== null);
    if (act === 'set' || (act === 'show' && says)) {
      if (!says || again) return ask(given, schedule, place, context);
      const same = Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
      return orAgain(
        () => set(given, schedule, place, context),
        { ...offer('set'), input: { act: 'set', again: 'true', ...same } },
        context,
      );
    }
    if (schedule === null) return say(SCHEDULE_TEXT.none, context.now, [offer('set')]);
    switch (act) {
      case 'show':
        return standing(schedule, [], context);
      case 'preview':
        return preview(schedule, context);
      case 'now':
        return postNow(schedule, context);
      case 'pause':
      case 'resume': {
        const state = act === 'pause' ? 'paused' : 'active';
        const changed: Schedule = { ...schedule, state, ...(state !== schedule.state && act === 'resume' && { since: context.now }) };
        context.books.schedules.set(changed);
        return standing(changed, [act === 'pause' ? SCHEDULE_TEXT.pausedNow : SCHEDULE_TEXT.resumed], context);
      }
      case 'stop':
        context.books.schedules.stop(place.platform, place.channel);
        return say(SCHEDULE_TEXT.stopped, context.now, [offer('set')]);
    }
  },
});

function set(given: Given, before: Schedule | null, place: Place, context: Context): Saying {
  const schedule: Schedule = {
    platform: place.platform,
    channel: place.channel,
    topics: given.topics === null ? (before?.topics ?? []) : topicsIn(given.topics, place, context),
    days: given.days === null ? (before?.days ?? [1, 2, 3, 4, 5, 6, 7]) : readDays(given.days),
    time: given.time === null ? (before?.time ?? '07:00') : readTime(given.time),
    zone: given.zone === null ? (before?.zone ?? context.zone) : readZone(given.zone),
    duty: given.duty === null ? (before?.duty ?? null) : given.duty.replaceAll(/\s+/gu, ' ').trim().slice(0, LINE) || null,
    state: before?.state ?? 'active',
    by: context.who.account,
    since: before?.since ?? context.now,
  };
  const when = ({ days, time, zone }: Schedule) => JSON.stringify([days, time, zone]);
  // What was due by another time isn't made up for.
  const since = before !== null && when(before) === when(schedule) ? before.since : context.now;
  context.books.schedules.set({ ...schedule, since });
  tellToday(schedule, context);
  return standing(schedule, [SCHEDULE_TEXT.set], context);
}

/** What stands today is about the same from now on. */
function tellToday({ platform, channel, zone, topics, duty }: Schedule, { books, now }: Context): void {
  const today = books.summaries.of(platform, channel, localTime(now, zone).day);
  if (today?.state === 'standing' || today?.state === 'making')
    books.summaries.change(today.id, { notes: { ...today.notes, topics, duty } });
}

/** Only what all who read the channel may see, so that nobody thinks that it is told. */
function topicsIn(given: string, place: Place, context: Context): string[] {
  const { desk, viewer, now } = context;
  const seen = desk.view({ viewer, now }).topics;
  const there = desk.view({ viewer: eyesOf(place), now }).topicById;
  const named = given
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => topicNamed(each, seen));
  for (const { id, title } of named) if (!there.has(id)) throw new UserError(SCHEDULE_TEXT.notForChannel(title), 2);
  return [...new Set(named.map(({ id }) => id))];
}

function ask(given: Given, schedule: Schedule | null, place: Place, context: Context): Asking {
  const { title, note, submit } = form;
  const field = (name: keyof Given, value: string, required: boolean): Field => {
    const [label, hint] = form.fields[name];
    return { name, label, hint, lines: 'one', most: LINE, required, value: (given[name] ?? value).slice(0, LINE) };
  };
  const there = context.desk.view({ viewer: eyesOf(place), now: context.now }).topicById;
  const topics = (schedule?.topics ?? []).filter((id) => there.has(id));
  return {
    kind: 'form',
    form: {
      title,
      note,
      fields: [
        field('topics', topics.join(', '), false),
        field(
          'days',
          schedule === null ? 'mon-fri' : daysShown(schedule.days).replaceAll('–', '-').replace(SCHEDULE_TEXT.everyDay, 'daily'),
          true,
        ),
        field('time', schedule?.time ?? '07:00', true),
        field('zone', schedule?.zone ?? context.zone, true),
        field('duty', schedule?.duty ?? '', false),
      ],
      submit,
    },
    call: { command: 'desk summary', input: { act: 'set' } },
  };
}

/** How it stands with a channel's summary. */
function standing(schedule: Schedule, above: readonly string[], context: Context): Saying {
  const { books, now, desk } = context;
  const { platform, channel, days, time, zone, topics, duty, state } = schedule;
  const there = desk.view({ viewer: eyesOf(schedule), now }).topicById;
  const titles = topics.flatMap((id) => there.get(id)?.title ?? []);
  const next = nextSummary(schedule, books.summaries, now);
  const last = books.summaries.of(platform, channel, localTime(now, zone).day) ?? books.summaries.last(platform, channel);
  const lines = [
    ...above,
    SCHEDULE_TEXT.stands(daysShown(days), time, zone, titles.length === 0 ? SCHEDULE_TEXT.allTopics : titles.join(', '), duty),
    ...(state === 'paused' ? [SCHEDULE_TEXT.paused] : []),
    ...(next === null ? [] : [SCHEDULE_TEXT.next(momentShown(next, zone), zone)]),
    ...(last === null ? [] : [SCHEDULE_TEXT.last(last.day, stateShown(last))]),
  ];
  const offers = [
    offer('preview'),
    offer('now'),
    { ...offer('set'), label: button.change },
    offer(state === 'paused' ? 'resume' : 'pause'),
    offer('stop'),
  ];
  return say(lines.join('\n'), now, offers);
}

function stateShown({ state, pin, detail }: DaySummary): string {
  const shown = SCHEDULE_TEXT.state;
  if (state === 'failed') return shown.failed(detail ?? '');
  return state === 'standing' && pin === 'refused' ? shown.unpinned(detail ?? '') : shown[state];
}

/** What would be posted now, the pinned part first. */
function preview(schedule: Schedule, context: Context): Saying {
  const { books, onFile, now, desk } = context;
  const { platform, channel, zone } = schedule;
  const { day } = localTime(now, zone);
  const today = books.summaries.of(platform, channel, day);
  const means = { last: books.summaries.last(platform, channel), point: onFile.point(now), seqAt: onFile.store.seqAt };
  const summary = today?.state === 'standing' ? today : newSummary(schedule, day, now, means);
  const eyes = { desk, onFile, now, publicChannels: context.publicChannels ?? [] };
  const open = (place: Pick<Place, 'platform' | 'channel'>, topicId: string) =>
    openGaps(books.gaps.open(), topicId, eyesThere(place, eyes));
  const { pinned, topics } = summaryNow(summary, schedule, now, { onFile, desk, summaries: books.summaries, open });
  const sections = [...pinned.sections, ...topics.flatMap((topic) => topic.sections)];
  const answer: BriefingAnswer = { ...pinned, title: `${SCHEDULE_TEXT.preview}: ${pinned.title}`, sections };
  return { kind: 'answer', answer, offers: [offer('now')] };
}

/** Today's, before its time, or once more where it failed. Who posts it looks every second. */
function postNow(schedule: Schedule, context: Context): Saying {
  const { books, onFile, now } = context;
  const { platform, channel, zone } = schedule;
  const { day } = localTime(now, zone);
  const today = books.summaries.of(platform, channel, day);
  if (today && (today.state === 'failed' || (today.state === 'standing' && today.pin === 'refused'))) {
    books.summaries.change(today.id, { state: 'making', pin: 'none', detail: null });
    return standing(schedule, [SCHEDULE_TEXT.tryingAgain], context);
  }
  if (today?.state === 'over') {
    // Its post is gone, or was left alone when summaries were stopped: it is posted anew, or taken up again.
    const posts = books.summaries.posts(today.id);
    const isGone = posts.some(({ number, state }) => number === 0 && state === 'gone');
    if (isGone)
      for (const post of posts) books.summaries.put({ ...post, answerId: '', state: 'open', channel: null, thread: null, message: null });
    books.summaries.change(today.id, { state: 'making', pin: 'none', detail: null });
    return standing(schedule, [SCHEDULE_TEXT.onItsWay], context);
  }
  if (today) {
    const said = { making: SCHEDULE_TEXT.onItsWay, standing: SCHEDULE_TEXT.isThere, failed: '' }[today.state];
    return standing(schedule, [said], context);
  }
  const means = { last: books.summaries.last(platform, channel), point: onFile.point(now), seqAt: onFile.store.seqAt };
  books.summaries.claim(newSummary(schedule, day, now, means));
  return standing(schedule, [SCHEDULE_TEXT.onItsWay], context);
}

function offer(act: Exclude<(typeof ACTS)[number], 'show'>): Offer {
  return { label: button[act], command: 'desk summary', input: { act }, ...(act === 'stop' && { tone: 'danger' }) };
}
