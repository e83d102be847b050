import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Saying } from '../../src/commands/call.ts';
import { READER } from '../../src/domain/audience.ts';
import { CORRECTION_TEXT } from '../../src/text/work.ts';
import type { Scene } from './answers.ts';
import type { Asked } from './cast.ts';
import { aDesk } from './desk.ts';

/** What a small ministry might say about the first topic; made up for the pictures. */
const STATEMENT = [
  'The justice ministry said on Tuesday that it had made room for the detainees.',
  'Sources familiar with the matter said a third group may follow within weeks.',
].join(' ');

const QUESTION = 'When will the second group arrive?';

/** The desk's own work as editors see it, on the topic that is shipped. `now` is epoch ms. */
export function deskWork(now: number): Scene[] {
  const desk = aDesk(now);
  const does = (line: string): Saying => desk.does(line, now);
  const added = does(
    `/desk add title="Ministry on detainees" publisher="Justice Ministry" published=2026-11-24 text="${STATEMENT}" asked=yes`,
  );
  const review = does('/desk review');
  const held = does('/desk status second-group-arrival held asking the ministry');
  const [at, earlier] = [new Date(now).toISOString(), new Date(now - 40 * 60_000).toISOString()];
  const after = desk.does(QUESTION, now, READER);
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
