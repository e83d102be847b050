import { UserError } from '../domain/errors.ts';
import type { Source } from '../domain/source.ts';
import type { DraftHolding, SourceHolding } from '../knowledge/holding.ts';
import type { SourceFields } from '../knowledge/schema.ts';
import { splitSentences } from '../language/sentences.ts';
import { likeness, type Sketch, sketchOf } from '../language/sketch.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act, OnFile } from './on-file.ts';
import { slugOf } from './slug.ts';
import { needs } from './who.ts';
import type { Work } from './work.ts';

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
}

/** UTF-16 units of a source's text; more is refused, never cut. */
export const LONGEST_TEXT = 1_000_000;
/** Drafts that one source brings (DESIGN.md, "Facts, passages, drafts"). */
export const MOST_DRAFTS = 200;
/** From this share of common wording on a text counts as a copy, so that both are one origin (DOMAIN.md, "What stands beside the status"). */
const COPY = 0.6;
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
  const text = given.text.replace(/^\u{FEFF}/u, '').replace(/\r\n?/gu, '\n');
  if (text.trim() === '') throw new UserError(WORK_TEXT.noText, 2);
  if (text.length > LONGEST_TEXT) throw new UserError(WORK_TEXT.tooLong(text.length, LONGEST_TEXT), 2);
  if (!work.view.topicById.has(given.topicId)) throw new UserError(WORK_TEXT.noTopic(given.topicId), 2);
  const copies = copiesOf(text, work);
  const same = copies.find(({ source }) => source.text === text);
  if (same) throw new UserError(WORK_TEXT.onFileAlready(same.source.title, same.source.id), 2);
  const id = freeId(slugOf(given.title), work.onFile);
  const origin = copies.find(({ share }) => share >= COPY)?.source.originId;
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

/** The act that puts more text behind a source that somebody added a moment ago. */
export function appendAct(sourceId: string, version: number, more: string, work: Work): { readonly act: Act; readonly drafts: number } {
  needs('editor', work.who);
  const held = work.onFile.find('source', sourceId);
  if (!held || !work.view.sourceById.has(sourceId)) throw new UserError(WORK_TEXT.noSource(sourceId, []), 2);
  const text = `${held.holding.text}\n\n${more.replace(/\r\n?/gu, '\n')}`;
  if (more.trim() === '') throw new UserError(WORK_TEXT.noText, 2);
  if (text.length > LONGEST_TEXT) throw new UserError(WORK_TEXT.tooLong(text.length, LONGEST_TEXT), 2);
  const holding: SourceHolding = { ...held.holding, text, fields: { ...held.holding.fields, sha256: undefined } };
  const drafts = draftsOf(holding, held.holding.text.length).filter(({ id }) => !work.onFile.find('draft', id));
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
  };
}

/** The sentences from an offset on that may be facts: no headings, no questions. */
function draftsOf({ id, topicId, text }: SourceHolding, from: number): DraftHolding[] {
  return splitSentences(text)
    .filter(({ start, end, heading }) => start >= from && !heading && !text.slice(start, end).endsWith('?'))
    .slice(0, MOST_DRAFTS)
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

/** Nearly equal texts among the sources that whoever adds may see, the nearest first. */
function copiesOf(text: string, { view }: Work): NearCopy[] {
  const sketch = sketchOf(text);
  return [...view.sourceById.values()]
    .map((source) => ({ source, share: source.text === text ? 1 : likeness(sketch, sketched(source)) }))
    .filter(({ share }) => share >= NEAR)
    .sort((a, b) => b.share - a.share);
}

/** An id that never was a source's. */
function freeId(slug: string, { store }: OnFile): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    if (store.history('source', id).length === 0) return id;
  }
}
