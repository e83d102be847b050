/** Expressions of time in English text, as spans. Offsets are UTF-16 units. Reads forms, computes no dates. */
export interface TimeHit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** `point`: says when something happens; `span`: says how long it lasts. */
  readonly kind: 'point' | 'span';
}

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.?|apr\\.?|jun\\.?|jul\\.?|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?)';
/** "May" the month takes a day or a year beside it, or a capital after a preposition ("May the month", DOMAIN.md's traps). */
const MONTH_ALONE =
  '(?:January|February|March|April|June|July|August|September|October|November|December|(?<=\\b(?:in|since|until|by|from|last|next|early|late|mid-?)\\s)May)';
const WEEKDAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const NUMBER =
  '(?:\\d+(?:[.,]\\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|several|a few|few|many|some|half an?)';
const UNIT = '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|seasons?|years?|decades?|centur(?:y|ies))';
const PART = '(?:morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk|daybreak|sunrise|sunset|lunchtime)';

const POINTS: readonly RegExp[] = [
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}(?: \\d{4})?\\b`, 'giu'),
  new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?\\b`, 'giu'),
  new RegExp(`\\b${MONTH},? \\d{4}\\b`, 'giu'),
  /\b\d{4}-\d{2}-\d{2}\b/gu,
  new RegExp(`\\b${MONTH_ALONE}\\b`, 'gu'),
  new RegExp(`\\b(?:(?:next|last|this|on|by|late|early|since|until|from|before|after) )*${WEEKDAY}(?: ${PART})?s?\\b`, 'giu'),
  new RegExp(
    `\\b(?:(?:in|over|within|during|for) )?(?:the )?(?:coming|next|last|past|previous|following) (?:${NUMBER} )?${UNIT}\\b`,
    'giu',
  ),
  new RegExp(`\\b(?:within|in) ${NUMBER}(?: (?:to|or) ${NUMBER})? ${UNIT}\\b(?! of)`, 'giu'),
  new RegExp(`\\b${NUMBER} ${UNIT} (?:ago|earlier|later|before|after|from now)\\b`, 'giu'),
  new RegExp(
    `\\b(?:this|last|next|later this|earlier this|late this|early this) (?:${UNIT}|${PART}|spring|summer|autumn|fall|winter)\\b`,
    'giu',
  ),
  new RegExp(
    `\\b(?:at|by|until|before|after|around|about|from|since|shortly before|shortly after|just before|just after) (?:\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.|o'clock|gmt|utc|local time)|\\d{1,2}[:.]\\d{2}|${PART})\\b`,
    'giu',
  ),
  /\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\p{L})/giu,
  /\b\d{1,2}:\d{2}\b/gu,
  /\b(?:in|since|by|until|from|before|after|during|early|late|mid-?|end of|start of|beginning of)\s?(?:the )?(?:1[5-9]|20)\d\d(?:s|-\d{2})?\b/giu,
  /\b(?:the )?(?:first|second|third|fourth) (?:quarter|half)(?: of \d{4})?\b/giu,
  /\b(?:today|tonight|yesterday|tomorrow|overnight|this weekend|at the weekend|at dawn|at once|immediately|soon|shortly|imminently|recently|mid-?week)\b/giu,
  /\b(?:in|over|during|throughout|since|until|by|before|after|through) (?:early |late |mid-?)?(?:the )?(?:spring|summer|autumn|winter|weekend|easter|christmas|ramadan|new year|end of the (?:year|month|week|season)|start of the (?:year|month|week|season))\b/giu,
  /\b(?:1[5-9]|20)\d\d\b/gu,
];

const SPANS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:for|lasting|lasted|lasts?|take|takes|took|over|about|nearly|around|up to|more than|at least|almost)(?: (?:about|around|nearly|up to|more than|at least|almost|another|the (?:next|last|past)))? ${NUMBER}(?: (?:to|or|and a half) ?${NUMBER}?)? ?${UNIT}\\b`,
    'giu',
  ),
  new RegExp(
    `\\b${NUMBER}[- ](?:${UNIT}|year|month|week|day|hour|minute)[- ](?:long|old|contract|deal|ban|term|sentence|strike|period|suspension|lease|delay|extension)\\b`,
    'giu',
  ),
  // "A second man" counts men.
  new RegExp(`\\b(?!a second \\p{L})${NUMBER} ${UNIT}\\b`, 'giu'),
  /\b(?:man|woman|boy|girl|child|pensioner|teenager) of \d{1,3}\b|\baged? \d{1,3}\b|,\s\d{2}(?=,)|\b\d{1,3}-year-olds?\b/giu,
  new RegExp(`\\b${NUMBER}-(?:minute|hour|day|week|month|year)\\b`, 'giu'),
  /\b(?:life imprisonment|indefinitely|permanently|temporarily|for life|for good|until further notice)\b/giu,
];

/** Every expression of time in the text. */
export function findTimes(text: string): TimeHit[] {
  const hits: TimeHit[] = [];
  const add = (pattern: RegExp, kind: TimeHit['kind']) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (hits.some((hit) => hit.kind === kind && match.index < hit.end && hit.start < end)) continue;
      hits.push({ start: match.index, end, words: match[0], kind });
    }
  };
  for (const pattern of POINTS) add(pattern, 'point');
  for (const pattern of SPANS) add(pattern, 'span');
  return hits.sort((a, b) => a.start - b.start);
}
