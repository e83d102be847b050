import type { DeliveryState, OutboxDelivery } from '../../src/chat/corrections/outbox.ts';

/** A delivery with when it can be tried again, or is let go of. */
type Row = Omit<OutboxDelivery, 'tries' | 'state' | 'detail'> & { tries: number; state: DeliveryState; detail: string | null; at: number };

const KINDS = ['edit', 'reply', 'tell', 'report'] as const;

/** What an outbox comes to, told as plainly as can be; it knows nothing of how one is kept. */
export class OutboxModel {
  /** The oldest first, as corrections were made. */
  readonly corrections: { readonly id: string; readonly goesAt: number; state: 'waiting' | 'going' | 'done' }[] = [];
  readonly rows: Row[] = [];

  due(now: number): string[] {
    return this.corrections.filter(({ state, goesAt }) => state === 'going' || (state === 'waiting' && goesAt <= now)).map(({ id }) => id);
  }

  plan(correctionId: string, planned: readonly Pick<OutboxDelivery, 'key' | 'platform' | 'target' | 'answerIds'>[]): number {
    let added = 0;
    for (const each of planned) {
      const same = (row: Row) =>
        row.correctionId === correctionId &&
        row.platform === each.platform &&
        JSON.stringify(Object.entries(row.target).sort()) === JSON.stringify(Object.entries(each.target).sort());
      if (this.rows.some(same)) continue;
      this.rows.push({ ...each, correctionId, state: 'waiting', tries: 0, detail: null, at: 0 });
      added++;
    }
    const correction = this.corrections.find(({ id }) => id === correctionId);
    if (correction && (added > 0 || correction.state === 'waiting')) correction.state = 'going';
    return added;
  }

  next(platform: string, now: number, until: number): OutboxDelivery | null {
    const open = this.rows.filter(({ state }) => state === 'waiting' || state === 'trying');
    const ready = open.filter((row) => row.platform === platform && row.at <= now);
    for (const kind of KINDS) {
      for (const { id } of this.corrections) {
        const others = open.some((row) => row.correctionId === id && row.target.kind !== 'report');
        if (kind === 'report' && others) continue;
        const row = ready.find((each) => each.correctionId === id && each.target.kind === kind);
        if (!row) continue;
        const taken = { ...shown(row), state: 'trying' } as const;
        Object.assign(row, { state: 'trying', at: until, tries: row.tries + 1 });
        return taken;
      }
    }
    return null;
  }

  settle(key: string, { state, detail, at }: { state: DeliveryState; detail: string | null; at: number }): void {
    const row = this.rows.find((each) => each.key === key);
    if (!row || !(row.state === 'trying' || (row.state === 'waiting' && state !== 'waiting'))) return;
    Object.assign(row, { state, detail, at });
  }

  deliveries(correctionId: string): OutboxDelivery[] {
    return this.rows.filter((row) => row.correctionId === correctionId).map(shown);
  }
}

const shown = ({ at: _, ...delivery }: Row): OutboxDelivery => delivery;
