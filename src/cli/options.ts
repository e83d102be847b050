import { z } from 'zod';
import { HITS } from '../commands/desk/search.ts';
import { ROLES } from '../domain/audience.ts';
import { UserError } from '../domain/errors.ts';
import { CLI_TEXT } from '../text/cli.ts';

/** What the command line's options may be, one schema a call; commander gives text and flags, these make sense of it. */

const instant = z.iso.datetime({ offset: true, error: CLI_TEXT.instant }).transform((text) => Date.parse(text));
const nothing = null;

const everywhere = { knowledge: z.string().optional(), data: z.string().optional(), now: instant.optional() };

/** Exactly one of a question and a file of questions. */
const oneOrBatch = {
  question: z.array(z.string()).transform((words) => (words.length === 0 ? nothing : words.join(' '))),
  batch: z.string().nullable().default(nothing),
};

export const bareOptions = z.object(everywhere);

export const serveOptions = z.object({ ...everywhere, role: z.enum(ROLES, { error: CLI_TEXT.oneOf('role', ROLES) }).default('reader') });

export const fileOptions = z.object({ ...everywhere, file: z.string() });

export const manifestOptions = z.object({
  ...everywhere,
  http: z
    .url({ protocol: /^https?$/u, error: CLI_TEXT.badUrl })
    .nullable()
    .default(nothing),
});

export const askOptions = z
  .object({
    ...everywhere,
    ...oneOrBatch,
    json: z.boolean().default(false),
    topic: z.string().nullable().default(nothing),
    role: z.enum(ROLES, { error: CLI_TEXT.oneOf('role', ROLES) }).default('reader'),
    asOf: z.iso
      .datetime({ offset: true, error: CLI_TEXT.asOf })
      .transform((text) => Date.parse(text))
      .nullable()
      .default(nothing),
  })
  .superRefine(exactlyOne);

const limitError = CLI_TEXT.number('limit', 1, HITS.most);

export const searchOptions = z
  .object({
    ...everywhere,
    ...oneOrBatch,
    json: z.boolean().default(false),
    limit: z.coerce.number({ error: limitError }).int(limitError).min(1, limitError).max(HITS.most, limitError).default(HITS.usual),
  })
  .superRefine(exactlyOne);

export const briefOptions = z.object({ ...everywhere, topic: z.string().nullable().default(nothing) });

export const summaryOptions = z.object({
  ...everywhere,
  topic: z.string().nullable().default(nothing),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u, CLI_TEXT.date)
    .nullable()
    .default(nothing),
});

export const importOptions = z.object({ ...everywhere, paths: z.array(z.string()).min(1), topic: z.string().nullable().default(nothing) });

const EXPORT_FORMATS = ['files', 'csv', 'json', 'claimreview'] as const;

export const exportOptions = z.object({
  ...everywhere,
  dir: z.string(),
  format: z.enum(EXPORT_FORMATS, { error: CLI_TEXT.oneOf('format', EXPORT_FORMATS) }).default('files'),
  role: z.enum(ROLES, { error: CLI_TEXT.oneOf('role', ROLES) }).default('reader'),
});

export const checkOptions = z.object({ ...everywhere, json: z.boolean().default(false), strict: z.boolean().default(false) });

function exactlyOne(options: { readonly question: string | null; readonly batch: string | null }, context: z.RefinementCtx): void {
  if (options.question === null && options.batch === null) context.addIssue({ code: 'custom', message: CLI_TEXT.nothingAsked });
  if (options.question !== null && options.batch !== null) context.addIssue({ code: 'custom', message: CLI_TEXT.both });
}

/** The options, checked. Throws UserError (exit code 2) that names all faults at once. */
export function readOptions<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new UserError(read.error.issues.map((issue) => issue.message).join('\n'), 2);
}
