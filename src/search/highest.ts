/** The numbers of the highest scores above 0, at most `limit`, the highest first; of equal ones the lower number first. */
export function highest(scores: Float32Array, limit: number): number[] {
  // A heap with the worst of the best on top: a few hundred are kept out of hundreds of thousands.
  const heap: number[] = [];
  const isWorse = (a: number, b: number) => {
    const [one, other] = [scores[a] as number, scores[b] as number];
    return one < other || (one === other && a > b);
  };
  const sink = () => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isWorse(heap[child] as number, heap[worst] as number)) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] as number, heap[at] as number];
      at = worst;
    }
  };
  for (let number = 0; number < scores.length && limit > 0; number++) {
    if ((scores[number] as number) <= 0) continue;
    if (heap.length < limit) {
      heap.push(number);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isWorse(heap[at] as number, heap[parent] as number)) break;
        [heap[at], heap[parent]] = [heap[parent] as number, heap[at] as number];
        at = parent;
      }
    } else if (isWorse(heap[0] as number, number)) {
      heap[0] = number;
      sink();
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}
