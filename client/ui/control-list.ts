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
 * back. A hazard that gets controls adds its own to the list below.
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

const wind = (key: 'windMs' | 'windFromDeg' | 'hours', max: number, initial: number) =>
  ({
    kind: 'number',
    key,
    min: key === 'hours' ? 0.25 : 0,
    max,
    step: key === 'hours' ? 0.25 : 1,
    initial,
  }) as const;

const never = (): null => null;

/** Breaks or lights a tank; nothing takes that back. */
const tankControl = (what: 'open' | 'burst' | 'ignite', icon: string): ControlDef => ({
  id: `tank-${what}`,
  icon,
  needs: 'release',
  fields: [
    { kind: 'tank' },
    ...(what === 'open'
      ? [{ kind: 'number', key: 'holeMm', min: 1, max: 500, step: 5, initial: 20 } as const]
      : []),
  ],
  build: ({ tankId, numbers }) =>
    tankId === null
      ? null
      : { type: 'breakTank', tankId, what, diameterM: (numbers['holeMm'] ?? 20) / 1000 },
  read: (kept) =>
    kept.type !== 'breakTank'
      ? {}
      : { tankId: kept.tankId, numbers: { holeMm: Math.round(kept.diameterM * 1e6) / 1000 } },
  undo: never,
});

/** Metres an hour at which a pool that stood at a level before goes back to it. */
const BACK_MH = 1;

/** Sets a structure of the flood; what it was set to before takes it back. */
const waterControl = (
  of: WaterKind,
  icon: string,
  numbers: readonly Extract<ControlField, { kind: 'number' }>[],
  valueOf: (n: Readonly<Record<string, number>>) => number,
  numbersOf: (value: number) => Readonly<Record<string, number>>,
): ControlDef => ({
  id: `set-${of}`,
  icon,
  needs: `water-${of}`,
  fields: [{ kind: 'water', of }, ...numbers],
  build: ({ waterId, numbers: n }) =>
    waterId === null
      ? null
      : {
          type: 'setStructure',
          structureId: waterId,
          kind: of,
          value: valueOf(n),
          rateMH: n['rateMH'] ?? BACK_MH,
        },
  read: (kept) =>
    kept.type !== 'setStructure'
      ? {}
      : {
          waterId: kept.structureId,
          numbers: {
            rateMH: kept.rateMH,
            ...(kept.value === null ? {} : numbersOf(kept.value)),
          },
        },
  undo: ({ waterId }, before) => {
    const was = before.water?.find((x) => x.id === waterId && x.kind === of);
    return was === undefined
      ? null
      : { type: 'setStructure', structureId: was.id, kind: of, value: was.value, rateMH: BACK_MH };
  },
});

const field = (
  key: Extract<ControlField, { kind: 'number' }>['key'],
  max: number,
  step: number,
  initial: number,
  min = 0,
) => ({ kind: 'number', key, min, max, step, initial }) as const;

/** Opens or shuts a way from one hazard to another; the other one takes it back. */
const linkControl = (on: boolean): ControlDef => ({
  id: on ? 'open-link' : 'shut-link',
  icon: on ? 'fac-gate' : 'haz-roadblock',
  needs: 'chain',
  fields: [{ kind: 'link', on: !on }],
  build: ({ linkId }) => (linkId === null ? null : { type: 'switchLink', linkId, on }),
  undo: ({ linkId }) => (linkId === null ? null : { type: 'switchLink', linkId, on: !on }),
});

export const CONTROLS: readonly ControlDef[] = [
  {
    id: 'ignite',
    icon: 'haz-fire',
    needs: 'fire',
    fields: [{ kind: 'point' }],
    build: ({ at }) => (at === null ? null : { type: 'ignite', at }),
    undo: never,
  },
  {
    id: 'wind',
    icon: 'ui-wind',
    needs: null,
    fields: [wind('windMs', 35, 8), wind('windFromDeg', 360, 225), wind('hours', 72, 2)],
    build: ({ numbers: n }) => ({
      type: 'setWind',
      windMs: n['windMs']!,
      windFromDeg: n['windFromDeg']!,
      hours: n['hours']!,
    }),
    undo: () => ({ type: 'releaseWeather' }),
  },
  {
    id: 'cutRoad',
    icon: 'haz-roadblock',
    needs: null,
    fields: [{ kind: 'point' }],
    build: ({ at }) => (at === null ? null : { type: 'cutRoad', at }),
    undo: (_v, before, after) => {
      const cut = after.cutRoads.find((r) => !before.cutRoads.some((b) => b.edgeId === r.edgeId));
      return cut === undefined ? null : { type: 'openRoad', edgeId: cut.edgeId };
    },
  },
  {
    id: 'hideSensor',
    icon: 'fac-monitor',
    needs: 'sensors',
    fields: [{ kind: 'sensor', hidden: false }],
    build: ({ sensorId }) => (sensorId === null ? null : { type: 'hideSensor', sensorId }),
    undo: ({ sensorId }) => ({ type: 'returnSensor', sensorId: sensorId! }),
  },
  {
    id: 'returnSensor',
    icon: 'ui-eye',
    needs: 'sensors',
    fields: [{ kind: 'sensor', hidden: true }],
    build: ({ sensorId }) => (sensorId === null ? null : { type: 'returnSensor', sensorId }),
    undo: ({ sensorId }) => ({ type: 'hideSensor', sensorId: sensorId! }),
  },
  {
    id: 'openRoad',
    icon: 'fac-gate',
    needs: null,
    fields: [{ kind: 'cutRoad' }],
    build: ({ edgeId }) => (edgeId === null ? null : { type: 'openRoad', edgeId }),
    undo: ({ edgeId }, before) => {
      const road = before.cutRoads.find((r) => r.edgeId === edgeId);
      return road === undefined ? null : { type: 'cutRoad', at: road.at };
    },
  },
  tankControl('open', 'haz-chem'),
  tankControl('burst', 'haz-chem'),
  tankControl('ignite', 'haz-fire'),
  {
    id: 'release-slide',
    icon: 'haz-landslide',
    needs: 'slopes',
    fields: [{ kind: 'slide' }],
    build: ({ slideId }) => (slideId === null ? null : { type: 'releaseSlide', slideId }),
    undo: never,
  },
  {
    id: 'breach',
    icon: 'fac-gate',
    needs: 'structures',
    fields: [{ kind: 'structure' }],
    build: ({ structureId }) =>
      structureId === null ? null : { type: 'breachStructure', structureId },
    undo: never,
  },
  waterControl(
    'gate',
    'fac-gate',
    [field('openPct', 100, 10, 0)],
    (n) => n['openPct']! / 100,
    // 0.35 is not 35.000 000 000 000 004 %.
    (value) => ({ openPct: Math.round(value * 10_000) / 100 }),
  ),
  waterControl(
    'pump',
    'fac-gate',
    [],
    () => 0,
    () => ({}),
  ),
  waterControl(
    'release',
    'haz-flood',
    [field('m3S', 100_000, 100, 0)],
    (n) => n['m3S']!,
    (m3S) => ({ m3S }),
  ),
  waterControl(
    'stage',
    'haz-flood',
    [field('levelM', 5000, 0.5, 0), field('rateMH', 10, 0.5, 1, 0.1)],
    (n) => n['levelM']!,
    (levelM) => ({ levelM }),
  ),
  {
    id: 'setRain',
    icon: 'haz-flood',
    needs: 'flood',
    // 20 mm in an hour is the weather service's mark of short heavy rain (短时强降水).
    fields: [field('mmH', 200, 5, 20), wind('hours', 72, 2)],
    build: ({ numbers: n }) => ({ type: 'setRain', mmH: n['mmH']!, hours: n['hours']! }),
    undo: () => ({ type: 'releaseWeather' }),
  },
  linkControl(false),
  linkControl(true),
  {
    id: 'probe',
    icon: 'fac-monitor',
    needs: 'release',
    fields: [{ kind: 'point' }],
    build: ({ at }) => (at === null ? null : { type: 'placeProbe', at }),
    undo: never,
  },
];

/** What stands in the fields when a control is opened. */
export const initialValues = (def: ControlDef): ControlValues => ({
  at: null,
  sensorId: null,
  edgeId: null,
  tankId: null,
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
