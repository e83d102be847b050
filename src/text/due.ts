/** What the desk says of entries that are due for another look. */
export const DUE_TEXT = {
  review: 'Its date for review is past',
  window: 'What it says of time has lapsed',
  by: (iso: string) => `Due for review on ${iso.slice(0, 10)}.`,
  lapsed: 'Nothing on file says whether it happened.',
  stands: 'Still stands',
  edit: 'Edit',
  hold: 'Put on hold',
  withdraw: 'Withdraw',
  form: {
    title: 'Still stands',
    note: 'It stays as it is. From that date on it waits for review again.',
    label: 'Next review',
    hint: '2026-11-30',
    submit: 'Still stands',
  },
  done: (id: string, iso: string) => `${id} stands. Next review: ${iso.slice(0, 10)}.`,
  why: {
    title: 'Why',
    note: (id: string, status: string) => `${status} for ${id}, from now on.`,
    reason: ['Reason', 'What was found out'],
    submit: 'Do it',
  },
  over: 'The next review is a date that is still to come.',
  desk: 'Only what a desk has, by its name',
} as const;
