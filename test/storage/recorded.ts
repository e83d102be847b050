import type { Address, Invocation } from '../../src/chat/invocation.ts';
import type { RecordedAnswer } from '../../src/chat/ledger.ts';
import type { Post } from '../../src/chat/messenger.ts';
import { type Answer, blank } from '../../src/domain/answer.ts';

const ADDRESS: Address = {
  channel: 'C1',
  direct: false,
  thread: null,
  message: '1.0',
  person: 'U1',
  visibility: 'public',
  handle: null,
};

/** Something that was asked in a channel. */
export const asked = (key: string, more: Partial<Invocation> = {}): Invocation => ({
  key,
  platform: 'fake',
  address: ADDRESS,
  input: { kind: 'text', text: 'secret words' },
  groups: null,
  at: 5,
  ...more,
});

const ANSWER: Answer = { ...blank('secret words', null, 6), outcome: 'notice', message: '“said” \ud800‮' };

/** An answer as it was given to that. */
export const recorded = (id: string, key: string, more: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  id,
  key,
  platform: 'fake',
  address: ADDRESS,
  answer: ANSWER,
  share: false,
  from: 0,
  above: null,
  offers: [{ label: 'Undo', command: 'desk undo', input: { correction: 'c' } }],
  asked: null,
  revises: null,
  at: 6,
  ...more,
});

/** Where something stands. */
export const post = (message: string): Post => ({ channel: 'C1', thread: '1.0', message });
