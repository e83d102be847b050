/** A point in the desk's history: what stood after a line of the audit, as it is to be seen at an instant (gates lift by the clock). */
export interface Point {
  /** The last line of the audit; 0: nothing was on file yet. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
}
