import { z } from 'zod';
import type { Listing } from '../../desk/listing.ts';
import { COMMAND_TEXT } from '../../text/desk.ts';
import { type Command, command } from '../command.ts';

/** `/desk topics` */
export const topicsCommand = command({
  group: 'desk',
  name: 'topics',
  summary: COMMAND_TEXT.topics,
  takes: null,
  options: z.strictObject({}),
  run: (_input, { desk, viewer, now }) => desk.list({ listing: 'topics', topic: null, viewer, now }),
});

/** `/desk sources [topic]` */
export const sourcesCommand = listingCommand('sources');
/** `/desk changes [topic]` */
export const changesCommand = listingCommand('changes');
/** `/desk unconfirmed [topic]` */
export const unconfirmedCommand = listingCommand('unconfirmed');

function listingCommand(listing: Exclude<Listing, 'topics'>): Command {
  return command({
    group: 'desk',
    name: listing,
    summary: COMMAND_TEXT[listing],
    takes: 'topic',
    options: z.strictObject({ topic: z.string().nullable().default(null) }),
    run: ({ topic }, { desk, viewer, now }) => desk.list({ listing, topic, viewer, now }),
  });
}
