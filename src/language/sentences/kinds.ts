/** What a piece of a text is. Only sentences state anything; the others stand beside them and are never taken for facts. */
export type PieceKind = 'sentence' | 'heading' | 'dateline' | 'caption' | 'byline' | 'furniture';

const NAME = "\\p{Lu}[\\p{L}'’.-]+";
const PICTURES = '(?:AP|AFP|EPA|Reuters|REUTERS|Getty Images|Getty|Shutterstock|Alamy|PA|PA Images|Anadolu|Xinhua|Al Jazeera|NurPhoto)';

const CAPTIONS: readonly RegExp[] = [
  /^(?:(?:file |handout )?(?:photos?|photographs?|pictures?|pictured|images?|illustration|graphic)(?: (?:captions?|credits?|source|by))?|captions?|credits?|video captions?)\s?[:|]/iu,
  /^(?:an? )?file (?:photo|photograph|picture|image) (?:of|dated|taken|shows|showing) /iu,
  /^(?:an? )?(?:general|aerial) view of (?!.*\b(?:said|says|told|according to)\b)/iu,
  /\((?:photo|photograph|photography|image|picture|illustration)(?: by|:| courtesy)[^()]{1,90}\)\.?$/iu,
  new RegExp(`[[(][^()[\\]]{2,60}(?:/|via )\\s?${PICTURES}[^()[\\]]{0,30}[\\])]\\.?$`, 'u'),
  /\((?:AP|AFP|Reuters) (?:Photo|photo|Pool)[^()]{0,60}\)\.?$/u,
  new RegExp(`(?:^|\\s)(?:REUTERS/${NAME}|AP Photo/${NAME}|Photo by ${NAME}(?: ${NAME}){0,3} ?/)[^.!?]{0,60}$`, 'u'),
  // Who stands on the left and who on the right.
  /\(L\)[^\n]*\(R\)|\(R\)[^\n]*\(L\)/u,
];

const BYLINE = new RegExp(`^(?:by|BY|By) ${NAME},?(?: (?:${NAME},?|and|with|in|of|for|at|the|[|/])){1,12}$`, 'u');
const CREDITS =
  /^[([]?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|graphics?|photography)(?: and (?:writing|editing))? by /iu;
/** Words that stand between the names of those who reported, wrote and edited. */
const CREDIT_WORD = /^(?:and|in|by|at|for|with|from|additional|reporting|writing|editing|written|edited|graphics?|photography|compiled)$/iu;
const CONTRIBUTED = /^[^.!?]{2,120} contributed (?:reporting )?to this (?:report|story|article)\.?$/u;
/** Under a post that is quoted: "— Ilya Orlov (@ilyao) November 20, 2025". */
const POSTED = /^[—–-]{1,2} ?[^—–]{1,80}\(@\w{1,30}\)(?: \p{L}+ \d{1,2}, \d{4})?$/u;

const FURNITURE: readonly RegExp[] = [
  /^(?:story continues (?:below|after)(?: (?:this )?(?:advertisement|ad))?|advertisements?|skip (?:past )?(?:advertisement|newsletter promotion)|after newsletter promotion)[.:]?$/iu,
  /^(?:read more|read also|also read|related|related stories|see also|more on this story)\s?:(?:\s|$)/iu,
  /^sign up (?:for|to|here|now)(?!\p{L})/iu,
  /^subscribe (?:to|now|here|today)(?!\p{L})/iu,
  /^(?:follow us|like us|find us|join us) on /iu,
  /^follow (?:@\w|[^.!?]{2,60} on (?:twitter|x|facebook|instagram|threads|bluesky|mastodon|telegram)[.!]?$)/iu,
  /^(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}))/iu,
  /^all rights reserved\.?$/iu,
  /^click here(?!\p{L})/iu,
  /^this (?:material|content) may not be published, broadcast, rewritten/iu,
  /^download (?:our|the) app(?!\p{L})/iu,
];

/** UTF-16 units: nobody writes captions and credits longer than this, but paragraphs in which one is stuck. */
const LONGEST = 500;

/** What all of a paragraph is, whatever its punctuation; null: it is made of sentences, as far as they end. */
export function kindOfParagraph(paragraph: string): PieceKind | null {
  if (/^#{1,6}\s/u.test(paragraph)) return 'heading';
  if (paragraph.length > LONGEST) return null;
  if (BYLINE.test(paragraph)) return 'byline';
  if (/^(?:©|copyright (?:©|\(c\)|\d{4}))/iu.test(paragraph)) return 'furniture';
  return CAPTIONS.some((pattern) => pattern.test(paragraph)) ? 'caption' : null;
}

/** What a piece of a paragraph is that was cut out like a sentence; null: nothing but what its punctuation says. */
export function kindOfPiece(piece: string): PieceKind | null {
  if (piece.length > LONGEST) return null;
  if (CONTRIBUTED.test(piece) || POSTED.test(piece) || isCredits(piece)) return 'byline';
  return FURNITURE.some((pattern) => pattern.test(piece)) ? 'furniture' : null;
}

/** "Reporting by Jane Doe; editing by Tom Holm": names and what they did, where a sentence would have a verb. */
function isCredits(piece: string): boolean {
  const lead = CREDITS.exec(piece)?.[0];
  if (lead === undefined) return false;
  const words = piece.slice(lead.length).match(/[\p{L}'’.-]+/gu) ?? [];
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word) || CREDIT_WORD.test(word));
}
