import { describe, expect, test } from 'vitest';
import type { Follow } from '../../src/desk/follows/follows.ts';
import type { StorageRig } from '../storage/a-storage.ts';

let ids = 0;
const follow = (more: Partial<Follow> = {}): Follow => ({
  id: (++ids).toString(16).padStart(12, '0'),
  platform: 'fake',
  person: 'U1',
  what: { kind: 'topic', id: 'flood' },
  where: { kind: 'privately' },
  pace: 'now',
  zone: 'UTC',
  quiet: null,
  at: '08:00',
  turn: 0,
  since: { seq: 3, at: 1_700_000_000_000 },
  left: {},
  ...more,
});

/** What every keeper of follows promises; `make` gives a fresh place for one. */
export function followsContract(name: string, make: () => StorageRig): void {
  describe(`follows contract: ${name}`, () => {
    test('gives back what was set, the oldest first, for as long as nobody stops it', () => {
      const rig = make();
      const { books } = rig.open();
      const set = [
        follow({ quiet: { from: '22:00', to: '07:00' }, pace: 'daily', zone: 'Asia/Baghdad', at: '06:15' }),
        follow({ what: { kind: 'fact', id: 'flood/dead' }, left: { 'flood/dam': { seq: 2, at: 5 } }, turn: 4 }),
        follow({ where: { kind: 'thread', channel: 'C1', thread: null } }),
        follow({ where: { kind: 'thread', channel: 'C1', thread: 't' } }),
        follow({ person: 'U2' }),
        follow({ platform: 'other' }),
      ];
      for (const each of set) expect(books.follows.set(each)).toEqual(each);
      const again = (rig.again?.() ?? { books }).books.follows;
      expect(again.all()).toEqual(set);
      expect(again.of('fake', 'U1')).toEqual(set.slice(0, 4));
      expect(set.map(({ id }) => again.find(id))).toEqual(set);
      const [first] = set;
      expect([
        again.stop(first?.id ?? '', 'fake', 'U2'),
        again.stop(first?.id ?? '', 'other', 'U1'),
        again.stop('none', 'fake', 'U1'),
      ]).toEqual([false, false, false]);
      expect([again.stop(first?.id ?? '', 'fake', 'U1'), again.stop(first?.id ?? '', 'fake', 'U1')]).toEqual([true, false]);
      expect([books.follows.all(), books.follows.find(first?.id ?? '')]).toEqual([set.slice(1), null]);
    });

    test('has a thing once for a person in a place: at another pace it goes on from where it is', () => {
      const { follows } = make().open().books;
      const first = follows.set(follow({ turn: 2 }));
      const other = follow({
        pace: 'daily',
        zone: 'Europe/Berlin',
        at: '09:00',
        quiet: { from: '23:00', to: '06:00' },
        since: { seq: 9, at: 9 },
      });
      const { pace, zone, at, quiet } = other;
      expect(follows.set(other)).toEqual({ ...first, pace, zone, at, quiet });
      expect(follows.all()).toHaveLength(1);
      // The fields of a place may come in any order.
      follows.set(follow({ where: { kind: 'thread', channel: 'C', thread: 't' } }));
      follows.set(follow({ where: { thread: 't', channel: 'C', kind: 'thread' } }));
      expect(follows.all()).toHaveLength(2);
    });
  });
}
