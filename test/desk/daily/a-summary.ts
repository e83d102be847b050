import type { SummaryAsked } from '../../../src/desk/daily/summary.ts';
import type { Point } from '../../../src/desk/point.ts';
import { READER } from '../../../src/domain/audience.ts';
import { localTime } from '../../../src/domain/local-time.ts';
import type { ADesk } from '../a-desk.ts';

/** What a desk's summary since a point is asked for with: a reader's, of all topics, with nobody on duty and nothing to add. */
export function asked(desk: Pick<ADesk, 'onFile' | 'desk' | 'now'>, since: Point, more: Partial<SummaryAsked> = {}): SummaryAsked {
  const { zone = 'UTC', now = desk.now } = more;
  return {
    onFile: desk.onFile,
    desk: desk.desk,
    viewer: READER,
    now,
    topics: [],
    since,
    day: localTime(now, zone).day,
    zone,
    duty: null,
    next: null,
    offline: [],
    open: () => 0,
    edits: [],
    previous: null,
    ...more,
  };
}
