import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';

/** What teams can do about a leaking tank; each is a kind of site. */
export const TANK_MEASURES = [
  'closeValve',
  'plugLeak',
  'transferCargo',
  'waterCurtain',
  'layFoam',
  'buildBund',
  'recoverLiquid',
] as const;
export type TankMeasure = (typeof TANK_MEASURES)[number];

/** And about a river and a room. */
export const OTHER_MEASURES = ['layBoom', 'ventilate', 'setUpDecon'] as const;
export type ReleaseMeasure = TankMeasure | (typeof OTHER_MEASURES)[number];

/** What people on the spot say of a source: never what the model knows of it. */
export interface ReportedSource {
  /** Null: nobody can tell what it is. */
  readonly substance: string | null;
  readonly holeDiameterM: number;
  readonly stockKg: number;
}

/** A tank as the headquarters deal with it. */
export interface SourceSpec {
  /** Id of the tank in the hazard's parameters. */
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** Incident whose word tells seats of it. */
  readonly incidentId: string | null;
  readonly reported: ReportedSource;
  readonly measures: readonly TankMeasure[];
}

export interface RoomSpec {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  readonly incidentId: string | null;
}

export interface BoomSpec {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** Along the river's line, m. */
  readonly atM: number;
  readonly share: number;
  readonly lengthM: number;
}

/** The response side of a hazmat scenario: what is reported, and what can be done. */
export interface ReleaseSpec {
  readonly sources: readonly SourceSpec[];
  readonly rooms: readonly RoomSpec[];
  readonly booms: readonly BoomSpec[];
  readonly decontamination: { readonly at: Point; readonly nodeId: number } | null;
  readonly provenance: Provenance;
}
