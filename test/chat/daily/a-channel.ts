import { expect, onTestFinished } from 'vitest';
import type { Schedule } from '../../../src/desk/daily/schedules.ts';
import type { DaySummary } from '../../../src/desk/daily/summaries.ts';
import type { Fact } from '../../../src/domain/fact.ts';
import { openStorage, type Storage } from '../../../src/storage/open.ts';
import { MEMORY } from '../../../src/storage/sqlite.ts';
import { TWO_FACTS } from '../../desk/a-desk.ts';
import { FakeMessenger } from '../../fakes/messenger.ts';
import { type Files, folderWith } from '../../knowledge/temp-knowledge.ts';
import { ARun } from './a-house.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Tuesday, in the evening. */
const EVENING = Date.parse('2026-11-24T18:00:00Z');

export const SCHEDULE: Schedule = {
  platform: 'fake',
  channel: 'news',
  topics: [],
  days: [1, 2, 3, 4, 5, 6, 7],
  time: '07:00',
  zone: 'UTC',
  duty: 'Ada',
  state: 'active',
  by: 'fake:ED',
  since: EVENING,
};

/** A channel with a daily summary, and a bot that can be killed and run again. */
export class AChannel {
  readonly storage: Storage = openStorage(MEMORY);
  readonly town = new FakeMessenger();
  readonly #folder: string;
  now = EVENING;
  run: ARun;

  constructor(files: Files = TWO_FACTS, schedule: Partial<Schedule> = {}) {
    onTestFinished(() => this.storage.close());
    // All of a topic on one page.
    this.town.perPage = 100;
    this.#folder = folderWith(files);
    this.run = this.#another(this.#folder);
    this.storage.books.schedules.set({ ...SCHEDULE, ...schedule });
  }

  #another(folder: string | null = null): ARun {
    return new ARun(this.storage, () => this.now, folder);
  }

  restarts(): void {
    this.run.kill();
    this.run = this.#another();
  }

  /** Time goes by in steps of `step` ms, and what is due is done. */
  async passes(ms: number, step = ms): Promise<void> {
    for (let left = ms; left > 0; left -= step) {
      this.now += Math.min(step, left);
      await this.run.goes([this.town]);
    }
  }

  /** Until a moment (UTC ISO text), in steps of `step` ms. */
  async until(moment: string, step = MINUTE): Promise<void> {
    await this.passes(Date.parse(moment) - this.now, step);
  }

  /** Nobody is there until that moment. */
  sleepsUntil(moment: string): void {
    this.run.kill();
    this.now = Date.parse(moment);
    this.run = this.#another();
  }

  /** An editor sets something on a fact. */
  sets(id: string, fields: Readonly<Record<string, unknown>>, reason: string | null = null): void {
    this.now += 1;
    const { onFile } = this.run;
    onFile.refresh();
    const held = onFile.find('fact', id);
    if (!held) throw new Error(`${id} is not on file`);
    const holding = { ...held.holding, fields: { ...held.holding.fields, ...fields } } as typeof held.holding;
    const done = onFile.submit({ at: this.now, by: 'fake:ED', changes: [{ holding, from: held.version, act: 'status', reason }] });
    if (!done.ok) throw new Error('somebody was quicker');
  }

  fact(id: string): Fact | null {
    return this.run.onFile.fact(id);
  }

  /** What the person who set the summary up was told. */
  get told(): readonly string[] {
    return this.town.posted.filter(({ to }) => to.direct).map((post) => this.text(post));
  }

  /** The posts in the channel itself, the oldest first. */
  get tops() {
    return this.town.posted.filter(({ to }) => !to.direct && to.thread === null && to.message === null);
  }

  /** The posts in the thread below one of them. */
  below(at: number) {
    const top = this.tops[at]?.id;
    return this.town.posted.filter(({ to }) => to.thread === top || to.message === top);
  }

  get pinned(): readonly string[] {
    return this.town.pinnedIn(SCHEDULE.channel);
  }

  summary(day: string): DaySummary {
    const found = this.storage.books.summaries.of(SCHEDULE.platform, SCHEDULE.channel, day);
    if (!found) throw new Error(`there is no summary of ${day}`);
    return found;
  }

  /** What a post says, its lines, links and quotes, as plain text. */
  text(post: FakeMessenger['posted'][number] | undefined): string {
    const answer = post?.message.answer;
    if (answer?.outcome === 'notice') return answer.message;
    if (answer?.outcome !== 'briefing') throw new Error('that is no post of a summary');
    const sections = answer.sections.flatMap(({ title, lines, links = [], quotes }) => [
      title,
      ...lines,
      ...links.map(({ text, url }) => `${text}: ${url}`),
      ...quotes.map(({ label, text }) => `${label}: ${text}`),
    ]);
    return [answer.title, ...sections, ...answer.notes].join('\n');
  }

  expectSound(): void {
    expect(this.run.broke).toEqual([]);
  }
}
