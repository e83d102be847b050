import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Context, nameOf } from '../../src/commands/command.ts';
import { COMMANDS, LISTED, runLine } from '../../src/commands/registry.ts';
import { UserError } from '../../src/domain/errors.ts';
import { type Conversation, NO_CONVERSATION } from '../../src/search/conversation.ts';
import { EYES, newsroom, nobody } from '../desk/a-newsroom.ts';

function chat() {
  let conversation: Conversation = NO_CONVERSATION;
  const context = (): Context => ({
    ...EYES,
    ...nobody(),
    desk: newsroom,
    conversation,
    remember: (next) => {
      conversation = next;
    },
  });
  return { say: (line: string) => runLine(line, context()), kept: () => conversation };
}

describe('the registry', () => {
  test('has each command once, under a name that every platform takes', () => {
    const desk =
      'topics sources changes unconfirmed search history follow add review gaps stats status edit link kill discard summary answer help'.split(
        ' ',
      );
    expect(LISTED.map(nameOf)).toEqual(['ask', 'brief', ...desk.map((name) => `desk ${name}`)]);
    expect(new Set(COMMANDS.map(nameOf)).size).toBe(COMMANDS.length);
    for (const { name, summary, takes, options } of COMMANDS) {
      expect(name).toMatch(/^[a-z]{1,32}$/u);
      expect(summary.length).toBeLessThanOrEqual(100);
      expect(Object.keys(options.shape)).toEqual(expect.arrayContaining([...takes]));
      expect(z.toJSONSchema(options)).toMatchObject({ additionalProperties: false });
    }
  });

  test('refuses input that does not fit, in words', () => {
    const search = COMMANDS.find((command) => command.name === 'search');
    const context: Context = { ...EYES, ...nobody(), desk: newsroom, conversation: NO_CONVERSATION, remember: () => undefined };
    expect(() => search?.run({ question: 'x', limit: 0 }, context)).toThrow(UserError);
    expect(() => search?.run({ question: 'x', limt: 3 }, context)).toThrow(/limt/u);
  });
});

describe('a typed line', () => {
  test('is a question, unless it begins with a command', () => {
    const { say } = chat();
    expect(say('/ask hello')).toEqual({ ...say('hello'), question: 'hello' });
    expect(say('/etc/passwd').question).toBe('/etc/passwd');
    expect(say('/nonsense now').outcome).not.toBe('error');
  });

  test('keeps the conversation, and a briefing turns it to its topic', () => {
    const { say, kept } = chat();
    expect(say('/brief river-flood').outcome).toBe('briefing');
    expect(kept()).toEqual({ ...NO_CONVERSATION, topicId: 'river-flood' });
    say('/help');
    say('/search anything');
    expect(kept().topicId).toBe('river-flood');
  });

  test('that a person got wrong is answered with what is wrong', () => {
    const { say } = chat();
    expect(say('/brief nowhere')).toMatchObject({ outcome: 'notice', message: expect.stringContaining('There is no topic "nowhere"') });
  });

  test('/help names every command', () => {
    const { message } = chat().say('/help') as { message?: string };
    for (const command of LISTED) expect(message).toContain(`/${nameOf(command)}`);
  });

  test('/search shows near entries as no answer', () => {
    const answer = chat().say('/search flood');
    expect(answer).toMatchObject({ outcome: 'briefing', status: null });
    expect(chat().say('/search zzqx vlorb').outcome).toBe('not-on-file');
  });
});
