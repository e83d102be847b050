import { type Host, makeHost } from '../../src/chat/host.ts';
import type { Messenger } from '../../src/chat/messenger.ts';
import { makeRounds, type Rounds } from '../../src/chat/rounds.ts';
import { openDesk } from '../../src/desk/open.ts';
import type { Schedule } from '../../src/desk/schedules.ts';
import { loadLexicon } from '../../src/language/load.ts';
import { openStorage } from '../../src/storage/open.ts';
import { MEMORY } from '../../src/storage/sqlite.ts';
import { EVENING, SCHEDULE } from '../chat/daily/a-channel.ts';
import { HOLDERS, TWO_FACTS } from '../desk/a-desk.ts';
import { FakeMessenger } from '../fakes/messenger.ts';
import { type Files, folderWith } from '../knowledge/temp-knowledge.ts';

const lexicon = loadLexicon();
export class Rig {
  storage = openStorage(MEMORY);
  town = new FakeMessenger();
  messenger: Messenger = this.town;
  now = EVENING;
  rounds!: Rounds;
  host!: Host;
  opened: ReturnType<typeof openDesk>;
  broke: unknown[] = [];
  und: string[] = [];
  folder: string;
  constructor(files: Files = TWO_FACTS, schedule: Partial<Schedule> = {}) {
    this.town.perPage = 100;
    this.folder = folderWith(files);
    this.opened = openDesk(this.storage.store, this.folder, this.now, lexicon);
    this.start();
    this.storage.books.schedules.set({ ...SCHEDULE, ...schedule });
  }
  start() {
    const { ledger, outbox, store, dispatches, books } = this.storage;
    const { newsroom: desk, onFile } = this.opened;
    const clock = () => this.now;
    const failed = (_r: string, e: unknown) => void this.broke.push(e);
    this.rounds = makeRounds({
      desk,
      onFile,
      store,
      ledger,
      outbox,
      books,
      dispatches,
      holders: HOLDERS,
      publicChannels: [],
      clock,
      failed,
      undelivered: (...a) => void this.und.push(a.join(' ')),
      filled: () => undefined,
    });
    this.host = makeHost({
      desk,
      ledger,
      onFile,
      books,
      zone: 'UTC',
      told: { reach: this.rounds.reach, asked: ledger.asked, answer: (id) => ledger.find(id)?.answer ?? null },
      holders: HOLDERS,
      publicChannels: [],
      clock,
      watch: { answered: () => undefined, undelivered: () => undefined, failed },
    });
  }
  restart() {
    this.opened = openDesk(this.storage.store, this.folder, this.now, lexicon);
    this.start();
  }
  keys = 0;
  async cmd(options: Record<string, string>, name = 'desk summary', channel = 'news') {
    const address = { channel, direct: false, thread: null, message: null, person: 'ED', visibility: 'private', handle: null } as const;
    const inv = {
      key: `k${++this.keys}`,
      platform: 'fake',
      address,
      input: { kind: 'command', name, options } as const,
      groups: [],
      at: this.now,
    };
    const n = this.town.posted.length;
    this.host.take(inv as never);
    await this.host.answer(inv as never, this.town);
    return this.text(this.town.posted.at(-1)!) + `  [${this.town.posted.length - n} new]`;
  }
  async passes(ms: number, step = ms) {
    for (let left = ms; left > 0; left -= step) {
      this.now += Math.min(step, left);
      await this.rounds.go([this.messenger]);
    }
  }
  async until(m: string, step = 60_000) {
    await this.passes(Date.parse(m) - this.now, step);
  }
  sets(id: string, fields: Record<string, unknown>, reason: string | null = null, kind: 'fact' | 'source' | 'topic' = 'fact') {
    this.now += 1;
    const { onFile } = this.opened;
    onFile.refresh();
    const held = onFile.find(kind as 'fact', id);
    if (!held) throw new Error('none ' + id);
    const holding = { ...held.holding, fields: { ...held.holding.fields, ...fields } } as typeof held.holding;
    const done = onFile.submit({ at: this.now, by: 'fake:ED', changes: [{ holding, from: held.version, act: 'status', reason }] });
    if (!done.ok) throw new Error('quicker');
    return done;
  }
  text(post: FakeMessenger['posted'][number] | undefined): string {
    if (!post) return '(none)';
    const a = post.message.answer as any;
    const above = (post.message as any).above;
    const head = above ? `[above: ${JSON.stringify(above)}]\n` : '';
    if (a.outcome === 'notice') return head + a.message;
    if (a.outcome !== 'briefing') return head + JSON.stringify(a);
    return (
      head +
      [
        a.title,
        ...a.sections.flatMap((s: any) => [
          s.title && `## ${s.title}`,
          ...s.lines,
          ...(s.links ?? []).map((l: any) => `[${l.text}](${l.url})`),
          ...s.quotes.map((q: any) => `${q.label}: ${q.text}`),
        ]),
        ...a.notes,
      ]
        .filter(Boolean)
        .join('\n')
    );
  }
  get chan() {
    return this.town.posted.filter((p) => p.to.channel === 'news' && p.to.visibility === 'public');
  }
  get tops() {
    return this.chan.filter(({ to }) => to.thread === null && to.message === null);
  }
  dump(title = '') {
    return (
      `===== ${title} ${new Date(this.now).toISOString()}\n` +
      this.town.posted
        .map(
          (p) =>
            `--- ${p.id} ch=${p.to.channel} thread=${p.to.thread ?? p.to.message} vis=${p.to.visibility} edits=${p.edits}\n${this.text(p)}`,
        )
        .join('\n')
    );
  }
}
