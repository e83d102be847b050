import { test } from 'vitest';
import { Rig } from './rig.ts';

const DAM = 'flood/dam',
  DEAD = 'flood/dead';
const out = (s: unknown) => process.stdout.write(String(s) + '\n');
test('T1 days then kill: storm', async () => {
  const r = new Rig();
  await r.until('2026-12-01T09:00:00Z', 5 * 60_000);
  const n = r.town.posted.length;
  const e = r.town.posted.reduce((s, p) => s + p.edits, 0);
  out(`T1 posts before ${n} edits ${e}`);
  r.sets(DAM, { status: 'official' });
  await r.passes(10 * 60_000, 10_000);
  out(`T1 after status change: new posts ${r.town.posted.length - n}, edits ${r.town.posted.reduce((s, p) => s + p.edits, 0) - e}`);
  out(
    r.town.posted
      .slice(n)
      .map((p) => `${p.to.channel} thread=${p.to.thread ?? p.to.message}: ${r.text(p).slice(0, 150)}`)
      .join('\n'),
  );
  out(
    '--- yesterday top now\n' +
      r.text(r.tops[5]) +
      '\n--- its thread\n' +
      r.text(r.chan.find((p) => (p.to.message ?? p.to.thread) === r.tops[5]?.id)),
  );
  out(String(r.broke));
}, 120000);
test('T2 now before the hour', async () => {
  const r = new Rig();
  await r.until('2026-11-25T06:00:00Z');
  out('T2 ' + (await r.cmd({ act: 'now' })));
  await r.passes(3000, 1000);
  out(r.text(r.tops[0]));
  await r.until('2026-11-25T07:30:00Z');
  out('T2 at 7:30 tops=' + r.tops.length + '\n' + r.text(r.tops[0]));
  out(await r.cmd({ act: 'show' }));
});
test('T3 stop, set again, now', async () => {
  const r = new Rig();
  await r.until('2026-11-25T08:00:00Z');
  out('T3 ' + (await r.cmd({ act: 'stop' })));
  await r.passes(5000, 1000);
  out('pins ' + r.town.pinnedIn('news'));
  out(await r.cmd({ act: 'set', time: '07:00', zone: 'UTC', days: 'daily' }));
  out(await r.cmd({ act: 'now' }));
  await r.passes(5000, 1000);
  out('pins ' + r.town.pinnedIn('news') + ' tops ' + r.tops.length);
  r.sets(DAM, { status: 'official' });
  await r.passes(60000, 5000);
  out(r.text(r.tops[0]));
});
test('T4 now after outage has no offline', async () => {
  const r = new Rig();
  await r.until('2026-11-25T08:00:00Z');
  r.now = Date.parse('2026-11-28T03:00:00Z');
  r.restart();
  await r.passes(5000, 1000);
  out('T4 preview: ' + (await r.cmd({ act: 'preview' })));
  await r.cmd({ act: 'now' });
  await r.passes(5000, 1000);
  out('T4 ' + r.text(r.tops[1]));
  await r.until('2026-11-29T07:01:00Z');
  out('T4 next: ' + r.text(r.tops[2]));
});
test('T5 deleted, now', async () => {
  const r = new Rig();
  await r.until('2026-11-25T08:00:00Z');
  r.town.remove(r.tops[0]!.id);
  r.sets(DAM, { status: 'official' });
  await r.passes(60000, 5000);
  out('T5 ' + (await r.cmd({ act: 'now' })));
  await r.passes(5000, 1000);
  out('T5 tops ' + r.tops.length + ' ' + (await r.cmd({ act: 'show' })));
});
