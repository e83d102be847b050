/**
 * What stands in the database, as queries see it. Instants are epoch ms, a holding, an answer or a call is JSON text, and what is yes or no
 * is 1 or 0, so that every database that knows SQL holds the same.
 */
export interface Tables {
  readonly migrations: { number: number; name: string; at: number };
  readonly invocations: {
    key: string;
    platform: string;
    taken_at: number;
    /** null once it is over. */
    body: string | null;
    outcome: string | null;
    ended_at: number | null;
  };
  /** `cited`: what the answer rests on. */
  readonly answers: { id: string; key: string; at: number; body: string; cited: string };
  /** The same, to be found by fact. `asked`: 1 where an invocation asked for the answer, and it isn't the revision of another. */
  readonly citations: { fact_id: string; version: number; answer_id: string; asked: number };
  /** Where an answer stands; without a message: it is there and has no id. */
  readonly posts: { answer_id: string; channel: string | null; thread: string | null; message: string | null };
  /** Answers that stand in another one's post: the first answer of the post, and which of its revisions this is, from 1. */
  readonly revisions: { answer_id: string; first_id: string; number: number };
  readonly forms: { id: string; at: number; body: string };
  readonly conversations: { thread: string; at: number; body: string };
  readonly gaps: { answer_id: string; person: string; reason: string; at: number };
  readonly claims: { what: string; by: string; at: number };
  readonly notes: { name: string; at: number };
  /** Everything that ever was on file, in every version. Nothing in it is changed or deleted. */
  readonly versions: { kind: string; id: string; version: number; body: string };
  /** Who did what when; one line for each version, numbered from 1 without gaps. Nothing in it is changed or deleted. */
  readonly audit: { seq: number; at: number; by: string; act: string; kind: string; id: string; version: number; reason: string | null };
  /** The version of each thing that stands now; `seq` is its line of the audit, `first_seq` that of version 1. */
  readonly heads: { kind: string; id: string; version: number; seq: number; first_seq: number };
  readonly marks: { kind: string; id: string; hash: string };
  readonly proposals: { kind: string; id: string; hash: string; at: string; body: string };
  readonly dismissed: { pair: string; by: string; at: number };
  readonly corrections: { id: string; by: string; behind: string; at: number; goes_at: number; state: string };
  readonly affected: {
    correction_id: string;
    fact_id: string;
    /** In the order in which they joined. */
    number: number;
    version: number;
    word: string;
    by_something_else: number;
    reason: string | null;
  };
  readonly steps: { correction_id: string; number: number; kind: string; id: string; from_version: number; to_version: number };
  /** `topics` and `days` are JSON text. */
  readonly schedules: {
    platform: string;
    channel: string;
    topics: string;
    days: string;
    time: string;
    zone: string;
    duty: string | null;
    state: string;
    by: string;
    since: number;
  };
  readonly summaries: {
    id: string;
    platform: string;
    channel: string;
    /** The local date, `YYYY-MM-DD`: one summary a channel and day. */
    day: string;
    made_at: number;
    since_seq: number;
    since_at: number;
    /** What was settled when it was made. */
    body: string;
    state: string;
    pin: string;
    pin_detail: string | null;
    /** What it shows is how things stood then. */
    shown_seq: number;
    shown_at: number;
    tries: number;
    /** In one hand until then; not to be looked at before. */
    lease: number;
    holder: string | null;
  };
  /** The posts of a summary, the pinned one is number 0. */
  readonly summary_posts: {
    summary_id: string;
    number: number;
    /** The recorded answer that it shows, or is to show. */
    answer_id: string;
    /** A hash of that. */
    shows: string;
    state: string;
    tries: number;
    channel: string | null;
    thread: string | null;
    message: string | null;
  };
  readonly deliveries: {
    key: string;
    correction_id: string;
    /** In the order in which they were planned. */
    number: number;
    platform: string;
    /** In one spelling, so that a correction has each target once. */
    target: string;
    /** What goes first has the lower one. */
    rank: number;
    answer_ids: string;
    state: string;
    tries: number;
    detail: string | null;
    /** Waiting: not to be tried before; in hand: until then. */
    at: number;
  };
}
