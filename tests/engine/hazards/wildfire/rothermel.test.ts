import { describe, expect, it } from 'vitest';
import { curedFraction } from '../../../../engine/hazards/wildfire/fuel-bed.ts';
import {
  FUEL_MODELS,
  fuelModel,
  fuelModelByCode,
} from '../../../../engine/hazards/wildfire/fuel-models.ts';
import {
  newBatchOutput,
  rothermelBatch,
} from '../../../../engine/hazards/wildfire/rothermel-batch.ts';
import {
  flameLength,
  fuelBed,
  intensityOfFlame,
  newSurfaceFire,
  spreadAt,
  surfaceSpread,
  type FuelMoisture,
} from '../../../../engine/hazards/wildfire/rothermel.ts';
import { FTMIN_PER_MS, KJM2_PER_BTUFT2 } from '../../../../engine/hazards/wildfire/units.ts';

const dry: FuelMoisture = {
  dead1h: 0.06,
  dead10h: 0.07,
  dead100h: 0.08,
  liveHerb: 0.6,
  liveWoody: 0.9,
};
const calm = { midflameWindMS: 0, windToDeg: 0, slopeTan: 0, upslopeDeg: 0 };

describe('fuel models', () => {
  it('are 13 and 40, found by number and by code', () => {
    expect(FUEL_MODELS).toHaveLength(53);
    expect(FUEL_MODELS.filter((m) => m.dynamic)).toHaveLength(40);
    for (const m of FUEL_MODELS) {
      expect(fuelModel(m.number)).toBe(m);
      expect(fuelModelByCode(m.code)).toBe(m);
    }
    for (const none of [0, 14, 91, 98, 99, 110, 205]) expect(fuelModel(none)).toBeUndefined();
    expect(() => fuelBed(98, dry)).toThrow(/98 does not burn/);
  });

  it('cure herbs between 30 and 120 % of moisture', () => {
    expect(curedFraction(0.29)).toBe(1);
    expect(curedFraction(0.3)).toBeCloseTo(1, 12);
    expect(curedFraction(0.75)).toBeCloseTo(0.5005, 12);
    expect(curedFraction(1.2)).toBeCloseTo(0.001, 12);
    expect(curedFraction(1.21)).toBe(0);
  });
});

describe('surface fire', () => {
  it('stops at the moisture of extinction of dead fuel', () => {
    // FM1 has no live fuel and goes out at 12 %.
    expect(fuelBed(1, { ...dry, dead1h: 0.119 }).rosNoWindMS).toBeGreaterThan(0);
    const wet = spreadAt(fuelBed(1, { ...dry, dead1h: 0.12 }), { ...calm, midflameWindMS: 5 });
    expect([wet.rosMS, wet.intensityKWM, wet.flameLengthM]).toEqual([0, 0, 0]);
  });

  it('spreads in the direction of the wind and of the slope, whatever the compass', () => {
    const bed = fuelBed(4, dry);
    const north = spreadAt(bed, { ...calm, midflameWindMS: 2, slopeTan: 0.3 });
    for (let turn = 0; turn < 360; turn += 30) {
      const fire = spreadAt(bed, {
        midflameWindMS: 2,
        windToDeg: turn,
        slopeTan: 0.3,
        upslopeDeg: turn,
      });
      // Rounding of sine and cosine alone.
      expect(fire.rosMS).toBeCloseTo(north.rosMS, 12);
      expect(Math.abs(((fire.directionDeg - turn + 540) % 360) - 180)).toBeLessThan(1e-9);
    }
  });

  it('has an effective wind that alone gives the same rate', () => {
    for (const m of FUEL_MODELS) {
      const bed = fuelBed(m.number, dry);
      const both = spreadAt(bed, {
        midflameWindMS: 2,
        windToDeg: 70,
        slopeTan: 0.5,
        upslopeDeg: 0,
      });
      const alone = spreadAt(bed, { ...calm, midflameWindMS: both.effectiveWindMS });
      expect(alone.rosMS / both.rosMS).toBeCloseTo(1, 10);
    }
  });

  it('stands still in direction when a slope cancels the wind', () => {
    const bed = fuelBed(10, dry);
    const up = spreadAt(bed, { ...calm, slopeTan: 0.4 });
    const down = spreadAt(bed, {
      midflameWindMS: up.effectiveWindMS,
      windToDeg: 180,
      slopeTan: 0.4,
      upslopeDeg: 0,
    });
    expect(down.rosMS).toBeCloseTo(bed.rosNoWindMS, 12);
    expect(down.effectiveWindMS).toBeLessThan(1e-3);
  });

  it('obeys the wind limit only when asked to', () => {
    const free = fuelBed(1, { ...dry, dead1h: 0.11 });
    const limited = fuelBed(1, { ...dry, dead1h: 0.11 }, { limitWind: true });
    const gale = { ...calm, midflameWindMS: 15 };
    const fire = spreadAt(limited, gale);
    expect(spreadAt(free, gale).rosMS).toBeGreaterThan(fire.rosMS);
    // 0.9 of the reaction intensity in BTU/ft2/min is the limit in ft/min.
    const reaction = (limited.reactionIntensityKWM2 * 60) / KJM2_PER_BTUFT2;
    expect(fire.effectiveWindMS * FTMIN_PER_MS).toBeCloseTo(0.9 * reaction, 8);
    expect(spreadAt(limited, { ...gale, midflameWindMS: 0.1 })).toEqual(
      spreadAt(free, { ...gale, midflameWindMS: 0.1 }),
    );
  });

  it('turns intensity into flame length and back', () => {
    for (const intensity of [1, 50, 346, 1730, 10_000]) {
      expect(intensityOfFlame(flameLength(intensity)) / intensity).toBeCloseTo(1, 12);
    }
    // Byram in SI as usually printed: 0.0775 I^0.46.
    expect(flameLength(1)).toBeCloseTo(0.0775, 4);
    expect(flameLength(0)).toBe(0);
  });

  it('refuses moistures that are none', () => {
    expect(() => fuelBed(1, { ...dry, dead1h: NaN })).toThrow(/dead1h/);
    expect(() => fuelBed(1, { ...dry, liveWoody: -0.1 })).toThrow(/liveWoody/);
  });
});

describe('batch', () => {
  it('gives the bits of the single points', () => {
    const beds = FUEL_MODELS.map((m) => fuelBed(m.number, dry));
    const n = 500;
    const wave = (k: number, size: number) =>
      new Float32Array(n).map((_, i) => Math.sin(i * k) * size);
    const input = {
      bed: new Uint8Array(n).map((_, i) => i % beds.length),
      windE: wave(0.7, 5),
      windN: wave(1.3, 5),
      slopeE: wave(0.3, 0.6),
      slopeN: wave(2.1, 0.6),
    };
    input.slopeE[3] = input.slopeN[3] = 0;
    const out = newBatchOutput(n);
    rothermelBatch(beds, input, out, 0, n - 1);
    const one = newSurfaceFire();
    for (let i = 0; i < n - 1; i++) {
      const bed = beds[input.bed[i]!]!;
      const at = (a: Float32Array) => a[i]!;
      surfaceSpread(bed, at(input.windE), at(input.windN), at(input.slopeE), at(input.slopeN), one);
      expect(out.rosMS[i]).toBe(one.rosMS);
      expect(out.directionE[i]).toBe(one.directionE);
      expect(out.effectiveWindMS[i]).toBe(one.effectiveWindMS);
      expect(out.flameLengthM[i]).toBe(one.flameLengthM);
    }
    expect(out.rosMS[n - 1]).toBe(0);
  });
});
