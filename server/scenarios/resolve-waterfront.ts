import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { WaterfrontSpec } from '../../engine/response/waterfront/waterfront.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

type Part = NonNullable<ScenarioFile['waterfront']>;
type Entry = Part['berths'][number] | Part['banks'][number] | Part['channels'][number];

/** Boats, landings and shipping with their places and slopes found; null without. */
export function resolveWaterfront(file: ScenarioFile, locate: Locator): WaterfrontSpec | null {
  const f = file.waterfront;
  if (f === null) return null;
  const slides = new Set(file.landslide?.slides.map((s) => s.id));
  const ids = new Set<string>();
  const placed = <T extends Entry>(list: readonly T[], path: string) =>
    list.flatMap((x, i) => {
      const { at, reachedFrom, slide, ...rest } = x;
      const where = locate.place(`${path}[${i}].at`, at);
      const from =
        reachedFrom === null ? where : locate.place(`${path}[${i}].reachedFrom`, reachedFrom);
      if (ids.has(x.id)) locate.problem(`${path}[${i}].id`, 'an id that no other place has', x.id);
      ids.add(x.id);
      if (!slides.has(slide))
        locate.problem(`${path}[${i}].slide`, 'a slide of `landslide.slides`', slide);
      if (where === null || from === null) return [];
      return [{ ...rest, at: where.at, nodeId: from.nodeId, slideId: slide }];
    });
  return {
    berths: placed(f.berths, 'waterfront.berths').sort(byId),
    banks: placed(f.banks, 'waterfront.banks')
      .map(({ village, ...rest }) => ({ ...rest, villageId: village }))
      .sort(byId),
    channels: placed(f.channels, 'waterfront.channels').sort(byId),
  };
}
