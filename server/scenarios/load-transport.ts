import { basename } from 'node:path';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { transportFileSchema, type TransportFile } from '../../engine/protocol/transport-schema.ts';
import type { Region } from '../../engine/region/region.ts';
import type { LandingSite, TransportSpec } from '../../engine/response/transport/transport.ts';
import { sharedFile } from './beside.ts';
import { byId } from './by-id.ts';
import { Locator } from './locate.ts';
import type { ScenarioProblem } from './problem.ts';
import { resolveWaterways } from './resolve-waterways.ts';
import { readYaml } from './read-yaml.ts';

/** A transport file with its region's places found; its id must be the name of the file. */
export async function readTransport(
  file: string,
  regionOf: (id: string) => Promise<Result<Region, ScenarioProblem[]>>,
): Promise<Result<{ spec: TransportSpec; text: string }, ScenarioProblem[]>> {
  const read = await readYaml(file, transportFileSchema);
  if (!read.ok) return read;
  const { data, text } = read.value;
  const name = basename(file, '.yaml');
  if (data.id !== name)
    return err([{ file, path: 'id', expected: `"${name}", the name of its file`, got: data.id }]);
  const region = await regionOf(data.region);
  if (!region.ok) return region;
  const locate = new Locator(file, region.value);
  const spec: TransportSpec = {
    landingSites: landingSites(data, locate),
    waterways: resolveWaterways(data, locate),
  };
  return locate.problems.length > 0 ? err(locate.problems) : ok({ spec, text });
}

/** The transport file that a scenario names, and its text for the content hash; none for null. */
export async function loadTransport(
  dir: string,
  id: string | null,
  region: Region,
): Promise<Result<{ spec: TransportSpec | null; text: string }, ScenarioProblem[]>> {
  if (id === null) return ok({ spec: null, text: '' });
  const file = await sharedFile(dir, 'transport', `${id}.yaml`);
  return readTransport(file, async (wanted) => {
    const expected = `"${region.id}", the scenario's region`;
    return wanted === region.id
      ? ok(region)
      : err([{ file, path: 'region', expected, got: wanted }]);
  });
}

/** Landing points and airports of the region, each as its entry or the usual says. */
function landingSites({ landing }: TransportFile, locate: Locator): LandingSite[] {
  landing.sites.forEach(({ facility }, i) => {
    const path = `landing.sites[${i}].facility`;
    const found = locate.facility(path, facility);
    if (found !== null && !isLanding(found.kind))
      locate.problem(path, 'a landing point or an airport', `${facility} (${found.kind})`);
    if (landing.sites.findIndex((s) => s.facility === facility) < i)
      locate.problem(path, 'a place that has no entry yet', facility);
  });
  return locate.region.facilities
    .filter((f) => isLanding(f.kind))
    .map(({ id, name, at }): LandingSite => {
      const { facility: _id, ...own } = landing.sites.find((s) => s.facility === id) ?? {
        facility: id,
      };
      const { provenance, usual } = landing;
      return { id, name, at, provenance, ...usual, ...own };
    })
    .sort(byId);
}

const isLanding = (kind: string): boolean => kind === 'landing' || kind === 'airport';
