import { maySee } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import type { DraftHolding, SourceHolding } from '../knowledge/holding.ts';
import type { SourceFields } from '../knowledge/schema.ts';
import { isQuestion, splitSentences } from '../language/sentences.ts';
import { likeness, type Sketch, sketchOf } from '../language/sketch.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { newIdOf } from './slug.ts';
import { needs } from './who.ts';
import { heldOf, sourceNamed, type Work } from './work.ts';

/** A source as somebody brings it. */
export interface NewSource {
  readonly title: string;
  /** null: it names none. */
  readonly publisher: string | null;
  /** UTC ISO text; null: undated. */
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly topicId: string;
  readonly text: string;
  /** UTC ISO text. */
  readonly embargo: string | null;
  readonly audience: SourceFields['audience'] | null;
}

/** A source on file whose text is nearly the same. */
export interface NearCopy {
  readonly source: Source;
  /** 0 to 1; 1 only for the same wording. */
  readonly share: number;
  /** Both count as one origin. */
  readonly oneOrigin: boolean;
}

/** UTF-16 units of a source's text; more is refused, never cut. */
export const LONGEST_TEXT = 1_000_000;
/** UTF-16 units of a title, and of a publisher's name. */
export const LONGEST_LINE = 300;
/** Drafts that one source brings (DESIGN.md, "Facts, passages, drafts"). */
const MOST_DRAFTS = 200;
/** From this share of common wording on a text counts as a copy, so that both are one origin (DOMAIN.md, "What stands beside the status"). */
export const COPY = 0.6;
/** And from this on it is pointed out. */
const NEAR = 0.3;

/**
 * The act that puts a source on file, its sentences as drafts. A near copy of a source on file shares its origin. Throws UserError (exit
 * code 2) for what isn't allowed, or is on file already.
 */
export function addAct(
  given: NewSource,
  work: Work,
): { readonly act: Act; readonly id: string; readonly drafts: number; readonly copies: readonly NearCopy[] } {
  needs('editor', work.who);
  for (const line of [given.title, given.publisher ?? ''])
    if (line.length > LONGEST_LINE) throw new UserError(WORK_TEXT.lineTooLong(line.length, LONGEST_LINE), 2);
  if (given.title.trim() === '') throw new UserError(WORK_TEXT.noTitle, 2);
  const text = checked(clean(given.text));
  if (!work.view.topicById.has(given.topicId)) throw new UserError(WORK_TEXT.noTopic(given.topicId), 2);
  const copies = copiesOf(text, null, work);
  const same = copies.find(({ source }) => source.text === text)?.source;
  if (same?.withdrawn) throw new UserError(WORK_TEXT.killedBefore(same.title, same.id, same.withdrawn.reason), 2);
  if (same) throw new UserError(WORK_TEXT.onFileAlready(same.title, same.id), 2);
  const id = newIdOf(given.title, [text, work.now, work.who.account], (each) => work.onFile.store.history('source', each).length > 0);
  const origin = copies.find(({ oneOrigin }) => oneOrigin)?.source.originId;
  const { topicId, title, publisher, publishedAt, url, embargo, audience } = given;
  const source: SourceHolding = {
    kind: 'source',
    id,
    topicId,
    text,
    fields: {
      id,
      title,
      publisher: publisher ?? undefined,
      publishedAt: publishedAt ?? undefined,
      undated: publishedAt === null ? true : undefined,
      url: url ?? undefined,
      retrievedAt: new Date(work.now).toISOString(),
      language: /\p{Script=Arabic}/u.test(text) && !/\p{Script=Latin}{20}/u.test(text) ? 'ar' : 'en',
      origin,
      embargo: embargo ?? undefined,
      audience: audience ?? undefined,
    },
  };
  const drafts = draftsOf(source, 0);
  const changes = [source, ...drafts].map((holding) => ({ holding, from: 0, act: 'add', reason: null }) as const);
  return { act: { at: work.now, by: work.who.account, changes }, id, drafts: drafts.length, copies };
}

/** The act that puts more text behind a source. Throws UserError (exit code 2) for what isn't allowed. */
export function appendAct(
  sourceId: string,
  version: number,
  given: string,
  work: Work,
): { readonly act: Act; readonly drafts: number; readonly copies: readonly NearCopy[] } {
  needs('editor', work.who);
  const source = sourceNamed(sourceId, work);
  const { id, withdrawn, title } = source;
  if (withdrawn) throw new UserError(WORK_TEXT.killedAlready(title, withdrawn.reason), 2);
  const held = heldOf('source', source, work);
  const more = clean(given);
  if (more.trim() === '') throw new UserError(WORK_TEXT.noText, 2);
  const text = checked(`${held.holding.text}\n\n${more}`);
  const copies = copiesOf(text, id, work);
  // It may have been too short before to tell.
  const shared = copies.find(({ oneOrigin, source }) => oneOrigin && source.originId !== id)?.source.originId;
  const { fields } = held.holding;
  const holding: SourceHolding = { ...held.holding, text, fields: { ...fields, origin: fields.origin ?? shared, sha256: undefined } };
  const drafts = draftsOf(holding, held.holding.text.length).filter((draft) => !work.onFile.find('draft', draft.id));
  return {
    act: {
      at: work.now,
      by: work.who.account,
      changes: [
        { holding, from: version, act: 'edit', reason: null },
        ...drafts.map((draft) => ({ holding: draft, from: 0, act: 'add', reason: null }) as const),
      ],
    },
    drafts: drafts.length,
    copies,
  };
}

/** As a source's text is kept: LF, no byte-order mark. */
const clean = (text: string): string => text.replace(/^\u{FEFF}/u, '').replace(/\r\n?/gu, '\n');

/** The text. Throws UserError where there is none, or too much of it. */
function checked(text: string): string {
  if (text.trim() === '') throw new UserError(WORK_TEXT.noText, 2);
  if (text.length > LONGEST_TEXT) throw new UserError(WORK_TEXT.tooLong(text.length, LONGEST_TEXT), 2);
  return text;
}

/** The first sentences of a source that may be facts, each once, as far as they begin behind an offset: no headings, no questions. */
function draftsOf({ id, topicId, text }: SourceHolding, from: number): DraftHolding[] {
  const said = new Set<string>();
  return splitSentences(text)
    .filter(({ start, end, kind }) => {
      const exact = text.slice(start, end);
      if (kind !== 'sentence' || isQuestion(exact) || said.has(exact)) return false;
      said.add(exact);
      return true;
    })
    .slice(0, MOST_DRAFTS)
    .filter(({ start }) => start >= from)
    .map(({ start, end }) => ({
      kind: 'draft',
      id: `${id}#${start}-${end}`,
      topicId,
      sourceId: id,
      start,
      end,
      exact: text.slice(start, end),
      state: 'open',
      factId: null,
    }));
}

const sketches = new WeakMap<Source, Sketch>();

function sketched(source: Source): Sketch {
  const known = sketches.get(source) ?? sketchOf(source.text);
  sketches.set(source, known);
  return known;
}

/** Nearly equal texts among the sources that whoever adds may see, the nearest first; the source itself, if it has an id, isn't one. */
function copiesOf(text: string, itself: string | null, { onFile, viewer, now }: Work): NearCopy[] {
  const sketch = sketchOf(text);
  const near = onFile.library.sources
    .filter(({ id, gates }) => id !== itself && maySee(gates, viewer, now))
    .map((source) => ({ source, share: source.text === text ? 1 : likeness(sketch, sketched(source)) }))
    .filter(({ share }) => share >= NEAR)
    .sort((a, b) => b.share - a.share);
  const origin = near.find(({ share }) => share >= COPY)?.source.originId;
  return near.map((copy) => ({ ...copy, oneOrigin: copy.source.originId === origin }));
}
