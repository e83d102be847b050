import type { Fact, Library, LinkKind } from '../../src/domain/fact.ts';
import { LINK_KINDS } from '../../src/domain/fact.ts';
import type { Source } from '../../src/domain/source.ts';
import { passagesOf } from '../../src/search/passages.ts';
import { rareWord } from './words.ts';

/** When every embargo here lifts. */
export const LIFT = '2026-12-01T06:00:00Z';

/** Who may see what, by the way in which it is hidden; the embargo lifts, the others don't. */
export const AUDIENCES = {
  role: { roles: ['editor'] },
  channel: { channels: ['C-NIGHT'] },
  group: { groups: ['G-INVESTIGATIONS'] },
  person: { people: ['U-ADA'] },
} as const;
export type Gating = 'embargo' | 'both' | keyof typeof AUDIENCES;

/** In place of each way of hiding, one that lets no editor in by the role alone. */
export const FROM_EDITORS: Readonly<Record<Gating, Gating>> = {
  embargo: 'person',
  both: 'group',
  role: 'channel',
  channel: 'channel',
  group: 'group',
  person: 'person',
};

/** Ways of hiding, as they take turns. */
const TURNS: readonly Gating[] = ['embargo', 'role', 'embargo', 'channel', 'both', 'group', 'embargo', 'person'];

/** A topic of its own that is under embargo; its alias is near an open topic's, its folder stands before all others. */
export const HIDDEN_TOPIC = { id: 'aa-lantern', title: 'The Lantern inquiry', aliases: ['river flod', 'lantern papers'] } as const;

/** One fact that a reader may not see. */
export interface HiddenFact {
  /** In the topic's folder. */
  readonly id: string;
  readonly topicId: string;
  readonly sourceId: string;
  readonly quote: string;
  readonly gating: Gating;
  /** Where the gate stands: on the source, on the fact alone, or on the topic. */
  readonly gatedBy: 'source' | 'fact' | 'topic';
  /** The entry in facts.yaml, without the gate. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** A source that a reader may not see. */
export interface HiddenSource {
  readonly id: string;
  readonly topicId: string;
  /** null: it stands behind its topic's gate alone. */
  readonly gating: Gating | null;
  /** The front matter, without the id and the gate. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** All that is put beside the open knowledge. */
export interface Hidden {
  readonly facts: readonly HiddenFact[];
  readonly sources: readonly HiddenSource[];
  /** Entries of names.yaml, by topic. */
  readonly names: readonly {
    readonly topicId: string;
    readonly entry: { readonly id: string; readonly name: string } & Record<string, unknown>;
  }[];
  /** Words that stand nowhere in the open. */
  readonly words: readonly string[];
}

/** The fields that hide something in that way. */
export function gateFields(gating: Gating): Record<string, unknown> {
  if (gating === 'embargo') return { embargo: LIFT };
  return gating === 'both' ? { embargo: LIFT, audience: AUDIENCES.role } : { audience: AUDIENCES[gating] };
}

/** Open facts of which hidden ones are made, two a topic. */
const BESIDE = 2;
/** Facts on the hidden topic's own source, reprints of open facts, and facts behind a gate of their own on open sources. */
const OWN = 8;
const REPRINTS = 6;
const TAKEN = 10;

/**
 * 50 hidden facts for 13 open topics, the same ones each time: near copies of open sentences that are linked to them, in an open topic's
 * own files; a topic of its own; reprints with the open source's origin; and facts that quote what stands in the open.
 */
export function hiddenFor(library: Library): Hidden {
  const beside = library.topics.map((topic, at) => besideOf(topic.id, library, at));
  const own = lantern(library);
  const taken = takenFrom(library);
  const facts = [...beside.flatMap((each) => each.facts), ...own.facts, ...taken];
  return {
    facts,
    sources: [...beside.map((each) => each.source), ...own.sources],
    names: [...beside.map((each) => each.name), ...own.names],
    words: facts.map((_, at) => rareWord(at)),
  };
}

const isOpen = ({ gates }: { readonly gates: readonly unknown[] }): boolean => gates.length === 0;
const openFacts = (library: Library): Fact[] =>
  library.facts.filter((fact) => isOpen(fact) && fact.status !== 'held' && fact.status !== 'withdrawn');
const linkKind = (at: number): LinkKind => LINK_KINDS[at % LINK_KINDS.length] ?? 'contradicts';
const other = (text: string): string => text.replace(/\d+/gu, (digits) => String(Number(digits) + 7)).replace(/[.!?…]*["”’]*$/u, '');

/** A hidden source in an open topic, with two near copies of what is said in the open, and a person that only it names. */
function besideOf(topicId: string, library: Library, at: number) {
  const gating = TURNS[at % TURNS.length] ?? 'embargo';
  const sourceId = `aa-hidden-${topicId}`;
  const person = { id: `hidden-${topicId}`, name: `Oswin ${rareWord(at)}` };
  const models = openFacts(library)
    .filter((fact) => fact.topicId === topicId)
    .slice(at % 3, (at % 3) + BESIDE);
  const facts = models.map((model, nth): HiddenFact => {
    const number = at * BESIDE + nth;
    const quote = `${other(model.statement)}, ${person.name} of the ${rareWord(number)} office said.`;
    return {
      id: `aa-${nth}-${model.id.split('/')[1]}`,
      topicId,
      sourceId,
      quote,
      gating,
      gatedBy: 'source',
      entry: {
        statement: other(model.statement),
        attribution: { kind: 'named', as: `${person.name} of the ${rareWord(number)} office`, by: person.id },
        status: (['unconfirmed', 'disputed'] as const)[number % 2],
        modality: 'fact',
        answers: model.answers?.slice(0, 1).map(({ slot, subject }) => ({ slot, ...(subject !== null && { subject }) })),
        links: [{ kind: linkKind(number), to: model.id }],
        questions: [...model.questions.slice(0, 2), `Who runs the ${rareWord(number)} office?`],
      },
    };
  });
  const source: HiddenSource = {
    id: sourceId,
    topicId,
    gating,
    fields: {
      title: `The ${rareWord(at)} papers on ${topicId.replaceAll('-', ' ')}`,
      publisher: 'Lantern Press',
      publishedAt: '2026-11-20T08:00:00Z',
      retrievedAt: '2026-11-20T09:00:00Z',
    },
    text: `${facts.map(({ quote }) => quote).join(' ')} Nobody but the ${rareWord(at)} clerks has read this.\n`,
  };
  const name = { topicId, entry: { ...person, kind: 'person', is: ['clerk'], aliases: [rareWord(at), `O. ${rareWord(at)}`] } };
  return { facts, source, name };
}

/** The hidden topic: facts of its own about what the open topics are about, reprints, an alias more for an open name. */
function lantern(library: Library) {
  const open = openFacts(library);
  const body = library.names.find(({ kind, gates }) => kind === 'body' && gates.length === 0);
  if (!body) throw new Error('an open name is needed');
  const source: HiddenSource = {
    id: 'aa-lantern-report',
    topicId: HIDDEN_TOPIC.id,
    gating: null,
    fields: { title: 'Lantern: the whole report', publisher: 'Lantern Press', undated: true, retrievedAt: '2026-11-21T09:00:00Z' },
    text: '',
  };
  const own = Array.from({ length: OWN }, (_, at): HiddenFact => {
    const model = open[(at * 11) % open.length];
    if (!model) throw new Error('an open fact is needed');
    const number = 26 + at;
    return {
      id: `lantern-${at}`,
      topicId: HIDDEN_TOPIC.id,
      sourceId: source.id,
      quote: `The ${rareWord(number)} ledger of ${body.name} lists ${number} payments to Mirela ${rareWord(26)}.`,
      gating: 'embargo',
      gatedBy: 'topic',
      entry: {
        statement: `The ${rareWord(number)} ledger lists ${number} payments.`,
        attribution: { kind: 'document', as: `The ${rareWord(number)} ledger` },
        status: 'unconfirmed',
        modality: 'fact',
        answers: [{ slot: 'count', unit: 'payments', subject: `${rareWord(number)} ledger`, value: `${number} payments` }],
        links: [{ kind: linkKind(at), to: model.id }],
        names: [body.id],
        questions: [...model.questions.slice(0, 1), `How many payments does the ${rareWord(number)} ledger list?`],
      },
    };
  });
  const reprinted = open.filter((fact, at) => open.findIndex(({ sourceId }) => sourceId === fact.sourceId) === at).slice(0, REPRINTS);
  const prints = reprinted.map((model, at) => {
    const original = library.sources.find(({ id }) => id === model.sourceId) as Source;
    const id = `aa-reprint-${at}`;
    const print: HiddenSource = {
      id,
      topicId: HIDDEN_TOPIC.id,
      gating: null,
      fields: {
        title: original.title,
        publisher: 'Lantern Wire',
        undated: true,
        retrievedAt: '2026-11-21T09:00:00Z',
        origin: original.originId,
      },
      text: original.text,
    };
    const fact: HiddenFact = {
      id: `reprint-${at}`,
      topicId: HIDDEN_TOPIC.id,
      sourceId: id,
      quote: model.quote.exact,
      gating: 'embargo',
      gatedBy: 'topic',
      entry: {
        statement: model.statement,
        attribution: { kind: 'unattributed' },
        status: 'unconfirmed',
        modality: 'fact',
        links: [{ kind: 'corroborates', to: model.id }],
        questions: model.questions.slice(0, 3),
      },
    };
    return { print, fact };
  });
  const facts = [...own, ...prints.map(({ fact }) => fact)];
  return {
    facts,
    sources: [{ ...source, text: `${own.map(({ quote }) => quote).join(' ')}\n` }, ...prints.map(({ print }) => print)],
    names: [
      { id: body.id, name: body.name, kind: body.kind, aliases: [rareWord(60), 'the Lantern house'] },
      { id: 'mirela', name: `Mirela ${rareWord(26)}`, kind: 'person', is: ['banker'], aliases: [`Mirela Q. ${rareWord(26)}`] },
    ].map((entry) => ({ topicId: HIDDEN_TOPIC.id, entry })),
  };
}

/** Facts behind a gate of their own that rest on open sources: on sentences that no open fact has, and on some that one has. */
function takenFrom(library: Library): HiddenFact[] {
  const passages = passagesOf(library).filter(({ gates, quote }) => gates.length === 0 && /^[A-Z][^“”"]*\.$/u.test(quote.exact));
  const firsts = passages.filter((passage, at) => passages.findIndex(({ sourceId }) => sourceId === passage.sourceId) === at);
  const known = openFacts(library).filter((_, at) => at % 12 === 5);
  return [...firsts.slice(0, TAKEN - 3), ...known.slice(0, 3)].map((model, at): HiddenFact => {
    const number = 40 + at;
    const gating = TURNS[at % TURNS.length] ?? 'embargo';
    return {
      id: `aa-taken-${at}`,
      topicId: model.topicId,
      sourceId: model.sourceId,
      quote: model.quote.exact,
      gating,
      gatedBy: 'fact',
      entry: {
        statement: `The ${rareWord(number)} desk has taken this up: ${other(model.quote.exact)}.`,
        attribution: { kind: 'unattributed' },
        status: 'unconfirmed',
        modality: 'fact',
        questions: [`What has the ${rareWord(number)} desk taken up?`],
      },
    };
  });
}
