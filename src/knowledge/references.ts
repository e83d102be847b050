import type { Entry } from './entry.ts';
import { fullId, type Ids } from './ids.ts';
import { fault, type Place, type Report } from './problems.ts';
import type { FactFields, NameFields, QuestionFields, TopicFields } from './schema.ts';
import { didYouMean } from './suggest.ts';
import type { TopicFiles } from './topic-files.ts';

/** Reports every reference that leads nowhere, in all topics. What couldn't be read isn't called missing. */
export function checkReferences(ids: Ids, report: Report): void {
  for (const topic of ids.topics.values()) {
    const look = lookups(topic, ids, report);
    if (topic.topic) checkTopic(topic.topic, look);
    for (const entry of topic.facts.entries) checkFact(entry, look);
    for (const entry of topic.names.entries) checkName(entry, look);
    for (const entry of topic.questions.entries) checkQuestion(entry, look);
    for (const source of topic.sources) {
      const original = source.entry?.fields.translationOf;
      if (!source.entry || original === undefined) continue;
      const place = source.entry.at('translationOf');
      if (original === source.entry.fields.id) report(fault(place, 'a source is no translation of itself'));
      else look.source(original, place);
    }
  }
  for (const [id, entries] of ids.names) {
    for (const entry of entries)
      if (leadsBack(id, ids)) report(fault(entry.at('in'), `${id} comes to lie in itself; take one step of the circle out`));
  }
}

interface Lookups {
  fact(reference: string, place: Place): void;
  source(id: string, place: Place): void;
  name(id: string, place: Place): void;
  readonly report: Report;
  readonly topicId: string;
}

function lookups(topic: TopicFiles, ids: Ids, report: Report): Lookups {
  return {
    report,
    topicId: topic.id,
    fact(reference, place) {
      const id = fullId(topic.id, reference);
      if (ids.facts.has(id)) return;
      const [topicId = '', slug = ''] = id.split('/');
      const target = ids.topics.get(topicId);
      if (!target) report(fault(place, `there is no topic ${topicId}${didYouMean(topicId, ids.topics.keys())}`));
      else if (target.facts.complete) {
        const known = target.facts.entries.flatMap((entry) => entry.fields.id ?? []);
        report(fault(place, `there is no fact ${slug} in ${topicId}/facts.yaml${didYouMean(slug, known)}`));
      }
    },
    source(id, place) {
      if (!ids.sources.has(id) && ids.sourcesComplete)
        report(fault(place, `there is no source ${id}${didYouMean(id, ids.sources.keys())}`));
    },
    name(id, place) {
      if (!ids.names.has(id) && ids.namesComplete)
        report(fault(place, `there is no name ${id} in any names.yaml${didYouMean(id, ids.names.keys())}`));
    },
  };
}

function checkTopic(entry: Entry<TopicFields>, look: Lookups): void {
  entry.fields.bottomLine?.forEach((id, index) => {
    look.fact(id, entry.at('bottomLine', index));
  });
}

function checkFact(entry: Entry<FactFields>, look: Lookups): void {
  const { id, source, attribution, scope, links, names } = entry.fields;
  if (source !== undefined) look.source(source, entry.at('source'));
  if (attribution?.by !== undefined) look.name(attribution.by, entry.at('attribution', 'by'));
  if (scope?.body !== undefined) look.name(scope.body, entry.at('scope', 'body'));
  names?.forEach((name, index) => {
    look.name(name, entry.at('names', index));
  });
  links?.forEach((link, index) => {
    const place = entry.at('links', index, 'to');
    if (id !== undefined && fullId(look.topicId, link.to) === fullId(look.topicId, id))
      look.report(fault(place, 'a fact is not linked to itself'));
    else look.fact(link.to, place);
  });
}

function checkName(entry: Entry<NameFields>, look: Lookups): void {
  entry.fields.in?.forEach((id, index) => {
    look.name(id, entry.at('in', index));
  });
}

function checkQuestion(entry: Entry<QuestionFields>, look: Lookups): void {
  for (const field of ['lead', 'also', 'never'] as const) {
    entry.fields[field]?.forEach((id, index) => {
      look.fact(id, entry.at(field, index));
    });
  }
}

/** Whether following `in` from a name comes back to it. */
function leadsBack(id: string, ids: Ids): boolean {
  const inside = (name: string): string[] => (ids.names.get(name) ?? []).flatMap((entry) => entry.fields.in ?? []);
  const seen = new Set<string>();
  const open = inside(id);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...inside(next));
    }
  }
  return false;
}
