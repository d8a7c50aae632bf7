import { describe, expect, it } from 'vitest';
import { findModel, MODELS, type ModelDef } from '../../../engine/models/index.ts';
import { SLIDE, SOIL } from './samples.ts';

const moistures = {
  dead1hPct: 6,
  dead10hPct: 7,
  dead100hPct: 8,
  liveHerbPct: 60,
  liveWoodyPct: 90,
};

const SAMPLES: Record<string, object> = {
  rothermel: { fuel: 'FM10', ...moistures, midflameWindMS: 1.78816, windToDeg: 45, slopePct: 30 },
  crown: {
    fuel: 10,
    ...moistures,
    wind20ftMS: 13.4112,
    windFactor: 0.2,
    baseHeightM: 0.9144,
    heightM: 18.288,
    bulkDensityKgM3: 0.15,
    foliarMoisturePct: 100,
  },
  spotting: {
    source: 'trees',
    species: 'ponderosa',
    dbhM: 0.3048,
    heightM: 18.288,
    wind20ftMS: 8.9408,
    coverHeightM: 9.144,
  },
  'ignition-probability': { moisturePct: 6, airTemperatureC: 80 / 1.8 - 32 / 1.8 },
  'wind-adjustment': { fuel: 'GR2', wind10mMS: 11.5 },
  containment: {
    initialHa: 0.40468564224,
    rosMS: 0.02794,
    lengthToWidth: 3,
    lineRateMH: 402.336,
    attackDelayH: 2,
    workH: 8,
    tactic: 'head',
  },
  'wang-zhengfei': { temperatureC: 30, humidityPct: 30, windMS: 0, fuel: 'conifer' },
  'fuel-moisture': { temperatureC: 30, humidityPct: 30, hours: 2 },
  'infinite-slope': { slopeDeg: 30, ...SOIL, depthM: 2, pressureHeadM: 1.5 },
  'transient-pore-pressure': {
    slopeDeg: 30,
    ...SOIL,
    depthM: 2,
    waterTableM: 1.5,
    conductivityMS: 1e-6,
    diffusivityM2S: 1e-4,
    rainMmH: 3.6,
    rainHours: 6,
    hours: 24,
  },
  'voellmy-terminal': { slopeDeg: 30, depthM: 5, mu: 0.2, xiMS2: 500 },
  'impulse-wave-2d': { ...SLIDE, speedMS: 58, distanceM: 1000 },
  'impulse-wave-3d': { ...SLIDE, speedMS: 58, radiusM: 1000, gammaDeg: 0 },
  'run-up': { amplitudeM: 3, waterDepthM: 80, bankDeg: 30 },
  discharge: {
    substance: 'chlorine',
    diameterM: 2,
    stockKg: 20_000,
    temperatureC: 20,
    holeDiameterM: 0.025,
    pipeM: 0.5,
  },
  evaporation: { substance: 'benzene', temperatureC: 20, windMS: 4, diameterM: 10 },
  sigma: { sigmaSet: 'briggs-rural', stability: 'D', xM: 1000 },
  plume: { substance: 'chlorine', rateKgS: 1, windMS: 5, stability: 'D', xM: 1000, levelPpm: 20 },
  puff: { substance: 'chlorine', massKg: 1, windMS: 2, stability: 'F', afterS: 250, xM: 500 },
  'dense-gas': { amountM3: 55.6, gasKgM3: 1.76, gasC: -161.5, airC: 25, windMS: 10.9, xM: 367 },
  'pool-fire': { substance: 'petrol', diameterM: 10, xM: 30 },
  fireball: { substance: 'propane', massKg: 20_000, xM: 300 },
  blast: { substance: 'propane', massKg: 10_000, xM: 400 },
  'toxic-load': { substance: 'chlorine', ppm: 250.2, minutes: 30 },
  'green-ampt': {
    conductivityMmH: 6.5,
    suctionMm: 167,
    moistureDeficit: 0.34,
    rainMmH: 50,
    hours: 1,
  },
  weir: { crestM: 10, upstreamM: 11, downstreamM: 9, widthM: 20 },
  breach: { of: 'dam', mode: 'piping', volumeM3: 3.1e8, heightM: 77.4 },
};

function evaluate(name: string, input: object) {
  const result = findModel(name)!.evaluate(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('models', () => {
  it('are all there, and each has a sample here', () => {
    expect(MODELS.map((m) => m.name)).toEqual(Object.keys(SAMPLES));
  });

  it.each(MODELS.map((m) => [m.name, m] as const))('%s gives what it declares', (name, model) => {
    const result = evaluate(name, SAMPLES[name]!);
    expect(Object.keys(result.values)).toEqual(Object.keys(model.outputs));
    for (const [field, value] of Object.entries(result.values)) {
      const kind = model.outputs[field]!.unit === 'text' ? /string|boolean/ : /number/;
      expect(typeof value, field).toMatch(kind);
      expect(value, field).not.toBeNaN();
    }
  });

  it.each(MODELS.map((m) => [m.name, m] as const))('%s has a schema with units', (_, model) => {
    const json = JSON.stringify(model.inputSchema());
    const objects: { properties: Record<string, { unit?: string; const?: string }> }[] = [];
    JSON.parse(json, (_key, value) => {
      if (typeof value === 'object' && value !== null && 'properties' in value) objects.push(value);
      return value;
    });
    expect(objects.length).toBeGreaterThan(0);
    for (const { properties } of objects) {
      for (const [field, schema] of Object.entries(properties)) {
        if (schema.const === undefined) expect(schema.unit, field).toBeTypeOf('string');
      }
    }
  });

  it.each(MODELS.map((m) => [m.name, m] as const))(
    '%s refuses an unknown field, a word for a number and nothing at all',
    (name, model) => {
      const refuse = (input: unknown, field: string) => {
        const result = model.evaluate(input);
        expect(!result.ok && result.error.map((e) => e.field)).toContain(field);
      };
      refuse({ ...SAMPLES[name], nonsense: 1 }, 'nonsense');
      const numeric = Object.entries(SAMPLES[name]!).find(([, v]) => typeof v === 'number')!;
      if (numeric[0] !== 'fuel') refuse({ ...SAMPLES[name], [numeric[0]]: 'much' }, numeric[0]);
      expect(model.evaluate(null).ok).toBe(false);
    },
  );

  it('name the field, the range and what they got', () => {
    const refusal = (model: ModelDef, input: object) => {
      const result = model.evaluate(input);
      return result.ok ? [] : result.error.map((e) => `${e.field}: ${e.message}`);
    };
    const rothermel = findModel('rothermel')!;
    expect(refusal(rothermel, { ...SAMPLES['rothermel'], midflameWindMS: 99 })).toEqual([
      'midflameWindMS: must be from 0 to 40 (m/s), got 99',
    ]);
    expect(refusal(rothermel, { ...SAMPLES['rothermel'], fuel: 98 })[0]).toMatch(
      /^fuel: .*got 98$/,
    );
    const wang = { ...SAMPLES['wang-zhengfei'], initialLaw: 'moisture' };
    expect(refusal(findModel('wang-zhengfei')!, wang)[0]).toMatch(/^fuelMoisturePct: is needed/);
  });

  it('agree with the reference program in its units', () => {
    // FM10 at 6/7/8/60/90 %, 4 mi/h at 45 degrees to a slope of 30 %.
    const fire = evaluate('rothermel', SAMPLES['rothermel']!).values;
    expect(fire['rosMMin']).toBeCloseTo(2.6395, 4);
    expect(fire['directionDeg']).toBeCloseTo(37.14, 2);
    const crown = evaluate('crown', SAMPLES['crown']!).values;
    expect(crown['type']).toBe('active');
    expect((crown['rosMS'] as number) / 0.00508).toBeCloseTo(109.2664, 2);
    const brand = evaluate('spotting', SAMPLES['spotting']!).values;
    expect((brand['distanceM'] as number) / 1609.344).toBeCloseTo(0.35551, 5);
    expect(evaluate('ignition-probability', SAMPLES['ignition-probability']!).values).toMatchObject(
      { probability: expect.closeTo(0.548317, 6) },
    );
    expect(evaluate('wind-adjustment', SAMPLES['wind-adjustment']!).values).toMatchObject({
      factor: expect.closeTo(0.362104, 6),
      midflameWindMS: expect.closeTo(3.62104, 5),
    });
    expect(
      (evaluate('containment', SAMPLES['containment']!).values['lineM'] as number) / 20.1168,
    ).toBeCloseTo(39.5398, 2);
  });

  it('warn outside of the range of the data', () => {
    const notes = (name: string, change: object) =>
      evaluate(name, { ...SAMPLES[name], ...change })
        .notes.map((n) => n.en)
        .join(' ');
    expect(notes('rothermel', {})).toBe('');
    expect(notes('rothermel', { slopePct: 150 })).toMatch(/slope above 45/);
    expect(notes('rothermel', { dead1hPct: 90 })).toMatch(/outside.*too wet/);
    expect(notes('crown', { foliarMoisturePct: 300 })).toMatch(/foliar/);
    expect(notes('ignition-probability', { moisturePct: 50 })).toMatch(/outside/);
    expect(notes('wang-zhengfei', { slopeDeg: 60 })).toMatch(/cut at 42/);
    expect(notes('containment', { lineRateMH: 10 })).toMatch(/does not hold/);
  });
});
