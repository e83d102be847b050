import type { Call } from '../commands/call.ts';
import type { Command } from '../commands/command.ts';
import { commandNamed, readLine, runCommand } from '../commands/registry.ts';
import { notice } from '../desk/notice.ts';
import { type Conversation, NO_CONVERSATION } from '../search/conversation.ts';
import { CHAT_TEXT } from '../text/chat.ts';
import { type Address, accountOf, type Invocation, threadKey, viewerOf } from './invocation.ts';
import { keptAsk } from './kept-ask.ts';
import type { Ledger } from './ledger.ts';
import { isCovered, isQuestion } from './overheard.ts';
import { pressed } from './press.ts';
import { aside, type Means, plainly, type Reply, SILENCE } from './reply.ts';
import { noteWrong, WRONG_FORM } from './wrong.ts';

/** A subject left alone for that long (ms) is over, where no thread keeps it together. */
const SUBJECT = 30 * 60_000;
/** Commands whose private answer can be shared to the channel. */
const SHARED: ReadonlySet<string> = new Set(['ask', 'brief']);

/** What to do about an invocation. Throws only for bugs. */
export function respond(invocation: Invocation, means: Means): Reply {
  const { input, address, platform } = invocation;
  switch (input.kind) {
    case 'text':
      return askLine(input.text, address, platform, means);
    case 'command': {
      const command = commandNamed(input.name);
      if (!command) throw new Error('a platform sent a command that the registry does not have');
      const reply = run(command, input.options, address, platform, means);
      // A command isn't seen in the channel; its answer there says what it answers.
      const open = address.visibility === 'public' && !address.direct && input.options.question !== undefined;
      return reply.kind === 'answer' && open ? { ...reply, above: CHAT_TEXT.asked(input.options.question ?? '') } : reply;
    }
    case 'overheard':
      return overheard(input.text, invocation, means);
    case 'press':
      return pressed(input.button, invocation, means, {
        ask: (question, to) => askLine(question, to, platform, means),
        call: (call, to) => carryOut(call, to, platform, means),
      });
    case 'form':
      return filled(input.id, input.values, invocation, means);
  }
}

/** A question, or a typed command. */
function askLine(text: string, to: Address, platform: string, means: Means): Reply {
  const { command, input } = readLine(text);
  return run(command, input, to, platform, means);
}

/** What a button or a form does, with the rights of whoever uses it. */
function carryOut({ command: name, input }: Call, to: Address, platform: string, means: Means): Reply {
  const command = commandNamed(name);
  if (!command) throw new Error(`a button calls ${name}, which the registry does not have`);
  return run(command, input, to, platform, means);
}

function run(command: Command, options: Readonly<Record<string, string>>, called: Address, platform: string, means: Means): Reply {
  const { desk, ledger, now, onFile, told, books, zone, standing, holders, publicChannels } = means;
  const to: Address = command.aside ? { ...called, visibility: 'private' } : called;
  const viewer = viewerOf(to, standing);
  const before = conversationOf(to, platform, ledger, now);
  let conversation: Conversation | null = null;
  const result = runCommand(command, options, {
    desk,
    onFile,
    told,
    books,
    place: { platform, channel: called.channel, direct: called.direct, thread: called.thread, person: called.person },
    zone,
    publicChannels,
    // What a role allows is for its holder's eyes: for all to see, everybody is a reader.
    who: { account: accountOf(platform, to.person), role: viewer.role, vouched: true, holders },
    viewer,
    now,
    conversation: before,
    remember: (next) => {
      conversation = next;
    },
  });
  if (result.kind === 'form') return { kind: 'form', to, form: { ...result.form, id: '' }, call: result.call };
  const share = to.visibility === 'private' && !to.direct && SHARED.has(command.name);
  return {
    ...plainly(to, result.answer),
    offers: result.offers,
    tells: !command.aside,
    share,
    asked: conversation === null ? null : before,
    conversation,
    ask: conversation === null ? null : keptAsk(result.answer, before, desk.view({ viewer, now }), command.name === 'ask'),
  };
}

function conversationOf(to: Address, platform: string, ledger: Ledger, now: number): Conversation {
  const kept = ledger.conversation(threadKey(platform, to));
  const threaded = to.thread !== null || (!to.direct && to.visibility === 'public');
  return kept && (threaded || now - kept.at <= SUBJECT) ? kept.conversation : NO_CONVERSATION;
}

/**
 * Other people's talk, in a thread that the bot has answered in: only a question that something covers is answered. None of it is kept as asked,
 * or what finds nothing would be missing from the share.
 */
function overheard(text: string | null, { key, address: to, platform }: Invocation, means: Means): Reply {
  const { ledger, now } = means;
  const thread = threadKey(platform, to);
  if (ledger.conversation(thread) === null) return SILENCE;
  if (text === null) {
    return ledger.claim(`mention me ${thread}`, key, now) === key ? plainly(to, notice(CHAT_TEXT.mentionMe, '', now)) : SILENCE;
  }
  if (!isQuestion(text)) return SILENCE;
  const reply = askLine(text, to, platform, means);
  return reply.kind === 'answer' && isCovered(reply.answer) ? { ...reply, ask: null } : SILENCE;
}

function filled(id: string, values: Readonly<Record<string, string>>, { address: to, platform }: Invocation, means: Means): Reply {
  const { ledger, now } = means;
  const call = ledger.formOf(id);
  // What the form was opened for isn't for whoever fills it to change.
  if (call) return carryOut({ ...call, input: { ...values, ...call.input } }, to, platform, means);
  const answerId = WRONG_FORM.answerOf(id);
  const recorded = answerId === null ? null : ledger.find(answerId);
  if (recorded === null) return aside(to, notice(CHAT_TEXT.forgotten, '', now));
  noteWrong(recorded, (values[WRONG_FORM.field] ?? '').trim(), platform, to, means);
  return aside(to, notice(CHAT_TEXT.noted, '', now));
}
