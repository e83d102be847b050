/** What is known of a file without looking into it. */
export interface About {
  /** Its path or address. */
  readonly name: string;
  /** The media type that it came with, charset included; null: it came with none. */
  readonly contentType: string | null;
}

/** In lower case, without its dot; empty: it has none. An address's query is no part of it. */
export function extensionOf(name: string): string {
  const file = name.replace(/[?#].*$/u, '').replace(/^.*[/\\]/u, '');
  return /.\.([a-z0-9]{1,8})$/iu.exec(file)?.[1]?.toLowerCase() ?? '';
}
