/** A sentence of a text; offsets are UTF-16 units and the slice is trimmed. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** A line without closing punctuation: a headline, a caption, a dateline. Never a fact. */
  readonly heading: boolean;
}

const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|cmdr|adm|rev|hon|st|sen|rep|gov|pres|supt|insp|no|nos|fig|vs|etc|inc|ltd|co|corp|approx|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|e\.g|i\.e|\p{L})\.$/iu;
/** "U.S.", after which a capital is taken for the rest of a name (U.S. Central Command) unless the word begins sentences. */
const INITIALS = /(?:^|[\s(“"'‘])(?:\p{L}\.)*\p{Lu}\.$/u;
const STARTERS =
  /^(?:a|according|after|an|and|as|at|before|but|for|from|he|her|his|however|if|in|it|its|meanwhile|no|on|our|she|that|the|their|there|these|they|this|those|we|when|while|with)(?!\p{L})/iu;
const HOUR = /(?:^|[\s\p{N}])[ap]\.m\.$/iu;
/** After "4 a.m." these belong to the time. */
const TIME_WORDS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)|gmt|utc|c?est|cet|eastern|local)(?!\p{L})/iu;
const END = /[.!?…؟。]+["'”’»)\]]*(?=\s|$)/gu;

/** The sentences of a text, in order: lines first, then closing punctuation that no abbreviation explains. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    splitLine(line, at, sentences);
    at += line.length + 1;
  }
  return sentences;
}

function splitLine(line: string, offset: number, sentences: Sentence[]): void {
  let from = 0;
  const push = (to: number, heading: boolean) => {
    const raw = line.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const end = from + raw.trimEnd().length;
    if (end > start) sentences.push({ start: offset + start, end: offset + end, heading });
    from = to;
  };
  for (const match of line.matchAll(END)) {
    const end = match.index + match[0].length;
    const next = /^\s+(\S)/u.exec(line.slice(end))?.[1];
    if (next !== undefined && /\p{Ll}/u.test(next)) continue;
    if (match[0] === '.' && next !== undefined && goesOn(line.slice(Math.max(0, end - 12), end), line.slice(end, end + 40).trimStart()))
      continue;
    push(end, false);
  }
  if (line.slice(from).trim() !== '') push(line.length, true);
}

/** Whether a full stop belongs to an abbreviation, with a capital behind it, rather than to the sentence. */
function goesOn(before: string, after: string): boolean {
  if (HOUR.test(before)) return TIME_WORDS.test(after);
  if (INITIALS.test(before)) return !STARTERS.test(after);
  return ABBREVIATION.test(before);
}
