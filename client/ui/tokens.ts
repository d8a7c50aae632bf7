/**
 * Colours of the interface, once. Mantine gets them as CSS variables `--st-*` (see theme.ts), the
 * canvases and charts read the same table.
 */
export const DARK = {
  ground: '#0E1418',
  panel: '#151D22',
  raised: '#1D272E',
  selected: '#2A373F',
  'selected-teal': '#15393A',
  divider: '#2C3941',
  edge: '#71828D',
  text1: '#EAF0F3',
  text2: '#B7C3CB',
  text3: '#94A2AC',
  action: '#4CC9B8',
  'on-action': '#06231F',
  inverse: '#EAF0F3',
  'on-inverse': '#0E1418',
  met: '#7FD08E',
  'met-tint': '#1B3526',
  miss: '#D9A0E6',
  'miss-tint': '#38233F',
  unsure: '#CFC6A6',
  'unsure-tint': '#35322A',
} as const;

export type TokenName = keyof typeof DARK;

export const LIGHT: Readonly<Record<TokenName, string>> = {
  ground: '#F3F5F4',
  panel: '#FFFFFF',
  raised: '#E9EDEC',
  selected: '#DCE3E1',
  'selected-teal': '#DCEEEB',
  divider: '#D3DAD8',
  edge: '#7A8784',
  text1: '#17201F',
  text2: '#435150',
  text3: '#566362',
  action: '#00685F',
  'on-action': '#FFFFFF',
  inverse: '#17201F',
  'on-inverse': '#FFFFFF',
  met: '#1B6E3A',
  'met-tint': '#DFF1E4',
  miss: '#762A83',
  'miss-tint': '#F3E5F5',
  unsure: '#5B5540',
  'unsure-tint': '#EFECE1',
};

/** Owner colours 1 to 8 (who commands); index 0 is unused. */
export const OWNER_COLOURS = [
  '#85939D',
  '#F2F5F6',
  '#4FC9B6',
  '#BFD653',
  '#CDBFFF',
  '#33915A',
  '#9670DE',
  '#D8B48A',
  '#85939D',
] as const;

export const ownerColour = (colour: number): string => OWNER_COLOURS[colour] ?? OWNER_COLOURS[0];

/** The tokens as CSS variables, for a root or for a dark island inside a light page. */
export function cssVariables(tokens: Readonly<Record<TokenName, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--st-${name}`, value]));
}
