import type { Language } from '../i18n/language.ts';

const ZH = {
  mapLabel: '地图：地形、道路、队伍和所见火场。所有对象在表格中也有，可用键盘操作。',
  terrainLabel: '三维地形：与地图相同的数据铺在地形上。所有对象在表格中也有。',
  loading: '正在加载地形',
  loadFailed: '地形没有加载成功',
  retry: '重试',
  noGraphics: '浏览器不能显示图形（WebGL 不可用）。请用表格查看和下令。',
  asKnown: '所见',
  truth: '真值',
  knownFire: '所见火场',
  truthFire: '真值',
  noFireKnown: '所见：尚无火情信息',
  noFireYet: '真值：尚未过火',
  basis: '依据：',
  age: '信息龄',
  burnedKnown: '已过火（所见）',
  burnedTruth: '真实火线',
  flaming: '正在燃烧（真值）',
  within1h: '1 小时内到达',
  within2h: '1–2 小时',
  within4h: '2–4 小时',
  within8h: '4–8 小时',
  forecastAt: '预测起点',
  legend: '图例',
  fireLine: '隔离带：实线已建，虚线未建',
  layers: '图层',
  layerForecast: '火势预测',
  layerRoutes: '行进路线',
  layerFacilities: '设施',
  layerContours: '等高线',
  synthetic: '地形为合成',
  windTo: '箭头指向下风',
  zoomIn: '放大',
  zoomOut: '缩小',
  wholeFire: '看全火场',
  exaggeration: '竖向放大',
  northArrow: '箭头指向正北',
  northShort: '北',
  arrives: '到',
  aboutLater: '约 {t} 后到达',
  reachedNow: '火已到',
  minutesAgo: '{t}前',
  drawPoint: '点一下选位置；Esc 取消',
  drawPath: '点画线，拖动手柄修改；双击或 Enter 结束，Backspace 删最后一点，Esc 取消',
  more: '另有 {n} 队',
} as const;

export type WordKey = keyof typeof ZH;

const EN: Readonly<Record<WordKey, string>> = {
  mapLabel:
    'Map: terrain, roads, teams and the fire as known. Everything on it is in the tables too, for the keyboard.',
  terrainLabel:
    'Terrain in 3-D: the data of the map on the ground. Everything on it is in the tables too.',
  loading: 'Loading terrain',
  loadFailed: 'The terrain did not load',
  retry: 'Try again',
  noGraphics: 'This browser cannot draw (no WebGL). Use the tables to see and to order.',
  asKnown: 'As known',
  truth: 'Truth',
  knownFire: 'Known fire',
  truthFire: 'Truth',
  noFireKnown: 'As known: no word of a fire yet',
  noFireYet: 'Truth: nothing burned yet',
  basis: 'from ',
  age: 'age',
  burnedKnown: 'Burned (as known)',
  burnedTruth: 'True fire edge',
  flaming: 'Flaming now (truth)',
  within1h: 'Within 1 h',
  within2h: '1–2 h',
  within4h: '2–4 h',
  within8h: '4–8 h',
  forecastAt: 'Forecast from',
  legend: 'Legend',
  fireLine: 'Fire line: solid built, dashed not yet',
  layers: 'Layers',
  layerForecast: 'Forecast',
  layerRoutes: 'Routes',
  layerFacilities: 'Facilities',
  layerContours: 'Contours',
  synthetic: 'Synthetic terrain',
  windTo: 'The arrow points downwind',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeFire: 'Show the whole fire',
  exaggeration: 'Vertical scale',
  northArrow: 'The arrow points north',
  northShort: 'N',
  arrives: 'ETA',
  aboutLater: 'in about {t}',
  reachedNow: 'fire is here',
  minutesAgo: '{t} ago',
  drawPoint: 'Click a place; Esc cancels',
  drawPath:
    'Click to draw, drag handles to mend; double-click or Enter ends, Backspace removes the last point, Esc cancels',
  more: '{n} more teams',
};

/** Words of the map and the terrain in one language, with `{name}` filled in. */
export function words(language: Language) {
  const table: Readonly<Record<WordKey, string>> = language === 'zh' ? ZH : EN;
  return (key: WordKey, fill: Readonly<Record<string, string | number>> = {}): string =>
    table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''));
}

export type Words = ReturnType<typeof words>;
