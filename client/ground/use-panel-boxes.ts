import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { Box } from './label-layout.ts';

/** Tells whoever draws where the panels over the canvas stand, so that labels keep clear of them. */
export function usePanelBoxes(
  root: RefObject<HTMLDivElement | null>,
  engine: { setPanels(panels: readonly Box[]): void } | null,
): void {
  useEffect(() => {
    const el = root.current;
    if (el === null || engine === null) return;
    let told = '';
    const measure = (): void => {
      const r = el.getBoundingClientRect();
      // The page may lay things of its own over the map, beside the map's element.
      const map = el.closest('.st-map');
      const frame = map?.parentElement?.closest('.st-map') ?? map?.parentElement;
      const beside = [...(frame?.children ?? [])].filter((p) => map === null || !p.contains(map));
      const boxes = [...el.querySelectorAll('.st-map-panel'), ...beside].map((p) => {
        const b = p.getBoundingClientRect();
        return { x: b.left - r.left, y: b.top - r.top, w: b.width, h: b.height };
      });
      const now = JSON.stringify(boxes);
      if (now === told) return;
      told = now;
      engine.setPanels(boxes);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(el);
    for (const p of el.querySelectorAll('.st-map-panel')) watch.observe(p);
    const children = new MutationObserver(measure);
    children.observe(el, { childList: true, subtree: true });
    measure();
    return () => {
      watch.disconnect();
      children.disconnect();
    };
  }, [root, engine]);
}
