/** Somebody in the pictures: a name, and a picture that the page holds in itself. */
export interface Person {
  readonly name: string;
  readonly picture: string;
}

export const BOT: Person = { name: 'Sourced', picture: initial('S', '#1f6f5c') };
export const ASKER: Person = { name: 'Nadia', picture: initial('N', '#7a4fa3') };

/** A question, and how it came: by a mention in the channel, by a command that only the asker sees, by a button, or shared. */
export interface Asked {
  readonly question: string;
  readonly how: 'mention' | 'private' | 'pressed' | 'shared';
  /** The command that it came by; left out: ask. */
  readonly command?: string;
}

function initial(letter: string, colour: string): string {
  const text = `<text x="20" y="28" font-family="Lato, sans-serif" font-size="22" font-weight="700" fill="white" text-anchor="middle">${letter}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>${text}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
