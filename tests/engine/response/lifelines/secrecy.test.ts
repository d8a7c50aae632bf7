import { describe, expect, it } from 'vitest';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import { setupOf } from '../../../../engine/exercise/setup-of.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { ASSUMED_LIFELINES } from '../../../../engine/response/lifelines/lifeline.ts';
import { advance, drillScenario, startDrill, withFire } from '../drill.ts';
import { lifelineSpec, LIFELINE_UNITS, outage } from './lifeline-drill.ts';

/** A third seat, which no desk calls and where no light goes out. */
const base = drillScenario();
const seats = [
  ...base.seats.map((s) => ({ ...s, commands: [...s.commands, 'message' as const] })),
  { ...base.seats[0]!, id: 'aside', role: 'supply' as const, span: 'own' as const },
];
const BROKEN_TICK = 700;

function shown(hidden: boolean, seatId: string, untilTick: number): string[] {
  const scenario: Partial<Scenario> = {
    ...withFire({ e: 2300, n: 2000 }, 4),
    seats,
    units: LIFELINE_UNITS,
    lifelines: lifelineSpec({ county: true, town: true }),
    injects: [{ ...outage('out', hidden ? ['local', 'works'] : []), atTick: BROKEN_TICK }],
  };
  const w = startDrill(scenario);
  const out: string[] = [];
  for (let tick = 300; tick <= untilTick; tick += 60) {
    if (tick === 1200)
      out.push(
        JSON.stringify(
          submit(
            w,
            { kind: 'seat', seatId: 'command' },
            { type: 'message', toSeatIds: [seatId], text: 'how are things' },
          ).rejection,
        ),
      );
    advance(w, tick);
    out.push(JSON.stringify(setupOf(w, seatId)), JSON.stringify(viewOf(w, seatId)));
    for (const id of Object.keys(layerVersions(w, seatId)))
      out.push(JSON.stringify(layerOf(w, seatId, id as 'fire-known')));
  }
  expect(w.state.lifelines.assets.some((a) => a.outTick >= 0)).toBe(hidden);
  return out;
}

describe('an outage that nobody has told a seat of', () => {
  it('leaves no trace in what that seat is shown', () => {
    const until = 4 * 3600;
    expect(shown(true, 'aside', until)).toEqual(shown(false, 'aside', until));
  });

  it('leaves none in the township while its tower runs on the battery', () => {
    const until = BROKEN_TICK + 3 * 3600;
    const [dark, bright] = [shown(true, 'town', until), shown(false, 'town', until)];
    expect(dark).toEqual(bright);
  });

  it('shows to those whom it concerns', () => {
    const until = BROKEN_TICK + ASSUMED_LIFELINES.deskDelayS.power + 120;
    expect(shown(true, 'command', until)).not.toEqual(shown(false, 'command', until));
  });
});
