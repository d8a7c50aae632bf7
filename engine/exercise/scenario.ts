import type { HazardControl } from './control/control.ts';
import type { FloodParams } from '../hazards/flood/contract.ts';
import type { HazmatParams } from '../hazards/hazmat/contract.ts';
import type { LandslideParams } from '../hazards/landslide/contract.ts';
import type { WildfireParams } from '../hazards/wildfire/contract.ts';
import type { WeatherRecord } from '../hazards/weather.ts';
import type { AidSpec } from '../response/aid/aid.ts';
import type { EquipmentId } from '../response/forces/equipment.ts';
import type { ForceKind } from '../response/forces/kinds.ts';
import type { ReportingRules } from '../response/reports/reporting.ts';
import type { HeadquartersPlan } from '../response/command/headquarters-plan.ts';
import type { CommandSpec } from '../response/command/command.ts';
import type { LifelineSpec } from '../response/lifelines/lifeline.ts';
import type { ReleaseSpec } from '../response/release/release.ts';
import type { SlopeWatchSpec } from '../response/slopes/slope.ts';
import type { WaterfrontSpec } from '../response/waterfront/waterfront.ts';
import type { TransportSpec } from '../response/transport/transport.ts';
import type { SurveySpec } from '../response/survey/survey.ts';
import type { InstrumentSpec } from '../response/instruments/instrument.ts';
import type { FloodWork } from '../response/flood-works/flood-work.ts';
import type { HospitalSpec } from '../response/medical/casualty.ts';
import type { IncidentSpec, PrecursorSpec } from '../response/incidents/incident.ts';
import type { PeopleSpec } from '../response/people/population.ts';
import type { SuppliesSpec } from '../response/supplies/supplies.ts';
import type { ChannelSpec } from '../response/warnings/warning.ts';
import type { Point } from '../kernel/grid.ts';
import type { Hamlet } from '../region/hamlets.ts';
import type { Provenance, Text } from '../region/region.ts';
import type { PlanTarget } from '../plan/target.ts';
import type { ScoringPack } from '../plan/weighting.ts';
import type { ChainLink } from './chain/chain.ts';
import type { CommandType } from './commands/command.ts';
import type { MselPart } from './msel/msel.ts';

export type SeatId = string;
export type UnitId = string;

/**
 * A chair in the headquarters. Seats, authority and groups are scenario data: the engine knows no
 * seat by name. `roles` are what the policy and the views ask for instead.
 */
export interface SeatSpec {
  readonly id: SeatId;
  readonly name: Text;
  /** What this seat is for; several seats may share a role (townships do). */
  readonly role: SeatRole;
  /** Owner colour 1 to 8 of the symbol grammar. */
  readonly colour: number;
  /** Command types that this seat may give. */
  readonly commands: readonly CommandType[];
  /** Whose teams it may order: its own, or everybody's. */
  readonly span: 'own' | 'all';
  /** Township of a township seat. */
  readonly townshipId: string | null;
  readonly briefing: Text;
}

export const SEAT_ROLES = [
  'incidentCommander',
  'technicalCommander',
  'rescue',
  'evacuation',
  'supply',
  'township',
  'neighbour',
] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

export const CAPABILITIES = [
  'handCrew',
  'engine',
  'plant',
  'burnOut',
  'waterDrop',
  'recon',
  'transportPeople',
  'transportGoods',
  'warn',
  'medical',
  'clearRoad',
  'ambulance',
  'searchRescue',
  'waterRescue',
  'mineRescue',
  'crowdControl',
  'hazmat',
  'powerRepair',
  'commsRepair',
  'waterRepair',
  'generator',
  'mapping',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const VEHICLES = ['foot', 'truck', 'engine', 'bus', 'drone', 'helicopter', 'boat'] as const;
export type Vehicle = (typeof VEHICLES)[number];

/** A team of the order of battle. Every number that no plan gives carries `provenance: assumed`. */
export interface UnitSpec {
  readonly id: UnitId;
  readonly name: Text;
  readonly seatId: SeatId;
  /** Its place in the order of battle. */
  readonly kind: ForceKind;
  /** Symbol id, e.g. `team-forest`. */
  readonly symbol: string;
  readonly strength: number;
  readonly capabilities: readonly Capability[];
  readonly vehicle: Vehicle;
  /** Pieces that it brings, by kind. */
  readonly equipment: Readonly<Partial<Record<EquipmentId, number>>>;
  /** Facility, or township seat, where it starts. */
  readonly home: { readonly at: Point; readonly nodeId: number; readonly name: Text };
  /** Source of help to which it belongs: absent until that is granted. */
  readonly aidId: string | null;
  /** Minutes from order to departure when at home. */
  readonly turnOutMin: number;
  /** Hours of work before it must rest. */
  readonly shiftH: number;
  /** Persons or kits it can carry, and water in litres. */
  readonly seatsForPeople: number;
  readonly kitCapacity: number;
  readonly waterL: number;
  readonly provenance: Provenance;
}

export interface DepotSpec {
  readonly facilityId: string;
  readonly kits: number;
  /** Kits loaded per minute. */
  readonly loadingPerMin: number;
}

export interface ShelterSpec {
  readonly facilityId: string;
  readonly areaM2: number;
  readonly capacity: number;
}

/** A camera or watch post that sees the fire by line of sight over the terrain. */
export interface SensorSpec {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly heightM: number;
  readonly rangeM: number;
  readonly seatIds: readonly SeatId[];
}

export interface InjectSpec extends MselPart {
  readonly id: string;
  readonly number: string;
  /** When it fires by itself; null for those that only the instructor fires. */
  readonly atTick: number | null;
  readonly from: Text;
  readonly toSeatIds: readonly SeatId[];
  readonly channel: 'phone' | 'radio' | 'written' | 'system';
  readonly text: Text;
  readonly expected: Text;
  /** What it changes in the world besides the message. */
  readonly effect:
    | { readonly kind: 'none' }
    | {
        readonly kind: 'wind';
        readonly windMs: number;
        readonly windFromDeg: number;
        readonly hours: number;
        readonly rainMmH: number;
        /** Severe convective weather: the moment at which it breaks is scored. */
        readonly severe: boolean;
      }
    | {
        readonly kind: 'closeRoad';
        readonly edgeId: number;
        /** What lies on the road, m3; 0 when no work would open it (a ban, a police line). */
        readonly debrisM3: number;
      }
    /** Puts substations, towers or waterworks out of use until they are repaired. */
    | { readonly kind: 'outage'; readonly assetIds: readonly string[] }
    /** Calls a delivery from outside that has no time of its own. */
    | { readonly kind: 'delivery'; readonly deliveryId: string }
    | { readonly kind: 'ignite'; readonly at: Point }
    /** Sets off an incident that has no time of its own. */
    | { readonly kind: 'incident'; readonly incidentId: string }
    /** One of the instructor's controls, as the desk has them. */
    | { readonly kind: 'control'; readonly control: HazardControl };
}

/** Spread of the real weather around the scenario's base series; the forecast has its own error. */
export interface WeatherSpread {
  readonly windSpeedCv: number;
  readonly windDirSdDeg: number;
  readonly temperatureSdC: number;
  readonly humiditySdPct: number;
  /** Of the rain; without it comes as published. */
  readonly rainCv?: number;
}

/** A scenario, parsed and with every reference to the region resolved. */
export interface Scenario {
  readonly id: string;
  readonly name: Text;
  readonly summary: Text;
  readonly regionId: string;
  readonly durationTicks: number;
  /** Local time at tick 0, for display: `2026-03-18` and seconds after midnight. */
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly dayOfYear: number;
  readonly latitudeDeg: number;
  readonly briefing: Text;
  readonly stopWord: Text;
  readonly weather: readonly WeatherRecord[];
  readonly weatherSpread: WeatherSpread;
  /** Where it takes place: whose villages take part, where teams and facilities are looked for. */
  readonly window: { readonly centre: Point; readonly widthM: number; readonly heightM: number };
  /** The hazards: at least one, and null for those that it does without. */
  readonly wildfire: {
    readonly params: WildfireParams;
    readonly ignitions: readonly { readonly at: Point; readonly tick: number }[];
  } | null;
  readonly flood: FloodParams | null;
  /** What can be done about the flood, by rising id. */
  readonly floodWorks: readonly FloodWork[];
  readonly landslide: LandslideParams | null;
  /** Slopes that are watched, by whom; null without landslides. */
  readonly slopes: SlopeWatchSpec | null;
  /** Boats, landings and shipping below those slopes; null without. */
  readonly waterfront: WaterfrontSpec | null;
  /** What ties its hazards. */
  readonly chain: readonly ChainLink[];
  /** Parts of villages that take part like villages; in the region that the exercise runs on. */
  readonly hamlets: readonly Hamlet[];
  readonly hazmat: HazmatParams | null;
  /** What is reported of the release and what can be done about it; null without `hazmat`. */
  readonly release: ReleaseSpec | null;
  readonly seats: readonly SeatSpec[];
  readonly units: readonly UnitSpec[];
  readonly depots: readonly DepotSpec[];
  readonly shelters: readonly ShelterSpec[];
  /** Villages that take part: those within the hazard window. Ids of the region. */
  readonly villageIds: readonly string[];
  readonly sensors: readonly SensorSpec[];
  /** Gauges of hazards that seats read, sorted by id. */
  readonly instruments: readonly InstrumentSpec[];
  readonly injects: readonly InjectSpec[];
  /** Bodies and working groups in which its seats are; null where it names no template. */
  readonly headquarters: HeadquartersPlan | null;
  /** Who declares what; null where levels play no part. */
  readonly command: CommandSpec | null;
  readonly warningChannels: readonly ChannelSpec[];
  /** Clocks of reports to the superior; null without any. */
  readonly reporting: ReportingRules | null;
  /** Weights of the targets; null to show them without. */
  readonly scoring: ScoringPack | null;
  /** Packs of its plan that the instructor may choose instead; none when left out. */
  readonly scoringPacks?: readonly ScoringPack[];
  /** Power, communications and water; null where they never fail. */
  readonly lifelines: LifelineSpec | null;
  /** Maps and images that can be asked for; null for none but those of one's own teams. */
  readonly survey: SurveySpec | null;
  /** Where helicopters land and boats sail; null where that is no limit. */
  readonly transport: TransportSpec | null;
  /** Help from outside that has to be asked for, sorted by id. */
  readonly aid: readonly AidSpec[];
  readonly hospitals: readonly HospitalSpec[];
  readonly incidents: readonly IncidentSpec[];
  readonly precursors: readonly PrecursorSpec[];
  /** Goods beside relief kits, and deliveries from outside; null where there are kits alone. */
  readonly supplies: SuppliesSpec | null;
  /** Who is away by day, who needs help, whether people heed warnings; null for none of it. */
  readonly people: PeopleSpec | null;
  readonly targets: readonly PlanTarget[];
  readonly objectives: readonly Text[];
  /** Hash over the file's content, for the fingerprint. */
  readonly contentHash: string;
}
