import { blastHarm } from '../../hazards/hazmat/blast.ts';
import { heatDeathShare } from '../../hazards/hazmat/fire.ts';
import { substanceOf } from '../../hazards/hazmat/substances.ts';
import {
  deathShareOfRelative,
  indoorAfter,
  lethalLoad,
  toxicLaw,
  toxicLoad,
  type ToxicLaw,
} from '../../hazards/hazmat/toxic.ts';
import type { World } from '../../exercise/world.ts';
import type { Triage } from '../medical/casualty.ts';
import type { Track } from './breathing.ts';

/** Numbers of harm by gas, heat and blast that no publication at hand gives. */
export const ASSUMED_GAS = {
  /** People and teams breathe in steps of this, s. */
  everyTicks: 60,
  /**
   * Loads at which half of the people come to this class or worse, as shares of the load that kills
   * half; with an exponent of 2 that is a half, 0.29 and 0.18 of its concentration.
   */
  immediateAt: 1 / 4,
  delayedAt: 1 / 12,
  minorAt: 1 / 30,
  /** The same for thermal dose: burns of so many times less dose than kills. */
  burnImmediateAt: 1 / 2.5,
  burnMinorAt: 1 / 6,
  /** Glass and falls from this overpressure on, kPa (1 psi breaks windows), and the share hurt. */
  glassKPa: 6.9,
  glassShare: 0.02,
  /** Share of a village's people out of doors by day, at night, and once they smell the gas. */
  outdoorDay: 0.3,
  outdoorNight: 0.03,
  outdoorNoticed: 0.05,
  /** Two choices whose shares of gravely hurt are nearer than this come to the same. */
  alikeShare: 0.001,
  /** Air changes of houses whose windows nobody has closed, 1/h. */
  openAirChangesH: 3,
  /** Houses that an overpressure makes unfit to live in: kPa and share. */
  houses: [
    [55, 1],
    [24, 0.5],
    [7, 0.05],
  ],
} as const;

/** The next common breath of people and teams after `tick`. */
export const nextBreath = (tick: number): number =>
  (Math.floor(tick / ASSUMED_GAS.everyTicks) + 1) * ASSUMED_GAS.everyTicks;

export type HarmShares = Readonly<Record<Triage, number>>;
const NONE: HarmShares = { immediate: 0, delayed: 0, minor: 0, dead: 0 };

const laws = new WeakMap<World['scenario'], ToxicLaw | null>();

/** The toxic law of an exercise's substance; null where the chosen set has none. */
export function lawOf(w: World): ToxicLaw | null {
  let law = laws.get(w.scenario);
  if (law === undefined) {
    const p = w.scenario.hazmat;
    law = p === null ? null : toxicLaw(substanceOf(p.substance), p.probits);
    laws.set(w.scenario, law);
  }
  return law;
}

/** Breathes `kgM3` outside for `dtS`, in the open (null) or behind walls with that air change, 1/h. */
export function breathe(
  law: ToxicLaw | null,
  t: Track,
  kgM3: number,
  airChangesH: number | null,
  dtS: number,
): Track {
  const around = airChangesH === null ? kgM3 : indoorAfter(t.kgM3, kgM3, airChangesH, dtS);
  const inside = around < 1e-15 ? 0 : around;
  if (law === null || inside === 0) return { kgM3: inside, load: t.load };
  return { kgM3: inside, load: t.load + toxicLoad(law, inside, dtS / 60) / lethalLoad(law) };
}

/** Shares of people in each class after a load, as multiples of the lethal one. */
export function gasHarm(law: ToxicLaw | null, load: number): HarmShares {
  if (law === null || load <= 0) return NONE;
  const { immediateAt, delayedAt, minorAt } = ASSUMED_GAS;
  const dead = deathShareOfRelative(law, load);
  const immediate = deathShareOfRelative(law, load / immediateAt);
  const delayed = deathShareOfRelative(law, load / delayedAt);
  const minor = deathShareOfRelative(law, load / minorAt);
  return {
    dead,
    immediate: immediate - dead,
    delayed: delayed - immediate,
    minor: minor - delayed,
  };
}

/** Shares of people in the open after a thermal dose, (kW/m2)^(4/3) s. */
export function heatHarm(dose: number): HarmShares {
  if (dose <= 0) return NONE;
  const dead = heatDeathShare(dose);
  const burnt = heatDeathShare(dose / ASSUMED_GAS.burnImmediateAt);
  const minor = heatDeathShare(dose / ASSUMED_GAS.burnMinorAt);
  return { dead, immediate: burnt - dead, delayed: 0, minor: minor - burnt };
}

/** Shares of people after an overpressure, kPa: lungs, eardrums, and glass. */
export function pressureHarm(kPa: number): HarmShares {
  if (kPa <= 0) return NONE;
  const { eardrums, deaths } = blastHarm(kPa);
  const glass = kPa >= ASSUMED_GAS.glassKPa ? ASSUMED_GAS.glassShare : 0;
  return {
    dead: deaths,
    immediate: 0,
    delayed: Math.max(0, eardrums - deaths),
    minor: Math.max(0, glass - eardrums),
  };
}

export const anyHarm = (h: HarmShares): number =>
  Math.min(1, h.dead + h.immediate + h.delayed + h.minor);

/** Serious harm: what a choice between staying and leaving is judged by. */
export const seriousHarm = (h: HarmShares): number => h.dead + h.immediate;

/** `part` of one harm and the rest of another. */
export const mixed = (parts: readonly (readonly [number, HarmShares])[]): HarmShares => {
  const out = { dead: 0, immediate: 0, delayed: 0, minor: 0 };
  for (const [share, h] of parts) {
    out.dead += share * h.dead;
    out.immediate += share * h.immediate;
    out.delayed += share * h.delayed;
    out.minor += share * h.minor;
  }
  return out;
};

/** Two harms on the same people, independent of each other: the graver class counts. */
export function both(a: HarmShares, b: HarmShares): HarmShares {
  const worse = (h: HarmShares, n: number): number =>
    [h.dead, h.immediate, h.delayed, h.minor].slice(0, n).reduce((x, y) => x + y, 0);
  const at = (n: number): number => 1 - (1 - worse(a, n)) * (1 - worse(b, n));
  return {
    dead: at(1),
    immediate: at(2) - at(1),
    delayed: at(3) - at(2),
    minor: at(4) - at(3),
  };
}
