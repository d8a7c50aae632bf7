import type { Point } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import type { SiteState } from './site.ts';

/** Where teams stand when they work at a site; never empty. */
export const accessPoints = (
  region: Region,
  site: Pick<SiteState, 'at' | 'nodeIds'>,
): readonly Point[] =>
  site.nodeIds.length === 0 ? [site.at] : site.nodeIds.map((id) => region.roads.nodes[id]!.at);
