import { endlessChain, type ChainLink } from '../../engine/exercise/chain/chain.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

type FileLink = ScenarioFile['chain'][number];
type Part = 'wildfire' | 'flood' | 'landslide';

/** Hazards that each kind of link needs, from and to. */
const NEEDS: Readonly<Record<FileLink['kind'], readonly Part[]>> = {
  rainSlides: ['landslide'],
  slideRoads: ['landslide'],
  slideDam: ['landslide', 'flood'],
  damBreach: ['landslide', 'flood'],
  slideWave: ['landslide'],
  burntDebris: ['wildfire', 'landslide'],
  burntRunoff: ['wildfire', 'flood'],
  floodSlope: ['flood', 'landslide'],
};

/** The links of a scenario by rising id; one that feeds itself without end is a problem by name. */
export function resolveChain(file: ScenarioFile, locate: Locator): readonly ChainLink[] {
  const out: ChainLink[] = [];
  file.chain.forEach((l, i) => {
    const path = `chain[${i}]`;
    if (file.chain.findIndex((x) => x.id === l.id) < i)
      locate.problem(`${path}.id`, 'an id that no other link has', l.id);
    for (const part of NEEDS[l.kind])
      if (file[part] === null)
        locate.problem(`${path}.kind`, `a scenario with \`${part}\``, l.kind);
    if (l.kind === 'slideWave' && file.landslide?.wave === null)
      locate.problem(`${path}.kind`, 'a scenario with `landslide.wave`', l.kind);
    const link = resolveLink(file, l, path, locate);
    if (link !== null) out.push(link);
  });
  const loop = endlessChain(out);
  if (loop !== null)
    locate.problem(
      'chain',
      'a chain that comes to an end: give one of these links `most`',
      `${loop.join(' → ')} → ${loop[0]}`,
    );
  return out.sort(byId);
}

function resolveLink(
  file: ScenarioFile,
  l: FileLink,
  path: string,
  locate: Locator,
): ChainLink | null {
  const { id, most, on, provenance, source } = l;
  const common = { id, most, on, provenance, source, delayTicks: Math.round(l.delayMin * 60) };
  switch (l.kind) {
    case 'rainSlides':
    case 'slideRoads':
      return { ...common, kind: l.kind };
    case 'slideDam':
      return { ...common, kind: l.kind, minRiseM: l.minRiseM };
    case 'damBreach':
      return { ...common, kind: l.kind, overtopM: l.overtopM, afterTicks: l.afterMin * 60 };
    case 'slideWave':
      return { ...common, kind: l.kind, minVolumeM3: l.minVolumeM3 };
    case 'burntRunoff':
      return { ...common, kind: l.kind, share: l.share };
    case 'burntDebris': {
      const torrents = l.torrents.map((t, k) => ({
        id: t.id,
        ring: t.ring.flatMap((p, j): Point[] => {
          const where = locate.place(`${path}.torrents[${k}].ring[${j}]`, p);
          return where === null ? [] : [where.at];
        }),
      }));
      return { ...common, kind: l.kind, torrents, kFactor: l.kFactor, severity: l.severity };
    }
    case 'floodSlope': {
      const where = locate.place(`${path}.at`, l.at);
      if (file.landslide?.slides.every((s) => s.id !== l.slide) === true)
        locate.problem(`${path}.slide`, 'a slide of `landslide.slides`', l.slide);
      if (where === null) return null;
      const { depthM, speedMS } = l;
      return { ...common, kind: l.kind, slideId: l.slide, at: where.at, depthM, speedMS };
    }
  }
}
