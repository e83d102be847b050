import type { OnFile } from '../../desk/on-file.ts';
import type { Correction } from '../../desk/store.ts';
import { gatesOf, maySee, type Viewer } from '../../domain/audience.ts';

/**
 * A correction as those are to hear it who were told with these eyes. What changed behind gates that they don't pass says nothing to them of
 * what they do see; of what is closed to them by now, and was told to them before, they hear.
 */
export function heardBy<C extends Pick<Correction, 'affected' | 'behind'>>(
  correction: C,
  viewer: Viewer,
  onFile: Pick<OnFile, 'thing'>,
  now: number,
): C {
  const { behind = '', affected } = correction;
  if (behind === '' || maySee(gatesOf(behind), viewer, now)) return correction;
  const isSeen = (factId: string): boolean => {
    const thing = onFile.thing(factId);
    return thing !== null && maySee(thing.gates, viewer, now);
  };
  const closed = affected.filter(({ factId }) => !isSeen(factId));
  return { ...correction, affected: closed.map((each) => ({ ...each, bySomethingElse: false })) };
}
