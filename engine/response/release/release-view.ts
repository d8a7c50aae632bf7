import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';
import type { Gauge, MassLedger, SourceReading } from '../../hazards/hazmat/contract.ts';
import { levelsOf } from '../../hazards/hazmat/levels.ts';
import { ppmOf } from '../../hazards/hazmat/substance.ts';
import { SUBSTANCE_IDS, substanceOf } from '../../hazards/hazmat/substances.ts';
import { weatherAt } from '../../hazards/weather.ts';
import { cos, sin } from '../../kernel/math.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Text } from '../../region/region.ts';
import { airSupplyS, hasAir, levelOf, type PpeLevel } from '../protection/apparatus.ts';
import { guideFor, type Guide } from './guide.ts';
import { knownSubstance, knowsRelease, readingsOf } from './knowing.ts';
import { SECTION_M } from './section.ts';
import type { GasReading, ProtectionJudged, ReportedSource, ZoneForecast } from './release.ts';

/** A release as a seat knows it: what has been said, measured and forecast; never the truth. */
export interface ReleaseView {
  readonly substance: {
    readonly id: string;
    readonly name: Text;
    readonly un: string;
    /** Levels 1 to 3 of the zones; a share of the lower flammability limit where fire comes first. */
    readonly levels: readonly { readonly ppm: number; readonly ofLimitPct: number | null }[];
  } | null;
  readonly sources: readonly (ReportedSource & {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly guide: Guide | null;
  })[];
  readonly rooms: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly booms: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly readings: readonly Omit<GasReading, 'to'>[];
  readonly zones: ZoneForecast | null;
  readonly deconTick: number;
  readonly teams: readonly {
    readonly id: UnitId;
    readonly level: PpeLevel;
    readonly airLeftS: number;
    readonly airFullS: number;
    readonly contaminated: boolean;
  }[];
  readonly judged: readonly ProtectionJudged[];
  /** Truth view only. */
  readonly truth: {
    readonly sources: readonly SourceReading[];
    readonly ledger: MassLedger;
    /** Concentration at breathing height down the wind from each source, ppm, at `sectionM`. */
    readonly sections: readonly { readonly id: string; readonly ppm: readonly number[] }[];
    readonly probes: readonly (Gauge & { readonly id: number; readonly at: Point })[];
    readonly slick: readonly { readonly atM: number; readonly massKg: number }[];
    readonly rooms: readonly {
      readonly id: string;
      readonly ppm: number;
      readonly oxygenPct: number;
    }[];
  } | null;
}

/** Null where there is no release, and before the seat has heard of it. */
export function releaseView(w: World, seatId: SeatId | null): ReleaseView | null {
  const spec = w.scenario.release;
  if (spec === null) return null;
  const heard = (id: string): boolean => seatId === null || knowsRelease(w, seatId, id);
  const sources = spec.sources.filter((s) => heard(s.id));
  const rooms = spec.rooms.filter((r) => heard(r.id));
  if (sources.length + rooms.length === 0) return null;
  const { release } = w.state;
  const id = seatId === null ? w.scenario.hazmat!.substance : knownSubstance(w, seatId);
  const readings = seatId === null ? release.readings : readingsOf(w, seatId);
  // Who has no apparatus has no air to tell of; that he breathed gas is not known by itself.
  const known = w.state.units.filter(
    (u) => hasAir(w.index.unit.get(u.id)!.spec) && release.teams.some((t) => t.id === u.id),
  );
  return {
    substance: id === null ? null : describe(id),
    sources: sources.map(({ id: sourceId, name, at, reported }) => ({
      id: sourceId,
      name,
      at: whole(at),
      ...reported,
      burning: reported.burning || release.onFire?.includes(sourceId) === true,
      guide: id === null ? null : guideFor(id, reported.stockKg),
    })),
    rooms: rooms.map((r) => ({ id: r.id, name: r.name, at: whole(r.at) })),
    booms: spec.booms.map((b) => ({ id: b.id, name: b.name, at: whole(b.at) })),
    readings: readings.map(({ to: _to, ...rest }) => rest),
    zones: release.zones.at(-1) ?? null,
    deconTick: release.deconTick,
    teams: known.map((u) => teamView(w, u.id)),
    judged: seatId === null ? release.judged : [],
    truth: seatId === null ? truthOf(w) : null,
  };
}

const whole = (p: Point): Point => ({ e: Math.round(p.e), n: Math.round(p.n) });

function describe(id: string): ReleaseView['substance'] {
  if (!SUBSTANCE_IDS.includes(id)) return null;
  const substance = substanceOf(id);
  const { basis, kgM3 } = levelsOf(substance);
  const limit = kgM3[2];
  const levels = kgM3.map((x) => ({
    ppm: Number(ppmOf(substance, x).toPrecision(3)),
    ofLimitPct: basis === 'lowerLimit' ? Math.round((100 * x) / limit) : null,
  }));
  const { name, un } = substance;
  return { id, name, un, levels };
}

/** Crews tell their air by radio, like their place: whole minutes. */
function teamView(w: World, unitId: UnitId): ReleaseView['teams'][number] {
  const { spec } = w.index.unit.get(unitId)!;
  const t = w.state.release.teams.find((x) => x.id === unitId)!;
  return {
    id: unitId,
    level: levelOf(spec),
    airLeftS: t.airLeftS,
    airFullS: airSupplyS(spec),
    contaminated: t.contaminated,
  };
}

const RAD = Math.PI / 180;

function downwind(w: World, from: Point): readonly number[] {
  const { windFromDeg } = weatherAt(w.drivers, w.state.tick);
  const e = -sin(windFromDeg * RAD);
  const n = -cos(windFromDeg * RAD);
  return SECTION_M.map((m) => {
    const { ppm } = w.hazmat!.gauge({ e: from.e + m * e, n: from.n + m * n });
    return Math.round(ppm * 100) / 100;
  });
}

function truthOf(w: World): ReleaseView['truth'] {
  const run = w.hazmat!;
  return {
    sources: run.sources(),
    ledger: run.ledger(),
    sections: w.scenario.release!.sources.map((s) => ({ id: s.id, ppm: downwind(w, s.at) })),
    probes: w.state.release.probes.map((at, i) => ({ id: i + 1, at: whole(at), ...run.gauge(at) })),
    slick: run.slick(),
    rooms: w.scenario.release!.rooms.map(({ id }) => {
      const { ppm, oxygenPct } = run.confined(id);
      return { id, ppm, oxygenPct };
    }),
  };
}
