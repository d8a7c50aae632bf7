import type { ControlDef, ControlField, WaterKind } from './control-def.ts';

type NumberField = Extract<ControlField, { kind: 'number' }>;

const field = (key: NumberField['key'], max: number, step: number, initial: number, min = 0) =>
  ({ kind: 'number', key, min, max, step, initial }) as const;

const HOURS = field('hours', 72, 0.25, 2, 0.25);

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
  numbers: readonly NumberField[],
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

/** Opens or shuts a way from one hazard to another; the other one takes it back. */
const linkControl = (on: boolean): ControlDef => ({
  id: on ? 'open-link' : 'shut-link',
  icon: on ? 'fac-gate' : 'haz-roadblock',
  needs: 'chain',
  fields: [{ kind: 'link', on: !on }],
  build: ({ linkId }) => (linkId === null ? null : { type: 'switchLink', linkId, on }),
  undo: ({ linkId }) => (linkId === null ? null : { type: 'switchLink', linkId, on: !on }),
});

/** Every control of the desk, in the order in which it offers them. */
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
    fields: [field('windMs', 35, 1, 8), field('windFromDeg', 360, 1, 225), HOURS],
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
    fields: [field('mmH', 200, 5, 20), HOURS],
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
