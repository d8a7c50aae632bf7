import type { SeatSpec } from '../../../engine/exercise/scenario.ts';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import type { ScenarioEngine } from '../../../server/exercises/engine-port.ts';
import { twinEngine } from './twin-engine.ts';

/** What no player may read before the start: names, places and ids of both scenarios of the pool. */
export const SECRETS = [
  'north-fire',
  'south-flood',
  '北山',
  '南河',
  'beishan',
  'nanhe',
  'N-',
  'S-',
];

const named = (id: string, zh: string, en: string): Pick<SeatSpec, 'id' | 'name'> => ({
  id,
  name: { zh, en },
});

const pool = (
  id: string,
  place: { zh: string; en: string; id: string },
  townships: number,
): ScenarioEngine => {
  const [commander, rescue, evacuation] = twinEngine.seats as [SeatSpec, SeatSpec, SeatSpec];
  const town = (n: number): SeatSpec => ({
    ...rescue,
    ...named(`${place.id}-town-${n}`, `${place.zh}${n}镇`, `${place.en} town ${n}`),
    role: 'township',
    colour: 5,
  });
  const seats: SeatSpec[] = [
    ...Array.from({ length: townships }, (_, i) => town(i + 1)),
    { ...rescue, ...named(`${place.id}-rescue`, `${place.zh}救援`, `${place.en} rescue`) },
    { ...commander, ...named(`${place.id}-hq`, `${place.zh}指挥部`, `${place.en} headquarters`) },
    { ...evacuation, ...named(`${place.id}-evac`, `${place.zh}转移`, `${place.en} evacuation`) },
  ];
  const card: ScenarioCard = {
    ...twinEngine.card,
    id,
    name: { zh: `${place.zh}演练`, en: `${place.en} exercise` },
    seats: seats.map((s) => ({ id: s.id, name: s.name, role: s.role, colour: s.colour })),
  };
  const briefing = { zh: `${place.zh}简令`, en: `${place.en} briefing` };
  return { ...twinEngine, card, seats, briefing, blind: false, fingerprint: `${id}:1` };
};

const POOL = [
  pool('north-fire', { zh: '北山', en: 'Beishan', id: 'N' }, 2),
  pool('south-flood', { zh: '南河', en: 'Nanhe', id: 'S' }, 3),
];

/** An `EngineModule` with two scenarios that have nothing in common but the roles of some seats. */
export const listScenarios = (): Promise<readonly ScenarioCard[]> =>
  Promise.resolve(POOL.map((s) => s.card));

export const openScenario = (id: string): Promise<ScenarioEngine> => {
  const found = POOL.find((s) => s.card.id === id);
  return found === undefined
    ? Promise.reject(new Error(`no scenario ${id}`))
    : Promise.resolve(found);
};
