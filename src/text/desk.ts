import type { Evidence } from '../domain/answer.ts';
import { asMarkdown } from './markdown.ts';
import { RENDER_TEXT } from './render.ts';

/** What the desk and its commands say around answers. */
export const DESK_TEXT = {
  unknownTopic: (asked: string, near: readonly string[]) =>
    near.length === 0 ? `There is no topic "${asked}" on file.` : `There is no topic "${asked}" on file. Nearest: ${near.join(', ')}.`,
  broken: (problems: string) => `The knowledge can't be used until these are put right:\n\n${problems}`,
  broke: 'Something broke here, so the question was not answered. It says nothing about what is on file.',
  reference: (id: string) => `Reference: ${id}`,
  overview: (title: string) => `What do we know about ${title}?`,

  topicsTitle: 'Topics on file',
  topicsSection: 'Topics',
  topicLine: (title: string, id: string, desk: string, facts: number) =>
    `${title} (${id}) · ${desk} · ${facts === 1 ? '1 entry' : `${facts} entries`}`,
  sourcesTitle: 'Sources on file',
  changesTitle: 'What changed',
  unconfirmedTitle: 'Not confirmed',

  contextTitle: 'In context',
  contextSection: (source: string) => `From “${source}”`,
  contextNote: (before: boolean, after: boolean) =>
    before || after
      ? 'The entry on file, with what stands around it in the source, in its order. What stands around it is not reviewed by the desk.'
      : 'The source has nothing around it.',
  contextGone: 'The quote is gone from the current version of its source, so what stood around it is not shown.',
  originsTitle: 'Who says so',
  originsSection: 'The entry on file',
  origins: (count: number) =>
    count === 1
      ? '1 independent origin on file. Reprints and relays of it do not count.'
      : `${count} independent origins on file. Reprints and relays do not count.`,
  alsoSection: 'Also on file for it',
  nobodyElse: 'Nobody else on file says so.',
  againstSection: 'Says otherwise',
  /** One line of Markdown, so that nothing comes between the quote, its speaker and its standing. */
  script: ({ label, lead, text, tail, attribution, publisher, publishedAt, notes }: Evidence) =>
    [
      `**${asMarkdown(label)}**`,
      ...[
        lead,
        `“${text}”`,
        tail,
        `(${attribution.as ?? RENDER_TEXT.nobody(attribution)}; ${publisher ?? RENDER_TEXT.noPublisher}; ${publishedAt === null ? RENDER_TEXT.undated : RENDER_TEXT.published(publishedAt)})`,
        ...notes,
      ].map(asMarkdown),
    ]
      .filter((part) => part !== '')
      .join(' '),
  scriptTitle: 'For the script',
  scriptSection: 'Quote, speaker and status belong together',

  searchTitle: (question: string) => `On file for “${question}”`,
  searchAnswers: 'Answers the question',
  searchNear: 'Near, not an answer',
  nothingNear: 'Nothing on file comes near.',
} as const;

export const COMMAND_TEXT = {
  summary: 'sets up this channel’s daily summary, shows it beforehand, posts it now, pauses and stops it',
  ask: 'answers a question with quotes from sources on file',
  search: 'ranks facts and passages, without an answer made of them',
  brief: 'gives the briefing on a topic',
  topics: 'lists the topics on file',
  sources: 'lists the sources on file, with their dates',
  changes: 'shows corrections, withdrawals and what replaced earlier entries',
  follow: 'tells you what changes in a topic or an entry; alone, shows what you follow',
  unconfirmed: 'shows what is reported and not confirmed, disputed or merely expected',
  help: 'shows the commands',
  add: 'puts a source on file; its sentences wait for review',
  review: 'shows what waits for an editor, one by one',
  status: 'sets how an entry stands; what takes two people waits for the second',
  kill: 'withdraws a source and all that rests on it, at once',
  link: 'links two entries: supersedes, corrects, contradicts, denies, corroborates',
  edit: 'words an entry anew; its quote stays the source’s',
  history: 'shows all versions of an entry',
  answer: 'shows an answer as it was given',
  answerId: 'Which answer, by its id',
  since: 'Since when, as 2026-02-12, 2026-02-12T14:05Z, yesterday, 24h or 3d',
  behindButton: 'stands behind a button',
  discard: 'discards the sentences of a source that wait and that nobody asked about',
  oneOf: (name: string, options: readonly string[]) => `${name} is one of ${options.join(', ')}`,
  noAnswer: (id: string) => `No answer "${id}" is on record.`,
  noForms: 'That takes a form, which the terminal has none of. Use it in Slack or Discord.',
  helpTitle: 'Ask in your own words, or use a command:',
  helpMore: [
    'Every answer is a quote from a source on file, with who said it and how it stands. Where nothing is on file, you are told so.',
    'In a thread that I answer in, ask on without a mention: "and when?" keeps the subject.',
  ],
  line: (name: string, takes: readonly string[], summary: string) => `/${[name, ...takes].join(' ')} – ${summary}`,
} as const;
