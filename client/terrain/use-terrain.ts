import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import symbolsSvg from '../../assets/symbols.svg?raw';
import { loadCanvasFonts, onFontsLoaded } from '../ground/canvas-fonts.ts';
import { listenToClicks } from './clicks.ts';
import { parseSymbols } from '../ground/symbols.ts';
import { loadGround } from '../ground/terrain-source.ts';
import type { Ground } from '../ground/terrain-source.ts';
import type { MapProps } from '../ui/map-props.ts';
import { TerrainEngine } from './terrain-engine.ts';

export type TerrainState = 'loading' | 'ready' | 'failed' | 'noGraphics';

export interface TerrainHandle {
  readonly engine: TerrainEngine | null;
  readonly state: TerrainState;
  /** Turn of the view from south, degrees. */
  readonly turnDeg: number;
  retry(): void;
}

/** Makes the terrain once its ground has come, feeds it every change, and takes it down again. */
export function useTerrain(host: RefObject<HTMLDivElement | null>, props: MapProps): TerrainHandle {
  const [engine, setEngine] = useState<TerrainEngine | null>(null);
  const [state, setState] = useState<TerrainState>('loading');
  const [turnDeg, setTurn] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const el = host.current;
    if (el === null) return;
    let end = (): void => {};
    let gone = false;
    const make = (ground: Ground): void => {
      const turn = (deg: number): void => setTurn(Math.round(deg));
      const made = new TerrainEngine(el, ground, parseSymbols(symbolsSvg), latest.current, turn);
      const size = () => made.resize({ width: el.clientWidth, height: el.clientHeight });
      const watch = new ResizeObserver(size);
      watch.observe(el);
      size();
      const letGo = listenToClicks(el, made);
      const fonts = onFontsLoaded(() => made.refreshLabels());
      void loadCanvasFonts(latest.current.setup).then(() => gone || made.refreshLabels());
      end = () => {
        letGo();
        fonts();
        watch.disconnect();
        made.destroy();
      };
      setEngine(made);
      setState('ready');
    };
    setState('loading');
    void loadGround(props.terrainUrl).then((g) => {
      if (gone) return;
      if (!g.ok) return setState('failed');
      try {
        make(g.value);
      } catch {
        // three throws when the browser gives no WebGL context.
        setState('noGraphics');
      }
    });
    return () => {
      gone = true;
      end();
      setEngine(null);
    };
  }, [host, props.terrainUrl, attempt]);

  useEffect(() => engine?.update(props), [engine, props]);
  return { engine, state, turnDeg, retry: () => setAttempt((n) => n + 1) };
}
