/** Colours of the map, which is dark in every theme. Values of the visual design, one place. */
export const MAP = {
  ground: '#0E1418',
  edge: '#2C3941',
  ink: '#0B1013',
  text: '#EAF0F3',
  textQuiet: '#C6D0D4',
  water: '#263E46',
  waterText: '#BFD4D6',
  river: '#3E626C',
  action: '#4CC9B8',
  boundary: '#D9D3C4',
  village: '#C6D0D4',
  threatened: '#FFE6EF',
  truth: '#BFD653',
} as const;

/** One class of the fire layers: fill (60 %), edge and its dash at one pixel a unit. */
export interface FireClass {
  readonly fill: string;
  readonly edge: string;
  readonly dash: readonly number[];
  readonly widthPx: number;
}

/** Burned or burning as far as the view knows. */
export const KNOWN_FIRE: FireClass = {
  fill: 'rgba(20, 10, 22, 0.78)',
  edge: '#FFE6EF',
  dash: [],
  widthPx: 2,
};

/** What a map or image of its own date shows: an edge alone, long dashes, no hue of a hazard. */
export const SURVEYED_FIRE: FireClass = {
  fill: 'none',
  edge: '#C6D0D4',
  dash: [14, 3, 3, 3],
  widthPx: 2,
};

/** Arrival within 1, 2, 4 and 8 h: brighter is sooner, a shorter dash is later. */
export const FORECAST: readonly FireClass[] = [
  { fill: 'rgba(243, 166, 195, 0.58)', edge: '#FAC4D8', dash: [13, 5], widthPx: 1.75 },
  { fill: 'rgba(212, 100, 154, 0.56)', edge: '#F0A0C4', dash: [7, 5], widthPx: 1.75 },
  { fill: 'rgba(154, 58, 124, 0.56)', edge: '#DE96C4', dash: [4, 4], widthPx: 1.5 },
  { fill: 'rgba(91, 42, 94, 0.58)', edge: '#C08ABB', dash: [2, 4], widthPx: 1.5 },
];

/** Truth, for the instructor and the review only. */
export const TRUTH_FIRE: FireClass = {
  fill: 'rgba(191, 214, 83, 0.22)',
  edge: MAP.truth,
  dash: [6, 4],
  widthPx: 2,
};

/** `#rrggbb` as three numbers 0 to 255. */
export function rgb(hex: string): readonly [number, number, number] {
  const v = Number.parseInt(hex.slice(1), 16);
  return [(v >> 16) & 255, (v >> 8) & 255, v & 255];
}

/** Fonts of the page: the system's Chinese faces first, the bundled one behind them. */
export const FONT_STACK =
  '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
