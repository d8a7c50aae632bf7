import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { FireClass } from './palette.ts';
import type { WordKey } from './words.ts';

/** A layer of classes from least to most: how each looks and what it is called in the legend. */
export interface ClassLayer {
  readonly id: LayerId;
  /** Heading of its rows, with the unit. */
  readonly title: WordKey;
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

/** Layers that are drawn as bands, in the order in which they lie over one another. */
export const CLASS_LAYERS: readonly ClassLayer[] = [
  { id: 'flood-max', title: 'floodMax', classes: rows(DEPTHS, DEPTH_LABELS) },
  {
    id: 'flood-arrival',
    title: 'floodArrival',
    classes: rows(ARRIVALS, ['≤ 15', '15–30', '30–60', '60–120', '> 120']),
  },
  { id: 'flood-depth', title: 'floodDepth', classes: rows(DEPTHS, DEPTH_LABELS) },
];

/** Layers of arrows: class = 1 + 3 × eighth of the compass + speed class. */
export const ARROW_LAYER = 'flood-speed';
export const ARROW_LABELS = ['≤ 1', '1–2.5', '> 2.5'] as const;
export const ARROW_COLOURS = ['#D8F0FA', '#FFF3B0', '#FFB08A'] as const;
