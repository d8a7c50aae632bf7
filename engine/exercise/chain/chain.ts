import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';

/**
 * What ties one hazard to another. Every link acts through the other hazard's ground, soil, source or
 * boundary: it never tells another hazard what to come out as.
 */
interface LinkCommon {
  readonly id: string;
  /** From the condition to the effect, s. */
  readonly delayTicks: number;
  /** How often it may act in one exercise; null: without end. */
  readonly most: number | null;
  /** In force at the start; the instructor switches it. */
  readonly on: boolean;
  readonly provenance: Provenance;
  /** Where condition and delay are from. */
  readonly source: Text;
}

export type ChainLink = LinkCommon &
  (
    | /** Rain lets shallow slides of the map go. */ { readonly kind: 'rainSlides' }
    /** Deposits lie on roads and lifelines. */
    | { readonly kind: 'slideRoads' }
    /** Deposits of at least so much raise the ground under the flood. */
    | { readonly kind: 'slideDam'; readonly minRiseM: number }
    /** A slide dam that is overtopped by so much for so long is washed out. */
    | { readonly kind: 'damBreach'; readonly overtopM: number; readonly afterTicks: number }
    /** A slide of at least so much in the water raises a wave. */
    | { readonly kind: 'slideWave'; readonly minVolumeM3: number }
    /** Rain on burnt catchments lets debris flows go. */
    | {
        readonly kind: 'burntDebris';
        readonly torrents: readonly { readonly id: string; readonly ring: readonly Point[] }[];
        /** Erodibility of the soil, and burn severity as dNBR / 1000. */
        readonly kFactor: number;
        readonly severity: number;
      }
    /** Burnt ground takes in less rain: so many times what it did. */
    | { readonly kind: 'burntRunoff'; readonly share: number }
    /** Water that runs so fast and deep along the foot of a watched slope lets it go. */
    | {
        readonly kind: 'floodSlope';
        readonly slideId: string;
        readonly at: Point;
        readonly depthM: number;
        readonly speedMS: number;
      }
  );
export type LinkKind = ChainLink['kind'];

/** Something that a link has done, or is about to do. */
export interface ChainDeed {
  /** A release, road, dam, torrent: what it acted on; each once. */
  readonly subject: string;
  /** When the condition held, and when it acts. */
  readonly atTick: number;
  readonly dueTick: number;
  /** Event in which the condition lay, and the event of the deed; -1 while it waits. */
  readonly cause: number | null;
  event: number;
}

/** A slide dam that is being washed out. */
export interface DamWash {
  readonly subject: string;
  readonly fromTick: number;
  readonly formationS: number;
  readonly widthM: number;
  /** Cells of the flood's window in the notch, and by how much each falls in all, m. */
  readonly cells: readonly number[];
  readonly fallM: readonly number[];
  /** Share that has gone. */
  done: number;
}

/** A dam that holds water, and since when it is overtopped, -1 for not. */
export interface SlideDam {
  readonly subject: string;
  readonly cells: readonly number[];
  readonly riseM: readonly number[];
  overtoppedTick: number;
}

export interface LinkState {
  readonly id: string;
  on: boolean;
  deeds: ChainDeed[];
}

/** Part of the exercise state: links by rising id, dams in the order in which they came. */
export interface ChainSlice {
  chain: LinkState[];
  slideDams: SlideDam[];
  damWashes: DamWash[];
}

export type ChainEvent =
  /** The condition of a link holds; it acts at `dueTick`. */
  | {
      readonly type: 'linkArmed';
      readonly linkId: string;
      readonly subject: string;
      readonly dueTick: number;
    }
  | {
      readonly type: 'linkActed';
      readonly linkId: string;
      readonly kind: LinkKind;
      readonly subject: string;
      /** How much: m³, m of water, cells; what it is follows from the kind. */
      readonly value: number;
    }
  | { readonly type: 'linkSwitched'; readonly linkId: string; readonly on: boolean }
  | { readonly type: 'damRaised'; readonly dam: Omit<SlideDam, 'overtoppedTick'> }
  | { readonly type: 'damOvertopped'; readonly subject: string; readonly yes: boolean }
  | { readonly type: 'damGivesWay'; readonly wash: Omit<DamWash, 'done'> }
  | { readonly type: 'damWashed'; readonly subject: string; readonly done: number };

export const initialChain = (links: readonly ChainLink[]): ChainSlice => ({
  chain: links.map(({ id, on }) => ({ id, on, deeds: [] })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  slideDams: [],
  damWashes: [],
});

/** From what to what a link leads: the nodes of the graph in which chains without end are looked for. */
export function endsOf(link: ChainLink): readonly (readonly [from: string, to: string])[] {
  switch (link.kind) {
    case 'rainSlides':
      return [['rain', 'slides']];
    case 'slideRoads':
      return [['slides', 'roads']];
    case 'slideDam':
      return [['slides', 'dam']];
    case 'damBreach':
      return [['dam', 'flood']];
    case 'slideWave':
      return [['slides', 'wave']];
    case 'burntDebris':
      return [['fire', 'slides']];
    case 'burntRunoff':
      return [['fire', 'flood']];
    case 'floodSlope':
      return [['flood', 'slides']];
  }
}

/**
 * A chain that feeds itself without end: links, each leading to the next and the last to the first, of
 * which none says how often it may act. Null when there is none.
 */
export function endlessChain(links: readonly ChainLink[]): readonly string[] | null {
  const endless = links.filter((l) => l.most === null);
  const edges = endless.flatMap((l) => endsOf(l).map(([from, to]) => ({ id: l.id, from, to })));
  const walk = (
    at: string,
    path: readonly string[],
    seen: readonly string[],
  ): readonly string[] | null => {
    for (const e of edges) {
      if (e.from !== at) continue;
      const start = seen.indexOf(e.to);
      if (start >= 0) return [...path.slice(start), e.id];
      const found = walk(e.to, [...path, e.id], [...seen, e.to]);
      if (found !== null) return found;
    }
    return null;
  };
  for (const e of edges) {
    const found = walk(e.from, [], [e.from]);
    if (found !== null) return found;
  }
  return null;
}
