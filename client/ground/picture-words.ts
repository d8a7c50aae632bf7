import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import { words } from './words.ts';
import type { WordKey } from './words.ts';
import type { Language } from '../i18n/language.ts';
import { area, clockTime, duration } from '../ui/format.ts';

const SOURCES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  publicReport: { zh: '群众报告', en: 'public report' },
  team: { zh: '队伍观察', en: 'team' },
  camera: { zh: '林火监控', en: 'camera' },
  drone: { zh: '无人机', en: 'drone' },
  township: { zh: '乡镇报告', en: 'township' },
};

/** What the picture is worth: whose it is, how large the fire, from where and how old. */
export interface PictureWords {
  readonly head: string;
  readonly rest: string;
  /** Older than a quarter of an hour: shown with a dashed edge. */
  readonly stale: boolean;
}

/** What a seat goes by that has not seen the hazard itself. */
const UNSEEN: Readonly<Record<Setup['picture'], WordKey>> = {
  fire: 'noFireKnown',
  water: 'byGauges',
  gas: 'byMeters',
  slopes: 'bySlopes',
};

const STALE_S = 15 * 60;

/** Words of the chip in the corner: the source of the picture and its age. */
export function pictureWords(
  setup: Setup,
  view: SeatView,
  tick: number,
  language: Language,
): PictureWords {
  const w = words(language);
  if (setup.view === 'truth') {
    const ha = view.control?.burnedHa ?? 0;
    const time = clockTime(view.tick, setup.startSecondOfDay, language);
    if (ha === 0)
      return {
        head: w(setup.picture === 'fire' ? 'noFireYet' : 'truth'),
        rest: time,
        stale: false,
      };
    return { head: `${w('truthFire')} ${area(ha, language)}`, rest: time, stale: false };
  }
  const fire = view.fire;
  if (fire === null) return { head: w(UNSEEN[setup.picture]), rest: '', stale: false };
  const ageS = Math.max(0, tick - fire.asOfTick);
  const source = SOURCES[fire.source]?.[language] ?? fire.source;
  const time = clockTime(fire.asOfTick, setup.startSecondOfDay, language);
  const comma = language === 'zh' ? '，' : ', ';
  return {
    head: `${w('knownFire')} ${area(fire.areaHa, language)}`,
    rest: `${w('basis')}${source} ${time}${comma}${w('age')} ${duration(ageS, language)}`,
    stale: ageS > STALE_S,
  };
}
