import { unpack } from '../../engine/protocol/columns.ts';
import { patch } from '../../engine/protocol/diff.ts';
import type { ViewFrame } from '../../engine/protocol/wire.ts';
import type { SeatView } from '../../engine/exercise/view.ts';

/** The role's view as the server last told it, and the number of that frame (0 for none). */
export interface Mirror {
  readonly view: SeatView | null;
  readonly n: number;
}

export const EMPTY_MIRROR: Mirror = { view: null, n: 0 };

/**
 * Puts a frame on the mirror. A delta that does not stand on the frame held is a gap: the mirror
 * stays as it is and the caller asks the server to resume.
 */
export function applyFrame(mirror: Mirror, frame: ViewFrame): { mirror: Mirror; gap: boolean } {
  if (frame.kind === 'key') return { mirror: { view: unpack(frame.view), n: frame.n }, gap: false };
  // A frame sent again after a resume; what it says is known.
  if (frame.n <= mirror.n && mirror.view !== null) return { mirror, gap: false };
  if (mirror.view === null || frame.base !== mirror.n) return { mirror, gap: true };
  try {
    const view = patch(mirror.view, frame.patch) as SeatView;
    return { mirror: { view, n: frame.n }, gap: false };
  } catch {
    // The patch does not fit what is held, though the numbers do: start again from a key frame.
    return { mirror: EMPTY_MIRROR, gap: true };
  }
}
