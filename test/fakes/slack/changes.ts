/** Wakes whoever waits for the workspace to reach some state. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** To be called after every change of state. */
  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves with the first value of `look` that is neither undefined nor null nor false; looked at again after every change. */
  until<T>(look: () => T, timeoutMs: number, describe: () => string): Promise<Exclude<T, undefined | null | false>> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(check);
      };
      const check = (): void => {
        try {
          const value = look();
          if (value === undefined || value === null || value === false) return;
          finish();
          resolve(value as Exclude<T, undefined | null | false>);
        } catch (error) {
          finish();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${look.toString()}\n${describe()}`));
      }, timeoutMs);
      this.#listeners.add(check);
      check();
    });
  }
}
