import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import type { Point } from '../../../engine/kernel/grid.ts';
import { loadGround } from '../../../client/ground/terrain-source.ts';
import type { Ground } from '../../../client/ground/terrain-source.ts';
import MapView from '../../../client/map/MapView.tsx';
import TerrainView from '../../../client/terrain/TerrainView.tsx';
import type { Selection } from '../../../client/ui/map-props.ts';
import { FIRE, NOW, mockLayers, mockSetup, mockView } from './mock-exercise.ts';

const URL_OF_TERRAIN = '/api/terrain';
const query = new URLSearchParams(location.search);

function Page({ ground }: { readonly ground: Ground }): JSX.Element {
  const truth = query.has('truth');
  const [setup] = useState(() => mockSetup(ground, truth));
  const [view] = useState(() => mockView(ground, setup));
  const [layers] = useState(() =>
    query.has('bare') ? new Map() : mockLayers(setup.fireGrid, truth),
  );
  const [selection, onSelect] = useState<Selection | null>({ kind: 'unit', id: 'u-0' });
  const [points, setPoints] = useState<readonly Point[]>(
    query.has('tool')
      ? [0, 1, 2].map((i) => ({ e: FIRE.e + 900 * i, n: FIRE.n + 2600 - 200 * i }))
      : [],
  );
  const [done, setDone] = useState(0);
  const [started] = useState(() => performance.now());
  const speed = Number(query.get('speed') ?? 0);
  const focus = query.has('fire') ? FIRE : undefined;
  const [held] = useState(focus);
  const View = query.has('terrain') ? TerrainView : MapView;
  Object.assign(window, { harness: { selection, points, done } });
  return (
    <View
      setup={setup}
      view={view}
      layers={layers}
      terrainUrl={URL_OF_TERRAIN}
      tickNow={() => NOW + ((performance.now() - started) / 1000) * speed}
      selection={selection}
      onSelect={onSelect}
      tool={
        query.has('tool')
          ? { kind: 'path', points, onChange: setPoints, onDone: () => setDone((n) => n + 1) }
          : null
      }
      language={query.get('lang') === 'en' ? 'en' : 'zh'}
      reducedMotion={query.has('still')}
      focus={held}
    />
  );
}

function App(): JSX.Element | null {
  const [ground, setGround] = useState<Ground | null>(null);
  const [shown, setShown] = useState(true);
  useEffect(() => {
    void loadGround(URL_OF_TERRAIN).then((g) =>
      g.ok ? setGround(g.value) : console.error(g.error),
    );
    Object.assign(window, {
      remount: () => (setShown(false), setTimeout(() => setShown(true), 0)),
    });
  }, []);
  return ground === null || !shown ? null : <Page ground={ground} />;
}

createRoot(document.getElementById('root')!).render(<App />);
