/** Work in lanes: in one lane in the order of arrival, one after the other; lanes side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<void>>();

  /** How many pieces of work are waiting or in hand. */
  get busy(): number {
    return this.#count;
  }
  #count = 0;

  /** Resolves when the work is done; rejects as it does, and the lane goes on. */
  run(lane: string, work: () => Promise<void>): Promise<void> {
    this.#count++;
    const before = this.#last.get(lane) ?? Promise.resolve();
    const turn = before.then(work).finally(() => {
      this.#count--;
      if (this.#last.get(lane) === settled) this.#last.delete(lane);
    });
    const settled = turn.catch(() => undefined);
    this.#last.set(lane, settled);
    return turn;
  }

  /** Resolves when nothing is waiting or in hand. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
