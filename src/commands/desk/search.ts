import { z } from 'zod';
import type { Hit } from '../../desk/search.ts';
import { type Answer, blank, type Section } from '../../domain/answer.ts';
import { toEvidence } from '../../search/evidence.ts';
import type { View } from '../../search/view.ts';
import { COMMAND_TEXT, DESK_TEXT } from '../../text/desk.ts';
import { command } from '../command.ts';

/** Hits at most, and unless said. */
export const HITS = { most: 100, usual: 10 } as const;

/** `/desk search question` */
export const searchCommand = command({
  group: 'desk',
  name: 'search',
  summary: COMMAND_TEXT.search,
  takes: ['question'],
  options: z.strictObject({
    question: z.string(),
    topic: z.string().nullable().default(null),
    limit: z.coerce.number().int().min(1).max(HITS.most).default(HITS.usual),
  }),
  run: ({ question, topic, limit }, { desk, viewer, now }): Answer => {
    const { hits } = desk.search({ question, topic, limit, viewer, now });
    const common = blank(question, null, now);
    if (hits.length === 0) return { ...common, outcome: 'not-on-file', missing: [], notes: [DESK_TEXT.nothingNear] };
    const view = desk.view({ viewer, now });
    const answering = hits.filter((hit) => hit.answers);
    const near = hits.filter((hit) => !hit.answers);
    const sections = [section(DESK_TEXT.searchAnswers, answering, view, now), section(DESK_TEXT.searchNear, near, view, now)];
    return { ...common, outcome: 'briefing', status: null, title: DESK_TEXT.searchTitle(question), sections };
  },
});

function section(title: string, hits: readonly Hit[], view: View, now: number): Section {
  return { title, quotes: hits.map(({ fact }) => toEvidence(fact, view, now)), lines: [] };
}
