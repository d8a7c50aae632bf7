import { join } from 'node:path';
import type { Facility, Region } from '../../../engine/region/region.ts';
import * as m from './measures.ts';

export * from './measures.ts';

export const PACKAGE =
  process.env['LEZHI_PACKAGE'] ?? join(import.meta.dirname, '../../../scenarios/regions/lezhi');
export const facts = m.factsOf('lezhi');
export const lezhi = (): Promise<Region> => m.regionIn(PACKAGE);

export const facilitiesOf = (r: Region, kind: string): Facility[] =>
  r.facilities.filter((f) => f.kind === kind);
