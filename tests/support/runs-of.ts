import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import { readRuns, type LayerRun } from '../../engine/exercise/layer-runs.ts';

/** Runs of a layer that can be read. */
export function runsOf(layer: Pick<LayerFrame, 'runs'>): readonly LayerRun[] {
  const runs = readRuns(new Uint8Array(layer.runs));
  if (!runs.ok) throw new Error(runs.error);
  return runs.value;
}
