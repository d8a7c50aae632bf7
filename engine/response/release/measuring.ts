import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { CLEAN_OXYGEN_PCT } from '../../hazards/hazmat/enclosure.ts';
import type { Point } from '../../kernel/grid.ts';
import { relayTicks } from '../command/headquarters.ts';
import { metres } from '../journey.ts';
import { linkDelayS } from '../lifelines/network.ts';
import { hasDetector } from '../protection/apparatus.ts';
import { whereIs } from '../protection/in-gas.ts';
import { ASSUMED_RELEASE } from './assumed.ts';
import type { GasReading } from './release.ts';

/** Teams with detectors near a release measure every five minutes, at the door of a room too. */
export function measureGas(w: World, ctx: StepContext): void {
  if (ctx.tick % ASSUMED_RELEASE.measureTicks !== 0 || !hasArisen(w)) return;
  const { sources, rooms } = w.scenario.release!;
  for (const u of w.state.units) {
    const { spec } = w.index.unit.get(u.id)!;
    if (!hasDetector(spec) || u.status === 'absent' || metres(u.at, spec.home.at) < 1) continue;
    const at = whereIs(w, u, ctx.tick);
    const near = [...sources, ...rooms].some(
      (x) => metres(x.at, at) < ASSUMED_RELEASE.measureWithinM,
    );
    if (!near) continue;
    const room = rooms.find((r) => metres(r.at, at) < ASSUMED_RELEASE.doorM)?.id ?? null;
    ctx.emit({ type: 'gasMeasured', reading: read(w, ctx, u.id, spec.seatId, at, room) });
  }
}

const hasArisen = (w: World): boolean =>
  w.state.hazards.some((h) => h.id === 'hazmat' && h.beganTick >= 0);

function read(
  w: World,
  ctx: StepContext,
  unitId: string,
  own: SeatId,
  at: Point,
  roomId: string | null,
): GasReading {
  const open = w.hazmat!.gauge(at);
  const inside = roomId === null ? null : w.hazmat!.confined(roomId);
  const ppm = Math.max(open.ppm, inside?.ppm ?? 0);
  const to: { seatId: SeatId; tick: number }[] = [];
  for (const { id: seatId } of w.state.seats) {
    const linkS = seatId === own ? 0 : linkDelayS(w, own, seatId);
    const role = w.index.seat.get(seatId)!.spec.role;
    if (linkS === null || role === 'neighbour') continue;
    to.push({ seatId, tick: ctx.tick + (seatId === own ? 1 : linkS + relayTicks(w)) });
  }
  return {
    id: `${unitId}:${ctx.tick}`,
    unitId,
    tick: ctx.tick,
    at: { e: Math.round(at.e), n: Math.round(at.n) },
    ppm: significant(ppm),
    lowerLimitPct: significant(100 * open.ofLowerLimit),
    oxygenPct: Math.round(10 * (inside?.oxygenPct ?? CLEAN_OXYGEN_PCT)) / 10,
    roomId,
    to,
  };
}

/** What a display shows: two digits. */
function significant(x: number): number {
  if (x < 0.01) return 0;
  let scale = 1;
  while (x * scale < 10) scale *= 10;
  while (x * scale >= 100) scale /= 10;
  return Math.round(x * scale) / scale;
}
