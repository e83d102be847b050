import type { webApi } from '@slack/bolt';
import { deliver } from '../../src/chat/delivery.ts';
import { type Standing, viewerOf } from '../../src/chat/invocation.ts';
import type { Messenger } from '../../src/chat/messenger.ts';
import type { PlatformMeans } from '../../src/chat/platform.ts';
import { helpOn } from '../../src/commands/desk/help.ts';
import { LISTED } from '../../src/commands/registry.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { isAtLeast, roleOf } from '../../src/domain/roles.ts';
import { failureOf } from './attempt.ts';
import type { HomeOpened } from './events.ts';
import { renderHome } from './home.ts';

/** Listings that the home page shows below the help, in order. */
const SHOWN = ['topics', 'changes', 'unconfirmed'] as const;

/** The home page's answers, for one person's own eyes: editors see what was asked as well. `now` is epoch ms. */
function homeAnswers({ desk, stats }: Pick<PlatformMeans, 'desk' | 'stats'>, person: string, standing: Standing, now: number): Answer[] {
  const address = { channel: '', direct: true, thread: null, message: null, person, visibility: 'private', handle: null } as const;
  const viewer = viewerOf(address, standing);
  const seen = stats && isAtLeast(standing.role, 'editor') ? [stats({ viewer, now })] : [];
  return [helpOn(LISTED, now), ...seen, ...SHOWN.map((listing) => desk.list({ listing, topic: null, viewer, now }))];
}

/** Deliveries of openings that are remembered, so that a repeated one isn't published again. */
const REMEMBERED = 500;

/** Publishes the home page to whoever opens it, once for each opening. Never throws. */
export function homePublisher(
  client: webApi.WebClient,
  messenger: Pick<Messenger, 'groupsOf'>,
  { desk, stats, log, clock, patience, roles }: PlatformMeans,
): (opened: HomeOpened) => Promise<void> {
  const seen = new Set<string>();
  return async ({ id, person, channel }) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const oldest of seen) if (seen.size > REMEMBERED) seen.delete(oldest);
    try {
      const groups = await messenger.groupsOf({ person, channel, direct: true });
      const standing = { role: roleOf(person, groups, roles), groups };
      // Its buttons come back without a channel: what comes of them goes to the direct messages that are named here.
      const view = { ...renderHome(homeAnswers({ desk, ...(stats && { stats }) }, person, standing, clock())), private_metadata: channel };
      const attempt = async () => {
        try {
          await client.views.publish({ user_id: person, view });
          return { kind: 'done', message: null, thread: null } as const;
        } catch (error) {
          return failureOf(error);
        }
      };
      const sent = await deliver({ attempt, lookUp: 'safe', again: false }, patience);
      if (!sent.ok) log.warn({ reason: sent.reason, detail: sent.detail }, 'Slack didn’t take a home page');
    } catch (error) {
      log.error({ error }, 'a home page could not be made');
    }
  };
}
