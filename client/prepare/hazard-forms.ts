import type { DraftFile, PlaceAnswer } from '../../engine/protocol/prepare.ts';
import { at, listAt, type Path } from './draft.ts';

/**
 * Which numbers of the hazards the page shows, and in which order. Kind, range and standing value of
 * each come from the schema of the file; the words are `prepare.field.<key>`.
 */
export interface Group {
  /** Of the part that holds them: `flood`, `landslide.runout`. */
  readonly path: string;
  readonly fields: readonly string[];
}

export interface ListForm {
  /** `flood.catchments`; also its words, `prepare.list.flood.catchments`. */
  readonly path: string;
  readonly fields: readonly string[];
  /** Member that is a place, or a list of places, which the map moves. */
  readonly place?: string;
  /** Members that are null until they are switched on, and what they are then. */
  readonly switches?: Readonly<Record<string, object>>;
  /** A list inside of each entry. */
  readonly inner?: { readonly key: string; readonly fields: readonly string[] };
  /** Fields stand only where the entry has them: entries differ by their kind. */
  readonly byKind?: true;
  readonly blank?: Blank;
}

/** A new entry, from places that the map was clicked at. */
interface Blank {
  readonly asks: 'point' | 'path' | 'nothing';
  of(id: string, places: readonly PlaceAnswer[], file: DraftFile): object;
}

const point = (of: (place: PlaceAnswer) => object): Blank => ({
  asks: 'point',
  of: (id, places) => ({ id, ...of(places[0]!) }),
});

export const GROUPS: readonly Group[] = [
  {
    path: 'flood',
    fields: ['soilWetness', 'drainMmH', 'infiltration', 'rain.useWeather', 'rain.factor'],
  },
  {
    path: 'landslide',
    fields: [
      'antecedentMmH',
      'shallow.most',
      'shallow.minCells',
      'runout.mu',
      'runout.xiMS2',
      'runout.reachM',
      'wave.densityKgM3',
      'wave.runMin',
    ],
  },
  {
    path: 'hazmat',
    fields: [
      'substance',
      'surroundings',
      'averagingS',
      'airChangesH',
      'blastYield',
      'river.currentMS',
    ],
  },
];

/** Side of the square that a new slope starts as, m, and metres in a degree of latitude. */
const NEW_SLOPE_M = 120;
const METRES_A_DEGREE = 111_320;

function squareAround({ lon, lat }: PlaceAnswer): PlaceAnswer[] {
  const dLat = NEW_SLOPE_M / 2 / METRES_A_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  const corner = (x: number, y: number): PlaceAnswer => ({
    lon: Number((lon + x * dLon).toFixed(6)),
    lat: Number((lat + y * dLat).toFixed(6)),
  });
  return [corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1)];
}

const FLOOD: readonly ListForm[] = [
  {
    path: 'flood.inflows',
    fields: ['m3S'],
    place: 'at',
    blank: point((at) => ({
      at,
      m3S: [
        ['00:00', 0],
        ['01:00', 50],
      ],
    })),
  },
  {
    path: 'flood.catchments',
    fields: ['areaKm2', 'lagMin', 'stores', 'kMmH', 'storageMm', 'baseM3S'],
    place: 'to',
    blank: point((to) => ({
      to,
      centre: to,
      areaKm2: 5,
      lagMin: 30,
      stores: 3,
      kMmH: 4,
      storageMm: 20,
      baseM3S: 0.1,
    })),
  },
  {
    path: 'flood.rain.zones',
    fields: ['mmH'],
    blank: {
      asks: 'nothing',
      of: () => ({
        area: null,
        mmH: [
          ['00:00', 0],
          ['01:00', 20],
          ['03:00', 0],
        ],
      }),
    },
  },
  {
    path: 'flood.levees',
    fields: ['crestM', 'soil', 'failure.overtopM', 'failure.afterMin'],
    place: 'path',
    switches: { failure: { overtopM: 0.1, afterMin: 30 } },
    blank: {
      asks: 'path',
      of: (id, path) => ({ id, path, crestM: 200, soil: 'clay', failure: null }),
    },
  },
  {
    path: 'flood.reservoirs',
    fields: [
      'levelM',
      'inflowM3S',
      'stageM',
      'curve',
      'rule.releaseM3S',
      'rule.levelM',
      'rule.minM3S',
      'rule.maxM3S',
      'dam.crestM',
      'dam.baseM',
      'dam.lengthM',
    ],
    switches: { dam: { crestM: 200, baseM: 180, lengthM: 100 } },
    inner: { key: 'outlets', fields: ['sillM', 'widthM', 'heightM', 'open'] },
  },
  { path: 'flood.gates', fields: ['crestM', 'sillM', 'open'], place: 'path' },
  { path: 'flood.channels', fields: ['widthM', 'depthM', 'manning'] },
  { path: 'flood.edges', fields: ['levelM', 'slope'], byKind: true },
  { path: 'flood.pumps', fields: ['capacityM3S', 'on'], place: 'at' },
  { path: 'flood.underpasses', fields: ['areaM2', 'pitDepthM', 'kerbM'], place: 'at' },
];

const LANDSLIDE: readonly ListForm[] = [
  {
    path: 'landslide.slides',
    fields: [
      'volumeM3',
      'depthM',
      'zone',
      'initialSafety',
      'creep.onsetSafety',
      'creep.accelerationPerM',
      'creep.backgroundMS',
      'creep.failureMS',
      'accelerationLogSd',
    ],
    place: 'ring',
    switches: { creep: {} },
    blank: {
      asks: 'point',
      of: (id, [place]) => ({
        id,
        name: { zh: '新坡体', en: 'New slope' },
        ring: squareAround(place!),
        depthM: 8,
        zone: 'badong-colluvium',
        volumeM3: NEW_SLOPE_M * NEW_SLOPE_M * 8,
        initialSafety: 1.05,
        provenance: 'assumed',
      }),
    },
  },
  {
    path: 'landslide.pool',
    fields: ['at', 'levelM'],
    blank: { asks: 'nothing', of: () => ({ at: '01:00', levelM: 170 }) },
  },
  { path: 'landslide.points', fields: ['share', 'everyMin', 'noiseMm'], place: 'at' },
  {
    path: 'landslide.zones',
    fields: ['cohesionPa', 'frictionDeg', 'unitWeightNM3', 'conductivityMS', 'depthM'].flatMap(
      (soil) => [`${soil}.mean`, `${soil}.cv`],
    ),
  },
];

const TANK_FIELDS = [
  'phase',
  'stockKg',
  'temperatureC',
  'padKPa',
  'shape',
  'diameterM',
  'lengthM',
  'hole.diameterM',
  'hole.heightM',
  'hole.pipeM',
  'opens',
  'spillTo',
  'bundM2',
  'closable',
  'reported.substance',
  'reported.holeDiameterM',
  'reported.stockKg',
] as const;

const HAZMAT: readonly ListForm[] = [
  {
    path: 'hazmat.tanks',
    fields: TANK_FIELDS,
    place: 'at',
    blank: {
      asks: 'point',
      of: (id, [place], file) => ({
        id,
        name: { zh: '新储罐', en: 'New tank' },
        at: place!,
        shape: 'horizontal',
        diameterM: 2,
        lengthM: 6,
        phase: 'liquid',
        stockKg: 5000,
        temperatureC: 20,
        hole: { diameterM: 0.02, heightM: 0.3 },
        opens: '00:05',
        strength: 'pressurised',
        spillTo: 'concrete',
        reported: {
          substance: at(file, ['hazmat', 'substance']),
          holeDiameterM: 0.02,
          stockKg: 5000,
        },
        measures: ['plugLeak', 'waterCurtain'],
      }),
    },
  },
  {
    path: 'hazmat.confined',
    fields: ['volumeM3', 'airChangesH', 'sourceKgS', 'startKgM3', 'until'],
    place: 'at',
  },
  {
    path: 'hazmat.events',
    fields: ['at', 'what', 'tank'],
    blank: {
      asks: 'nothing',
      of: (_id, _places, file) => ({
        at: '00:30',
        what: 'open',
        tank: listAt(file, ['hazmat', 'tanks'])[0]?.['id'] ?? '',
      }),
    },
  },
];

const CHAIN: ListForm = {
  path: 'chain',
  byKind: true,
  fields: [
    'on',
    'delayMin',
    'most',
    'minRiseM',
    'overtopM',
    'afterMin',
    'minVolumeM3',
    'kFactor',
    'severity',
    'share',
    'depthM',
    'speedMS',
  ],
};

export const LIST_FORMS: readonly ListForm[] = [...FLOOD, ...LANDSLIDE, ...HAZMAT, CHAIN];

export const pathOf = (text: string): Path => text.split('.');
