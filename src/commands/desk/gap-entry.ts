import type { GapAsk } from '../../desk/gaps/gaps.ts';
import { factNamed } from '../../desk/work.ts';
import { UserError } from '../../domain/errors.ts';
import type { Fact } from '../../domain/fact.ts';
import { GAPS_TEXT } from '../../text/gaps.ts';
import type { Offer, Saying } from '../call.ts';
import type { Context } from '../command.ts';
import type { Field, FieldChoice } from '../form.ts';
import { say, workOf } from './work.ts';

/** A choice's label and value, and how many there are (src/commands/form.ts). */
const CHOICE = { label: 75, value: 100, most: 20 } as const;
/** Characters of a line that is filled in. */
export const LINE = 300;
/** Characters that are shown of a question. */
const QUESTION = 200;

/** On to the next question. */
export const NEXT_GAP: Offer = { label: GAPS_TEXT.button.next, command: 'desk gaps', input: {} };

/** An entry to be picked among the nearest, or named by its id. */
export function entryFields(asks: readonly GapAsk[], context: Context): Field[] {
  const { nearest, fact } = GAPS_TEXT.point;
  const choices = nearestTo(asks, context).map(choiceOf);
  const picked: Field = {
    name: 'nearest',
    label: nearest[0],
    hint: nearest[1],
    lines: 'one',
    most: CHOICE.value,
    required: false,
    choices,
  };
  const named: Field = { name: 'fact', label: fact[0], hint: fact[1], lines: 'one', most: LINE, required: choices.length === 0 };
  return choices.length === 0 ? [named] : [picked, named];
}

/** Entries and sentences near the questions: first those of a source that was added for them. */
function nearestTo(asks: readonly GapAsk[], context: Context): Fact[] {
  const { desk, viewer, now } = context;
  const { view } = workOf(context);
  const sources = new Set(asks.flatMap(({ sourceId }) => sourceId ?? []));
  const near = asks.slice(0, 3).flatMap(({ question, within }) => {
    const topic = within !== null && view.topicById.has(within) ? within : null;
    return desk.search({ question, topic, viewer, now, limit: CHOICE.most }).hits.map(({ fact }) => fact);
  });
  const added = sources.size === 0 ? [] : view.facts.filter(({ sourceId }) => sources.has(sourceId));
  const ofAdded = (fact: Fact) => sources.has(fact.sourceId);
  const all = new Set([...near.filter(ofAdded), ...added, ...near]);
  return [...all].filter(({ id }) => id.length <= CHOICE.value).slice(0, CHOICE.most);
}

const choiceOf = ({ id, quote, reviewed }: Fact): FieldChoice => ({
  label: cut(reviewed ? `${id.split('/')[1] ?? id}: ${quote.exact}` : quote.exact, CHOICE.label),
  value: id,
});

/** The entry that was picked or named; a sentence that nobody reviewed comes with the way to publish it. Throws UserError for neither. */
export function entryOf(nearest: string | null, named: string | null, context: Context): Fact | Saying {
  const work = workOf(context);
  const id = named?.trim() || nearest?.trim();
  if (!id) throw new UserError(GAPS_TEXT.noFact, 2);
  const passage = work.view.factById.get(id);
  if (!passage || passage.reviewed) return factNamed(id, work);
  const version = String(context.onFile.find('draft', id)?.version ?? 0);
  const input = { draft: id, version, exact: passage.quote.exact, edit: 'true' };
  return say(GAPS_TEXT.notReviewed, context.now, [
    { label: GAPS_TEXT.button.publish, command: 'desk publish', input, tone: 'primary' },
    NEXT_GAP,
  ]);
}

/** On one line, and no longer than is shown of a question. */
export const shortened = (question: string): string => cut(question.replace(/\s+/gu, ' ').trim(), QUESTION);

function cut(said: string, most: number): string {
  if (said.length <= most) return said;
  const whole = said.slice(0, most - 1);
  // Half a character is none.
  return `${(whole.isWellFormed() ? whole : whole.slice(0, -1)).trimEnd()}…`;
}
