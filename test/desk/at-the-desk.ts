import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Form } from '../../src/commands/form.ts';
import { type Synchronised, synchronise } from '../../src/desk/synchronise.ts';
import type { Status } from '../../src/domain/status.ts';
import { FakeMessenger } from '../fakes/messenger.ts';
import type { Files } from '../knowledge/temp-knowledge.ts';
import { type ADesk, saidIn } from './a-desk.ts';

export type Posted = Awaited<ReturnType<ADesk['does']>>;

/** Somebody edits the knowledge files, and they are taken in. */
export function edits(desk: ADesk, files: Files): Synchronised {
  for (const [file, content] of Object.entries(files)) {
    const at = path.join(desk.folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, content ?? '');
  }
  return synchronise(desk.onFile, desk.folder, desk.now);
}

/** A command typed on another platform, by a person with that platform's own account. */
export async function elsewhere(desk: ADesk, platform: string, person: string, line: string): Promise<string> {
  const messenger = new FakeMessenger(platform);
  const address = { channel: 'C9', direct: false, thread: null, message: null, person, visibility: 'private', handle: null } as const;
  const key = `${platform} ${person} ${line} ${desk.onFile.store.lastSeq()}`;
  const invocation = { key, platform, address, input: { kind: 'text', text: line }, groups: [], at: desk.now } as const;
  desk.host.take(invocation);
  await desk.host.answer(invocation, messenger);
  return saidIn(messenger.posted.at(-1));
}

export const statusOf = (desk: ADesk, id: string): Status | undefined => desk.onFile.fact(id)?.status;

export const labelsUnder = (posted: Posted): string[] =>
  (posted?.message.buttons ?? []).filter(({ action }) => action === 'do').map(({ label }) => label);

/** The lines of a briefing, section by section, each with the section's title before it. */
export function linesIn(posted: Posted): string[] {
  const answer = posted?.message.answer;
  if (answer?.outcome !== 'briefing') throw new Error(`no briefing, but ${saidIn(posted)}`);
  return answer.sections.flatMap(({ title, quotes, lines }) => [title, ...quotes.map(({ text }) => `“${text}”`), ...lines]);
}

export function formOf(desk: ADesk): Form {
  const form = desk.messenger.forms.at(-1)?.form;
  if (!form) throw new Error('there is no form');
  return form;
}

/** What of a form platforms would refuse (src/commands/form.ts). */
export function faultsOf({ id, title, note, fields, submit }: Form): string[] {
  const within = (what: string, text: string, most: number, least = 0) =>
    text.length < least || text.length > most ? [`${what} has ${text.length} characters`] : [];
  return [
    ...within('the id', id, 100, 1),
    ...within('the title', title, 24, 1),
    ...within('the note', note, 1000),
    ...within('the button', submit, 24, 1),
    ...(fields.length < 1 || fields.length > 5 ? [`${fields.length} fields`] : []),
    ...fields.flatMap(({ name, label, hint, most, value, choices }) => [
      ...within(`${name}: label`, label, 45, 1),
      ...within(`${name}: hint`, hint, 100),
      ...(most < 1 || most > 3000 ? [`${name}: ${most} characters`] : []),
      ...(choices ? [] : within(`${name}: value`, value ?? '', most)),
      ...(choices && (choices.length < 1 || choices.length > 25) ? [`${name}: ${choices.length} choices`] : []),
      ...(choices && value !== undefined && !choices.some((choice) => choice.value === value) ? [`${name}: ${value} is no choice`] : []),
      ...(choices ?? []).flatMap((choice) => [
        ...within(`${name}: a choice`, choice.label, 75, 1),
        ...within(`${name}: a choice's value`, choice.value, 100, 1),
        ...(choice.label.isWellFormed() ? [] : [`${name}: half a character`]),
      ]),
    ]),
  ];
}

/** The ids that are on file and weren't there before. */
export async function newIds(desk: ADesk, kind: 'source' | 'fact', act: () => Promise<unknown>): Promise<string[]> {
  const ids = () => desk.onFile.all().flatMap(({ holding }) => (holding.kind === kind ? [holding.id] : []));
  const before = new Set(ids());
  await act();
  return ids().filter((id) => !before.has(id));
}

/** The thing in the review queue that shows that text. */
export async function reviewing(desk: ADesk, person: string, text: string): Promise<Posted> {
  let shown = await desk.does(person, '/desk review');
  for (let turn = 0; turn < 300; turn++) {
    if (shown?.message.answer.outcome === 'briefing' && linesIn(shown).some((line) => line.includes(text))) return shown;
    shown = await desk.presses(person, 'Next', shown);
  }
  throw new Error(`nothing that waits shows “${text}”`);
}
