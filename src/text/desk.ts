/** What the desk and its commands say around answers. */
export const DESK_TEXT = {
  unknownTopic: (asked: string, near: readonly string[]) =>
    near.length === 0 ? `There is no topic "${asked}" on file.` : `There is no topic "${asked}" on file. Nearest: ${near.join(', ')}.`,
  broken: (problems: string) => `The knowledge can't be used until these are put right:\n\n${problems}`,
  broke: 'Something broke here, so the question was not answered. It says nothing about what is on file.',
  reference: (id: string) => `Reference: ${id}`,
  overview: (title: string) => `What do we know about ${title}?`,

  searchTitle: (question: string) => `On file for “${question}”`,
  searchAnswers: 'Answers the question',
  searchNear: 'Near, not an answer',
  nothingNear: 'Nothing on file comes near.',
} as const;

export const COMMAND_TEXT = {
  ask: 'answers a question with quotes from sources on file',
  search: 'ranks facts and passages, without an answer made of them',
  brief: 'gives the briefing on a topic',
  help: 'shows the commands',
  helpTitle: 'Ask in your own words, or use a command:',
  line: (name: string, takes: string | null, summary: string) => `/${name}${takes === null ? '' : ` ${takes}`} – ${summary}`,
} as const;
