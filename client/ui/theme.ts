import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { cssVariables, DARK, LIGHT, type TokenName } from './tokens.ts';

/** System CJK fonts first: they are there, hinted and free; the bundled one covers the rest. */
export const FONT_FAMILY =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Source Han Sans SC", ' +
  '"Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

// Ten steps are what Mantine asks for; only 4 (dark) and 8 (light) carry meaning here.
const action: MantineColorsTuple = [
  '#E6F6F3',
  '#DCEEEB',
  '#A9DDD5',
  '#7AD3C6',
  '#4CC9B8',
  '#2BAF9E',
  '#15897C',
  '#0A776C',
  '#00685F',
  '#15393A',
];

/** Mantine's dark greys by place: 0 text, 3 placeholder, 4 edges, 5 hover, 6 fields, 7 body. */
const dark: MantineColorsTuple = [
  DARK.text1,
  DARK.text2,
  DARK.text2,
  DARK.text3,
  DARK.edge,
  DARK.selected,
  DARK.ground,
  DARK.panel,
  DARK.ground,
  '#0B1013',
];

/** Text on teal is chosen for each scheme; Mantine would take the light scheme's for both. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const base = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || (input.color !== undefined && input.color !== 'action'))
    return base;
  return {
    ...base,
    background: 'var(--st-action)',
    hover: 'var(--st-action)',
    color: 'var(--st-on-action)',
  };
};

export const theme = createTheme({
  variantColorResolver,
  colors: { action, dark },
  primaryColor: 'action',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  fontFamily: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY },
  fontSizes: { xs: '14px', sm: '16px', md: '16px', lg: '18px', xl: '20px' },
  lineHeights: { xs: '18px', sm: '24px', md: '24px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  focusRing: 'never', // one ring for everything, in base.css
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.5 }, centered: true } },
  },
});

/** Mantine's own colours follow the tokens, so that its parts and ours cannot differ. */
function mantineColours(t: Readonly<Record<TokenName, string>>): Record<string, string> {
  return {
    ...cssVariables(t),
    '--mantine-color-body': t.panel,
    '--mantine-color-text': t.text1,
    '--mantine-color-dimmed': t.text2,
    '--mantine-color-placeholder': t.text3,
    '--mantine-color-default': t.panel,
    '--mantine-color-default-hover': t.raised,
    '--mantine-color-default-color': t.text1,
    '--mantine-color-default-border': t.edge,
    '--mantine-color-error': t.miss,
    '--mantine-primary-color-filled': t.action,
    '--mantine-primary-color-filled-hover': t.action,
    '--mantine-primary-color-contrast': t['on-action'],
    '--mantine-color-disabled': t.raised,
    '--mantine-color-disabled-color': t.text3,
    '--mantine-color-disabled-border': t.divider,
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mantineColours(LIGHT),
  dark: mantineColours(DARK),
});

/** A map is dark inside a light page too, so that symbols need no second version. */
export const DARK_ISLAND = {
  ...cssVariables(DARK),
  '--mantine-color-body': DARK.panel,
  '--mantine-color-text': DARK.text1,
  '--mantine-color-white': DARK.ground,
  '--mantine-color-black': DARK.text1,
  '--mantine-color-gray-4': DARK.edge,
} as Record<string, string>;
