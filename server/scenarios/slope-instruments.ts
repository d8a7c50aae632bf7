import type { LandslideParams } from '../../engine/hazards/landslide/contract.ts';
import type { LandslidePart } from '../../engine/protocol/landslide-schema.ts';
import type { InstrumentSpec } from '../../engine/response/instruments/instrument.ts';

/**
 * Each monitoring point is two instruments at the desks: what has moved, and how fast. Noise, knocks
 * and the end of its life belong to the point itself.
 */
export function slopeInstruments(
  f: LandslidePart,
  points: LandslideParams['points'],
): InstrumentSpec[] {
  return f.points.flatMap((p) => {
    const at = points.find((x) => x.id === p.id)?.at;
    if (at === undefined) return [];
    const common = {
      subject: p.id,
      at,
      everyTicks: p.everyMin * 60,
      delayTicks: Math.round(p.relayMin) * 60,
      seatIds: p.seats,
      noiseSd: 0,
      failProbability: 0,
      provenance: p.provenance,
    };
    return [
      {
        ...common,
        id: p.id,
        name: { zh: `${p.name.zh}位移`, en: `${p.name.en}, displacement` },
        quantity: 'displacementMm' as const,
        marks: [],
      },
      {
        ...common,
        id: `${p.id}-rate`,
        name: { zh: `${p.name.zh}速率`, en: `${p.name.en}, speed` },
        quantity: 'displacementRateMmH' as const,
        marks: p.alarms.map((a) => ({ value: a.mmH, name: a.name, alarm: 'rise' as const })),
      },
    ];
  });
}
