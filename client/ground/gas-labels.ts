import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import type { WordKey, Words } from './words.ts';

const INVALID: readonly WordKey[] = ['invalidCalm', 'invalidValley', 'invalidNear', 'invalidFar'];
/** Level of the first class of the layers that are cut at the levels of the substance. */
const FIRST_LEVEL: Readonly<Partial<Record<LayerId, number>>> = {
  'gas-now': 1,
  'gas-zones': 1,
  'gas-forecast': 0,
};

/** What a class of a gas layer means for the substance that leaks; null for other layers. */
export function gasLabel(id: LayerId, index: number, view: SeatView, w: Words): string | null {
  if (id === 'gas-invalid') return w(INVALID[index]!);
  const first = FIRST_LEVEL[id];
  const levels = view.release?.substance?.levels;
  if (first === undefined || levels === undefined) return null;
  const n = first + index;
  if (n === 0) return w('gasConfidence');
  const level = levels[n - 1];
  if (level === undefined) return w('gasTenfold');
  return level.ofLimitPct === null
    ? w('gasLevel', { n, ppm: level.ppm })
    : w('gasLimit', { n, ppm: level.ppm, pct: level.ofLimitPct });
}
