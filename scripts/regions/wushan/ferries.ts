import { project } from './context.ts';
import { banksAcross, riverAt } from './road-ground.ts';
import type { WushanRoads } from './roads.ts';

/** Ferries that the county keeps over the Yangtze (recalled): name, [lon, lat]. */
const FERRIES = [
  ['大溪渡口', 109.632, 31.0085],
  ['曲尺渡口', 109.752, 31.0295],
  ['青石渡口', 110.0045, 31.0275],
  ['培石渡口', 110.0935, 31.0135],
] as const;

/** Adds the ferries and a road from each landing to the network. Returns what could not be built. */
export function buildFerries(roads: WushanRoads): string[] {
  const failed: string[] = [];
  for (const [name, lon, lat] of FERRIES) {
    const { middle, across } = riverAt(roads.terrain, 0, project(lon, lat));
    const banks = banksAcross(roads.terrain, roads.pool, middle, across);
    if (!banks) {
      failed.push(name);
      continue;
    }
    for (const bank of banks) {
      if (!roads.connect(bank, 'village', `${name}连接路`, 1_500_000))
        failed.push(`${name} landing`);
      roads.net.stopAt(bank);
    }
    roads.crossing(banks, 0, { class: 'county', name, bridge: false, tunnel: false, ferry: true });
  }
  return failed;
}
