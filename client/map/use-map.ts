import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import symbolsSvg from '../../assets/symbols.svg?raw';
import { loadCanvasFonts, onFontsLoaded } from '../ground/canvas-fonts.ts';
import { parseSymbols } from '../ground/symbols.ts';
import { loadGround } from '../ground/terrain-source.ts';
import type { MapProps } from '../ui/map-props.ts';
import { connectHand } from './hand.ts';
import { MapEngine } from './map-engine.ts';
import type { LayerChoice } from './map-pictures.ts';
import { createStage } from './stage.ts';

export type GroundState = 'loading' | 'ready' | 'failed';

/** The engine behind a mounted map, and what the panels over it need to know. */
export interface MapHandle {
  readonly engine: MapEngine | null;
  readonly ground: GroundState;
  /** False when the browser gives no graphics at all. */
  readonly graphics: boolean;
  readonly metresPerPx: number;
  retry(): void;
}

/** Makes the engine once the element is there, feeds it every change, and takes it down again. */
export function useMap(
  parent: RefObject<HTMLDivElement | null>,
  props: MapProps,
  choice: LayerChoice,
): MapHandle {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [ground, setGround] = useState<GroundState>('loading');
  const [graphics, setGraphics] = useState(true);
  const [metresPerPx, setScale] = useState(20);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef({ props, choice });
  latest.current = { props, choice };

  useEffect(() => {
    const el = parent.current;
    if (el === null) return;
    let gone = false;
    let end = (): void => {};
    const size = { width: el.clientWidth, height: el.clientHeight };
    let made: MapEngine | null = null;
    createStage(el, size, (delta) => made?.frame(delta)).then(
      (stage) => {
        if (gone) return stage.destroy();
        const { props: now, choice: chosen } = latest.current;
        const map = new MapEngine(stage, parseSymbols(symbolsSvg), now, size, chosen, () =>
          setScale(map.motion.targetScale),
        );
        made = map;
        const watch = new ResizeObserver(() =>
          map.resize({ width: el.clientWidth, height: el.clientHeight }),
        );
        watch.observe(el);
        const letGo = connectHand(el, map);
        const fonts = onFontsLoaded(() => map.refreshLabels());
        void loadCanvasFonts(now.setup).then(() => gone || map.refreshLabels());
        end = () => {
          letGo();
          fonts();
          watch.disconnect();
          map.destroy();
        };
        setEngine(map);
      },
      () => gone || setGraphics(false),
    );
    return () => {
      gone = true;
      end();
      setEngine(null);
    };
  }, [parent]);

  useEffect(() => {
    if (engine === null) return;
    let gone = false;
    setGround('loading');
    void loadGround(props.terrainUrl).then((g) => {
      if (gone) return;
      if (g.ok) engine.setGround(g.value);
      setGround(g.ok ? 'ready' : 'failed');
    });
    return () => {
      gone = true;
    };
  }, [engine, props.terrainUrl, attempt]);

  useEffect(() => engine?.update(props), [engine, props]);
  useEffect(() => engine?.setChoice(choice), [engine, choice]);
  return { engine, ground, graphics, metresPerPx, retry: () => setAttempt((n) => n + 1) };
}
