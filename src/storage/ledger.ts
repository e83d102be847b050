import type { Invocation } from '../chat/invocation.ts';
import type { Ledger } from '../chat/ledger.ts';
import type { Call } from '../commands/call.ts';
import type { Conversation } from '../search/conversation.ts';
import { type Database, openDatabase } from './database.ts';
import { FORGET_WORDS, KEEP_ASK, NOTE_MISS } from './gap-queries.ts';
import * as queries from './ledger-queries.ts';
import { makePosts } from './posts.ts';
import { recordedFrom } from './recorded.ts';

/** How long (ms) an end may wait to be written: a thing that seems unfinished after a crash is looked up, and not said again. */
const SETTLE = 25;
/** How long (ms) it waits where the database was locked or its disk is full. */
const AGAIN = 1000;

/** Opens the ledger of a data folder alone; closing it closes the database. */
export function openLedger(folder: string): Ledger {
  const database = openDatabase(folder);
  const ledger = makeLedger(database);
  return {
    ...ledger,
    close: () => {
      ledger.close();
      database.close();
    },
  };
}

type End = Parameters<Ledger['finish']>[1] & { readonly key: string };

/** Keeps the ledger in a database, which whoever opened it closes after the ledger. */
export function makeLedger(database: Database): Ledger {
  const { prepare, transaction } = database;
  const take = prepare(queries.TAKE);
  const taken = prepare(queries.TAKEN);
  const record = prepare(queries.RECORD);
  const cite = prepare(queries.CITE);
  const finish = prepare(queries.FINISH);
  const find = prepare(queries.FIND);
  const unfinished = prepare(queries.UNFINISHED);
  const lastAnswer = prepare(queries.LAST_ANSWER);
  const asked = prepare(queries.ASKED);
  const keepForm = prepare(queries.KEEP_FORM);
  const form = prepare(queries.FORM);
  const conversation = prepare(queries.CONVERSATION);
  const converse = prepare(queries.CONVERSE);
  const keepAsk = prepare(KEEP_ASK);
  const noteMiss = prepare(NOTE_MISS);
  const forgetWords = prepare(FORGET_WORDS);
  const claim = prepare(queries.CLAIM);
  const claimed = prepare(queries.CLAIMED);
  const release = prepare(queries.RELEASE);
  const noted = prepare(queries.NOTED);
  const notedNames = prepare(queries.NOTED_NAMES);
  const note = prepare(queries.NOTE);
  const forget = queries.FORGET.map((each) => prepare(each));
  const forgetWith = queries.FORGET_WITH.map((each) => prepare(each));
  const posts = makePosts(database);

  /** What this run took and hasn't finished: known without a look at the database. */
  const inHand = new Set<string>();
  const ended: End[] = [];
  let settling: NodeJS.Timeout | null = null;
  let closed = false;
  /** Writes down what is over; where it throws, the timer goes on. */
  function settle(): void {
    if (ended.length > 0) {
      transaction(() => {
        for (const { key, outcome, post, at } of ended) {
          finish.run({ key, outcome, at });
          const answer = outcome === 'sent' ? lastAnswer.get({ key }) : null;
          if (answer) posts.place(answer.id, post);
        }
      });
      ended.splice(0);
    }
    if (settling) clearTimeout(settling);
    settling = null;
  }
  /** By the timer nobody waits: what can't be written now is written later. */
  function settleSoon(ms: number): void {
    settling ??= setTimeout(() => {
      settling = null;
      try {
        settle();
      } catch {
        settleSoon(AGAIN);
      }
    }, ms);
  }
  return {
    take: (invocation) => {
      const { key, platform, at } = invocation;
      const first = take.run({ key, platform, at, body: JSON.stringify(invocation) }) > 0;
      if (first) inHand.add(key);
      return first;
    },
    record: (answer, cited, kept, ask = null) => {
      const { id, key, at, revises, platform } = answer;
      transaction(() => {
        record.run({ id, key, at, body: JSON.stringify(answer), cited: JSON.stringify(cited) });
        const counts = revises === null && (inHand.has(key) || taken.get({ key }) !== null) ? 1 : 0;
        for (const { factId, version } of cited) cite.run({ factId, version, answerId: id, asked: counts });
        if (revises !== null) posts.revise(id, revises);
        if (kept) converse.run({ thread: kept.thread, at, body: JSON.stringify(kept.conversation) });
        if (ask) {
          const { channel, person, visibility, direct, closed: shut = false } = answer.address;
          const { topicId, missed } = ask;
          const behind = JSON.stringify(ask.behind);
          keepAsk.run({ answerId: id, at, platform, outcome: answer.answer.outcome, topicId, behind });
          const open = visibility === 'public' && !direct && !shut ? 1 : 0;
          if (missed) noteMiss.run({ id, answerId: id, at, platform, channel, open, person, topicId, behind });
        }
      });
    },
    finish: (key, end) => {
      // What ends after that is unfinished to the next run, which looks it up.
      if (closed) return;
      inHand.delete(key);
      ended.push({ key, ...end });
      settleSoon(SETTLE);
    },
    placed: (answerId, post) => {
      transaction(() => posts.place(answerId, post));
    },
    find: (id) => {
      const row = find.get({ id });
      return row && recordedFrom(row.body);
    },
    asked: () => new Map(asked.all({}).map(({ fact_id, times }) => [fact_id, Number(times)])),
    keepForm: (id, call, at) => {
      keepForm.run({ id, at, body: JSON.stringify(call) });
    },
    formOf: (id) => {
      const row = form.get({ id });
      return row && (JSON.parse(row.body) as Call);
    },
    unfinished: (platform) => {
      settle();
      return unfinished.all({ platform }).flatMap(({ key, body }) => {
        const answer = lastAnswer.get({ key });
        return body === null ? [] : [{ invocation: JSON.parse(body) as Invocation, recorded: answer && recordedFrom(answer.body) }];
      });
    },
    conversation: (thread) => {
      const row = conversation.get({ thread });
      return row && { at: row.at, conversation: JSON.parse(row.body) as Conversation };
    },
    converse: (thread, kept, at) => {
      converse.run({ thread, at, body: JSON.stringify(kept) });
    },
    claim: (what, by, at) => {
      for (;;) {
        if (claim.run({ what, by, at }) > 0) return by;
        const holder = claimed.get({ what });
        // Given up in between: then it is to be had.
        if (holder) return holder.by;
      }
    },
    release: (by) => {
      release.run({ by });
    },
    noted: (name) => noted.get({ name })?.at ?? null,
    notedNames: (beginning) => notedNames.all({ beginning, length: [...beginning].length }).map(({ name }) => name),
    note: (name, at) => {
      note.run({ name, at });
    },
    forget: (before) => {
      settle();
      return transaction(() => {
        const forgotten = forget.reduce((sum, each) => sum + each.run({ at: before }), 0);
        for (const each of forgetWith) each.run({ at: before });
        forgetWords.run({ at: before });
        return forgotten;
      });
    },
    close: () => {
      settle();
      closed = true;
    },
  };
}
