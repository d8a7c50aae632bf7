import type { Capability, UnitSpec } from '../../exercise/scenario.ts';
import type { EquipmentId } from '../forces/equipment.ts';

/** How fast a capability gets work done. Every rate names where it is from. */
export interface WorkRate {
  /** Unit of the work: hours of one person, or cubic metres moved. */
  readonly unit: 'personH' | 'm3';
  /** Units an hour for one person with hand tools; 0 when it takes a machine. */
  readonly perPersonH: number;
  /** Units an hour for one machine of a kind that does this work. */
  readonly perMachineH: Readonly<Partial<Record<EquipmentId, number>>>;
  readonly source: string;
}

/**
 * Loose debris of slides and fallen trees. A hydraulic excavator with a 1 m3 bucket or a wheel
 * loader moves 60 to 120 m3 an hour on a mountain road, where it must carry to the edge; a person
 * with a shovel about half a cubic metre.
 */
const CLEARING: WorkRate = {
  unit: 'm3',
  perPersonH: 0.5,
  perMachineH: { excavator: 60, loader: 80, bulldozer: 80 },
  source: 'assumed: low end of common hourly outputs of these machines on narrow roads',
};

/** Amounts of such work are given in hours of one trained person on the spot. */
const BY_PERSON: WorkRate = {
  unit: 'personH',
  perPersonH: 1,
  perMachineH: {},
  source: 'by definition; the amounts of the sites are assumed',
};

/** Getting trapped people out, and looking for the missing: tools spare hours of hands. */
const RESCUE: WorkRate = {
  ...BY_PERSON,
  perMachineH: { hydraulicCutter: 6, lifeDetector: 4 },
  source: 'assumed: a cutter does the work of six people, a detector searches like four',
};

/** The same on and under water. */
const WATER_RESCUE: WorkRate = {
  ...BY_PERSON,
  perMachineH: { underwaterRobot: 4, tug: 8 },
  source: 'assumed: a robot searches like four people, a tug recovers like eight',
};

/** Stopping a leak and making a release safe. */
const HAZMAT: WorkRate = {
  ...BY_PERSON,
  perMachineH: { leakKit: 4, transferPump: 4, oilBoom: 6, blower: 4 },
  source:
    'assumed: a set for stopping leaks or a pump does the work of four people, a boom reel of six',
};

/** Water spray and foam: what comes out of the monitors is in `release/system.ts`. */
const SPRAY: WorkRate = {
  ...BY_PERSON,
  perMachineH: { waterFoamEngine: 6, heavyFoamEngine: 12, waterTender: 4, hoseLayer: 4 },
  source: 'assumed: a foam engine does the work of a crew of six, a heavy one of two',
};

export const WORK_RATES: Readonly<Partial<Record<Capability, WorkRate>>> = {
  powerRepair: BY_PERSON,
  commsRepair: BY_PERSON,
  waterRepair: BY_PERSON,
  generator: BY_PERSON,
  medical: BY_PERSON,
  searchRescue: RESCUE,
  waterRescue: WATER_RESCUE,
  mineRescue: BY_PERSON,
  crowdControl: BY_PERSON,
  hazmat: HAZMAT,
  engine: SPRAY,
  clearRoad: CLEARING,
  recon: BY_PERSON,
  handCrew: BY_PERSON,
  mapping: BY_PERSON,
};

/** Units of work an hour that a team of `persons` does with what it brings; 0 when it cannot. */
export function workPerHour(spec: UnitSpec, persons: number, capability: Capability): number {
  const rate = WORK_RATES[capability];
  if (rate === undefined || !spec.capabilities.includes(capability)) return 0;
  let perHour = rate.perPersonH * persons;
  for (const [id, each] of Object.entries(rate.perMachineH))
    perHour += each * (spec.equipment[id as EquipmentId] ?? 0);
  return perHour;
}
