import { type Answer, blank, type Choice } from '../domain/answer.ts';
import type { Topic } from '../domain/fact.ts';
import { briefingSections, weakestOf } from '../search/brief.ts';
import type { View } from '../search/view.ts';
import { DESK_TEXT } from '../text/desk.ts';

/** The briefing on a topic; without one, on the only topic on file, or else the question which. */
export function brief(asked: Topic | null, view: View, now: number): Answer {
  const topic = asked ?? (view.topics.length === 1 ? view.topics[0] : undefined);
  const common = blank(topic ? DESK_TEXT.overview(topic.title) : '', topic?.id ?? null, now);
  if (!topic) return { ...common, outcome: 'which', choices: view.topics.map(choice) };
  const sections = briefingSections(topic, view, now);
  return { ...common, outcome: 'briefing', title: topic.title, status: weakestOf(sections), sections };
}

function choice(topic: Topic): Choice {
  return { label: topic.title, question: DESK_TEXT.overview(topic.title) };
}
