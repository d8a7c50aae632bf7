import { useMemo, useState } from 'react';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import { cellAt, type GridSpec } from '../../engine/kernel/grid.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { HazardPoint } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { prepareApi, templateTerrain } from '../session/prepare-api.ts';
import { MapFrame } from '../ui/map-frame.tsx';
import type { MapTool, Selection } from '../ui/map-props.ts';
import { LazyMap, LazyTerrain } from '../ui/maps.tsx';
import type { Scene } from '../ui/scene.ts';
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
  const runs = new Uint8Array(new Uint32Array(cells.flatMap((cell) => [cell, 1, 2])).buffer);
  const version = 1 + cells.reduce((hash, cell) => (31 * hash + cell) % 1_000_003, 0);
  return new Map([['fire-truth', { id: 'fire-truth', version, grid, asOfTick: 0, runs }]]);
}

/**
 * The exercise as it would stand at its start. A point of a hazard that is being moved follows the
 * click: the server tells its degrees, and the check whether anything can begin there.
 */
export function DraftMap(props: {
  draft: Draft;
  scene: Scene;
  moving: HazardPoint | null;
  onMove(point: HazardPoint | null): void;
}) {
  const { t } = useWords();
  const { draft, scene, moving } = props;
  const [selection, setSelection] = useState<Selection | null>(null);
  const [failed, setFailed] = useState(false);
  const points = draft.picture?.points;
  const layers = useMemo(() => ignitionLayer(scene.setup.fireGrid, points ?? []), [scene, points]);
  const from = draft.source!.id;
  const move = async (to: Point): Promise<void> => {
    if (moving === null) return;
    const place = await prepareApi.place(from, to.e, to.n);
    setFailed(!place.ok);
    if (!place.ok) return;
    draft.set(moving.path, { lon: place.value.lon, lat: place.value.lat });
    props.onMove(null);
  };
  const tool: MapTool | null =
    moving === null
      ? null
      : {
          kind: 'point',
          points: [moving.at],
          onChange: (points) => points[0] !== undefined && void move(points[0]),
          onDone: () => undefined,
        };
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
        focus={moving?.at}
        Map={LazyMap}
        Terrain={LazyTerrain}
      />
      {(moving !== null || failed) && (
        <p className="st-over st-prepare-hint" role="status">
          {t(failed ? 'prepare.outside' : 'prepare.clickMap')}
        </p>
      )}
    </>
  );
}
