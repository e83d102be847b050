/** What an importer read from somewhere, before anybody decided whether it comes on file. */
export interface Item {
  /**
   * Its own identity in its format: a URI, guid, canonical address or id, kept character for character; null: it has none, and is known
   * by where it was read.
   */
  readonly uri: string | null;
  /** Which version of it this is; null: the format says nothing, so that only the text can tell. */
  readonly revision: Revision | null;
  readonly title: string;
  /** null: it names none. */
  readonly publisher: string | null;
  /** UTC ISO text; null: undated. */
  readonly publishedAt: string | null;
  /** http or https; null: none. */
  readonly url: string | null;
  /** BCP 47; null: it doesn't say. */
  readonly language: string | null;
  /** The article's own words, LF, paragraphs apart by an empty line; headline, byline, dateline and captions are left out of it. */
  readonly text: string;
  /** What stands beside the article's words, in the order in which it stood there. */
  readonly beside: readonly Beside[];
  /** What may be done with it (IPTC `pubStatus`; DOMAIN.md, "Formats"). */
  readonly standing: 'usable' | 'withheld' | 'canceled';
  /** UTC ISO text; null: none. */
  readonly embargo: string | null;
  /** UTC ISO text after which it isn't to be used; null: none. */
  readonly expires: string | null;
  /** For editors only. */
  readonly edNote: string | null;
  readonly usageTerms: string | null;
  /** It says itself that it puts an earlier version right. */
  readonly corrects: boolean;
}

/** A version as formats number it. The higher number is the newer; without numbers, or with equal ones, the later instant is. */
export interface Revision {
  readonly number: number | null;
  /** UTC ISO text. */
  readonly at: string | null;
}

/** A piece of an item that is no sentence of the article. */
export interface Beside {
  readonly kind: 'headline' | 'byline' | 'dateline' | 'caption';
  readonly text: string;
}

/** What came of one piece of input: an item, or why there is none. */
export type Read =
  | { readonly ok: true; readonly item: Item; readonly where: Where }
  /** `reason` is said to the operator as it stands: what is wrong, and what to do where anything can be done. */
  | { readonly ok: false; readonly reason: string; readonly where: Where };

/** Where something was read. */
export interface Where {
  /** The file's path as it was given, or the feed's address. */
  readonly file: string;
  /** Line of a JSONL file, or entry of a feed or package, from 1; null: the file is the item. */
  readonly at: number | null;
  /** The item's own name there, as far as it could be read; null: none. */
  readonly name: string | null;
}
