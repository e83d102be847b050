import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definitionsOf } from '../../../adapters/discord/definitions.ts';
import { type Command, command } from '../../../src/commands/command.ts';
import { COMMANDS } from '../../../src/commands/registry.ts';
import { notice } from '../../../src/desk/notice.ts';
import { type Fields, fieldsOf, listOf } from '../../fakes/discord/json.ts';
import { checkCommand } from '../../fakes/discord/limits/command.ts';

/** A command, and whether it is offered. */
function made(group: string | null, name: string, options: z.ZodObject = z.strictObject({}), listed = true): Command {
  return command({ group, name, summary: `What ${name} does`, takes: [], listed, options, run: () => notice('', '', 0) });
}

/** The options of the only command there is. */
function optionsOf(options: z.ZodObject): readonly Fields[] {
  return listOf(fieldsOf(definitionsOf([made(null, 'try', options)])[0]).options);
}

describe('the registry', () => {
  test('is within what Discord takes: each command, and sub-commands in a group', () => {
    for (const definition of definitionsOf(COMMANDS)) {
      expect(checkCommand({ ...definition })).toEqual([]);
      expect(listOf(fieldsOf(definition).options).length).toBeLessThanOrEqual(25);
    }
  });

  test('offers every option that must be given, and none that only buttons know', () => {
    const offered = definitionsOf(COMMANDS).flatMap((definition) =>
      listOf(fieldsOf(definition).options).flatMap((option) => (option.type === 1 ? listOf(option.options) : [option])),
    );
    for (const { group, name, options } of COMMANDS.filter(({ listed }) => listed)) {
      const sub = definitionsOf(COMMANDS).find((each) => each.name === (group ?? name));
      const own = listOf(fieldsOf(sub).options);
      const shown = group === null ? own : listOf(own.find((each) => each.name === name)?.options);
      const required = z.toJSONSchema(options, { io: 'input' }).required ?? [];
      expect(required.filter((each) => !shown.some((option) => option.name === each))).toEqual([]);
    }
    const inner = ['version', 'refused', 'asked', 'draft', 'hash', 'steps', 'until', 'pair', 'take', 'after', 'edit'];
    expect(offered.filter(({ name }) => inner.includes(String(name)))).toEqual([]);
  });

  test('goes in without the commands that are not offered, and with the menu of messages', () => {
    const commands = [
      made(null, 'ask'),
      made(null, 'inner', z.strictObject({}), false),
      made('desk', 'topics', z.strictObject({}), true),
      made('desk', 'undo', z.strictObject({}), false),
      made('hidden', 'one', z.strictObject({}), false),
    ];
    const definitions: readonly Fields[] = definitionsOf(commands).map((definition) => ({ ...definition }));
    expect(definitions.map(({ type, name }) => [type, name])).toEqual([
      [1, 'ask'],
      [1, 'desk'],
      [3, 'Add as source'],
    ]);
    expect(listOf(definitions[1]?.options).map(({ name }) => name)).toEqual(['topics']);
    expect(definitions[2]).toEqual({ type: 3, name: 'Add as source', contexts: [0, 1], integration_types: [0] });
  });
});

describe('an option', () => {
  test('that nobody says what it is for is left to buttons and forms', () => {
    expect(optionsOf(z.strictObject({ version: z.coerce.number().int().default(0), reason: z.string() }))).toMatchObject([
      { name: 'reason' },
    ]);
  });

  test('is a file by its name', () => {
    expect(optionsOf(z.strictObject({ file: z.string().nullable().default(null) }))).toMatchObject([
      { name: 'file', type: 11, required: false },
    ]);
  });

  test('that is one of some words offers these, with or without nothing beside them', () => {
    const choices = ['verified', 'disputed'].map((value) => ({ name: value, value }));
    const status = z.enum(['verified', 'disputed']).describe('Which status');
    expect(optionsOf(z.strictObject({ status, other: status.nullable().default(null).describe('Which') }))).toEqual([
      { name: 'status', type: 3, description: 'Which status', required: true, choices },
      { name: 'other', type: 3, description: 'Which', required: false, choices },
    ]);
    const many = z.enum(Array.from({ length: 26 }, (_, at) => `w${at}`) as [string, ...string[]]).describe('One of many');
    expect(optionsOf(z.strictObject({ many }))[0]).toEqual({ name: 'many', type: 3, description: 'One of many', required: true });
  });

  test('that is yes or no is asked for as such, also where it is read from a text', () => {
    const options = z.strictObject({
      plain: z.boolean().default(false).describe('a'),
      text: z.stringbool().default(false).describe('b'),
      maybe: z.stringbool().nullable().default(null).describe('c'),
    });
    expect(optionsOf(options).map(({ type }) => type)).toEqual([5, 5, 5]);
  });

  test('that names something on file is completed', () => {
    const named = z.strictObject({ topic: z.string(), fact: z.string(), source: z.string(), reason: z.string() });
    expect(optionsOf(named).map(({ name, autocomplete }) => [name, autocomplete ?? false])).toEqual([
      ['topic', true],
      ['fact', true],
      ['source', true],
      ['reason', false],
    ]);
  });

  test('that must be given stands before those that need not', () => {
    const options = z.strictObject({ limit: z.coerce.number().int().min(1).max(9).default(2), reason: z.string() });
    expect(optionsOf(options)).toMatchObject([
      { name: 'reason', required: true },
      { name: 'limit', type: 4, min_value: 1, max_value: 9 },
    ]);
  });
});
