/** Files that were read to their end with nothing refused, so that they needn't be read again while all of them is on file as it was. */
export interface FileMemory {
  /** How many sources a file has, by the SHA-256 of its bytes; null: it isn't known. */
  readonly pieces: (sha256: string) => number | null;
  readonly note: (sha256: string, pieces: number) => void;
}
