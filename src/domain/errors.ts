/** One fault in a file, in words that an editor understands. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Path relative to the knowledge folder. */
  readonly file: string;
  /** 1-based; 0 where the fault is the file's as a whole. */
  readonly line: number;
  /** The field's path, `facts[3].quote`; empty where there is none. */
  readonly field: string;
  readonly reason: string;
}

/** A fault of the person's input or of the set-up: shown as it stands, without a stack trace, with the given exit code. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
