import { pack } from '../../engine/protocol/columns.ts';
import { describe, expect, it } from 'vitest';
import { applyFrame, EMPTY_MIRROR } from '../../client/session/mirror.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import { diff } from '../../engine/protocol/diff.ts';
import { clock, VIEW } from './fixture.ts';

const key = (n: number, view: SeatView) => ({
  kind: 'key' as const,
  n,
  clock: clock(),
  view: pack(view),
});
const delta = (n: number, base: number, from: SeatView, to: SeatView) => ({
  kind: 'delta' as const,
  n,
  base,
  clock: clock(),
  patch: diff(from, to),
});
const moved: SeatView = {
  ...VIEW,
  tick: 130,
  units: [{ ...VIEW.units[0]!, status: 'moving', etaTick: 900 }],
};

describe('the mirror of a view', () => {
  it('takes a key frame, then deltas that stand on it', () => {
    const first = applyFrame(EMPTY_MIRROR, key(4, VIEW));
    const second = applyFrame(first.mirror, delta(5, 4, VIEW, moved));
    expect(second).toEqual({ mirror: { view: moved, n: 5 }, gap: false });
  });

  it('keeps what it has and reports a gap when a delta stands on another frame', () => {
    const { mirror } = applyFrame(EMPTY_MIRROR, key(4, VIEW));
    const late = applyFrame(mirror, delta(7, 6, VIEW, moved));
    expect(late).toEqual({ mirror, gap: true });
  });

  it('reports a gap for a delta before any key frame', () => {
    expect(applyFrame(EMPTY_MIRROR, delta(2, 1, VIEW, moved)).gap).toBe(true);
  });

  it('passes over a frame that is sent again', () => {
    const { mirror } = applyFrame(EMPTY_MIRROR, key(4, VIEW));
    const { mirror: later } = applyFrame(mirror, delta(5, 4, VIEW, moved));
    expect(applyFrame(later, delta(5, 4, VIEW, moved))).toEqual({ mirror: later, gap: false });
  });

  it('starts again from nothing when a patch does not fit', () => {
    const { mirror } = applyFrame(EMPTY_MIRROR, key(4, VIEW));
    const frame = {
      kind: 'delta' as const,
      n: 5,
      base: 4,
      clock: clock(),
      patch: { keys: { tick: { byId: [] } } },
    };
    expect(applyFrame(mirror, frame)).toEqual({ mirror: EMPTY_MIRROR, gap: true });
  });
});
