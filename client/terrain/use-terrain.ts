import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import symbolsSvg from '../../assets/symbols.svg?raw';
import { loadCanvasFonts, onFontsLoaded } from '../ground/canvas-fonts.ts';
import { parseSymbols } from '../ground/symbols.ts';
import { useGround } from '../ground/use-ground.ts';
import type { GroundHandle } from '../ground/use-ground.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import type { MapProps } from '../ui/map-props.ts';
import { listenToClicks } from './clicks.ts';
import { TerrainEngine } from './terrain-engine.ts';
import type { TerrainLook } from './terrain-engine.ts';

export interface TerrainHandle {
  readonly engine: TerrainEngine | null;
  readonly ground: GroundHandle;
  readonly graphics: boolean;
  readonly look: TerrainLook;
}

/** Ties an engine to its element: size, clicks and fonts. Returns the way to take it all down. */
function attach(el: HTMLElement, terrain: TerrainEngine): () => void {
  const fit = (): void => terrain.resize({ width: el.clientWidth, height: el.clientHeight });
  const watch = new ResizeObserver(fit);
  watch.observe(el);
  fit();
  const letGo = listenToClicks(el, terrain);
  const fonts = onFontsLoaded(() => terrain.refreshLabels());
  void loadCanvasFonts(terrain.props.setup).then(() => terrain.refreshLabels());
  return () => {
    letGo();
    fonts();
    watch.disconnect();
    terrain.destroy();
  };
}

/** Makes the terrain once its ground has come, feeds it every change, and takes it down again. */
export function useTerrain(
  host: RefObject<HTMLDivElement | null>,
  props: MapProps,
  choice: LayerChoice,
): TerrainHandle {
  const [engine, setEngine] = useState<TerrainEngine | null>(null);
  const [graphics, setGraphics] = useState(true);
  const [look, setLook] = useState<TerrainLook>({ turnDeg: 0, painted: false });
  const handle = useGround(props.terrainUrl);
  const { ground } = handle;
  const latest = useRef({ props, choice });
  useEffect(() => {
    latest.current = { props, choice };
  });

  useEffect(() => {
    const el = host.current;
    if (el === null || ground === null) return;
    let end = (): void => {};
    // In a task of its own: three throws when the browser gives no WebGL context.
    const start = setTimeout(() => {
      try {
        const see = (next: TerrainLook): void =>
          setLook((old) =>
            old.turnDeg === next.turnDeg && old.painted === next.painted ? old : next,
          );
        const glyphs = parseSymbols(symbolsSvg);
        const now = latest.current;
        const made = new TerrainEngine(el, ground, glyphs, now.props, now.choice, see);
        end = attach(el, made);
        setEngine(made);
      } catch {
        setGraphics(false);
      }
    });
    return () => {
      clearTimeout(start);
      end();
      setEngine(null);
    };
  }, [host, ground]);

  useEffect(() => engine?.update(props), [engine, props]);
  useEffect(() => engine?.setChoice(choice), [engine, choice]);
  return { engine, ground: handle, graphics, look };
}
