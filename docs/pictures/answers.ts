import path from 'node:path';
import type { webApi } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import { homePublisher } from '../../adapters/slack/app-home.ts';
import { buttonsFor } from '../../src/chat/furniture.ts';
import type { Message } from '../../src/chat/message.ts';
import type { PlatformMeans } from '../../src/chat/platform.ts';
import { runLine } from '../../src/commands/registry.ts';
import { inContext } from '../../src/desk/furniture.ts';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import { openDesk } from '../../src/desk/open.ts';
import { type Answer, quotesOf } from '../../src/domain/answer.ts';
import { READER } from '../../src/domain/audience.ts';
import { NO_ROLES } from '../../src/domain/roles.ts';
import { NO_CONVERSATION } from '../../src/search/conversation.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { CHAT_TEXT } from '../../src/text/chat.ts';
import { nobody } from '../../test/desk/a-newsroom.ts';
import { ANSWERS } from '../../test/golden/answers.ts';
import type { Asked } from './cast.ts';
import { daily } from './daily.ts';
import { deskWork } from './work.ts';

/** A picture: what was asked, and the message that answers it. */
export interface Scene {
  /** The file's name, after the platform's. */
  readonly name: string;
  readonly asked: Asked;
  readonly message: Message;
}

/** Every picture is of the same moment, so that making them again changes nothing. */
const NOW = Date.UTC(2026, 10, 24, 9, 30);
/** Stands in button ids, and is never seen. */
const ANSWER = 'a1';

const root = path.join(import.meta.dirname, '../..');

/** What the pictures show, in the README's order. */
export function scenes(): Scene[] {
  const desk = onFiles(path.join(root, 'knowledge'));
  const invented = onFiles(path.join(root, 'test/fixtures/knowledge'));
  const from = (name: string, on: Newsroom, question: string) => scene(name, question, askedOf(on, question));
  const expected = 'When will the second group arrive?';
  const found = askedOf(desk, expected);
  return [
    scene('found', expected, found),
    from('official', desk, 'How many IS detainees does CENTCOM think Syria has?'),
    from('contradicted', desk, 'why does CENTCOM put it at 70,000 detainees'),
    from('partial', desk, 'who says 7,000 and is that how many are being moved'),
    from('disputed', invented, 'Did Marovian drones cross the border?'),
    from('not-known', desk, 'How many are being transferred?'),
    from('not-on-file', desk, 'how many helicopters are being used'),
    from('which', desk, 'ok where is it?'),
    from('held', invented, 'was someone on the freighter drunk'),
    from('withdrawn', invented, 're the mill lane story, did police really fire at that looter? our rival has it'),
    from('briefing', desk, 'What do we know about the detainee transfer?'),
    scene('arabic', ANSWERS['found-arabic'].question, ANSWERS['found-arabic']),
    scene('context', '', opened(desk, found), { question: '', how: 'pressed' }),
    { ...scene('private', expected, found, { question: expected, how: 'private' }), message: message(found, true) },
    {
      ...scene('shared', expected, found, { question: expected, how: 'shared' }),
      message: { ...message(found, false), above: CHAT_TEXT.asked(expected) },
    },
    ...deskWork(NOW),
    ...daily(NOW),
  ];
}

function scene(name: string, question: string, answer: Answer, asked: Asked = { question, how: 'mention' }): Scene {
  return { name, asked, message: message(answer, false) };
}

function message(answer: Answer, share: boolean): Message {
  return { answer, answerId: ANSWER, buttons: buttonsFor(answer, share), from: 0 };
}

function askedOf(desk: Newsroom, line: string): Answer {
  return runLine(line, { ...nobody(), desk, viewer: READER, now: NOW, conversation: NO_CONVERSATION, remember: () => undefined });
}

const onFiles = (folder: string): Newsroom => openDesk(openStorage(MEMORY).store, folder, NOW).newsroom;

/** What “Show in context” opens. */
function opened(desk: Newsroom, answer: Answer): Answer {
  const view = desk.view({ viewer: READER, now: NOW });
  const facts = quotesOf(answer).flatMap(({ factId }) => view.factById.get(factId) ?? []);
  return inContext({ facts, view, now: NOW });
}

/** The home page that is published in Slack for whoever opens it. */
export async function slackHome(): Promise<HomeView> {
  const published: HomeView[] = [];
  const views = { publish: async ({ view }: { view: HomeView }) => published.push(view) };
  const client = { views } as unknown as webApi.WebClient;
  const fail = (_: object, message: string) => {
    throw new Error(message);
  };
  const means = {
    desk: onFiles(path.join(root, 'knowledge')),
    roles: NO_ROLES,
    log: { debug: fail, info: fail, warn: fail, error: fail },
    clock: () => NOW,
    patience: { wait: async () => undefined, retried: () => undefined },
  } as unknown as PlatformMeans;
  await homePublisher(client, { groupsOf: async () => [] }, means)({ id: 'opened', person: 'U1', channel: 'D1' });
  const [view] = published;
  if (view === undefined) throw new Error('no home page was published');
  return view;
}
