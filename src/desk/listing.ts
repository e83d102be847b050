import { type Answer, type BriefingAnswer, blank, type Section } from '../domain/answer.ts';
import type { Topic } from '../domain/fact.ts';
import { briefingSections, weakestOf } from '../search/brief.ts';
import type { View } from '../search/view.ts';
import { SECTIONS } from '../text/answer.ts';
import { DESK_TEXT } from '../text/desk.ts';

export const LISTINGS = ['topics', 'sources', 'changes', 'unconfirmed'] as const;
export type Listing = (typeof LISTINGS)[number];

/** What is on file, by topic: `null` lists every topic that the viewer may see. */
export interface Listed {
  readonly topic: Topic | null;
  readonly view: View;
  /** Epoch ms. */
  readonly now: number;
}

type SectionName = keyof typeof SECTIONS;

/** What `/desk topics` and its like show. */
export function list(listing: Listing, listed: Listed): Answer {
  switch (listing) {
    case 'topics':
      return listTopics(listed);
    case 'sources':
      return byTopic(DESK_TEXT.sourcesTitle, ['sources'], listed);
    case 'changes':
      return byTopic(DESK_TEXT.changesTitle, ['corrections', 'changed'], listed);
    case 'unconfirmed':
      return byTopic(DESK_TEXT.unconfirmedTitle, ['reported', 'disputed', 'watch'], listed);
  }
}

function listTopics({ view, now }: Listed): Answer {
  const lines = view.topics.map((topic) => {
    const entries = view.facts.filter((fact) => fact.topicId === topic.id && fact.reviewed).length;
    return DESK_TEXT.topicLine(topic.title, topic.id, topic.desk, entries);
  });
  return briefing(DESK_TEXT.topicsTitle, null, [{ title: DESK_TEXT.topicsSection, quotes: [], lines }], now);
}

function byTopic(title: string, names: readonly SectionName[], { topic, view, now }: Listed): Answer {
  const topics = topic ? [topic] : view.topics;
  const sections = topics.flatMap((each) =>
    briefingSections(each, view, now)
      .filter((section) => names.some((name) => SECTIONS[name] === section.title))
      .map((section): Section => (topics.length === 1 ? section : { ...section, title: `${each.title}: ${section.title}` })),
  );
  return briefing(
    topics.length === 1 ? `${title}: ${topics[0]?.title ?? ''}` : title,
    topics.length === 1 ? (topics[0] ?? null) : null,
    sections,
    now,
  );
}

function briefing(title: string, topic: Topic | null, sections: readonly Section[], now: number): BriefingAnswer {
  return { ...blank('', topic?.id ?? null, now), outcome: 'briefing', title, status: weakestOf(sections), sections };
}
