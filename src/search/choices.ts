import type { Choice, Related } from '../domain/answer.ts';
import type { Question } from '../language/question/types.ts';
import { toEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { View } from './view.ts';

export function relatedOf(findings: readonly Finding[], view: View): Related[] {
  const near = findings.flatMap((each) => each.near).sort((a, b) => b.share - a.share);
  const facts = [...findings.flatMap((each) => each.closest ?? []), ...near.map((each) => each.profile.fact)];
  return facts
    .filter((fact, index) => facts.findIndex((other) => other.quote.exact === fact.quote.exact) === index)
    .slice(0, 3)
    .map((fact) => ({ factId: fact.id, statement: fact.quote.exact, label: toEvidence(fact, view, 0).label }));
}

/** For questions of question words alone: the sample questions of the facts that fill the slot. */
export function bareChoices(findings: readonly Finding[], view: View): Choice[] {
  const facts = [...new Set(findings.filter((each) => each.kind === 'bare').flatMap((each) => each.facts))];
  return facts
    .flatMap((fact) => {
      const [question] = fact.questions;
      return question === undefined ? [] : [{ label: question, question, topic: view.topicById.get(fact.topicId)?.title }];
    })
    .slice(0, 5)
    .map(({ label, question }) => ({ label, question }));
}

export function unsureChoices(question: Question, view: View): Choice[] {
  return question.unsure.flatMap((each) =>
    each.nameIds.flatMap((id) => {
      const name = view.nameById.get(id);
      return name ? [{ label: name.name, question: question.text.replace(each.text, name.name) }] : [];
    }),
  );
}
