/** A country with the words for its people and the regions that it lies in. */
export interface Place {
  readonly name: string;
  readonly demonyms: readonly string[];
  readonly capital: string;
  readonly region: string;
  readonly regions: readonly string[];
}

const REGIONS: ReadonlyMap<string, string> = new Map([
  ['european', 'europe'],
  ['europe', 'europe'],
  ['asian', 'asia'],
  ['asia', 'asia'],
  ['african', 'africa'],
  ['africa', 'africa'],
  ['american', 'america'],
  ['latin', 'america'],
  ['western', 'western'],
  ['eu', 'eu'],
  ['arab', 'middle east'],
]);

/** Countries with their people and regions, for "which European countries" and for the government that a capital stands for. */
export class Gazetteer {
  readonly #places: readonly Place[];
  /** Country name or demonym, lower case → its regions, lower case. */
  readonly #regions = new Map<string, readonly string[]>();

  constructor(places: readonly Place[]) {
    this.#places = places;
    for (const place of places) {
      const regions = [place.region, ...place.regions].map((region) => region.toLowerCase());
      for (const word of [place.name, ...place.demonyms]) this.#regions.set(word.toLowerCase(), regions);
    }
  }

  /** Lower-case words for a country's people and name, by the country's name or its capital's; for other places, the name itself. */
  peopleOf(place: string): readonly string[] {
    const lower = place.toLowerCase();
    const country = this.#places.find((each) => each.name.toLowerCase() === lower || each.capital.toLowerCase() === lower);
    return country
      ? [country.name, ...country.demonyms].map((word) => word.toLowerCase())
      : [lower.slice(0, Math.max(3, lower.length - 1))];
  }

  /** The region that an adjective or name means ("european" → "europe"); null for other words. */
  regionOf(word: string): string | null {
    return REGIONS.get(word.toLowerCase()) ?? null;
  }

  /** Whether the text names a country, or its people, of the region. */
  namesCountryIn(text: string, region: string): boolean {
    return [...this.#regions].some(
      ([word, regions]) =>
        regions.some((each) => each.includes(region)) && new RegExp(`(?<!\\p{L}|non-)${word}(?!\\p{L})`, 'iu').test(text),
    );
  }
}
