import { describe, expect, it } from 'vitest';
import { hazmatPartSchema } from '../../../engine/protocol/hazmat-schema.ts';
import { scenarioFileSchema } from '../../../engine/protocol/scenario-schema.ts';
import { loadRegion } from '../../../server/regions/load-region.ts';
import { Locator } from '../../../server/scenarios/locate.ts';
import { describe as words } from '../../../server/scenarios/problem.ts';
import { resolveHazmat } from '../../../server/scenarios/resolve-hazmat.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../scenarios/', import.meta.url));
const file = `${root}exercises/lezhi-tanker-2017/scenario.yaml`;
const text = readFileSync(file, 'utf8');
const loaded = await loadRegion(`${root}regions/lezhi`);
if (!loaded.ok) throw new Error('no region');
const region = loaded.value;
const { at } = region.facilities.find((f) => f.id === 'hazard-point-3')!;
const area = { centre: at, widthM: 12_000, heightM: 12_000 };

type Edit = (part: {
  substance: string;
  tanks: { [key: string]: unknown; hole: { [key: string]: unknown } }[];
  [key: string]: unknown;
}) => void;

/** What is wrong with the tanker scenario after an edit, in the words that an author reads. */
function faults(edit: Edit): string[] {
  const raw = parse(text) as { hazmat: Parameters<Edit>[0] };
  edit(raw.hazmat);
  const schema = hazmatPartSchema.safeParse(raw.hazmat);
  if (!schema.success)
    return schema.error.issues.map((i) => `hazmat.${i.path.join('.')}: ${i.message}`);
  const locate = new Locator(file, region);
  resolveHazmat(scenarioFileSchema.parse(raw), area, locate);
  return locate.problems.map(words);
}

describe('faults of a release in a scenario file', () => {
  it('finds none in the tanker', () => {
    expect(faults(() => {})).toEqual([]);
  });

  it('names an unknown substance and the known ones', () => {
    const [fault] = faults((p) => (p.substance = 'unobtainium'));
    expect(fault).toContain('hazmat.substance');
    expect(fault).toContain('chlorine, ammonia');
  });

  it('names a hole larger than the tank, with the range', () => {
    const [fault] = faults((p) => (p.tanks[0]!.hole['diameterM'] = 3));
    expect(fault).toContain('hazmat.tanks[0].hole.diameterM');
    expect(fault).toContain('0 to 1.8 m');
  });

  it('names what is said of a tank that cannot be, since forecasts reckon with it', () => {
    const said = { substance: 'chlorine', holeDiameterM: 0.01, stockKg: 20_000 };
    const [hole] = faults((p) => (p.tanks[0]!['reported'] = { ...said, holeDiameterM: 3 }));
    expect(hole).toContain('hazmat.tanks[0].reported.holeDiameterM');
    expect(hole).toContain('0 to 1.8 m');
    const [stock] = faults((p) => (p.tanks[0]!['reported'] = { ...said, stockKg: 90_000 }));
    expect(stock).toContain('hazmat.tanks[0].reported.stockKg');
    expect(stock).toContain('0 to 28848.4 kg');
  });

  it('names a temperature outside of the property range, in degrees', () => {
    const [fault] = faults((p) => (p.tanks[0]!['temperatureC'] = 400));
    expect(fault).toContain('hazmat.tanks[0].temperatureC');
    expect(fault).toMatch(/-100\.95 to 122\.\d+ °C/);
    expect(fault).toContain('got 400');
  });

  it('names a negative stock, and one that does not fit into the tank', () => {
    expect(faults((p) => (p.tanks[0]!['stockKg'] = -5))[0]).toContain('hazmat.tanks.0.stockKg');
    const [fault] = faults((p) => (p.tanks[0]!['stockKg'] = 500_000));
    expect(fault).toContain('hazmat.tanks[0].stockKg');
    expect(fault).toMatch(/0 to 2\d{4}/);
  });

  it('names an incident, a boom and an event that there is not', () => {
    expect(faults((p) => (p.tanks[0]!['incident'] = 'nothing'))[0]).toContain('tanks[0].incident');
    const event = { at: '01:00', what: 'burst', tank: 'other' };
    expect(faults((p) => (p['events'] = [event]))[0]).toContain('hazmat.events[0].tank');
    const boom = {
      id: 'b',
      name: { zh: '栏', en: 'Boom' },
      at: { facility: 'hazard-point-3' },
      share: 0.9,
      lengthM: 100,
    };
    expect(faults((p) => (p['booms'] = [boom]))[0]).toContain('hazmat.booms');
  });

  it('takes no wind at all: calms are noted, not divided by', () => {
    // Wind is the scenario's weather; the model's own tests drive it with 0 m/s.
    expect(
      scenarioFileSchema.shape.weather.shape.base.safeParse([
        {
          at: '00:00',
          windMs: 0,
          windFromDeg: 0,
          temperatureC: 10,
          relativeHumidityPct: 80,
          cloudPct: 0,
          rainMmH: 0,
        },
      ]).success,
    ).toBe(true);
  });
});
