import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { LandCover, type Region } from '../../../engine/region/region.ts';
import { loadScenario } from '../../../server/scenarios/load-scenario.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

const words = { zh: '试验', en: 'test' };

/** A small region with one of everything that a scenario refers to. */
export const region: Region = syntheticRegion({
  // The east village stands on bare rock.
  cover: (e, n) =>
    Math.hypot(e - 2000, n - 3000) < 100 ? LandCover.bareRock : LandCover.forestPine,
  villages: [
    { at: { e: 2000, n: 3000 }, name: { zh: '东村', en: 'East' } },
    { at: { e: 3500, n: 3000 }, name: { zh: '西村', en: 'West' } },
    { at: { e: 5900, n: 5900 }, name: { zh: '远村', en: 'Far' } },
  ],
  facilities: [
    { kind: 'depot', at: { e: 500, n: 3000 }, id: 'd1' },
    {
      kind: 'shelter',
      at: { e: 1000, n: 3000 },
      id: 's1',
      attributes: { areaM2: 900, capacity: 400 },
    },
    {
      kind: 'camera',
      at: { e: 3000, n: 3000 },
      id: 'c1',
      attributes: { heightM: 20, rangeM: 5000 },
    },
  ],
});

const weather = (at: string) => ({
  at,
  windMs: 3,
  windFromDeg: 90,
  temperatureC: 20,
  relativeHumidityPct: 40,
  cloudPct: 10,
  rainMmH: 0,
});

/** A scenario file that is right in every respect; tests break one thing of it. */
export const goodScenario = () => ({
  schema: 1,
  id: 'small',
  name: words,
  summary: words,
  region: 'synthetic',
  plan: 'county',
  targets: ['W3'],
  duration: '24:00',
  start: { date: '2026-03-18', time: '13:20' },
  briefing: words,
  stopWord: words,
  objectives: [words],
  weather: {
    provenance: 'assumed',
    base: [weather('00:00'), weather('01:30')],
    spread: { windSpeedCv: 0.1, windDirSdDeg: 10, temperatureSdC: 1, humiditySdPct: 3 },
  },
  wildfire: {
    window: { centre: { village: '西村' } as object, widthKm: 4, heightKm: 4 },
    liveHerbMoisture: 0.7,
    liveWoodyMoisture: 1,
    foliarMoisturePct: 100,
    deadMoisture: [0.07, 0.08, 0.1],
    ignitions: [{ at: { village: '西村' } as object, time: '00:00' }],
  },
  seats: [
    {
      id: 'commander',
      name: words,
      role: 'incidentCommander',
      colour: 1,
      commands: ['message', 'report'],
      span: 'all',
      briefing: words,
    },
    {
      id: 'town',
      name: words,
      role: 'township',
      township: 'synthetic',
      colour: 5,
      commands: ['move'],
      span: 'own',
      briefing: words,
    },
  ],
  units: [
    {
      id: 'post-{village}',
      name: { zh: '{village.zh}站', en: '{village.en} post' },
      forEach: { kind: 'village', townships: ['synthetic'], share: 0.67 },
      seat: 'town',
      symbol: 'team-fire',
      strength: 6,
      capabilities: ['handCrew'],
      vehicle: 'truck',
      home: { village: '{village}' } as object,
      turnOutMin: 5,
      shiftH: 6,
      provenance: 'assumed',
    },
  ],
  depots: [{ facility: 'd1', kits: 3000, loadingPerMin: 10, provenance: 'plan' }],
  shelters: { withinKm: 2 } as object,
  sensors: { camerasWithinKm: 1, cameraSeats: ['commander'] },
  injects: [
    {
      id: 'i1',
      number: '1',
      at: '01:00' as string | null,
      from: words,
      to: ['town'],
      channel: 'phone',
      text: words,
      expected: words,
      effect: { kind: 'closeRoad', near: { village: '东村' } } as object,
    },
  ],
});

export const goodPlan = () => ({
  schema: 1,
  id: 'county',
  name: words,
  issuer: words,
  period: '2021-2025',
  targets: [
    {
      id: 'W3',
      clause: '八',
      quote: '24小时',
      title: words,
      metric: 'fireOutWithin',
      op: '>=',
      limit: 95,
      unit: '%',
      requiredShare: 0.95,
      from: words,
      to: words,
      provenance: 'plan',
    },
  ],
});

/** Writes both files to a folder of their own, loads them, and removes the folder. */
export async function load(scenario: unknown, plan: unknown = goodPlan(), place = region) {
  const root = await mkdtemp(join(tmpdir(), 'sandtable-情景 '));
  const dir = join(root, 'exercises', 'small');
  try {
    await mkdir(dir, { recursive: true });
    await mkdir(join(root, 'plans'));
    const text = typeof scenario === 'string' ? scenario : stringify(scenario);
    await writeFile(join(dir, 'scenario.yaml'), text);
    await writeFile(join(root, 'plans', 'county.yaml'), stringify(plan));
    return await loadScenario(dir, place);
  } finally {
    await rm(root, { recursive: true });
  }
}
