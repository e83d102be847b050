import { type Affected, type Correction, concerns } from '../../desk/store.ts';
import { CORRECTION_TEXT } from '../../text/work.ts';
import type { Together } from './amend.ts';
import type { Copy, Target } from './outbox.ts';

/** Of the asker's own words that are said back: characters, and questions besides the first. */
const SAID_BACK = { words: 120, others: 3 } as const;

/** What is said above an answer that was put right. `tellable`: whether what changed may be spoken of where it is said. */
export interface Wording {
  readonly correction: Correction;
  readonly tellable: (factId: string) => boolean;
}

/** Above an answer that is edited, with what stood there before. */
export function aboveEdited({ recorded, cited }: Copy, wording: Wording): string {
  const { above, revises } = recorded;
  const before = above === null ? [] : above.split('\n');
  const line = CORRECTION_TEXT.edited(wordOf(cited, wording), atOf(wording), reasonOf(cited, wording));
  // The line of an earlier correction goes.
  return [line, ...(revises === null ? before : before.slice(1))].join('\n');
}

/** Above a message of its own: on what it puts right, and by name on what isn't right either. */
export function aboveMessage({ shown, others }: Together, target: Target, thread: string | null, wording: Wording): string {
  const last = shown.at(-1);
  if (!last) throw new Error('a message on no answer');
  const cited = shown.flatMap((copy) => copy.cited);
  const [word, at, reason] = [wordOf(cited, wording), atOf(wording), reasonOf(cited, wording)];
  const question = oneLine(last.recorded.answer.question);
  const own =
    target.kind === 'tell'
      ? CORRECTION_TEXT.tell(word, at, new Date(last.recorded.at).toISOString(), question, reason)
      : (thread === null ? CORRECTION_TEXT.inChannel : CORRECTION_TEXT.reply)(word, at, question, reason);
  const names = new Set(others.map(nameOf));
  names.delete(nameOf(last));
  const named = [...names].slice(-SAID_BACK.others);
  const also = named.length === 0 ? [] : [CORRECTION_TEXT.also(named, names.size - named.length)];
  return `${[own, ...also].join('\n')} ${CORRECTION_TEXT.nowReads}`;
}

/** What an answer is called: by what was asked, else by when it was shown. */
function nameOf({ recorded: { answer, at } }: Copy): string {
  const question = oneLine(answer.question);
  return question === '' ? CORRECTION_TEXT.shownAt(new Date(at).toISOString()) : `“${question}”`;
}

/** Said with "Correction" where any of it is one. */
function wordOf(cited: Copy['cited'], { correction }: Wording): string {
  return CORRECTION_TEXT.word[aboutOf(cited, correction).some(({ word }) => word === 'correction') ? 'correction' : 'update'];
}

function reasonOf(cited: Copy['cited'], { correction, tellable }: Wording): string | null {
  const reasons = aboutOf(cited, correction).flatMap(({ factId, reason }) =>
    reason !== null && tellable(factId) ? [oneLine(reason)] : [],
  );
  return reasons.length === 0 ? null : [...new Set(reasons)].join(' · ');
}

function aboutOf(cited: Copy['cited'], { affected }: Correction): readonly Affected[] {
  return affected.filter((each) => cited.some(({ factId }) => concerns(each, factId)));
}

const atOf = ({ correction: { at } }: Wording): string => new Date(at).toISOString();

/** A person's words, as they fit into a line of ours. */
function oneLine(text: string): string {
  const characters = [
    ...text
      .slice(0, SAID_BACK.words * 8)
      .replace(/\s+/gu, ' ')
      .trim(),
  ];
  return characters.length > SAID_BACK.words ? `${characters.slice(0, SAID_BACK.words).join('')}…` : characters.join('');
}
