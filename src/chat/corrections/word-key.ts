import type { Correction } from '../../desk/store.ts';
import type { RecordedAnswer } from '../ledger.ts';

/** What an answer is recorded under that is word of a correction. */
export const wordKey = ({ id }: Pick<Correction, 'id'>, key: string): string => `correction ${id} ${key}`;

/** Whether an answer is word of a correction; of that one, if it is named. */
export const isWord = ({ key }: Pick<RecordedAnswer, 'key'>, of?: Pick<Correction, 'id'>): boolean =>
  key.startsWith(of ? `correction ${of.id} ` : 'correction ');
