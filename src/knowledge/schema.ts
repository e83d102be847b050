import { z } from 'zod';
import { OUTCOMES } from '../domain/answer.ts';
import { ATTRIBUTION_KINDS, MODALITIES } from '../domain/attribution.ts';
import { ROLES } from '../domain/audience.ts';
import { LINK_KINDS, NAME_KINDS, SCOPE_SLOTS, SLOTS } from '../domain/fact.ts';
import { UNUSABLE } from '../domain/source.ts';
import { STATUSES } from '../domain/status.ts';
import { described, type RawIssue } from './explain.ts';

/** Folder names, ids and slugs: lower-case letters, digits and hyphens (knowledge/README.md). */
export const SLUG = /^[a-z0-9][a-z0-9-]*$/u;
const REFERENCE = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)?$/u;
/** In UTF-16 units (DESIGN.md, "Identity"). */
export const LONGEST_ID = 200;

/** Whether a text may be a source's id, its length aside: no control characters, and nothing that UTF-8 can't hold. */
export function isSourceId(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}

const worded =
  (reason: string) =>
  (issue: RawIssue): string | undefined =>
    issue.input === undefined || issue.input === null ? undefined : `${described(issue.input)} ${reason}`;

const slug = z
  .string()
  .max(LONGEST_ID)
  .regex(SLUG, { error: worded('is not an id: use lower-case letters, digits and hyphens') });
/** A fact's id: `slug` in the same topic, or `topic/slug`. */
const reference = z
  .string()
  .max(2 * LONGEST_ID + 1)
  .regex(REFERENCE, { error: worded('is not a fact: write its id, or topic/id for another topic') });
/** Kept character for character: imports have addresses and numbers for ids. A file's own name stays a slug. */
const sourceId = z
  .string()
  .min(1)
  .max(LONGEST_ID)
  .refine(isSourceId, { error: worded('is not an id: it has a control character or half a character in it') });
const words = z.string().trim().min(1);
/** Kept character for character. */
const verbatim = z.string().min(1);

/** A date or an instant with its zone; comes out as UTC ISO text with milliseconds. A date is its first instant in UTC. */
const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: worded('is not a date or an instant with its zone: write 2026-05-03 or 2026-05-03T18:20:00Z'),
  })
  .transform((text) => new Date(text).toISOString());

const webAddress = z.string().refine((text) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol), {
  error: worded('is not a web address that begins with http:// or https://'),
});

/** One value or a list of them; comes out as a list. */
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1));

const audience = z
  .strictObject({
    roles: z.array(z.enum(ROLES)).default([]),
    channels: z.array(words).default([]),
    groups: z.array(words).default([]),
    people: z.array(words).default([]),
  })
  .refine((value) => Object.values(value).some((list) => list.length > 0), {
    error: 'lets nobody in: name roles, channels, groups or people, or leave it out for everyone',
  });

const gate = { audience: audience.optional(), embargo: instant.optional() };

/** topic.yaml */
export const topicSchema = z.strictObject({
  title: words,
  aliases: z.array(words).default([]),
  desk: words,
  bottomLine: z.array(reference).min(1).max(2),
  ...gate,
});

/** The lines between the two `---` of sources/<id>.md */
export const sourceSchema = z.strictObject({
  id: sourceId,
  title: words,
  publisher: words.optional(),
  url: webAddress.optional(),
  publishedAt: instant.optional(),
  undated: z.literal(true).optional(),
  retrievedAt: instant,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/u, { error: worded('is not a language code such as en, ar or de-AT') })
    .default('en'),
  origin: sourceId.optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/iu, { error: worded('is not a SHA-256: 64 digits and letters from a to f') })
    .toLowerCase()
    .optional(),
  translationOf: sourceId.optional(),
  status: z.literal('withdrawn').optional(),
  reason: words.optional(),
  at: instant.optional(),
  /** Nothing of it may be used for now. */
  unusable: z.enum(UNUSABLE).optional(),
  /** After this it isn't to be used. */
  expires: instant.optional(),
  /** What its publisher says to editors, and to nobody else. */
  edNote: words.optional(),
  usageTerms: words.optional(),
  /** Which version of it its publisher calls this. */
  revision: z.strictObject({ number: z.number().optional(), at: instant.optional() }).optional(),
  ...gate,
});

const attribution = z.strictObject({
  kind: z.enum(ATTRIBUTION_KINDS),
  as: words.optional(),
  by: slug.optional(),
  relayed: z.boolean().default(false),
  inherited: z.boolean().default(false),
  origin: sourceId.optional(),
});

const answer = z.strictObject({ slot: z.enum(SLOTS), unit: words.optional(), subject: words.optional(), value: verbatim.optional() });
const scope = z.strictObject({ slot: oneOrMany(z.enum(SCOPE_SLOTS)), subject: words.optional(), body: slug.optional() });
const link = z.strictObject({ kind: z.enum(LINK_KINDS), to: reference });
const approval = z.strictObject({ by: words, at: instant, reason: words });

/** One entry of facts.yaml */
export const factSchema = z.strictObject({
  id: slug,
  statement: words,
  source: sourceId,
  quote: verbatim,
  attribution,
  status: z.enum(STATUSES).default('unconfirmed'),
  reason: words.optional(),
  at: instant.optional(),
  approvals: z.array(approval).default([]),
  modality: z.enum(MODALITIES),
  view: words.optional(),
  answers: z.array(answer).optional(),
  scope: scope.optional(),
  asOf: instant.optional(),
  links: z.array(link).default([]),
  questions: z.array(words).max(4).default([]),
  names: z.array(slug).default([]),
  validUntil: instant.optional(),
  reviewBy: instant.optional(),
  ...gate,
});

/** One entry of names.yaml */
export const nameSchema = z.strictObject({
  id: slug,
  name: words,
  kind: z.enum(NAME_KINDS),
  is: z.array(words.toLowerCase()).default([]),
  in: z.array(slug).default([]),
  aliases: z.array(words).default([]),
  maybe: z.array(words).default([]),
});

/** Which test a question belongs to: `tune` is run by check, `held-out` only by `npm run heldout`. */
export const QUESTION_SETS = ['tune', 'held-out'] as const;
/** What a question tries. */
export const QUESTION_KINDS = [
  'direct',
  'paraphrase',
  'known-unknown',
  'near-miss',
  'false-premise',
  'not-on-file',
  'off-topic',
  'spelling',
  'arabic',
  'chat',
  'overview',
  'two-part',
  'follow-up',
] as const;
/** What becomes of what a question takes for granted. */
export const QUESTION_PREMISES = ['contradicted', 'not-on-file'] as const;

/** One entry of questions.yaml */
export const questionSchema = z.strictObject({
  id: slug,
  set: z.enum(QUESTION_SETS),
  kind: z.enum(QUESTION_KINDS),
  after: z.array(verbatim).default([]),
  ask: verbatim,
  outcome: oneOrMany(z.enum(OUTCOMES)),
  lead: z.array(reference).default([]),
  also: z.array(reference).default([]),
  never: z.array(reference).default([]),
  premise: z.enum(QUESTION_PREMISES).optional(),
});

export type TopicFields = z.output<typeof topicSchema>;
export type SourceFields = z.output<typeof sourceSchema>;
export type FactFields = z.output<typeof factSchema>;
export type NameFields = z.output<typeof nameSchema>;
export type QuestionFields = z.output<typeof questionSchema>;
