import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { FireClass } from './palette.ts';
import type { WordKey } from './words.ts';

/** A layer of classes from least to most: how each looks and what it is called in the legend. */
export interface ClassLayer {
  readonly id: LayerId;
  /** Heading of its rows, with the unit. */
  readonly title: WordKey;
  /** A forecast: the legend says from when it is and how wide its cells are. */
  readonly dated?: true;
  readonly classes: readonly { readonly look: FireClass; readonly label: string }[];
}

const look = (fill: string, edge: string): FireClass => ({ fill, edge, dash: [], widthPx: 1 });

/** Blue from pale to deep; the deepest has an edge that is seen on dark water too. */
const DEPTHS: readonly FireClass[] = [
  look('rgba(150, 214, 242, 0.55)', '#B7E3F7'),
  look('rgba(86, 170, 226, 0.62)', '#8CC9F0'),
  look('rgba(47, 120, 204, 0.68)', '#6FA8E6'),
  look('rgba(36, 76, 168, 0.74)', '#7F97DE'),
  look('rgba(52, 34, 116, 0.8)', '#B3A1E8'),
];

/** Early is warm, late is cold. */
const ARRIVALS: readonly FireClass[] = [
  look('rgba(206, 66, 60, 0.62)', '#F09A94'),
  look('rgba(226, 138, 64, 0.6)', '#F4C08E'),
  look('rgba(222, 200, 92, 0.56)', '#EFE2A0'),
  look('rgba(96, 178, 150, 0.54)', '#A8DCC8'),
  look('rgba(70, 120, 178, 0.54)', '#9DBBE0'),
];

const rows = (looks: readonly FireClass[], labels: readonly string[]) =>
  looks.map((l, i) => ({ look: l, label: labels[i]! }));

const DEPTH_LABELS = ['≤ 0.3', '0.3–0.6', '0.6–1.2', '1.2–2.5', '> 2.5'];

/** A poisonous yellow green to purple. */
const GASES: readonly FireClass[] = [
  look('rgba(226, 226, 110, 0.42)', '#EDEDA0'),
  look('rgba(236, 156, 60, 0.52)', '#F5C48C'),
  look('rgba(206, 62, 74, 0.6)', '#F09AA2'),
  look('rgba(120, 36, 120, 0.68)', '#D08CD0'),
];
/** The forecast: the confidence line as a thin wash round the zones. */
const ZONES: readonly FireClass[] = [
  look('rgba(200, 214, 220, 0.16)', '#D5E2E8'),
  look('rgba(226, 226, 110, 0.34)', '#EDEDA0'),
  look('rgba(236, 156, 60, 0.44)', '#F5C48C'),
  look('rgba(206, 62, 74, 0.52)', '#F09AA2'),
];
const DOSES: readonly FireClass[] = [
  look('rgba(196, 178, 226, 0.4)', '#D9CCF0'),
  look('rgba(158, 118, 206, 0.5)', '#C3A6E8'),
  look('rgba(120, 66, 168, 0.6)', '#B98ADF'),
  look('rgba(78, 20, 110, 0.72)', '#B06AD6'),
];
const HEATS: readonly FireClass[] = [
  look('rgba(250, 224, 140, 0.42)', '#FBEBB4'),
  look('rgba(246, 170, 70, 0.5)', '#FAD0A0'),
  look('rgba(226, 92, 46, 0.6)', '#F4A98E'),
  look('rgba(150, 24, 30, 0.72)', '#E88A8E'),
];
const LIMITS: readonly FireClass[] = [
  look('rgba(140, 150, 156, 0.5)', '#C4CED4'),
  look('rgba(120, 136, 150, 0.5)', '#B4C4D2'),
  look('rgba(160, 150, 130, 0.5)', '#D6CBB4'),
  look('rgba(110, 110, 118, 0.5)', '#B4B4C0'),
];
/** Oil on water: a silvery sheen to thick brown. */
const FILMS: readonly FireClass[] = [
  look('rgba(214, 218, 222, 0.4)', '#E4E8EC'),
  look('rgba(206, 186, 140, 0.6)', '#E2D4B4'),
  look('rgba(150, 98, 40, 0.76)', '#D2A266'),
  look('rgba(64, 36, 14, 0.88)', '#C08A4E'),
];
const FILM_LABELS = ['1–10', '10–100', '100–1000', '≥ 1000'];
const LEVEL_LABELS = ['AEGL-1 (10 % LEL)', 'AEGL-2 (60 % LEL)', 'AEGL-3 (LEL)'];
const ZONE_LABELS = ['95 %', ...LEVEL_LABELS];
const DOSE_LABELS = ['0.001–0.01', '0.01–0.1', '0.1–1', '≥ 1'];
const HEAT_LABELS = ['2–5', '5–10', '10–37.5', '≥ 37.5'];
const PRESSURE_LABELS = ['2–6.9', '6.9–24', '24–55', '≥ 55'];
const LIMIT_LABELS = ['u < 1 m/s', 'E/F, u < 3 m/s', 'x < 100 m', 'x > 10 km'];

/** Slopes: from a pale warning to the red of what fails. */
const SLOPES: readonly FireClass[] = [
  look('rgba(240, 226, 160, 0.34)', '#F2E9BE'),
  look('rgba(232, 186, 96, 0.46)', '#F3D7A0'),
  look('rgba(214, 118, 62, 0.56)', '#F0B48E'),
  look('rgba(176, 42, 48, 0.66)', '#EC989C'),
];
/** Debris: earth. */
const DEBRIS: readonly FireClass[] = [
  look('rgba(206, 178, 140, 0.55)', '#E2D0B4'),
  look('rgba(178, 132, 84, 0.64)', '#D8B68E'),
  look('rgba(138, 90, 48, 0.74)', '#C99E74'),
  look('rgba(84, 50, 24, 0.84)', '#B48560'),
];
const SAFETY_LABELS = ['1.25–1.5', '1.1–1.25', '1–1.1', '< 1'];
const MOVED_LABELS = ['1–10', '10–50', '50–200', '≥ 200'];
const DEBRIS_LABELS = ['0.1–0.5', '0.5–2', '2–5', '≥ 5'];
const WAVE_LABELS = ['0.1–0.5', '0.5–1', '1–3', '3–6', '≥ 6'];
/** Ground that a wave has wetted: violet, so that it is told from water. */
const RUN_UPS: readonly FireClass[] = [
  look('rgba(214, 190, 232, 0.55)', '#E3D3F0'),
  look('rgba(190, 146, 218, 0.62)', '#D3B4E8'),
  look('rgba(160, 98, 200, 0.68)', '#C091DD'),
  look('rgba(128, 54, 172, 0.76)', '#B27BD8'),
  look('rgba(88, 20, 128, 0.84)', '#A866D0'),
];
const RUN_UP_LABELS = ['0.1–1', '1–3', '3–6', '6–12', '≥ 12'];

/** Losses: rose, from pale to deep. */
const DAMAGES: readonly FireClass[] = [
  look('rgba(240, 206, 214, 0.5)', '#F5DEE4'),
  look('rgba(226, 150, 170, 0.58)', '#EDBCC8'),
  look('rgba(196, 86, 122, 0.66)', '#E09CB4'),
  look('rgba(140, 28, 74, 0.76)', '#D47A9C'),
];
const DAMAGE_LABELS = ['< 10', '10–100', '100–500', '≥ 500'];

/** Layers that are drawn as bands, in the order in which they lie over one another. */
export const CLASS_LAYERS: readonly ClassLayer[] = [
  { id: 'damage', title: 'damage', classes: rows(DAMAGES, DAMAGE_LABELS) },
  { id: 'slope-safety', title: 'slopeSafety', classes: rows(SLOPES, SAFETY_LABELS) },
  { id: 'slope-movement', title: 'slopeMovement', classes: rows(SLOPES, MOVED_LABELS) },
  { id: 'slope-debris', title: 'slopeDebris', classes: rows(DEBRIS, DEBRIS_LABELS) },
  { id: 'slope-wave', title: 'slopeWave', classes: rows(DEPTHS, WAVE_LABELS) },
  { id: 'slope-runup', title: 'slopeRunUp', classes: rows(RUN_UPS, RUN_UP_LABELS) },
  {
    id: 'flood-forecast',
    title: 'floodForecast',
    dated: true,
    classes: rows(DEPTHS, DEPTH_LABELS),
  },
  { id: 'flood-max', title: 'floodMax', classes: rows(DEPTHS, DEPTH_LABELS) },
  {
    id: 'flood-arrival',
    title: 'floodArrival',
    classes: rows(ARRIVALS, ['≤ 15', '15–30', '30–60', '60–120', '> 120']),
  },
  { id: 'flood-invalid', title: 'floodInvalid', classes: rows(LIMITS.slice(0, 1), ['Fr > 0.8']) },
  { id: 'flood-depth', title: 'floodDepth', classes: rows(DEPTHS, DEPTH_LABELS) },
  { id: 'gas-slick', title: 'gasSlick', classes: rows(FILMS, FILM_LABELS) },
  { id: 'gas-invalid', title: 'gasInvalid', classes: rows(LIMITS, LIMIT_LABELS) },
  { id: 'gas-pressure', title: 'gasPressure', classes: rows(HEATS, PRESSURE_LABELS) },
  { id: 'gas-indoor', title: 'gasIndoor', classes: rows(DOSES, DOSE_LABELS) },
  { id: 'gas-dose', title: 'gasDose', classes: rows(DOSES, DOSE_LABELS) },
  { id: 'gas-zones', title: 'gasZones', classes: rows(GASES.slice(0, 3), LEVEL_LABELS) },
  { id: 'gas-forecast', title: 'gasForecast', classes: rows(ZONES, ZONE_LABELS) },
  { id: 'gas-now', title: 'gasNow', classes: rows(GASES, [...LEVEL_LABELS, '> 10 × AEGL-3']) },
  { id: 'gas-heat', title: 'gasHeat', classes: rows(HEATS, HEAT_LABELS) },
];

/** Layers that stay off until somebody asks for them. */
export const OFF_AT_FIRST: ReadonlySet<LayerId> = new Set([
  'flood-max',
  'flood-arrival',
  'flood-invalid',
  'gas-indoor',
  'gas-dose',
  'gas-zones',
  'gas-pressure',
  'gas-invalid',
  'slope-safety',
]);

/** Layers of arrows: class = 1 + 3 × eighth of the compass + speed class. */
export const ARROW_LAYER = 'flood-speed';
export const ARROW_LABELS = ['≤ 1', '1–2.5', '> 2.5'] as const;
export const ARROW_COLOURS = ['#D8F0FA', '#FFF3B0', '#FFB08A'] as const;
