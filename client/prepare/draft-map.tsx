import { useMemo, useState } from 'react';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import { packRuns } from '../../engine/exercise/layer-runs.ts';
import { cellAt, type GridSpec } from '../../engine/kernel/grid.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { HazardPoint, PlaceAnswer } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { prepareApi, templateTerrain } from '../session/prepare-api.ts';
import { MapFrame } from '../ui/map-frame.tsx';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import type { Scene } from '../ui/scene.ts';
import type { Pick } from './pick.ts';
import type { Draft } from './use-draft.ts';

const START = (): number => 0;

/** The fire as it begins: one cell of flame for each ignition. */
function ignitionLayer(
  grid: GridSpec,
  points: readonly HazardPoint[],
): ReadonlyMap<LayerId, LayerFrame> {
  const cells = points
    .filter((p) => p.kind === 'ignition')
    .map((p) => cellAt(grid, p.at.e, p.at.n))
    .filter((cell) => cell >= 0)
    .sort((a, b) => a - b);
  if (cells.length === 0) return new Map();
  // Each a run of one flaming cell (class 2).
  const runs = packRuns([...new Set(cells)].map((start) => ({ start, length: 1, cls: 2 })));
  const version = 1 + cells.reduce((hash, cell) => (31 * hash + cell) % 1_000_003, 0);
  return new Map([['fire-truth', { id: 'fire-truth', version, grid, asOfTick: 0, runs }]]);
}

/**
 * The exercise as it would stand at its start. What is moved or made follows the clicks: the server
 * tells their degrees, and the check whether anything can begin there.
 */
export function DraftMap(props: {
  draft: Draft;
  scene: Scene;
  pick: Pick | null;
  onPicked(): void;
}) {
  const { t } = useWords();
  const { draft, scene, pick } = props;
  const [selection, setSelection] = useState<Selection | null>(null);
  const points = draft.picture?.points;
  const layers = useMemo(() => ignitionLayer(scene.setup.fireGrid, points ?? []), [scene, points]);
  const from = draft.source!.id;
  const { tool, failed } = usePicking(from, pick, props.onPicked);
  return (
    <>
      <MapFrame
        scene={scene}
        layers={layers}
        terrainUrl={templateTerrain(from)}
        tickNow={START}
        selection={selection}
        onSelect={setSelection}
        tool={tool}
        focus={pick?.from ?? undefined}
        Map={LazyMap}
        Terrain={LazyTerrain}
      />
      {(pick !== null || failed) && (
        <p className="st-over st-prepare-hint" role="status">
          {t(
            failed
              ? 'prepare.outside'
              : pick?.kind === 'path'
                ? 'prepare.drawMap'
                : 'prepare.clickMap',
          )}
        </p>
      )}
    </>
  );
}

/** The map's tool while something is picked, and whether the last click lay outside. */
function usePicking(from: string, pick: Pick | null, onPicked: () => void) {
  const [line, setLine] = useState<{ of: Pick | null; at: readonly Point[] }>({ of: null, at: [] });
  const [failed, setFailed] = useState(false);
  if (pick === null) return { tool: null, failed };
  const done = async (at: readonly Point[]): Promise<void> => {
    const answers = await Promise.all(at.map((p) => prepareApi.place(from, p.e, p.n)));
    const places = answers.flatMap((a): PlaceAnswer[] => (a.ok ? [a.value] : []));
    setFailed(places.length < answers.length);
    if (places.length < answers.length || places.length === 0) return;
    pick.done(places.map(({ lon, lat }) => ({ lon, lat })));
    onPicked();
  };
  const drawn = line.of === pick ? line.at : [];
  const tool: MapTool =
    pick.kind === 'point'
      ? {
          kind: 'point',
          points: pick.from === null ? [] : [pick.from],
          onChange: (points) => points[0] !== undefined && void done([points[0]]),
          onDone: () => undefined,
        }
      : {
          kind: 'path',
          points: drawn,
          onChange: (at) => setLine({ of: pick, at }),
          onDone: () => drawn.length > 1 && void done(drawn),
        };
  return { tool, failed };
}
