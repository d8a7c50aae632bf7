import type { PortalFact } from '../lib/road-builder.ts';

/** Where named roads leave the county. The plan names the first five neighbours. */
export const PORTALS: readonly PortalFact[] = [
  {
    road: 'G5013',
    end: 'first',
    name: 'G5013 简阳方向',
    nameEn: 'G5013 to Jianyang',
    neighbour: '简阳',
  },
  {
    road: 'G5013',
    end: 'last',
    name: 'G5013 安岳方向',
    nameEn: 'G5013 to Anyue',
    neighbour: '安岳',
  },
  {
    road: '遂资眉高速',
    end: 'first',
    name: '遂资眉高速 安居方向',
    nameEn: 'Suining–Meishan expressway to Anju',
    neighbour: '安居',
  },
  {
    road: '遂资眉高速',
    end: 'last',
    name: '遂资眉高速 雁江方向',
    nameEn: 'Suining–Meishan expressway to Yanjiang',
    neighbour: '雁江',
  },
  {
    road: 'G318',
    end: 'first',
    name: 'G318 安居方向',
    nameEn: 'G318 to Anju',
    neighbour: '安居',
  },
  {
    road: 'G318',
    end: 'last',
    name: 'G318 简阳方向',
    nameEn: 'G318 to Jianyang',
    neighbour: '简阳',
  },
  {
    road: 'G319',
    end: 'last',
    name: 'G319 安岳方向',
    nameEn: 'G319 to Anyue',
    neighbour: '安岳',
  },
  {
    road: '乐金路',
    end: 'last',
    name: '乐金路 金堂方向',
    nameEn: 'Road to Jintang',
    neighbour: '金堂',
  },
  {
    road: '资乐路',
    end: 'last',
    name: '资乐路 雁江方向',
    nameEn: 'Road to Yanjiang, Ziyang',
    neighbour: '雁江',
  },
  {
    road: '乐蓬路',
    end: 'last',
    name: '乐蓬路 大英蓬莱方向',
    nameEn: 'Road to Penglai, Daying',
    neighbour: '大英',
  },
];
