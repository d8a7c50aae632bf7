import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type {
  Draw,
  SetCreated,
  SetGroup,
  SetOrder,
  SetPlan,
} from '../../engine/protocol/groups.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { hashKey, randomId, randomKey, randomSeed } from '../auth/keys.ts';
import type { Directory } from '../exercises/directory.ts';
import type { StoreFailure } from '../store/store.ts';
import { chairsOf } from './chairs.ts';
import { drawIndex, drawMoment } from './draw.ts';
import type { Sets } from './sets.ts';

/** What an order lacks, or what the disk says. */
export type FoundFailure =
  | { readonly kind: 'unknownScenario' }
  | { readonly kind: 'noCommonSeat' }
  | { readonly kind: 'store'; readonly failure: StoreFailure };

interface Drawn {
  readonly card: ScenarioCard;
  readonly draw: Draw | null;
}

/** Which scenario, and when: chosen by a seed that is kept with the set. */
function drawn(order: SetOrder, pool: readonly ScenarioCard[]): Drawn {
  const { window = null } = order;
  if (pool.length === 1 && window === null) return { card: pool[0]!, draw: null };
  const seed = randomSeed() + randomSeed();
  const card = pool[drawIndex(seed, 'scenario', pool.length)]!;
  const startMs = window === null ? null : drawMoment(seed, window);
  return { card, draw: { seed, pool: pool.map((c) => c.id), window, startMs } };
}

async function commonStopWord(directory: Directory, pool: readonly ScenarioCard[]) {
  const words = await Promise.all(pool.map(async (c) => (await directory.scenario(c.id)).stopWord));
  const first = words[0]!;
  return words.every((w) => w.zh === first.zh && w.en === first.en) ? first : null;
}

/**
 * Founds a set: an exercise for each group, all of one scenario and seed, and what binds them. A
 * kill in between leaves exercises that wait for a start and belong to no set; nobody was told of
 * them.
 */
export async function foundSet(
  sets: Sets,
  directory: Directory,
  order: SetOrder,
  nowMs: number,
): Promise<Result<SetCreated, FoundFailure>> {
  const known = await directory.listScenarios();
  const pool = order.scenarioIds.flatMap((id) => known.find((c) => c.id === id) ?? []);
  if (pool.length !== order.scenarioIds.length) return err({ kind: 'unknownScenario' });
  const blind = order.blind !== 'open';
  const chairs = blind ? chairsOf(pool.map((c) => c.seats)) : [];
  if (blind && chairs.length === 0) return err({ kind: 'noCommonSeat' });
  const { card, draw } = drawn(order, pool);
  const seed = order.seed ?? randomSeed();
  const groups: SetGroup[] = [];
  for (const [i, name] of order.groups.entries()) {
    const made = await directory.create(card.id, seed);
    if (!made.ok) return err({ kind: 'store', failure: made.error });
    groups.push({ number: i + 1, name, exerciseId: made.value.id });
  }
  const { mode, assign } = order;
  const stopWord = blind ? await commonStopWord(directory, pool) : null;
  const plan: SetPlan = { mode, blind: order.blind, assign, groups, draw, chairs, stopWord };
  const key = randomKey();
  const saved = await sets.save({
    id: randomId(),
    code: directory.freshCode(),
    scenarioId: card.id,
    seed,
    instructorKeyHash: hashKey(key),
    createdMs: nowMs,
    plan,
  });
  if (!saved.ok) return err({ kind: 'store', failure: saved.error });
  return ok({ id: saved.value.id, code: saved.value.code, instructorKey: key });
}
