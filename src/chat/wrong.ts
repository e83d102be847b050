import type { Form } from '../commands/form.ts';
import { CHAT_TEXT } from '../text/chat.ts';

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
