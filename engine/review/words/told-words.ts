import type { Text } from '../../region/region.ts';

/** What happened inside a hazard, by the kind of its event; kinds without words are news. */
const TOLD_WORDS: Readonly<Record<string, Text | undefined>> = {
  releaseStarted: { zh: '开始泄漏', en: 'a release starts' },
  releaseStopped: { zh: '泄漏停止', en: 'the release stops' },
  notClosable: { zh: '阀门关不上', en: 'a valve cannot be closed' },
  poolFire: { zh: '液池起火', en: 'a pool burns' },
  jetFire: { zh: '喷射火', en: 'a jet burns' },
  fireOut: { zh: '明火扑灭', en: 'a fire is out' },
  tankBurst: { zh: '储罐破裂', en: 'a tank bursts' },
  fireball: { zh: '火球', en: 'a fireball' },
  flashFire: { zh: '气云闪火', en: 'the cloud flashes' },
  explosion: { zh: '气云爆炸', en: 'the cloud explodes' },
  notFlammable: { zh: '不可燃，未点着', en: 'not flammable, nothing lit' },
  nothingToBurn: { zh: '无可燃物，未点着', en: 'nothing there to burn' },
};

const NEWS: Text = { zh: '有新变化', en: 'news' };

export const toldWords = (kind: string): Text => TOLD_WORDS[kind] ?? NEWS;
