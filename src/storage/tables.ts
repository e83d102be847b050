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
  readonly gaps: {
    id: string;
    kind: string;
    answer_id: string;
    at: number;
    platform: string;
    channel: string;
    /** 1: for all to read there. */
    open: number;
    /** null: it is forgotten. */
    person: string | null;
    reason: string | null;
    topic_id: string | null;
    /** Keys of gates, JSON text. */
    behind: string;
    state: string;
    version: number;
    source_id: string | null;
    settled_id: string | null;
    settled_by: string | null;
    settled_at: number | null;
    settled_fact: string | null;
    settled_why: string | null;
    /** 1: word of it is planned. */
    told: number;
  };
  /** What was asked, without words. */
  readonly asks: { answer_id: string; at: number; platform: string; outcome: string; topic_id: string | null; behind: string };
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
    since_seq: number;
    since_at: number;
    made_seq: number;
    made_at: number;
    shown_seq: number;
    shown_at: number;
    /** JSON text. */
    notes: string;
    state: string;
    pin: string;
    detail: string | null;
    /** Whose hand it is in; null: nobody's. */
    hand: string | null;
    /** In that hand until then; in nobody's: not to be taken before. */
    until: number;
  };
  /** The posts of a summary, the pinned one is number 0. */
  readonly summary_posts: {
    summary_id: string;
    number: number;
    answer_id: string;
    shows: string;
    state: string;
    channel: string | null;
    thread: string | null;
    message: string | null;
  };
  /** Files that were imported whole, by their bytes. */
  readonly imported_files: { sha256: string; pieces: number };
  /** Feeds that are polled. */
  readonly feeds: {
    url: string;
    etag: string | null;
    modified: string | null;
    digest: string | null;
    failures: number;
    trouble: string | null;
    /** Whose hand it is in; null: nobody's. */
    hand: string | null;
    /** In that hand until then; in nobody's: due then. */
    until: number;
  };
  /** Which index of the full text has what stands behind the gates of a key; `next`: the number of its next document. */
  readonly archive_gates: { number: number; gates: string; next: number };
  /** What of a source is in the archive; `spans` is JSON text. */
  readonly archived: { source_id: string; version: number; gates: number; tokens: string; first: number; spans: string };
  /** One row, which counts changes of the archive. */
  readonly archive_edition: { number: number; edition: number };
  readonly follows: {
    id: string;
    /** In the order in which they were set. */
    number: number;
    platform: string;
    person: string;
    /** Of the thing that is followed, with its id. */
    kind: string;
    thing: string;
    /** In one spelling, so that a person follows a thing once in each place. */
    place: string;
    pace: string;
    zone: string;
    /** JSON text; null: none. */
    quiet: string | null;
    time: string;
    turn: number;
    since_seq: number;
    since_at: number;
    /** Of what something older is still to be told; JSON text. */
    held_back: string;
  };
  readonly dispatches: {
    key: string;
    once: string;
    platform: string;
    target: string;
    about: string;
    planned: number;
    state: string;
    tries: number;
    detail: string | null;
    /** Waiting: not to be tried before; in hand: until then. */
    at: number;
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
