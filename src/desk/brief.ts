import type { Answer, Choice } from '../domain/answer.ts';
import type { Topic } from '../domain/fact.ts';
import { weakest } from '../domain/status.ts';
import { briefingSections } from '../search/brief.ts';
import type { View } from '../search/view.ts';
import { DESK_TEXT } from '../text/desk.ts';

/** The briefing on a topic; without one, on the only topic on file, or else the question which. */
export function brief(asked: Topic | null, view: View, now: number): Answer {
  const topic = asked ?? (view.topics.length === 1 ? view.topics[0] : undefined);
  const common = {
    question: topic ? DESK_TEXT.overview(topic.title) : '',
    topicId: topic?.id ?? null,
    related: [],
    notes: [],
    premise: null,
    why: { matched: [], missing: [] },
    lookedAt: new Date(now).toISOString(),
  };
  if (!topic) return { ...common, outcome: 'which', choices: view.topics.map(choice) };
  const sections = briefingSections(topic, view, now);
  const quotes = sections.flatMap((section) => section.quotes).filter((quote) => quote.modality !== 'absence');
  return { ...common, outcome: 'briefing', title: topic.title, status: weakest(quotes.map((quote) => quote.status)), sections };
}

function choice(topic: Topic): Choice {
  return { label: topic.title, question: DESK_TEXT.overview(topic.title) };
}
