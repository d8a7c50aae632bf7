/** Whole releases: where every kilogram is, and the cloud of elements against the plume. */
import {
  carryCloud,
  carryElement,
  cloudAt,
  endAt,
  type CloudAir,
  type Element,
} from '../hazards/hazmat/cloud.ts';
import { ATMOSPHERE_PA, GAS_CONSTANT } from '../hazards/hazmat/constants.ts';
import type { HazmatParams, MassLedger } from '../hazards/hazmat/contract.ts';
import { densePlume, reducedGravity } from '../hazards/hazmat/dense-gas.ts';
import { hazmatModel } from '../hazards/hazmat/model.ts';
import { plumeConcentration } from '../hazards/hazmat/plume.ts';
import type { SigmaSet } from '../hazards/hazmat/sigma.ts';
import type { Stability } from '../hazards/hazmat/stability.ts';
import type { Drivers } from '../hazards/weather.ts';
import { RandomStreams } from '../kernel/random.ts';
import { LandCover } from '../region/region.ts';
import { row, type VerifyCase } from './case.ts';
import { testRegion } from './test-region.ts';

/** Ground without relief, and no window at all: the station's wind everywhere. */
const NO_GROUND = {
  grid: { cols: 0, rows: 0, cellM: 1, west: 0, north: 0 },
  factor: new Float32Array(0),
  slopeE: new Float32Array(0),
  slopeN: new Float32Array(0),
  above: new Float32Array(0),
};

/** A steady release after `minutes`, in pieces of a minute: 1 kg/s and passive unless told. */
function steadyCloud(
  air: CloudAir,
  windMS: number,
  minutes: number,
  of: Pick<Element, 'massKg' | 'dense'> = { massKg: 60, dense: null },
): Element[] {
  const elements: Element[] = [];
  const base = { e: windMS, n: 0 };
  for (let i = 0; i < minutes; i++) {
    carryCloud(elements, NO_GROUND, base, air, 60);
    const el: Element = {
      ...of,
      heightM: 0,
      tail: endAt(0, 0, 0, 0),
      head: endAt(0, 0, 0, 0),
    };
    carryElement(el, NO_GROUND, base, air, 60);
    el.tail = endAt(0, 0, 0, 0);
    elements.push(el);
  }
  return elements;
}

const agreement: VerifyCase<'windMS'> = {
  name: 'cloud-is-plume',
  model: 'hazmat',
  title: 'Elements of a minute, steady release and wind, against the Gaussian plume',
  params: { windMS: { default: 3, min: 1, max: 15, unit: 'm/s', doc: 'wind' } },
  run: ({ windMS }) =>
    (
      [
        ['briggs-rural', 0],
        ['briggs-rural', 1],
        ['briggs-rural', 2],
        ['briggs-rural', 3],
        ['briggs-rural', 4],
        ['briggs-rural', 5],
        ['briggs-urban', 3],
        ['briggs-urban', 5],
        ['isc3-rural', 3],
        ['tno', 5],
      ] as readonly (readonly [SigmaSet, Stability])[]
    ).flatMap(([set, stability]) => {
      const air = { set, stability, averaging: 1, molarMass: 0.07 };
      const cloud = steadyCloud(air, windMS, Math.ceil((3 * 5000) / windMS / 60));
      return [200, 1000, 5000].map((x) => {
        const at = { x, y: 0.05 * x, z: 1.5 };
        const exact = plumeConcentration(1, 0, { windMS, stability, set, averagingS: 600 }, at);
        const got = cloudAt(cloud, air, x, at.y, 1.5) / exact;
        const label = `${set} ${'ABCDEF'[stability]} at ${x} m, over the plume`;
        return row(agreement.name, label, 1, got, 0.02, 'the plume; 2 %');
      });
    }),
};

const fading: VerifyCase<'windMS'> = {
  name: 'dense-becomes-passive',
  model: 'hazmat',
  title: 'A chlorine plume of 2 kg/s that begins dense is a passive one far away',
  params: { windMS: { default: 4, min: 3, max: 8, unit: 'm/s', doc: 'wind' } },
  run: ({ windMS }) => {
    const stability = 3;
    const air = { set: 'briggs-rural', stability, averaging: 1, molarMass: 0.070906 } as const;
    const gas = (ATMOSPHERE_PA * 0.070906) / (GAS_CONSTANT * 239.15);
    const law = densePlume(2 / gas, reducedGravity(gas, 1.2), windMS);
    const molesM3 = gas / 0.070906;
    const dense = { kind: 'plume', law, rateKgS: 2, airK: 293.15, molesM3 } as const;
    const minutes = Math.ceil((3 * 8000) / windMS / 60);
    const cloud = steadyCloud(air, windMS, minutes, { massKg: 120, dense });
    const over = (x: number): number => {
      const at = { x, y: 0, z: 0 };
      const flat = { windMS, stability, set: 'briggs-rural', averagingS: 600 } as const;
      return cloudAt(cloud, air, x, 0, 0) / plumeConcentration(2, 0, flat, at);
    };
    const source = 'passive plume; virtual sources fade as the distance grows';
    return [
      row(fading.name, 'at 3 km, over the passive plume', 1, over(3000), 0.1, source),
      row(fading.name, 'at 8 km, over the passive plume', 1, over(8000), 0.05, source),
    ];
  },
};

const params = (side: number): HazmatParams => ({
  substance: 'ammonia',
  window: { centre: { e: side / 2, n: side / 2 }, widthM: side, heightM: side },
  coarsen: 1,
  tanks: [
    {
      id: 'a',
      at: { e: side / 4, n: side / 2 },
      shape: 'horizontal',
      diameterM: 2,
      lengthM: 6,
      phase: 'liquid',
      stockKg: 9000,
      temperatureC: 20,
      padKPa: 0,
      hole: { diameterM: 0.03, heightM: 0.3, pipeM: 0.4 },
      opensAtTick: 40,
      closable: false,
      strength: 'pressurised',
      spillTo: 'concrete',
      bundM2: 300,
    },
  ],
  confined: [],
  river: null,
  sigmaSet: 'auto',
  surroundings: 'auto',
  averagingS: 600,
  probits: 'ccps',
  airChangesH: 0.5,
  blastYield: 0.05,
});

const drivers = (windMS: number): Drivers => ({
  weather: [0, 1500, 4000].map((tick, i) => ({
    tick,
    windMs: windMS + i,
    windFromDeg: 250 + 40 * i,
    temperatureC: 20,
    relativeHumidityPct: 60,
    cloudPct: 20,
    rainMmH: 0,
  })),
  startSecondOfDay: 16 * 3600,
  dayOfYear: 200,
  latitudeDeg: 30,
});

/** Kilograms that are nowhere, of the stock and of what was released. */
function missing(l: MassLedger): { stock: number; released: number } {
  return {
    stock: l.stockKg - l.tankKg - l.transferredKg - l.releasedKg,
    released:
      l.releasedKg - l.poolKg - l.waterKg - l.airKg - l.absorbedKg - l.burnedKg - l.recoveredKg,
  };
}

const balance: VerifyCase<'windMS' | 'hours'> = {
  name: 'mass-balance',
  model: 'hazmat',
  title: 'An ammonia tank with curtain, foam, transfer and recovery: every kilogram is somewhere',
  params: {
    windMS: { default: 2, min: 0, max: 15, unit: 'm/s', doc: 'wind at the start' },
    hours: { default: 2, min: 1, max: 12, unit: 'h', doc: 'time' },
  },
  run: ({ windMS, hours }) => {
    const side = 120 * 30;
    const region = testRegion(120, () => LandCover.dryCrop);
    const weather = drivers(windMS);
    const run = hazmatModel.create(region, params(side), weather, new RandomStreams(1));
    const untilTick = 5000;
    run.advance(317, weather, []);
    run.advance(900, weather, [{ kind: 'waterCurtain', tank: 'a', waterKgS: 40, untilTick }]);
    run.advance(1201, weather, [
      { kind: 'foam', tank: 'a', factor: 0.3, untilTick },
      { kind: 'transfer', tank: 'a', rateKgS: 2, untilTick },
      { kind: 'recover', tank: 'a', rateKgS: 0.5, untilTick },
    ]);
    run.advance(Math.round(hours * 3600), weather, []);
    const l = run.ledger();
    const { stock, released } = missing(l);
    const allowed = 1e-9 * l.releasedKg;
    const source = 'conservation, 1e-9 of what was released';
    return [
      row(balance.name, 'missing from the tank, kg', 0, stock, allowed, source),
      row(balance.name, 'missing from what was released, kg', 0, released, allowed, source),
    ];
  },
};

export const HAZMAT_RUN_CASES: readonly VerifyCase[] = [agreement, fading, balance];
