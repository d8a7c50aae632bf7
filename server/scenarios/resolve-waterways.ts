import type { TransportFile } from '../../engine/protocol/transport-schema.ts';
import type { River } from '../../engine/region/region.ts';
import { metres } from '../../engine/response/journey.ts';
import type { Waterway, WaterwaySpec, Wharf } from '../../engine/response/transport/transport.ts';
import { alongOf } from '../../engine/response/transport/waterway.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

/** A wharf lies at its river when the centre line is no farther away than this, m. */
const AT_RIVER_M = 1200;

type Part = NonNullable<TransportFile['waterways']>;

/** Rivers, and the wharves of the region that lie on them; null for none. */
export function resolveWaterways(file: TransportFile, locate: Locator): WaterwaySpec | null {
  const part = file.waterways;
  if (part === null) return null;
  const lines = part.rivers.flatMap((entry, i) => {
    const found = locate.region.rivers.find((r) => r.id === entry.river);
    if (found === undefined) {
      const expected = `a river of region "${locate.region.id}"`;
      locate.problem(`waterways.rivers[${i}].river`, expected, entry.river);
      return [];
    }
    return [{ entry, i, found, ...measured(found) }];
  });
  const rivers = lines.map((x): Waterway => {
    const { entry, found, line, alongM } = x;
    const closedAbove =
      entry.closedAbove === null
        ? null
        : { instrumentId: entry.closedAbove.instrument, levelM: entry.closedAbove.levelM };
    const joins = mouthOf(x, lines, locate);
    const { name, id: riverId } = found;
    return { riverId, name, line, alongM, currentMs: entry.currentMs, joins, closedAbove };
  });
  part.except.forEach((id, i) => locate.facility(`waterways.except[${i}]`, id, 'wharf'));
  const { windMs, sightM, provenance } = part;
  return {
    rivers: rivers.sort((a, b) => (a.riverId < b.riverId ? -1 : 1)),
    wharves: wharvesOf(part, rivers, locate),
    craftMs: part.craftKmH / 3.6,
    craftMsOf: Object.fromEntries(
      Object.entries(part.craftKmHOf).map(([id, kmH]) => [id, kmH / 3.6]),
    ),
    windMs,
    sightM,
    provenance,
  };
}

function measured(river: River): Pick<Waterway, 'line' | 'alongM'> {
  const line = river.line.map(({ e, n }) => ({ e, n }));
  const alongM = [0];
  for (let i = 1; i < line.length; i++)
    alongM.push(alongM[i - 1]! + metres(line[i - 1]!, line[i]!));
  return { line, alongM };
}

interface Line extends Pick<Waterway, 'line' | 'alongM'> {
  readonly entry: Part['rivers'][number];
  readonly i: number;
}

/** Where a river flows into another of the list. */
function mouthOf(x: Line, lines: readonly Line[], locate: Locator): Waterway['joins'] {
  const { joins } = x.entry;
  if (joins === null) return null;
  const main = lines.find((l) => l.entry.river === joins);
  const alongM = main === undefined ? null : alongOf(main, x.line.at(-1)!, AT_RIVER_M);
  if (alongM !== null) return { riverId: joins, alongM };
  const expected = `a river of this list within ${AT_RIVER_M} m of the mouth of ${x.entry.river}`;
  locate.problem(`waterways.rivers[${x.i}].joins`, expected, joins);
  return null;
}

function wharvesOf(part: Part, rivers: readonly Waterway[], locate: Locator): readonly Wharf[] {
  return locate.region.facilities
    .filter((f) => f.kind === 'wharf' && !part.except.includes(f.id))
    .flatMap(({ id, name, at, nodeId }): Wharf[] => {
      for (let withinM = 100; withinM <= AT_RIVER_M; withinM += 100)
        for (const river of rivers) {
          const alongM = alongOf(river, at, withinM);
          if (alongM !== null) return [{ id, name, at, nodeId, riverId: river.riverId, alongM }];
        }
      return [];
    })
    .sort(byId);
}
