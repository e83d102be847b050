/** Wakes those who wait for the server's state to change. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Says that something is different now; every waiting predicate is asked again. */
  tell(): void {
    for (const check of [...this.#waiting]) check();
  }

  /**
   * The first value of the predicate that is neither undefined, null nor false.
   * @throws when there is none within the time, naming what was waited for
   */
  until<T>(predicate: () => T | undefined | null | false, timeoutMs = 10_000): Promise<T> {
    // Made here, so that its stack leads to the test that waits.
    const late = new Error(`Nothing within ${timeoutMs} ms for: ${String(predicate)}`);
    return new Promise<T>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(check);
      };
      const check = (): void => {
        try {
          const value = predicate();
          if (value === undefined || value === null || value === false) return;
          end();
          resolve(value);
        } catch (error) {
          end();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        end();
        reject(late);
      }, timeoutMs);
      this.#waiting.add(check);
      check();
    });
  }
}
