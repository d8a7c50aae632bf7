import type { Language } from '../i18n/language.ts';
import { beaufort, compass } from '../ui/format.ts';

/** "西南风 5 m/s（3 级）", "SW wind 5 m/s (force 3)", "静风" below 0.3 m/s. */
export function windWords(windMs: number, fromDeg: number, language: Language): string {
  const force = beaufort(windMs);
  if (force === 0) return language === 'zh' ? '静风' : 'Calm';
  const speed = `${Math.round(windMs * 10) / 10} m/s`;
  const point = compass(fromDeg, language);
  return language === 'zh'
    ? `${point}风 ${speed}（${force} 级）`
    : `${point} wind ${speed} (force ${force})`;
}

/** Turn of an arrow that points up, degrees clockwise, so that it points where the wind blows to. */
export const arrowTurnDeg = (fromDeg: number): number => (((fromDeg + 180) % 360) + 360) % 360;
