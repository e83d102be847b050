import { z } from 'zod';
import { OUTCOMES } from '../../src/domain/answer.ts';
import { MODALITIES } from '../../src/domain/attribution.ts';
import { STATUSES } from '../../src/domain/status.ts';

/** What tools rely on, key by key (docs/commands.md). */

const instant = z.iso.datetime();
const id = z.union([z.string(), z.number(), z.null()]);

export const answerLine = z.strictObject({
  id,
  question: z.string(),
  outcome: z.enum(OUTCOMES),
  status: z.enum(STATUSES).nullable(),
  topic: z.string().nullable(),
  quotes: z.array(
    z.strictObject({
      factId: z.string().min(1),
      version: z.int().min(1),
      sourceId: z.string().min(1),
      text: z.string().min(1),
      start: z.int().min(0),
      end: z.int().min(1),
      attribution: z.string().min(1),
      relayed: z.boolean(),
      status: z.enum(STATUSES),
      modality: z.enum(MODALITIES),
      publisher: z.string().nullable(),
      publishedAt: instant.nullable(),
      asOf: instant.nullable(),
      reviewed: z.boolean(),
    }),
  ),
  related: z.array(z.strictObject({ factId: z.string(), statement: z.string().min(1) })),
  choices: z.array(z.strictObject({ label: z.string().min(1), question: z.string().min(1) })),
  premise: z.strictObject({ status: z.enum(['contradicted', 'not-on-file']), factIds: z.array(z.string()) }).nullable(),
  missing: z.array(z.string()),
  notes: z.array(z.string()),
  why: z.strictObject({
    matched: z.array(z.string()),
    missing: z.array(z.string()),
    decision: z
      .strictObject({ confidence: z.number().min(0).max(1), threshold: z.number(), for: z.array(z.string()), against: z.array(z.string()) })
      .optional(),
  }),
  lookedAt: instant,
  text: z.string().min(1),
});

export const searchLine = z.strictObject({
  id,
  hits: z.array(z.strictObject({ factId: z.string(), sourceId: z.string(), quote: z.string().min(1), score: z.number().min(0).max(1) })),
  confidence: z.number().min(0).max(1),
  answered: z.boolean(),
});

const problem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  file: z.string().min(1),
  line: z.int().min(0),
  field: z.string(),
  reason: z.string().min(1),
});

const counts = { asked: z.int(), right: z.int(), nearMisses: z.int(), falseAbstentions: z.int(), found: z.int(), foundRight: z.int() };

export const checkObject = z.strictObject({
  ok: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  problems: z.array(problem),
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      tallies: z.array(z.strictObject({ kind: z.string(), ...counts })),
      wrong: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string(),
          ask: z.string(),
          outcome: z.enum(OUTCOMES),
          lead: z.string().nullable(),
          faults: z.array(z.string()).min(1),
        }),
      ),
    }),
  ),
  proposals: z.array(
    z.strictObject({
      factId: z.string(),
      answers: z.array(z.strictObject({ slot: z.string(), unit: z.string().optional(), value: z.string().optional() })),
      scope: z.strictObject({ slot: z.array(z.string()) }).nullable(),
      yaml: z.string(),
    }),
  ),
});
