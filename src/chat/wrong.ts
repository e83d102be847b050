import type { Form } from '../commands/form.ts';
import { NO_CONVERSATION } from '../search/conversation.ts';
import { matterOf } from '../search/matter.ts';
import { CHAT_TEXT } from '../text/chat.ts';
import { type Address, viewerOf } from './invocation.ts';
import type { RecordedAnswer } from './ledger.ts';
import type { Means } from './reply.ts';

const PREFIX = 'wrong:';

/** The form behind "Not what I asked": one line on what was wanted, kept as a gap. */
export const WRONG_FORM = {
  field: 'why',
  for: (answerId: string): Form => ({
    id: PREFIX + answerId,
    title: CHAT_TEXT.wrongForm.title,
    note: CHAT_TEXT.wrongForm.note,
    fields: [{ name: 'why', label: CHAT_TEXT.wrongForm.label, hint: CHAT_TEXT.wrongForm.hint, lines: 'one', most: 300, required: false }],
    submit: CHAT_TEXT.wrongForm.submit,
  }),
  /** The answer that a filled form is about; null: it is another form's id. */
  answerOf: (id: string): string | null => (id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null),
} as const;

/** Keeps what somebody said was wrong with an answer: a gap like those that nothing answers. Gates stand as they do for the person. */
export function noteWrong(
  { id, answer, asked, address }: RecordedAnswer,
  reason: string,
  platform: string,
  { channel, person, direct }: Address,
  { desk, books, standing, now }: Means,
): void {
  const viewer = viewerOf({ ...address, channel, direct, person, visibility: 'private' }, standing);
  const view = desk.view({ viewer, now });
  const about = matterOf(answer.question, answer, asked ?? NO_CONVERSATION, view);
  const said = matterOf(reason, answer, NO_CONVERSATION, view);
  books.gaps.wrong({
    answerId: id,
    platform,
    channel,
    open: address.visibility === 'public' && !address.direct && address.closed !== true,
    person,
    topicId: about.topicId,
    behind: [...new Set([...about.behind, ...said.behind])].sort(),
    reason,
    at: now,
  });
}
