import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import symbolsSvg from '../../assets/symbols.svg?raw';
import { loadCanvasFonts, onFontsLoaded } from '../ground/canvas-fonts.ts';
import { parseSymbols } from '../ground/symbols.ts';
import { useGround } from '../ground/use-ground.ts';
import type { GroundHandle } from '../ground/use-ground.ts';
import type { MapProps } from '../ui/map-props.ts';
import { connectHand } from './hand.ts';
import { MapEngine } from './map-engine.ts';
import type { LayerChoice } from '../ground/layer-choice.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';

/** The engine behind a mounted map, and what the panels over it need to know. */
export interface MapHandle {
  readonly engine: MapEngine | null;
  readonly ground: GroundHandle;
  /** False when the browser gives no graphics at all. */
  readonly graphics: boolean;
  readonly metresPerPx: number;
}

/** Ties an engine to its element: size, hand and fonts. Returns the way to take it all down. */
function attach(el: HTMLElement, map: MapEngine): () => void {
  const watch = new ResizeObserver(() =>
    map.resize({ width: el.clientWidth, height: el.clientHeight }),
  );
  watch.observe(el);
  const letGo = connectHand(el, map);
  const fonts = onFontsLoaded(() => map.refreshLabels());
  void loadCanvasFonts(map.props.setup).then(() => map.refreshLabels());
  return () => {
    letGo();
    fonts();
    watch.disconnect();
    map.destroy();
  };
}

/** Makes the engine once the element is there, feeds it every change, and takes it down again. */
export function useMap(
  parent: RefObject<HTMLDivElement | null>,
  props: MapProps,
  choice: LayerChoice,
): MapHandle {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const [graphics, setGraphics] = useState(true);
  const [metresPerPx, setScale] = useState(20);
  const ground = useGround(props.terrainUrl);
  const latest = useRef({ props, choice });
  useEffect(() => {
    latest.current = { props, choice };
  });

  useEffect(() => {
    const el = parent.current;
    if (el === null) return;
    let gone = false;
    let end = (): void => {};
    let made: MapEngine | null = null;
    const size = { width: el.clientWidth, height: el.clientHeight };
    const start = (stage: Stage): void => {
      // The page may have left before Phaser was ready.
      if (gone) return stage.destroy();
      const now = latest.current;
      const map = new MapEngine(stage, parseSymbols(symbolsSvg), now.props, size, now.choice, () =>
        setScale(map.motion.targetScale),
      );
      made = map;
      end = attach(el, map);
      setEngine(map);
    };
    createStage(el, size, (delta) => made?.frame(delta)).then(start, () => setGraphics(false));
    return () => {
      gone = true;
      end();
      setEngine(null);
    };
  }, [parent]);

  useEffect(() => {
    if (ground.ground !== null) engine?.setGround(ground.ground);
  }, [engine, ground.ground]);
  useEffect(() => engine?.update(props), [engine, props]);
  useEffect(() => engine?.setChoice(choice), [engine, choice]);
  return { engine, ground, graphics, metresPerPx };
}
