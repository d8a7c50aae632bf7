import type { Setup } from '../../engine/exercise/setup.ts';
import { FONT_STACK } from './palette.ts';

const ALWAYS = '到约后达队约已另有断道hinaboutETA0123456789:· ';

/** Characters whose glyphs a canvas will draw: bundled fonts come in pieces by range. */
function lettersOf(setup: Setup): string {
  const named = [
    setup.units,
    setup.villages,
    setup.depots,
    setup.shelters,
    setup.sensors,
    setup.waterSources,
  ];
  const all = named.flatMap((list) => list.map((x) => x.name.zh + x.name.en)).join('');
  return [...new Set(ALWAYS + all)].join('');
}

/** Loads what the names of an exercise need, in both weights of the map. */
export async function loadCanvasFonts(setup: Setup): Promise<void> {
  const letters = lettersOf(setup);
  await Promise.all([400, 600].map((w) => document.fonts.load(`${w} 16px ${FONT_STACK}`, letters)));
}

/** Words whose font was asked for and has come, or never will. */
const settled = new Set<string>();

/**
 * Whether a canvas can draw these words now. When not, their font is fetched, and `onFontsLoaded`
 * calls back; a canvas that drew them at once would show boxes in place of letters.
 */
export function canDraw(font: string, text: string): boolean {
  const key = `${font}|${text}`;
  if (settled.has(key) || document.fonts.check(font, text)) return true;
  const done = (): void => void settled.add(key);
  document.fonts.load(font, text).then(done, done);
  return false;
}

/** Calls back whenever a font has arrived. Returns the way to stop. */
export function onFontsLoaded(then: () => void): () => void {
  document.fonts.addEventListener('loadingdone', then);
  return () => document.fonts.removeEventListener('loadingdone', then);
}
