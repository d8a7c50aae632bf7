import type { Command } from '../../engine/exercise/commands/command.ts';
import type { ControlView } from '../../engine/exercise/view.ts';
import type { Point } from '../../engine/kernel/grid.ts';

export type Held = ControlView['held'];
export type WaterKind = NonNullable<Held['water']>[number]['kind'];

/** What a control asks for before it acts. */
export type ControlField =
  | { readonly kind: 'point' }
  | {
      readonly kind: 'number';
      readonly key:
        | 'windMs'
        | 'windFromDeg'
        | 'hours'
        | 'holeMm'
        | 'mmH'
        | 'openPct'
        | 'm3S'
        | 'levelM'
        | 'rateMH';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly initial: number;
    }
  /** A sensor that looks, or one that is hidden. */
  | { readonly kind: 'sensor'; readonly hidden: boolean }
  | { readonly kind: 'cutRoad' }
  | { readonly kind: 'tank' }
  /** A gate, pump, release or pool of the flood. */
  | { readonly kind: 'water'; readonly of: WaterKind }
  /** A levee or a dam. */
  | { readonly kind: 'structure' }
  /** A watched slope that stands; a link of the chain that is open, or one that is shut. */
  | { readonly kind: 'slide' }
  | { readonly kind: 'link'; readonly on: boolean };

export interface ControlValues {
  readonly at: Point | null;
  readonly numbers: Readonly<Record<string, number>>;
  readonly sensorId: string | null;
  readonly edgeId: number | null;
  readonly tankId: string | null;
  readonly slideId: string | null;
  readonly structureId: string | null;
  readonly waterId: string | null;
  readonly linkId: string | null;
}

/**
 * One control of the desk as data: what it asks, the command that it gives, and how it is taken
 * back. A hazard that gets controls adds its own to `control-list.ts`.
 */
export interface ControlDef {
  readonly id: string;
  readonly icon: string;
  /** Part of the scenario without which it makes no sense; null for every scenario. */
  readonly needs:
    | 'fire'
    | 'sensors'
    | 'release'
    | 'slopes'
    | 'structures'
    | 'chain'
    | 'flood'
    | `water-${WaterKind}`
    | null;
  readonly fields: readonly ControlField[];
  /** Null while something is missing. */
  build(v: ControlValues): Command | null;
  /** What its fields say for a command that was kept; left out where the names are the same. */
  read?(kept: Command): Partial<ControlValues>;
  /** The command that takes it back, from what was held before and after it; null when none does. */
  undo(v: ControlValues, before: Held, after: Held): Command | null;
}

/** What stands in the fields when a control is opened; the only tank of a release is chosen. */
export const initialValues = (
  def: ControlDef,
  tanks: readonly { readonly id: string }[] = [],
): ControlValues => ({
  at: null,
  sensorId: null,
  edgeId: null,
  tankId: tanks.length === 1 ? tanks[0]!.id : null,
  slideId: null,
  structureId: null,
  waterId: null,
  linkId: null,
  numbers: Object.fromEntries(
    def.fields.flatMap((f) => (f.kind === 'number' ? [[f.key, f.initial]] : [])),
  ),
});

/** What stands in the fields of a control for a command that was kept. */
export function keptValues(def: ControlDef, kept: Command): ControlValues {
  const start = initialValues(def);
  const said = kept as unknown as Readonly<Record<string, unknown>>;
  const read: Partial<ControlValues> =
    def.read?.(kept) ??
    Object.fromEntries(Object.keys(start).flatMap((k) => (k in said ? [[k, said[k]]] : [])));
  const numbers = Object.keys(start.numbers).flatMap((k) =>
    typeof said[k] === 'number' ? [[k, said[k]]] : [],
  );
  return {
    ...start,
    ...read,
    numbers: { ...start.numbers, ...Object.fromEntries(numbers), ...read.numbers },
  };
}
