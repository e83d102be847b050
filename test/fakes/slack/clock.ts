/** The workspace's time: real, and movable forwards so that nothing has to be waited for. */
export class Clock {
  #ahead = 0;
  #lastMicros = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** A message's name: unique, and later than every one before it. */
  ts(): string {
    this.#lastMicros = Math.max(this.now() * 1000, this.#lastMicros + 100);
    const micros = String(Math.trunc(this.#lastMicros));
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
  }
}
