import type { Region, Village } from './region.ts';

/** A part of a village that stands by itself. */
export interface Hamlet extends Village {
  /** Whose people it is part of. */
  readonly villageId: string;
}

/**
 * The region with hamlets among its villages. Their people are taken out of the villages to which they
 * belong, so that nobody is counted twice. Ids that are already there throw `RangeError`.
 */
export function regionWith(region: Region, hamlets: readonly Hamlet[]): Region {
  if (hamlets.length === 0) return region;
  const known = new Set(region.villages.map((v) => v.id));
  const villages = region.villages.map((v) => {
    const parts = hamlets.filter((h) => h.villageId === v.id);
    const persons = parts.reduce((n, h) => n + h.population, 0);
    const homes = parts.reduce((n, h) => n + h.households, 0);
    return parts.length === 0
      ? v
      : { ...v, population: v.population - persons, households: v.households - homes };
  });
  for (const { villageId: _of, ...village } of hamlets) {
    if (known.has(village.id)) throw new RangeError(`hamlet ${village.id} is there already`);
    villages.push(village);
  }
  villages.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const contentHash = `${region.contentHash}+${hamlets.map((h) => `${h.id}@${h.at.e},${h.at.n}:${h.population}`).join(',')}`;
  return { ...region, villages, contentHash };
}
