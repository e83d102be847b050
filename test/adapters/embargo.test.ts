import { afterAll, describe, expect, test } from 'vitest';
import { choicesFor } from '../../adapters/discord/autocomplete.ts';
import { readLine, runCommand } from '../../src/commands/registry.ts';
import { makeNewsroom, type Newsroom } from '../../src/desk/newsroom.ts';
import { READER, type Viewer } from '../../src/domain/audience.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { type Conversation, NO_CONVERSATION } from '../../src/search/conversation.ts';
import { runs } from '../deep.ts';
import { nobody } from '../desk/a-newsroom.ts';
import { makeFolders, SOME_TOPICS } from '../embargo/folders.ts';
import { HIDDEN_TOPIC, LIFT } from '../embargo/hidden-facts.ts';
import { payloadsOf } from '../embargo/pages.ts';
import { questionsAround } from '../embargo/questions.ts';
import { firstDifference } from '../search/hidden.ts';
import { onFile } from '../search/on-file.ts';
import { aBot } from './slack/a-bot.ts';

const folders = makeFolders(SOME_TOPICS);
afterAll(folders.remove);

const lexicon = loadLexicon();
const opened = (folder: string): Newsroom => makeNewsroom(onFile(folder).library, lexicon);
const [without, within] = [opened(folders.open), opened(folders.whole)];
const now = Date.parse(LIFT) - 1;
/** Nobody whom an audience here lets in: a reader, somewhere, in a group. */
const OUTSIDER: Viewer = { ...READER, person: 'U-BOB', groups: ['G-SPORTS'], channel: 'C-DAY' };

const questions = questionsAround(folders.hidden);
const asked = questions.slice(0, runs(120, questions.length));

/** What the chats are sent for each line, in one conversation that goes on. */
function sentFor(lines: readonly string[], desk: Newsroom, viewer: Viewer): string[] {
  let conversation: Conversation = NO_CONVERSATION;
  return lines.map((line) => {
    const { command, input } = readLine(line);
    const remember = (next: Conversation) => {
      conversation = next;
    };
    const result = runCommand(command, input, { ...nobodysMeans, desk, viewer, now, conversation, remember });
    return result.kind === 'answer' ? payloadsOf(result.answer) : JSON.stringify(result);
  });
}
const nobodysMeans = nobody();

test.each([
  ['a reader', READER],
  ['somebody in another channel and group', OUTSIDER],
])('Slack, Discord and the terminal are sent the same for %s', (_, viewer) => {
  expect(firstDifference(asked, sentFor(asked, within, viewer), sentFor(asked, without, viewer))).toBeNull();
});

test('and something else for an editor', () => {
  const editor: Viewer = { ...READER, role: 'editor' };
  const some = asked.slice(0, 20);
  expect(firstDifference(some, sentFor(some, within, editor), sentFor(some, without, editor))).not.toBeNull();
});

describe('what Discord completes is the same', () => {
  const { facts, sources, words, names } = folders.hidden;
  const spellings = {
    topic: [HIDDEN_TOPIC.id, HIDDEN_TOPIC.title, ...HIDDEN_TOPIC.aliases],
    fact: [...facts.flatMap(({ topicId, id, entry }) => [`${topicId}/${id}`, id, String(entry.statement)]), ...words],
    source: [...sources.flatMap(({ id, fields }) => [id, String(fields.title)]), ...names.map(({ entry }) => entry.name)],
  };

  test.each(Object.entries(spellings))('for every beginning of a hidden %s', (option, all) => {
    const beginnings = [...new Set(all.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1))))];
    const typed = ['', ...beginnings.filter((_, at) => at % runs(15, 1) === 0)];
    const choices = (desk: Newsroom, viewer: Viewer) =>
      typed.map((value) =>
        JSON.stringify(
          choicesFor(
            { data: { id: '1', name: 'desk', type: 1, options: [{ name: option, type: 3, value, focused: true }] } },
            viewer,
            desk,
            now,
          ),
        ),
      );
    for (const viewer of [READER, OUTSIDER]) expect(firstDifference(typed, choices(within, viewer), choices(without, viewer))).toBeNull();
    const editor = choices(within, { ...READER, role: 'admin' });
    expect(firstDifference(typed, editor, choices(without, READER))).not.toBeNull();
  });
});

test('Slack’s home page is the same', async () => {
  const [one, other] = await Promise.all([without, within].map(homePage));
  expect(other).toEqual(one);
  expect(one).toContain('river-flood');
});

async function homePage(desk: Newsroom): Promise<string> {
  const { slack, settled } = await aBot({ desk, means: { clock: () => now } });
  slack.openHome('ada');
  await settled();
  const view = await slack.until(() => slack.homeOf('ada'));
  return JSON.stringify(view.blocks);
}
