import type { Part } from '../language/question/types.ts';
import type { Finding } from './finding.ts';
import { judgePart } from './judge.ts';
import { settle, settleBare } from './settle.ts';
import { findStanding } from './standing.ts';
import type { View } from './view.ts';

/** What the file has on one part of a question. */
export function findPart(part: Part, view: View, topicId: string | null): Finding {
  if (part.ask === 'confirmation' || part.ask === 'denial') return findStanding(part, view, topicId);
  const judged = judgePart(part, view, topicId);
  if (part.bare) return settleBare(part, judged, view, topicId);
  return settle(part, judged, view, topicId);
}
