import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ATTRIBUTION_KINDS, MODALITIES } from '../src/domain/attribution.ts';
import { type Proposal, proposeStanding } from '../src/language/cues/propose.ts';

/**
 * `npm run bench:cues`: what the cue catalogue proposes for 300 sentences of invented foreign news, against labels written before any tuning.
 * An authority, firm, union or charity that speaks in its own name is on record; a person or armed group that speaks for nobody is
 * named and not confirmed; what a body did, told in the paper's voice, is unattributed; a document is official only if the sentence
 * says which public body issued it; of several hedges the weakest counts. Odd ids are for tuning, even ones are held back. With `--odd`
 * it prints every odd sentence on which the two differ.
 */
const Sentence = z.strictObject({
  id: z.string().regex(/^s\d{3}$/u),
  story: z.string(),
  before: z.string().nullable(),
  text: z.string().min(1),
  status: z.enum(['official', 'unconfirmed']),
  modality: z.enum(MODALITIES),
  kind: z.enum(ATTRIBUTION_KINDS),
  inherited: z.boolean(),
});
export type Sentence = z.infer<typeof Sentence>;

/** A labelled sentence and what is proposed for it. */
export interface Judged {
  readonly label: Sentence;
  readonly proposal: Proposal;
}

/** Which labels and proposals a table counts. */
export const FIELDS = {
  status: {
    values: ['official', 'unconfirmed'],
    label: ({ label }: Judged) => label.status,
    proposed: ({ proposal }: Judged) => proposal.status,
  },
  modality: { values: MODALITIES, label: ({ label }: Judged) => label.modality, proposed: ({ proposal }: Judged) => proposal.modality },
  kind: {
    values: ATTRIBUTION_KINDS,
    label: ({ label }: Judged) => label.kind,
    proposed: ({ proposal }: Judged) => proposal.attribution.kind,
  },
} as const;

/** The labelled sentences, each with its proposal. */
export function judge(): Judged[] {
  return readFileSync(path.join(import.meta.dirname, 'cues/sentences.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Sentence.parse(JSON.parse(line)))
    .map((label) => ({ label, proposal: proposeStanding(label.text, label.before) }));
}

/** How far the proposals of `value` can be relied on, and how many of its labels they find; null where there are none. */
export function measure(judged: readonly Judged[], field: keyof typeof FIELDS, value: string) {
  const { label, proposed } = FIELDS[field];
  const both = judged.filter((one) => label(one) === value && proposed(one) === value).length;
  const labelled = judged.filter((one) => label(one) === value).length;
  const found = judged.filter((one) => proposed(one) === value).length;
  return { labelled, proposed: found, precision: found ? both / found : null, recall: labelled ? both / labelled : null };
}

const KINDS = ['anonymous', 'unattributed', 'document', 'named', 'official-on-record'];

/** In which ways a proposal says more than the label. */
export const STRONGER: Readonly<Record<keyof typeof FIELDS, (judged: Judged) => boolean>> = {
  status: ({ label, proposal }) => proposal.status === 'official' && label.status !== 'official',
  modality: ({ label, proposal }) => proposal.modality === 'fact' && label.modality !== 'fact',
  kind: ({ label, proposal }) => KINDS.indexOf(proposal.attribution.kind) > KINDS.indexOf(label.kind),
};

/** Whether a proposal claims what only people may set. */
export const oversteps = ({ proposal }: Judged): boolean => ['confirmed', 'found-false'].includes(proposal.status);

const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
const agrees = (one: Judged, field: keyof typeof FIELDS) => FIELDS[field].label(one) === FIELDS[field].proposed(one);
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`).padStart(9);
const count = (value: number) => String(value).padStart(9);

function print(name: string, judged: readonly Judged[]): void {
  console.log(`\n${name}: ${judged.length} sentences`);
  console.log(`${''.padEnd(30)} labelled proposed precision    recall`);
  for (const field of fields)
    for (const value of FIELDS[field].values) {
      const { labelled, proposed, precision, recall } = measure(judged, field, value);
      console.log(`${`${field} ${value}`.padEnd(30)}${count(labelled)}${count(proposed)}${percent(precision)} ${percent(recall)}`);
    }
  const all = judged.filter((one) => fields.every((field) => agrees(one, field))).length;
  const shares = fields.map((field) => `${field} ${percent(judged.filter((one) => agrees(one, field)).length / judged.length).trim()}`);
  const inherited = judged.filter(({ label, proposal }) => label.inherited === proposal.attribution.inherited).length;
  console.log(
    `agreement: ${shares.join(', ')}, inherited ${percent(inherited / judged.length).trim()}; all three ${percent(all / judged.length).trim()}`,
  );
  console.log(`stronger than the label: ${fields.map((field) => `${field} ${judged.filter(STRONGER[field]).length}`).join(', ')}`);
  console.log(`proposed as confirmed or found false: ${judged.filter(oversteps).length}`);
}

if (import.meta.main) {
  const judged = judge();
  const odd = judged.filter(({ label }) => Number(label.id.slice(1)) % 2 === 1);
  print('all', judged);
  print('odd (for tuning)', odd);
  print(
    'even (held back)',
    judged.filter((one) => !odd.includes(one)),
  );
  if (process.argv.includes('--odd'))
    for (const one of odd)
      for (const field of fields.filter((name) => !agrees(one, name)))
        console.log(
          `${STRONGER[field](one) ? '!' : ' '} ${one.label.id} ${field}: ${FIELDS[field].label(one)}, proposed ${FIELDS[field].proposed(one)} – ${one.label.text}`,
        );
}
