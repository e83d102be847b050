const PACE = {
  now: () => 'at once',
  hourly: () => 'gathered, every full hour',
  daily: (at: string) => `gathered, daily at ${at}`,
} as const;

/** What was set: where and when a follower is told. */
interface Set {
  readonly pace: keyof typeof PACE;
  readonly at: string;
  readonly zone: string;
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly where: { readonly kind: 'privately' } | { readonly kind: 'thread'; readonly thread: string | null };
}

/** Where and when a follower is told. */
function how({ pace, at, zone, quiet, where }: Set): string {
  const parts = [PACE[pace](at), where.kind === 'privately' ? 'in private' : where.thread === null ? 'in the channel' : 'in the thread'];
  if (where.kind === 'privately' && quiet !== null) parts.push(`not from ${quiet.from} to ${quiet.to}`);
  const clock = pace === 'daily' || (where.kind === 'privately' && quiet !== null);
  return `${parts.join(', ')}${clock ? ` (${zone})` : ''}`;
}

/** What following says. */
export const FOLLOW_TEXT = {
  button: { follow: 'Follow', stop: 'Stop following', stopOne: (name: string) => `Stop: ${name}` },
  title: (name: string) => `You follow ${name}. What changed:`,
  threadTitle: (name: string) => `Followed here: ${name}. What changed:`,
  entry: (id: string) => `the entry ${id}`,

  superseded: (id: string, by: string) => `${id}: ${by} stands in its place now.`,
  correctedBy: (id: string, by: string) => `${id}: corrected by ${by}.`,
  restored: (id: string) => `${id}: stands again; nothing newer stands in its place.`,

  set: (name: string, set: Set) => `You follow ${name}: ${how(set)}. You are told of corrections, changes of status and what is new.`,
  stopped: 'Stopped. You are told no more of it.',
  notYours: 'You follow no such thing any more, or somebody else does. Nothing was changed.',
  none: 'You follow nothing. Follow a topic or an entry with /desk follow, or with the button under an answer.',
  listTitle: 'You follow:',
  line: (name: string, set: Set) => `${name} · ${how(set)}`,
  gone: 'something that is not on file',
  most: (n: number) => `You follow ${n} things already, which is the most. Stop one first: /desk follow shows them.`,
  notForPlace: 'That is not for everybody who reads here. Follow it in private.',
  notInPrivate: (here: boolean) =>
    `That is only for this channel, so you would be told nothing of it in private.${here ? ' Follow it here, for all to read, with where=here.' : ''}`,
  needsPlace: 'Following takes Slack or Discord: the terminal has nowhere to tell you.',
  notAZone: (text: string) => `"${text}" is no time zone. Write one as Europe/Berlin or UTC.`,
  notATime: (text: string) => `"${text}" is no time of day. Write one as 08:00.`,
  notQuiet: (text: string) => `"${text}" are no quiet hours. Write them as 22:00-07:00, or off.`,

  options: {
    what: 'A topic, or an entry by its id; without it: what you follow',
    pace: 'At once, or gathered every hour or day',
    where: 'Here for all to read, or privately',
    zone: 'Your time zone, as Europe/Berlin',
    quiet: 'Hours in which you are not told, as 22:00-07:00, or off',
    at: 'When a daily one comes, as 08:00',
  },
} as const;
