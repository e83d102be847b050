import type { Gate } from '../../domain/audience.ts';
import { gateKey } from '../../domain/audience.ts';
import { likeness, type Sketch, sketchOf } from '../../language/sketch.ts';
import { marksOf, SketchIndex } from '../../language/sketch-index.ts';
import { COPY } from '../add-source.ts';
import type { OnFile } from '../on-file.ts';

interface Known {
  readonly text: string;
  readonly originId: string;
  readonly gates: string;
  readonly killed: string | null;
}

/** What a new text is a copy of. */
export interface Copied {
  /** Of its wording. */
  readonly sketch: Sketch;
  /** Whose origin it shares (DOMAIN.md, "What stands beside the status"); null: nobody's. */
  readonly originId: string | null;
  /** Why the very same text was withdrawn; null: it wasn't. */
  readonly killed: string | null;
}

/**
 * Near copies among all sources on file. An origin is shared only with what stands behind the same gates or behind none: what readers see
 * of a source must not depend on one that they don't see.
 */
export class Origins {
  readonly #index = new SketchIndex();
  readonly #known = new Map<string, Known>();
  readonly #sketches = new Map<string, Sketch>();

  constructor({ library, find }: { readonly library: OnFile['library']; readonly find: (id: string) => readonly number[] | undefined }) {
    for (const { id, text, originId, gates, withdrawn } of library.sources)
      this.#note(id, find(id) ?? marksOf(sketchOf(text)), { text, originId, gates: gateKey(gates), killed: withdrawn?.reason ?? null });
  }

  /** Takes in a source that comes on file, whose origin is its own unless another's is named. */
  add(id: string, text: string, copied: Pick<Copied, 'sketch'>, originId: string | undefined, gates: readonly Gate[]): void {
    this.#note(id, marksOf(copied.sketch), { text, originId: originId ?? id, gates: gateKey(gates), killed: null });
  }

  /** What a text that isn't on file yet, or is there as `itself`, is a copy of. */
  of(text: string, itself: string, gates: readonly Gate[]): Copied {
    const sketch = sketchOf(text);
    const key = gateKey(gates);
    let nearest: { readonly share: number; readonly originId: string } | null = null;
    let killed: string | null = null;
    for (const id of this.#index.near(marksOf(sketch))) {
      const known = this.#known.get(id);
      if (!known || id === itself) continue;
      if (known.text === text) killed ??= known.killed;
      const share = likeness(sketch, this.#sketchOf(id, known.text));
      const shares = share >= COPY && (known.gates === '' || known.gates === key) && known.originId !== itself;
      if (shares && (nearest === null || share > nearest.share)) nearest = { share, originId: known.originId };
    }
    return { sketch, originId: nearest?.originId ?? null, killed };
  }

  #note(id: string, marks: readonly number[], known: Known): void {
    this.#index.add(id, marks);
    this.#known.set(id, known);
    this.#sketches.delete(id);
  }

  #sketchOf(id: string, text: string): Sketch {
    const sketch = this.#sketches.get(id) ?? sketchOf(text);
    this.#sketches.set(id, sketch);
    return sketch;
  }
}
