import { weatherAt } from '../../hazards/weather.ts';
import { cellAt, type Point } from '../../kernel/grid.ts';
import { hypot } from '../../kernel/math.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { nearestRoad } from '../control/nearest-road.ts';
import { ignite } from '../control/ignite.ts';
import type { World } from '../world.ts';
import { refuse } from './command.ts';
import type { Rejection } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** A click on a map means the road within this distance, m (assumed). */
const ROAD_WITHIN_M = 300;

const running = (w: World): Result<null, Rejection> =>
  w.state.phase === 'running' ? ok(null) : err(refuse('notRunning', { phase: w.state.phase }));

export const igniteHere: CommandDef<'ignite'> = {
  type: 'ignite',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    const cell = cellAt(w.fire.grid, c.at.e, c.at.n);
    if (cell < 0) return err(refuse('outsideMap', { e: c.at.e, n: c.at.n }));
    if (!w.fire.isBurnable(cell)) return err(refuse('notBurnable', { e: c.at.e, n: c.at.n }));
    ignite(w, c.at, 'instructor', ctx);
    return ok(NO_PREVIEW);
  },
};

/** Another wind from now on; the rest of the weather stays as it is. */
export const setWind: CommandDef<'setWind'> = {
  type: 'setWind',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    const { windMs, windFromDeg } = c;
    ctx.emit({
      type: 'weatherOrdered',
      record: { ...weatherAt(w.drivers, ctx.tick), tick: ctx.tick, windMs, windFromDeg },
      untilTick: ctx.tick + Math.round(c.hours * 3600),
    });
    return ok(NO_PREVIEW);
  },
};

/** The weather follows the scenario again. */
export const releaseWeather: CommandDef<'releaseWeather'> = {
  type: 'releaseWeather',
  by: 'instructor',
  decide(w, _c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    if (!w.state.weatherOverrides.some((o) => o.untilTick > ctx.tick))
      return err(refuse('alreadyDone'));
    ctx.emit({ type: 'weatherReleased' });
    if (w.flood !== null)
      ctx.hazardAction('flood', { kind: 'setRain', mmH: null, untilTick: ctx.tick });
    return ok(NO_PREVIEW);
  },
};

export const cutRoad: CommandDef<'cutRoad'> = {
  type: 'cutRoad',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    const edge = nearestRoad(w.region.roads.edges, c.at, ROAD_WITHIN_M);
    if (edge === null) return err(refuse('noRoute', { within: ROAD_WITHIN_M }));
    if (w.state.closures.some((x) => x.edgeId === edge.id))
      return err(refuse('alreadyDone', { edge: edge.id }));
    ctx.emit({ type: 'roadClosed', edgeId: edge.id, reason: 'inject' });
    return ok(NO_PREVIEW);
  },
};

/** Opens what an order or an inject has closed; not what the hazard closes, nor what must be cleared. */
export const openRoad: CommandDef<'openRoad'> = {
  type: 'openRoad',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    const closure = w.state.closures.find((x) => x.edgeId === c.edgeId);
    const blocked = w.state.sites.some(
      (x) => x.kind === 'clearRoad' && x.subject === String(c.edgeId),
    );
    if (closure === undefined) return err(refuse('alreadyDone', { edge: c.edgeId }));
    if (closure.reason !== 'inject' || blocked)
      return err(refuse('notAuthorised', { edge: c.edgeId }));
    ctx.emit({ type: 'roadOpened', edgeId: c.edgeId });
    return ok(NO_PREVIEW);
  },
};

const sensorKnown = (w: World, id: string): boolean =>
  w.scenario.sensors.some((s) => s.id === id) || w.scenario.instruments.some((i) => i.id === id);

/** A camera or lookout gives no picture any more, an instrument no reading. */
export const hideSensor: CommandDef<'hideSensor'> = {
  type: 'hideSensor',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    if (!sensorKnown(w, c.sensorId)) return err(refuse('unknownPlace', { sensor: c.sensorId }));
    if (w.state.hiddenSensors.includes(c.sensorId)) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'sensorHidden', sensorId: c.sensorId });
    return ok(NO_PREVIEW);
  },
};

export const returnSensor: CommandDef<'returnSensor'> = {
  type: 'returnSensor',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    if (!w.state.hiddenSensors.includes(c.sensorId)) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'sensorReturned', sensorId: c.sensorId });
    return ok(NO_PREVIEW);
  },
};

/** The point half-way along a line. */
function middleOf(path: readonly Point[]): Point {
  const lengths = path.slice(1).map((p, i) => hypot(p.e - path[i]!.e, p.n - path[i]!.n));
  let left = lengths.reduce((sum, m) => sum + m, 0) / 2;
  for (const [i, m] of lengths.entries()) {
    if (left <= m && m > 0) {
      const [a, b] = [path[i]!, path[i + 1]!];
      return { e: a.e + ((b.e - a.e) * left) / m, n: a.n + ((b.n - a.n) * left) / m };
    }
    left -= m;
  }
  return path[0]!;
}

/** A levee breaks at its middle, or a dam from above. */
export const breachStructure: CommandDef<'breachStructure'> = {
  type: 'breachStructure',
  by: 'instructor',
  decide(w, c, ctx) {
    const runs = running(w);
    if (!runs.ok) return runs;
    const flood = w.scenario.flood;
    const levee = flood?.levees.find((l) => l.id === c.structureId);
    const dam = flood?.reservoirs.find((r) => r.id === c.structureId && r.dam !== null);
    if (levee !== undefined) {
      ctx.hazardAction('flood', {
        kind: 'breachLevee',
        levee: levee.id,
        at: middleOf(levee.path),
      });
    } else if (dam !== undefined)
      ctx.hazardAction('flood', { kind: 'breachDam', reservoir: dam.id, mode: 'overtopping' });
    else return err(refuse('unknownPlace', { structure: c.structureId }));
    return ok(NO_PREVIEW);
  },
};
