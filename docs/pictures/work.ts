import path from 'node:path';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Saying } from '../../src/commands/call.ts';
import type { Context } from '../../src/commands/command.ts';
import { readLine, runCommand } from '../../src/commands/registry.ts';
import { openDesk } from '../../src/desk/open.ts';
import { TOLD_NOBODY } from '../../src/desk/told.ts';
import { READER } from '../../src/domain/audience.ts';
import { NO_ROLES } from '../../src/domain/roles.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { CORRECTION_TEXT } from '../../src/text/work.ts';
import type { Scene } from './answers.ts';
import type { Asked } from './cast.ts';

/** What a small ministry might say about the first topic; made up for the pictures. */
const STATEMENT = [
  'The justice ministry said on Tuesday that it had made room for the detainees.',
  'Sources familiar with the matter said a third group may follow within weeks.',
].join(' ');

const QUESTION = 'When will the second group arrive?';

/** The desk's own work as editors see it, on the topic that is shipped. `now` is epoch ms. */
export function deskWork(now: number): Scene[] {
  const { store, books } = openStorage(MEMORY);
  const { newsroom, onFile } = openDesk(store, path.join(import.meta.dirname, '../../knowledge'), now);
  const context: Context = {
    desk: newsroom,
    onFile,
    who: { account: 'slack:U1', role: 'editor', vouched: true, holders: NO_ROLES },
    told: { ...TOLD_NOBODY, reach: () => ({ posts: 4, people: 3 }) },
    books,
    place: null,
    zone: 'UTC',
    viewer: { ...READER, role: 'editor' },
    now,
    conversation: NO_CONVERSATION,
    remember: () => undefined,
  };
  const does = (line: string): Saying => {
    const { command, input } = readLine(line);
    const result = runCommand(command, input, context);
    if (result.kind === 'form') throw new Error('it wants a form');
    return result;
  };
  const asks = (): Saying => {
    const { command, input } = readLine(QUESTION);
    return runCommand(command, input, { ...context, viewer: READER }) as Saying;
  };
  const added = does(
    `/desk add title="Ministry on detainees" publisher="Justice Ministry" published=2026-11-24 text="${STATEMENT}" asked=yes`,
  );
  const review = does('/desk review');
  const held = does('/desk status second-group-arrival held asking the ministry');
  const [at, earlier] = [new Date(now).toISOString(), new Date(now - 40 * 60_000).toISOString()];
  const after = asks();
  const word = CORRECTION_TEXT.word.update;
  const told: Asked = { question: QUESTION, how: 'mention' };
  const own = (command: string): Asked => ({ question: '', how: 'private', command });
  return [
    { name: 'desk-added', asked: own('desk add'), message: message(added, null) },
    { name: 'desk-review', asked: own('desk review'), message: message(review, null) },
    { name: 'desk-held', asked: own('desk status'), message: message(held, null) },
    { name: 'desk-corrected', asked: told, message: message(after, CORRECTION_TEXT.edited(word, at, null)) },
    {
      name: 'desk-told',
      asked: { question: '', how: 'shared' },
      message: message(after, CORRECTION_TEXT.tell(word, at, earlier, QUESTION, null)),
    },
  ];
}

function message({ answer, offers }: Saying, above: string | null): Message {
  return { answer, answerId: 'a1', buttons: buttonsFor(answer, false, offers), from: 0, above };
}
