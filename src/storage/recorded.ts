import type { RecordedAnswer } from '../chat/ledger.ts';

type Always = Exclude<keyof RecordedAnswer, 'offers' | 'asked' | 'revises'>;

/** A recorded answer as it was written; what the first release didn't write down yet is as if there had been none. */
export function recordedFrom(body: string): RecordedAnswer {
  return {
    offers: [],
    asked: null,
    revises: null,
    ...(JSON.parse(body) as Pick<RecordedAnswer, Always> & Partial<Omit<RecordedAnswer, Always>>),
  };
}
