import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegion, SCENARIOS_ROOT } from '../../../server/cli/catalogue.ts';
import { loadScenario } from '../../../server/scenarios/load-scenario.ts';
import type { Region } from '../../../engine/region/region.ts';

type Doc = Record<string, any>;
let region: Region;
let text: string;
beforeAll(async () => {
  const found = await openRegion(join(SCENARIOS_ROOT, 'regions', 'wushan'));
  if (!found.ok) throw new Error('the region is not there');
  region = found.value;
  text = await readFile(join(SCENARIOS_ROOT, 'exercises', 'wushan-chain', 'scenario.yaml'), 'utf8');
});

/** What is wrong with the scenario after a change, as `path: expected`. */
async function faults(change: (doc: Doc) => void): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'slides-'));
  try {
    for (const part of ['plans', 'forces', 'rules'])
      await cp(join(SCENARIOS_ROOT, part), join(root, part), { recursive: true });
    const dir = join(root, 'exercises', 'wushan-chain');
    await cp(join(SCENARIOS_ROOT, 'exercises', 'wushan-chain'), dir, { recursive: true });
    const doc = parse(text) as Doc;
    change(doc);
    await writeFile(join(dir, 'scenario.yaml'), stringify(doc));
    const loaded = await loadScenario(dir, region);
    return loaded.ok ? [] : loaded.error.map((p) => `${p.path}: ${p.expected}; ${p.got}`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe('a scenario file with landslides', () => {
  it('is read as it stands', async () => {
    expect(await faults(() => {})).toEqual([]);
  });

  it('is refused for soil out of its range', async () => {
    const [said] = await faults((d) => {
      const number = (mean: number) => ({ mean, provenance: 'assumed' });
      d['landslide'].zones = [
        {
          id: 'odd',
          name: { zh: '怪', en: 'odd' },
          cohesionPa: number(8000),
          frictionDeg: number(75),
          unitWeightNM3: number(20_000),
          conductivityMS: number(1e-5),
          diffusivityM2S: number(1e-3),
          depthM: number(3),
        },
      ];
    });
    expect(said).toMatch(/^landslide\.zones\[0\]\.frictionDeg\.mean: <= 60/);
  });

  it('is refused for a slide larger than its source', async () => {
    const [said] = await faults((d) => (d['landslide'].slides[0].volumeM3 = 9e6));
    expect(said).toMatch(/^landslide\.slides\[0\]\.volumeM3: at most \d+ m³/);
  });

  it('is refused for a point off the window', async () => {
    const [said] = await faults((d) => (d['landslide'].points[0].at = { lon: 109.9, lat: 31.0 }));
    expect(said).toMatch(/^landslide\.points\[0\]\.at: a place inside landslide\.window/);
  });

  it('is refused for a chain that feeds itself without end, by name', async () => {
    const said = await faults((d) => {
      for (const l of d['chain']) delete l.most;
      const source = { zh: '假定', en: 'assumed' };
      d['chain'].push({ id: 'toe', kind: 'floodSlope', slide: 'gorge-slide', at: d['landslide'].points[0].at, depthM: 2, speedMS: 2, provenance: 'assumed', source }); // prettier-ignore
    });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^chain: a chain that comes to an end.*toe/);
    expect(said[0]).toMatch(/slide-to-dam.*dam-to-flood|dam-to-flood.*toe/);
  });
});
