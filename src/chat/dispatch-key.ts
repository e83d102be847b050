import type { Dispatch } from './dispatches.ts';
import type { RecordedAnswer } from './ledger.ts';

/** What an answer is recorded under that the bot gave of itself. */
export const dispatchKey = ({ key }: Pick<Dispatch, 'key'>): string => `dispatch ${key}`;

/** Whether the bot gave an answer of itself. */
export const isDispatch = ({ key }: Pick<RecordedAnswer, 'key'>): boolean => key.startsWith('dispatch ');
