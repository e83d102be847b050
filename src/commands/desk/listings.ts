import { z } from 'zod';
import { changesSince, readSince } from '../../desk/changes/changes-since.ts';
import type { Listing } from '../../desk/listing.ts';
import { topicNamed } from '../../desk/topics.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { type Command, command } from '../command.ts';

/** `/desk topics` */
export const topicsCommand = command({
  group: 'desk',
  name: 'topics',
  summary: COMMAND_TEXT.topics,
  takes: [],
  options: z.strictObject({}),
  run: (_input, { desk, viewer, now }) => desk.list({ listing: 'topics', topic: null, viewer, now }),
});

/** `/desk sources [topic]` */
export const sourcesCommand = listingCommand('sources');
/** `/desk unconfirmed [topic]` */
export const unconfirmedCommand = listingCommand('unconfirmed');

/** `/desk changes [topic]`, `/desk changes since yesterday` */
export const changesCommand = command({
  group: 'desk',
  name: 'changes',
  summary: COMMAND_TEXT.changes,
  takes: ['topic'],
  options: z.strictObject({
    topic: z.string().nullable().default(null),
    since: z.string().nullable().default(null).describe(COMMAND_TEXT.since),
  }),
  run: ({ topic: given, since: when }, { desk, viewer, now, onFile }) => {
    // "since …" as people type it, where there is one line for all options.
    const typed = /^(?:(?<name>.*?)\s+)?since\s+(?<since>.+)$/iu.exec(given ?? '')?.groups;
    const [name, since] = typed ? [typed.name ?? null, typed.since ?? null] : [given, when];
    if (since === null) return desk.list({ listing: 'changes', topic: name, viewer, now });
    const view = desk.view({ viewer, now });
    const topic = name === null ? null : topicNamed(name, view.topics);
    return changesSince(readSince(since, now), { onFile, view, viewer, now, topic });
  },
});

function listingCommand(listing: Exclude<Listing, 'topics' | 'changes'>): Command {
  return command({
    group: 'desk',
    name: listing,
    summary: COMMAND_TEXT[listing],
    takes: ['topic'],
    options: z.strictObject({ topic: z.string().nullable().default(null) }),
    run: ({ topic }, { desk, viewer, now }) => desk.list({ listing, topic, viewer, now }),
  });
}
