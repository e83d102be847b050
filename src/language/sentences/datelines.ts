const AGENCY =
  '(?:AP|AFP|Reuters|REUTERS|CNN|BBC|NPR|CBC|ABC|dpa|DPA|EFE|ANSA|TASS|Xinhua|UPI|PTI|IANS|ANI|Kyodo|Yonhap|Anadolu|AA|MENA|SPA|WAM|INA|SANA|Bloomberg|Thomson Reuters Foundation|BUSINESS WIRE|PRNewswire|GLOBE NEWSWIRE)';
const CAPITALS = "(?:ST\\. )?\\p{Lu}{2}[\\p{Lu}'’]*(?:[ -]\\p{Lu}[\\p{Lu}'’]*){0,4}";
const PLACE = "\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]+){0,3}";
const REGION = "(?:, \\p{Lu}[\\p{L}'’.]*(?: \\p{Lu}[\\p{L}'’.]*){0,3})";
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\\p{L}*\\.?';
const DATE = `(?:,? (?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?)`;
/** What a sentence behind a dateline begins with; in lower case the dash belongs to the sentence ("NATO — the alliance — met"). */
const THEN = '(?=\\s*["“‘«]?[\\p{Lu}\\p{N}])';

/** "Nasiriyah, Iraq (AP) —", "LONDON, May 3 (Reuters) -", "(Reuters) -": an agency or a day makes it one wherever it stands. */
const SIGNED = new RegExp(`^(?:${PLACE}(?:/${PLACE})*${REGION}?${DATE}? )?\\(${AGENCY}\\) ?(?:—|–|--|-)${THEN}`, 'u');
const DATED = new RegExp(`^${CAPITALS}(?:/${CAPITALS})*${REGION}?(?:${DATE}|${DATE}? \\([\\p{L} ]{2,30}\\)) ?(?:—|–|--|-)${THEN}`, 'u');
/** "PARIS —", "WASHINGTON, D.C. —": only where a text begins. */
const BARE = new RegExp(`^(?=[\\p{L} .]{4})${CAPITALS}(?:/${CAPITALS})*${REGION}? ?(?:—|–|--)${THEN}`, 'u');
/** Words in capitals before a dash at the head of a text that are no place. */
const NO_PLACE = /^(?:NATO|UNICEF|UNESCO|UNHCR|UNRWA|OPEC|ISIS|ISIL|NASA|FIFA|UEFA|IAEA|ASEAN|BREXIT|COVID|AIDS|HAMAS|HEZBOLLAH)(?!\p{L})/u;

/** No dateline is longer, in UTF-16 units. */
const LONGEST = 120;

/**
 * The length (UTF-16 units) of the dateline that a paragraph begins with, its dash included; 0: none. `leads`: nothing but headings,
 * bylines and captions stand before it.
 */
export function datelineLength(paragraph: string, leads: boolean): number {
  const head = paragraph.slice(0, LONGEST);
  const found = SIGNED.exec(head) ?? DATED.exec(head) ?? (leads && !NO_PLACE.test(head) ? BARE.exec(head) : null);
  return found?.[0].length ?? 0;
}
