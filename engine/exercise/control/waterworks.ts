import type { StructureState } from '../../hazards/flood/contract.ts';
import type { Text } from '../../region/region.ts';
import type { World } from '../world.ts';

/** A gate, pump, release or pool that the instructor may set, as it stands now. */
export interface Waterwork {
  readonly id: string;
  readonly kind: Exclude<StructureState['kind'], 'levee' | 'dam'>;
  /** Null for an id that no plan has a name for. */
  readonly name: Text | null;
  readonly value: number | null;
  /** Level of a pool now, m; null for what is none. */
  readonly levelM: number | null;
}

const isSet = (s: StructureState): s is StructureState & Pick<Waterwork, 'kind'> =>
  s.kind !== 'levee' && s.kind !== 'dam';

/** What can be set of a flood; empty without one. */
export const waterworks = ({ flood, scenario }: World): readonly Waterwork[] =>
  (flood?.structures() ?? []).filter(isSet).map(({ id, kind, value }) => ({
    id,
    kind,
    name: scenario.floodWorks.find((x) => x.subject === id)?.name ?? null,
    value,
    levelM: kind === 'stage' ? levelOf(flood!, id) : null,
  }));

const levelOf = (flood: NonNullable<World['flood']>, id: string): number =>
  Math.round(flood.reservoirs().find((r) => r.id === id)!.levelM * 100) / 100;
