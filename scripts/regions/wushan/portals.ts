import type { PortalFact } from '../lib/road-builder.ts';

/** Where named roads leave the county: road name, which end, neighbour. */
export const PORTALS: readonly PortalFact[] = [
  {
    road: 'G42 沪蓉高速',
    end: 'first',
    name: 'G42 湖北巴东方向',
    nameEn: 'G42 to Badong, Hubei',
    neighbour: '湖北巴东',
  },
  {
    road: 'G42 沪蓉高速',
    end: 'last',
    name: 'G42 奉节方向',
    nameEn: 'G42 to Fengjie',
    neighbour: '奉节',
  },
  {
    road: 'G348',
    end: 'first',
    name: 'G348 湖北巴东方向',
    nameEn: 'G348 to Badong, Hubei',
    neighbour: '湖北巴东',
  },
  {
    road: 'G348',
    end: 'last',
    name: 'G348 奉节方向',
    nameEn: 'G348 to Fengjie',
    neighbour: '奉节',
  },
  {
    road: '巫建公路',
    end: 'last',
    name: '巫建公路 湖北建始方向',
    nameEn: 'Road to Jianshi, Hubei',
    neighbour: '湖北建始',
  },
  {
    road: '巫巫公路',
    end: 'last',
    name: '巫巫公路 巫溪方向',
    nameEn: 'Road to Wuxi',
    neighbour: '巫溪',
  },
  {
    road: '大昌—官阳',
    end: 'last',
    name: '大九湖方向',
    nameEn: 'Road to Dajiuhu, Shennongjia',
    neighbour: '湖北神农架',
  },
];
