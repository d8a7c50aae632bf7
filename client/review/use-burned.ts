import { useEffect, useState } from 'react';
import { api } from '../session/api.ts';
import type { Replay } from '../session/replay.ts';
import type { BurnedPoint } from './lanes.ts';

/** Points of the curve; each is one moment that the server computes again. A power of two. */
const POINTS = 16;
/** Between two questions, so that what a person asks for comes first. */
const REST_MS = 150;

const rest = (): Promise<void> => new Promise((done) => setTimeout(done, REST_MS));

/** 1, 1/2, 1/4, 3/4 …: every prefix covers the whole span evenly. */
function shares(count: number): number[] {
  const found = [1];
  for (let parts = 2; parts <= count; parts *= 2)
    for (let i = 1; i < parts; i += 2) found.push(i / parts);
  return found;
}

/** Burned area at evenly spaced moments, coarse ones first; the recorded events do not hold it. */
export function useBurned(id: string, endTick: number, replay: Replay): readonly BurnedPoint[] {
  const [points, setPoints] = useState<readonly BurnedPoint[]>([]);
  useEffect(() => {
    let open = true;
    const sample = async (): Promise<void> => {
      for (const share of shares(POINTS)) {
        do await rest();
        while (open && replay.store.get().busy);
        if (!open) return;
        const tick = Math.round(endTick * share);
        const moment = await api.replayAt(id, tick, 'truth');
        const ha = moment.ok ? moment.value.view.control?.burnedHa : undefined;
        if (ha !== undefined && open) setPoints((before) => [...before, { tick, ha }]);
      }
    };
    void sample();
    return () => {
      open = false;
    };
  }, [id, endTick, replay]);
  return points;
}
