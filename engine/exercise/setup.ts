import type { Authority } from '../response/command/command.ts';
import type { WarningChannel } from '../response/warnings/warning.ts';
import type { AidKind } from '../response/aid/aid.ts';
import type { EquipmentId } from '../response/forces/equipment.ts';
import type { ForceKind } from '../response/forces/kinds.ts';
import type { FloodWorkSetup } from '../response/flood-works/works-view.ts';
import type { InstrumentSetup } from '../response/instruments/instrument-view.ts';
import type { ItemId } from '../response/supplies/items.ts';
import type { DepotTier } from '../response/supplies/supplies.ts';
import type { LifelineKind, PowerUse } from '../response/lifelines/lifeline.ts';
import type { SatellitePass, SurveyArea } from '../response/survey/survey.ts';
import type { LandingSite, Wharf } from '../response/transport/transport.ts';
import type { GridSpec, Point } from '../kernel/grid.ts';
import type { Text } from '../region/region.ts';
import type { Capability, Scenario, SeatId, SeatRole, UnitId, Vehicle } from './scenario.ts';
import type { CommandType } from './commands/command.ts';
import type { ViewId } from './view.ts';

/** The hazard that is watched; fire before all others, slopes where there is nothing else. */
export type PictureKind = 'fire' | 'water' | 'gas' | 'slopes';

export function pictureKindOf(s: Pick<Scenario, 'wildfire' | 'flood' | 'hazmat'>): PictureKind {
  if (s.wildfire !== null) return 'fire';
  if (s.flood !== null) return 'water';
  return s.hazmat !== null ? 'gas' : 'slopes';
}

/**
 * What a page needs once: names, places, specifications. Holds nothing that could tell a player
 * what is going to happen. Sent after the exercise has started (before, only `Lobby` is sent).
 */
export interface Setup {
  readonly view: ViewId;
  readonly seatId: SeatId | null;
  readonly regionId: string;
  readonly crs: string;
  readonly fireGrid: GridSpec;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly briefing: Text;
  readonly seats: readonly {
    readonly id: SeatId;
    readonly name: Text;
    readonly role: SeatRole;
    readonly colour: number;
  }[];
  readonly commands: readonly CommandType[];
  /** What this seat may declare; null for nothing, and for the instructor. */
  readonly authority: Authority | null;
  readonly headquarters: { readonly name: Text; readonly setUpMin: number } | null;
  readonly warningChannels: readonly WarningChannel[];
  readonly aid: readonly {
    readonly id: string;
    readonly name: Text;
    readonly kind: AidKind;
    readonly seatId: SeatId | null;
    readonly portal: Text;
    readonly unitIds: readonly UnitId[];
    readonly yuanPerDay: number;
    readonly assumed: boolean;
  }[];
  readonly span: 'own' | 'all';
  readonly units: readonly UnitSetup[];
  readonly villages: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly population: number;
    readonly townshipId: string;
  }[];
  /** Those that have villages in the exercise. */
  readonly townships: readonly { readonly id: string; readonly name: Text }[];
  readonly depots: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly shelters: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly areaM2: number;
    readonly capacity: number;
    readonly assumed: boolean;
  }[];
  readonly hospitals: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly beds: number;
    readonly assumed: boolean;
  }[];
  readonly sensors: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly instruments: readonly InstrumentSetup[];
  readonly floodWorks: readonly FloodWorkSetup[];
  /** What the picture of this exercise shows: decides in which words the pages speak of it. */
  readonly picture: PictureKind;
  readonly waterSources: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly aerial: boolean;
  }[];
  /** Lifelines of the region: who could be without, and who serves whom. */
  readonly lifelines: {
    readonly assets: readonly {
      readonly id: string;
      readonly kind: LifelineKind;
      readonly name: Text;
      readonly at: Point;
      /** Persons that it serves. */
      readonly persons: number;
    }[];
    readonly users: readonly {
      readonly id: string;
      readonly use: PowerUse;
      readonly name: Text;
      readonly at: Point;
    }[];
    readonly places: readonly {
      readonly id: string;
      readonly name: Text;
      readonly at: Point;
      readonly satellitePhone: boolean;
      readonly seatIds: readonly SeatId[];
    }[];
  };
  /** Areas and satellite passes that can be asked for; the tables of orbits are public. */
  readonly survey: {
    readonly areas: readonly (SurveyArea & { readonly id: string; readonly name: Text })[];
    readonly passes: readonly SatellitePass[];
    readonly leadS: number;
    readonly processingS: number;
  } | null;
  /** Where helicopters land, with what each asks for. */
  readonly landingSites: readonly LandingSite[];
  /** Where boats moor, and what sailing asks for; null where boats do not sail. */
  readonly waterways: {
    readonly wharves: readonly Pick<Wharf, 'id' | 'name' | 'at' | 'riverId'>[];
    readonly windMs: number;
    readonly sightM: number;
  } | null;
  /** Items that orders may be about; the relief kit always first. */
  readonly items: readonly ItemId[];
  /** Tier of each depot that has one. */
  readonly depotTiers: Readonly<Record<string, DepotTier>>;
  readonly attribution: readonly Text[];
}

export interface UnitSetup {
  readonly id: UnitId;
  readonly name: Text;
  readonly seatId: SeatId;
  readonly symbol: string;
  readonly kind: ForceKind;
  readonly strength: number;
  readonly capabilities: readonly Capability[];
  readonly vehicle: Vehicle;
  readonly equipment: Readonly<Partial<Record<EquipmentId, number>>>;
  readonly assumed: boolean;
}
