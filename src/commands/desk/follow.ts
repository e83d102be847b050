import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Follow, PACES, type Quiet, type Where } from '../../desk/follows/follows.ts';
import { topicNamed } from '../../desk/topics.ts';
import { factNamed } from '../../desk/work.ts';
import { type Answer, quotesOf } from '../../domain/answer.ts';
import { READER, type Viewer } from '../../domain/audience.ts';
import { UserError } from '../../domain/errors.ts';
import { isTimeZone } from '../../domain/local-time.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { FOLLOW_TEXT } from '../../text/follow.ts';
import type { Offer, Saying } from '../call.ts';
import { type Context, command, type Place } from '../command.ts';
import { say } from './work.ts';

const { button, options } = FOLLOW_TEXT;
/** Things that a person follows; as many as get a button each under one list (Slack and Discord: 25). */
const MOST = 20;
const DAILY = '08:00';
const WHERE = ['here', 'privately'] as const;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

const text = (description: string) => z.string().nullable().default(null).describe(description);
const oneOf = <T extends readonly [string, ...string[]]>(name: string, values: T, description: string) =>
  z
    .enum(values, { error: COMMAND_TEXT.oneOf(name, values) })
    .nullable()
    .default(null)
    .describe(description);

/** `/desk follow [what] [pace] [where] [zone] [quiet] [at]`: a topic or an entry from now on; without it, what the person follows. */
export const followCommand = command({
  group: 'desk',
  name: 'follow',
  summary: COMMAND_TEXT.follow,
  takes: ['what'],
  aside: true,
  options: z.strictObject({
    what: text(options.what),
    pace: oneOf('pace', PACES, options.pace),
    where: oneOf('where', WHERE, options.where),
    zone: text(options.zone),
    quiet: text(options.quiet),
    at: text(options.at),
  }),
  run: ({ what: asked, where: at, ...hours }, context) => {
    const place = placeOf(context);
    if (asked === null) return listed(place, context);
    const { books, onFile, viewer, now, zone } = context;
    const where = whereOf(at, place);
    const thing = thingNamed(asked, viewer, context);
    if (where.kind === 'privately' && namedFor({ ...viewer, channel: null }, thing.what, context) === null)
      throw new UserError(FOLLOW_TEXT.notInPrivate(isForAll(place.channel, thing, context)), 2);
    // What all read there has to be for all who read there.
    if (where.kind === 'thread' && !isForAll(where.channel, thing, context)) throw new UserError(FOLLOW_TEXT.notForPlace, 2);
    const mine = books.follows.of(place.platform, place.person);
    const known = mine.find((each) => sameThing(each.what, thing.what) && JSON.stringify(each.where) === JSON.stringify(where));
    if (!known && mine.length >= MOST) throw new UserError(FOLLOW_TEXT.most(MOST), 2);
    const set = books.follows.set({
      id: randomBytes(6).toString('hex'),
      platform: place.platform,
      person: place.person,
      what: thing.what,
      where,
      pace: hours.pace ?? known?.pace ?? 'now',
      zone: hours.zone === null ? (known?.zone ?? zone) : zoneIn(hours.zone),
      quiet: hours.quiet === null ? (known?.quiet ?? null) : quietIn(hours.quiet),
      at: hours.at === null ? (known?.at ?? DAILY) : timeIn(hours.at),
      turn: 0,
      since: onFile.point(now),
      left: {},
    });
    return say(FOLLOW_TEXT.set(thing.name, set), now, [stop(set, button.stop)]);
  },
});

/** Behind the buttons that stop following. */
export const unfollowCommand = command({
  group: 'desk',
  name: 'unfollow',
  summary: COMMAND_TEXT.behindButton,
  takes: ['id'],
  aside: true,
  listed: false,
  options: z.strictObject({ id: z.string() }),
  run: ({ id }, context) => {
    const { platform, person } = placeOf(context);
    return say(context.books.follows.stop(id, platform, person) ? FOLLOW_TEXT.stopped : FOLLOW_TEXT.notYours, context.now);
  },
});

/**
 * The button under an answer: who was shown one entry follows that, who was shown several, or that it isn't known, the topic. None where
 * nothing that the desk has reviewed was shown, or there is nowhere to tell.
 */
export function followOffers(answer: Answer, { place }: Pick<Context, 'place'>): Offer[] {
  const [first, ...others] = quotesOf(answer);
  if (place === null || !first?.reviewed) return [];
  const one = others.length === 0 && answer.outcome !== 'not-known' && answer.outcome !== 'briefing';
  const topicId = answer.topicId ?? first.topicId;
  return [{ label: button.follow, command: 'desk follow', input: { what: one ? first.factId : topicId } }];
}

type What = Follow['what'];

interface Thing {
  readonly what: What;
  readonly name: string;
}

function listed({ platform, person }: Place, context: Context): Saying {
  const mine = context.books.follows.of(platform, person);
  if (mine.length === 0) return say(FOLLOW_TEXT.none, context.now);
  const named = mine.map((follow) => ({ follow, name: namedFor(context.viewer, follow.what, context) ?? FOLLOW_TEXT.gone }));
  const lines = named.map(({ follow, name }) => FOLLOW_TEXT.line(name, follow));
  const offers = named.map(({ follow, name }) => stop(follow, button.stopOne(name)));
  return say([FOLLOW_TEXT.listTitle, ...lines].join('\n'), context.now, offers);
}

const stop = ({ id }: Pick<Follow, 'id'>, label: string): Offer => ({ label, command: 'desk unfollow', input: { id } });

/** An entry by its id, else a topic. What is hidden is missed in the same words as what never was: UserError (exit code 2). */
function thingNamed(asked: string, viewer: Viewer, { desk, now }: Context): Thing {
  const view = desk.view({ viewer, now });
  if (!asked.includes('/')) {
    const topic = topicNamed(asked, view.topics);
    return { what: { kind: 'topic', id: topic.id }, name: topic.title };
  }
  const { id } = factNamed(asked, { view });
  return { what: { kind: 'fact', id }, name: FOLLOW_TEXT.entry(id) };
}

/** What a thing is called for those eyes; null: it isn't there for them. */
function namedFor(viewer: Viewer, { kind, id }: What, { desk, now }: Context): string | null {
  const view = desk.view({ viewer, now });
  if (kind === 'fact') return view.factById.has(id) ? FOLLOW_TEXT.entry(id) : null;
  return view.topicById.get(id)?.title ?? null;
}

/** Whether all see it who read in a channel. */
const isForAll = (channel: string, { what }: Thing, context: Context): boolean => namedFor({ ...READER, channel }, what, context) !== null;

const sameThing = (one: What, other: What): boolean => one.kind === other.kind && one.id === other.id;

function placeOf({ place }: Context): Place {
  if (place === null) throw new UserError(FOLLOW_TEXT.needsPlace, 2);
  return place;
}

function whereOf(asked: (typeof WHERE)[number] | null, { direct, channel, thread }: Place): Where {
  return asked === 'here' && !direct ? { kind: 'thread', channel, thread } : { kind: 'privately' };
}

function zoneIn(text: string): string {
  if (isTimeZone(text)) return text;
  throw new UserError(FOLLOW_TEXT.notAZone(text), 2);
}

function timeIn(text: string): string {
  if (TIME.test(text)) return text;
  throw new UserError(FOLLOW_TEXT.notATime(text), 2);
}

/** "22:00-07:00"; "off": none. */
function quietIn(text: string): Quiet | null {
  if (text.toLowerCase() === 'off') return null;
  const [from = '', to = '', ...more] = text.split(/\s*[-–]\s*/u);
  if (TIME.test(from) && TIME.test(to) && from !== to && more.length === 0) return { from, to };
  throw new UserError(FOLLOW_TEXT.notQuiet(text), 2);
}
