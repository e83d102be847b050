import type { AttributionKind } from '../domain/attribution.ts';
import type { Role } from '../domain/audience.ts';
import { STATUS_LABEL, type Status } from '../domain/status.ts';

/** "2026-11-23 14:05 UTC" of UTC ISO text. */
const minute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const nearest = (near: readonly string[]): string => (near.length === 0 ? '' : ` Nearest: ${near.join(', ')}.`);

const A_ROLE: Readonly<Record<Exclude<Role, 'reader'>, string>> = { editor: 'an editor', verifier: 'a verifier', admin: 'an admin' };

const KIND_NAMES: Readonly<Record<string, string>> = { topic: 'Topic', source: 'Source', fact: 'Entry', name: 'Name', draft: 'Draft' };

/** What the desk's own work says: reviewing, changing and correcting what is on file. */
export const WORK_TEXT = {
  takes: (role: Exclude<Role, 'reader'>, who: readonly string[]) =>
    who.length === 0
      ? `That takes ${A_ROLE[role]}, and none is named here yet. Whoever runs the bot sets them (SOURCED_EDITORS, SOURCED_VERIFIERS, SOURCED_ADMINS).`
      : `That takes ${A_ROLE[role]}. Ask: ${who.join(', ')}.`,
  notVouched: 'An approval counts only from Slack or Discord, where it is known who you are. Approve it there.',
  noFact: (id: string, near: readonly string[]) => `There is no entry "${id}" on file.${nearest(near)}`,
  noSource: (id: string, near: readonly string[]) => `There is no source "${id}" on file.${nearest(near)}`,
  noTopic: (id: string) => `There is no topic "${id}" on file.`,
  heldBySource: (id: string) =>
    `The source of ${id} may not be used for now, so the entry is on hold until its publisher lets it be used again. It can only be withdrawn.`,
  unfiled: (title: string) =>
    `“${title}” is in no topic yet, and an entry has one. Whoever runs the bot imports it again with --topic; then publish the sentence.`,
  noDraft: 'That sentence no longer waits for review. Nothing was changed.',
  draftDone: (state: 'open' | 'published' | 'discarded', factId: string | null, by: string, at: string) =>
    `Somebody was quicker: ${by} ${state} that sentence${factId === null ? '' : ` as ${factId}`}, ${minute(at)}. Nothing of yours was changed.`,
  draftChanged: (exact: string) =>
    `The source has changed since. What stands there now is: “${exact}” Nothing was changed; look at it again.`,
  settledAlready: 'The files have changed again, or somebody has decided on it already. Nothing was changed; look at it again.',
  takingTears: (id: string, facts: readonly string[]) =>
    `The files' version of ${id} can't be taken: ${facts.length === 0 ? 'an entry' : facts.join(', ')} would be left without the words it quotes. Give ${facts.length === 1 ? 'that entry' : 'them'} another quote first, or keep what stands.`,
  staysWithdrawn: (id: string) => `${id} is withdrawn, and what was withdrawn stays so. If it may be used again, put it on file anew.`,
  builtOn: (facts: readonly string[]) =>
    `That can't be undone any more: ${facts.length === 0 ? 'an entry rests' : `${facts.join(', ')} ${facts.length === 1 ? 'rests' : 'rest'}`} on it by now.`,
  nothingChanged: 'That is what it says already. Nothing was changed.',
  notLive: (id: string, status: string) =>
    `${id} is ${status}, so nothing can stand beside it. Publish the sentence by itself, or discard it.`,
  linkedInCircle: 'That entry stands, by its own links, in place of this one already. If each replaced the other, neither would be shown.',
  needsReason: (status: Status) => `${STATUS_LABEL[status]} needs a reason. Give it behind the status.`,
  illegal: (id: string, from: Status, to: Status) =>
    from === to
      ? `${id} is ${STATUS_LABEL[to]} already.`
      : `${id} is ${STATUS_LABEL[from]}. What was withdrawn stays withdrawn; publish a new entry instead.`,
  nameless: (kind: AttributionKind) => `What is ${kind} is never an official statement: nobody stands behind it by name.`,
  noSpeaker: (kind: AttributionKind) => `${kind} needs the speaker as the source words it.`,
  approvedAlready: (status: Status) => `You approved ${STATUS_LABEL[status]} already. It takes somebody else as well.`,
  killedAlready: (title: string, reason: string) => `“${title}” is withdrawn already. Reason: ${reason}`,
  linkedToItself: 'An entry is not linked to itself.',
  noTitle: 'A source has a title. Give it one.',
  linkedAlready: 'They are linked so already.',
  notLinked: 'They are not linked so.',
  nothingToUndo: 'There is nothing left to undo: somebody changed it since.',
  wasUndone: 'an earlier change was taken back',
  undoOver: 'The minute for undoing is over, and word of it has gone out. Set it right with a new change.',
  noText: 'There is no text in it.',
  tooLong: (length: number, most: number) =>
    `The text has ${length.toLocaleString('en')} characters; the most is ${most.toLocaleString('en')}. Nothing was cut and nothing was added. Divide it.`,
  lineTooLong: (length: number, most: number) =>
    `A title and a publisher have ${most} characters at most; this has ${length.toLocaleString('en')}. Nothing was cut and nothing was added.`,
  noTopicOpen: 'There is no topic here that you may put a source into.',
  notAnAddress: (text: string) => `"${text}" is no web address. Write one that begins with http:// or https://, or leave it out.`,
  embargoOver: 'That embargo is over already, so it would hide nothing. Nothing was added.',
  killedBefore: (title: string, id: string, reason: string) =>
    `That very text is on file as “${title}” (${id}), and is withdrawn. It was not added again. Reason: ${reason}`,
  onFileAlready: (title: string, id: string) => `That very text is on file already: “${title}” (${id}).`,
  notInSource: (near: string | null) =>
    `Those words do not stand in the source, character for character.${near === null ? '' : ` Nearest: “${near}”`}`,
  notWhole: 'A quote is at least one whole sentence, so that it carries its own hedge. Take the whole sentence.',
  theSource: 'The source',
  bothChanged: (kind: string, id: string) =>
    `${KIND_NAMES[kind] ?? kind} ${id} was changed in the files and in chat, or does not go with what was changed there. What stands stays; an editor decides (/desk review).`,
  goneFromFiles: (kind: string, id: string) => `${KIND_NAMES[kind] ?? kind} ${id} is no longer in the files. It stays on file.`,

  otherKnowledge: (folder: string, topics: readonly string[]) =>
    `The data folder holds other topics (${topics.slice(0, 3).join(', ')}) than ${folder}. Name the data folder that belongs to it (--data, SOURCED_DATA), or the other knowledge folder.`,

  // What editors are shown.
  quicker: 'Somebody was quicker, so nothing of yours was changed. This is how it stands now.',
  quickerLine: (what: string, by: string, at: string) => `${what}, changed by ${by}, ${minute(at)}`,
  quickerField: (field: string, was: string, is: string) =>
    was === '' ? `${field}: now “${is}”` : is === '' ? `${field}: no longer “${was}”` : `${field}: was “${was}”, is “${is}”`,
  nobodyTold: 'Nobody has been told of it, so nobody has to be told.',
  reach: (posts: number, people: number) =>
    `It was told ${[...(posts === 0 ? [] : [`in ${count(posts, 'post', 'posts')}`]), ...(people === 0 ? [] : [`to ${count(people, 'person', 'people')} in private`])].join(' and ')}`,
  reachBefore: (reach: string) => `${reach}. If you do it, word of it goes out a minute later.`,
  reachSoon: (reach: string, seconds: number) => `${reach}. Word of the change goes out in ${seconds} seconds unless you undo it.`,
  dryRun: (what: string) => `Not done yet. ${what}`,
  done: {
    published: (id: string) => `Published as ${id}.`,
    merged: (id: string, into: string) => `Published as ${id}, which says the same as ${into}.`,
    discarded: (n: number) => `${count(n, 'sentence', 'sentences')} discarded. Readers are no longer shown ${n === 1 ? 'it' : 'them'}.`,
    edited: (id: string) => `${id} is worded anew.`,
    status: (id: string, status: Status) => `${id} is ${STATUS_LABEL[status]} from now on.`,
    waits: (id: string, status: Status) =>
      `Noted: you approve ${STATUS_LABEL[status]} for ${id}. It stands once somebody else approves it, too; one of you must be a verifier.`,
    killed: (title: string, facts: number) => `“${title}” is withdrawn, and ${count(facts, 'entry', 'entries')} with it, from now on.`,
    linked: (from: string, kind: string, to: string) => `${from} now ${kind} ${to}.`,
    unlinked: (from: string, kind: string, to: string) => `${from} no longer ${kind} ${to}.`,
    undone: (left: number) =>
      left === 0
        ? 'Undone. It is as it was; whoever was told in the meantime is put right.'
        : 'Undone, but for what somebody else changed since.',
    taken: (ids: readonly string[]) => `The files' version of ${ids.join(', ')} stands from now on.`,
    refused: (id: string) => `The files' version of ${id} was refused. What stands stays.`,
    dismissed: 'Noted: no conflict. The two are not shown against each other.',
    added: (title: string, id: string, drafts: number) =>
      `“${title}” is on file as ${id}. ${count(drafts, 'sentence waits', 'sentences wait')} for review; readers see them as not confirmed and not yet reviewed.`,
    appended: (id: string, drafts: number) => `Added to ${id}. ${count(drafts, 'more sentence waits', 'more sentences wait')} for review.`,
  },
  copyOf: (title: string, id: string, share: number, oneOrigin: boolean, withdrawn: string | null) =>
    `${Math.round(share * 100)} % of the wording is that of “${title}” (${id})${oneOrigin ? '; both count as one origin' : ''}.${withdrawn === null ? '' : ` That one is withdrawn. Reason: ${withdrawn}`}`,

  review: {
    title: (left: number) => `Review: ${count(left, 'thing waits', 'things wait')}`,
    empty: 'Nothing waits for review.',
    draft: 'A sentence that nobody has reviewed',
    approval: 'One more person has to approve this',
    approvalOfTwo: 'The files propose this; two people have to approve it here',
    approvalMine: 'You approved this; it waits for somebody else',
    conflict: 'These two may contradict each other',
    file: "The files' version of what was changed in chat as well",
    proposed: (status: string, modality: string, kind: string, as: string | null, inherited: boolean) =>
      `Proposed: ${status} · ${modality} · ${kind}${as === null ? '' : ` (${as}${inherited ? ', taken from another sentence' : ''})`}`,
    cues: (cues: readonly string[]) => (cues.length === 0 ? 'No cue found: nobody is named for it.' : `Cues: ${cues.join(' · ')}`),
    cue: (kind: string, words: string) => `${kind} “${words}”`,
    asked: (times: number) => (times === 0 ? 'Not asked about yet.' : `Told ${count(times, 'time', 'times')} so far.`),
    same: (id: string, status: string) => `Says the same as ${id} (${status}).`,
    approvals: (status: string, by: string, at: string, reason: string) => `${status} approved by ${by}, ${minute(at)}: ${reason}`,
    filed: (status: string, reason: string | null) => `${status}, the files say${reason === null ? '.' : `: ${reason}`}`,
    fileFields: (kind: string, id: string) => `${KIND_NAMES[kind] ?? kind} ${id}`,
    compare: (field: string, stands: string, filed: string) =>
      stands === ''
        ? `${field}: the files say “${filed}”, where there is nothing`
        : `${field}: stands as “${stands}”; the files ${filed === '' ? 'have none' : `say “${filed}”`}`,
  },
  button: {
    publish: 'Publish',
    edit: 'Edit',
    merge: 'Same as the entry',
    discard: 'Discard',
    next: 'Next',
    approve: 'Approve',
    contradicts: 'They contradict',
    noConflict: 'No conflict',
    take: "Take the files'",
    refuse: 'Keep what stands',
    undo: 'Undo',
    doIt: 'Do it',
    more: 'Add more text',
    review: 'Review them',
    change: 'Change and try again',
  },
  form: {
    add: {
      title: 'Add a source',
      note: 'The text is kept word for word. Longer than fits: send what fits, then “Add more text”.',
      given: (length: number) => `The text of ${length.toLocaleString('en')} characters that you gave is taken as it is, word for word.`,
      fromFile: 'The text is that of the attached file, word for word.',
      gates: (embargo: string | null, audience: boolean) =>
        [
          ...(embargo === null ? [] : [`Embargo until ${minute(embargo)}.`]),
          ...(audience ? ['Only for the audience that you named.'] : []),
        ].join(' '),
      fields: {
        title: ['Title', 'As the source has it'],
        publisher: ['Publisher (empty: it names none)', 'Reuters'],
        published: ['Published (date, time, or “undated”)', '2026-11-23 or 2026-11-23T14:05Z or undated'],
        topic: ['Topic', 'Its id or title'],
        text: ['Text', 'Word for word'],
      },
      submit: 'Add',
    },
    approve: {
      title: 'Approve',
      note: (id: string, status: string) => `${status} for ${id}. It stands with the word of two people, one of them a verifier.`,
      reason: ['Reason', 'How you know'],
      submit: 'Approve',
    },
    more: { title: 'Add more text', note: 'It goes behind what is on file, after an empty line.', label: 'More text', submit: 'Add' },
    edit: {
      title: 'Edit',
      note: 'The quote can be another stretch of the same source, in whole sentences. Its words are never changed.',
      fields: {
        statement: ['Statement, for finding only', 'What it says, in the desk’s words'],
        status: ['Status', ''],
        kind: ['Who says so', ''],
        as: ['The speaker, as the source words it', 'the ministry'],
        modality: ['How it is put', ''],
        quote: ['Quote', 'Character for character, from the source'],
      },
      submit: 'Save',
      publish: 'Publish',
    },
  },
  notADate: (text: string) => `"${text}" is no date. Write 2026-11-23, 2026-11-23T14:05Z or undated.`,
  notAnInstant: (text: string) => `"${text}" is no instant with its zone. Write 2026-11-23T14:05Z.`,
  notASince: (text: string) => `"${text}" is no moment. Write 2026-11-23, 2026-11-23T14:05Z, today, yesterday, 24h or 3d.`,
  inFuture: 'That moment is still to come. Nothing can be told as of then.',
  notAnAudience: (text: string) =>
    `"${text}" is no audience. Name roles (role:editor), channels (channel:C1 or #channel), groups (group:S1 or @group) or people (person:U1 or @person), with commas between.`,
  attached: {
    'too-large': 'The file is too large. Nothing was cut and nothing was added. Divide it.',
    'not-text': 'The file is no plain text in UTF-8. Nothing was added.',
    gone: 'The file is no longer there. Nothing was added.',
    forbidden: 'I may not read the file. Nothing was added. Paste its text instead.',
    unreachable: 'The file could not be fetched. Nothing was added. Try again, or paste its text.',
  },

  history: {
    title: (id: string) => `History of ${id}`,
    versions: 'Versions',
    line: (at: string, version: number, act: string, status: string, by: string | null, reason: string | null) =>
      `v${version} · ${minute(at)} · ${act}${status === '' ? '' : ` · ${status}`}${by === null ? '' : ` · by ${by}`}${reason === null ? '' : ` · ${reason}`}`,
    now: 'As it stands',
    told: (times: number) => (times === 0 ? 'Told nobody so far.' : `Told ${count(times, 'time', 'times')}, as far as answers are kept.`),
  },
  acts: {
    file: 'from the files',
    add: 'added',
    publish: 'published',
    edit: 'worded anew',
    status: 'status set',
    approve: 'approved',
    link: 'linked',
    kill: 'killed',
    discard: 'discarded',
    undo: 'undone',
    follow: 'followed its source',
  },
  changes: {
    title: (since: string) => `What changed since ${minute(since)}`,
    corrections: 'Corrections and withdrawals',
    status: 'Status changed',
    fresh: 'New on file',
    was: (id: string, was: string, now: string) => `${id}: was ${was}, is ${now}.`,
    corrected: (id: string) => `${id}: worded otherwise, or its source is.`,
    withdrawn: (id: string, reason: string | null) => `${id}: withdrawn. Do not use.${reason === null ? '' : ` Reason: ${reason}`}`,
    none: 'None',
  },
} as const;

/** What goes out when something that people were told isn't right any more. */
export const CORRECTION_TEXT = {
  word: { correction: 'Correction', update: 'Update' },
  /** Above an answer that was edited. `at` is UTC ISO text. */
  edited: (word: string, at: string, reason: string | null) =>
    `${word}, ${minute(at)}: this answer has changed since it was given.${reason === null ? '' : ` Reason: ${reason}`}`,
  /** Above the reply in a thread. */
  reply: (word: string, at: string, question: string, reason: string | null) =>
    `${word}, ${minute(at)}, to the answer above${question === '' ? '' : ` to “${question}”`}.${reason === null ? '' : ` Reason: ${reason.replace(/[\s.]+$/u, '')}.`}`,
  inChannel: (word: string, at: string, question: string, reason: string | null) =>
    `${word}, ${minute(at)}, to an answer given here${question === '' ? '' : ` to “${question}”`}.${reason === null ? '' : ` Reason: ${reason.replace(/[\s.]+$/u, '')}.`}`,
  tell: (word: string, at: string, told: string, question: string, reason: string | null) =>
    `${word}, ${minute(at)}, to what you were told ${minute(told)}${question === '' ? '' : ` on “${question}”`}.${reason === null ? '' : ` Reason: ${reason.replace(/[\s.]+$/u, '')}.`}`,
  /** Right above the answer. */
  nowReads: 'It now reads:',
  /** `more`: how many are left out. */
  also: (names: readonly string[], more: number) =>
    `It bears on other answers as well: ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}. Ask again before you use them.`,
  /** What an answer is called that came of no question. */
  shownAt: (at: string) => `what was shown ${minute(at)}`,
  /** Where the person may not see the present answer in direct messages. */
  elsewhere: 'Ask again where you asked; it can not be shown here.',
  /** Where those who were told may not see it any more. */
  closed: 'What stood here can not be shown any more.',
  standsTitle: 'What it rests on, as it stands now',
  gone: 'Something that it told is no longer on file.',
  report: {
    title: (at: string) => `Word of your change of ${minute(at)} has gone out.`,
    counts: (posts: number, people: number, replies: number) =>
      `${count(posts, 'post', 'posts')} edited, ${count(replies, 'reply', 'replies')} posted, ${count(people, 'person', 'people')} told.`,
    needless: (n: number) => `${count(n, 'answer', 'answers')} already said what stands now.`,
    ambiguous: (what: string) => `May or may not have arrived, and was not sent again: ${what}.`,
    unreachable: (what: string, why: string) => `Could not be reached: ${what} (${why}).`,
    post: (platform: string, channel: string, answerId: string) => `the answer ${answerId} in ${platform} ${channel}`,
    thread: (platform: string, channel: string) => `the reply in ${platform} ${channel}`,
    person: (platform: string, person: string) => `${platform} ${person} in private`,
    more: (n: number) => `${n} more.`,
  },
} as const;
