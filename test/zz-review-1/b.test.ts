import { test } from 'vitest';
import { Rig } from './rig.ts';

const DAM = 'flood/dam',
  DEAD = 'flood/dead';
const out = (s: unknown) => process.stdout.write(String(s) + '\n');
test('T6 stop', async () => {
  const r = new Rig();
  await r.until('2026-11-25T08:00:00Z');
  await r.cmd({ act: 'stop' });
  const t0 = r.now;
  while (r.town.pinnedIn('news').length > 0 && r.now < t0 + 2 * 3600e3) await r.passes(1000);
  out(`T6 unpinned after ${(r.now - t0) / 1000} s`);
  const r2 = new Rig();
  await r2.until('2026-11-25T08:05:00Z');
  await r2.cmd({ act: 'pause' });
  const t1 = r2.now;
  while (!r2.text(r2.tops[0]).includes('none set') && r2.now < t1 + 2 * 3600e3) await r2.passes(1000);
  out(`T6 pause shown after ${(r2.now - t1) / 1000} s\n` + r2.text(r2.tops[0]));
});
test('T7 killed while the new one is being made and the platform is away', async () => {
  const r = new Rig();
  await r.until('2026-11-26T06:59:00Z');
  let away = true;
  const town = r.town;
  r.messenger = new Proxy(town, {
    get: (o, n) => {
      const v = Reflect.get(o, n, o);
      if (['send', 'edit', 'tell', 'pin', 'unpin'].includes(String(n)))
        return async (...a: any[]) => (away ? { ok: false, reason: 'unreachable', detail: 'away' } : v.apply(o, a));
      return typeof v === 'function' ? v.bind(o) : v;
    },
  }) as any;
  await r.until('2026-11-26T08:00:00Z', 10_000);
  r.sets(DAM, { status: 'withdrawn', reason: 'fake' }, 'fake');
  await r.until('2026-11-26T09:00:00Z', 10_000);
  away = false;
  const seen: string[] = [];
  town.before = async () => {
    const t = r.tops[1];
    seen.push(
      (t ? 'TOP2 ' : '') +
        r.chan
          .slice(2)
          .map((p) => r.text(p).includes('The dam is holding'))
          .join(),
    );
  };
  await r.until('2026-11-26T12:00:00Z', 10_000);
  out('T7 during: ' + seen.join(' | '));
  out(r.dump('T7'));
});
test('T8 no threads', async () => {
  const r = new Rig();
  const town = r.town;
  r.messenger = new Proxy(town, {
    get: (o, n) => {
      const v = Reflect.get(o, n, o);
      if (n === 'send')
        return async (to: any, ...a: any[]) => {
          const s = await v({ ...to, message: null }, ...a);
          return s.ok ? { ...s, thread: null } : s;
        };
      return typeof v === 'function' ? v.bind(o) : v;
    },
  }) as any;
  await r.until('2026-11-25T08:00:00Z');
  r.sets(DAM, { status: 'withdrawn', reason: 'fake' }, 'fake');
  await r.passes(600e3, 5000);
  out(r.dump('T8'));
});
test('T9 embargoed correction lifts', async () => {
  const r = new Rig();
  r.sets(DEAD, { embargo: '2026-11-25T12:00:00Z', links: [{ kind: 'corrects', to: DAM }] });
  await r.until('2026-11-25T08:00:00Z');
  out('T9 before\n' + r.text(r.tops[0]) + '\n' + r.chan.length);
  await r.until('2026-11-25T16:00:00Z');
  out(r.dump('T9'));
});
test('T11 second correction of a reply', async () => {
  const r = new Rig();
  await r.until('2026-11-25T08:00:00Z');
  r.sets(DAM, { asOf: '2026-11-24' });
  await r.passes(300e3, 5000);
  r.sets(DAM, { asOf: '2026-11-23' });
  await r.passes(300e3, 5000);
  r.sets(DAM, { asOf: '2026-11-22' });
  await r.passes(300e3, 5000);
  out(r.dump('T11'));
  out(r.broke);
});
test('T12 pinned edit fails', async () => {
  const r = new Rig();
  const town = r.town;
  await r.until('2026-11-25T08:00:00Z');
  const top = r.tops[0]!.id;
  r.messenger = new Proxy(town, {
    get: (o, n) => {
      const v = Reflect.get(o, n, o);
      if (n === 'edit')
        return async (p: any, ...a: any[]) =>
          p.message === top ? { ok: false, reason: 'failed', detail: 'invalid_blocks' } : v.apply(o, [p, ...a]);
      return typeof v === 'function' ? v.bind(o) : v;
    },
  }) as any;
  r.sets(DAM, { status: 'withdrawn', reason: 'fake' }, 'fake');
  await r.until('2026-11-25T18:00:00Z', 10_000);
  out(r.dump('T12'));
  out(r.und.length);
});
