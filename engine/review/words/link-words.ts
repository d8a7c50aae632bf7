import type { LinkKind } from '../../exercise/chain/chain.ts';
import type { Text } from '../../region/region.ts';

/** What a link of a chain carries on to what. */
export const LINK_WORDS: Readonly<Record<LinkKind, Text>> = {
  rainSlides: { zh: '暴雨 → 浅层滑坡', en: 'rain → shallow slides' },
  slideRoads: { zh: '滑坡 → 道路、设施', en: 'slide → roads, plants' },
  slideDam: { zh: '滑坡 → 堵沟', en: 'slide → dammed stream' },
  damBreach: { zh: '堰塞湖 → 溃决洪水', en: 'dammed lake → flood' },
  slideWave: { zh: '滑坡入水 → 涌浪', en: 'slide into water → wave' },
  burntDebris: { zh: '火烧迹地 → 泥石流', en: 'burnt slope → debris flow' },
  burntRunoff: { zh: '火烧迹地 → 产流增大', en: 'burnt slope → more runoff' },
  floodSlope: { zh: '洪水冲脚 → 滑坡', en: 'flood at the foot → slide' },
};
