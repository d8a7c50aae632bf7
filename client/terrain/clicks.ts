import type { Screen } from '../ground/drawn.ts';
import { drawn, handleAt } from '../ground/tool-model.ts';
import type { ToolAct } from '../ground/tool-model.ts';
import type { TerrainEngine } from './terrain-engine.ts';

const SLOP_PX = 5;

function act(terrain: TerrainEngine, what: ToolAct): boolean {
  const { tool } = terrain.props;
  if (tool === null) return false;
  const next = drawn(tool.kind, tool.points, what);
  if (next === tool.points) return false;
  tool.onChange(next);
  return true;
}

function click(terrain: TerrainEngine, at: Screen, again: boolean): void {
  const { tool, onSelect } = terrain.props;
  if (tool === null) {
    const thing = terrain.thingAt(at);
    return terrain.openPile(thing) ? undefined : onSelect(thing);
  }
  if (tool.kind === 'path' && again) return tool.onDone();
  const p = terrain.groundAt(at);
  if (p === null) return;
  act(terrain, { do: 'add', at: p });
  if (tool.kind === 'point') tool.onDone();
}

/** Keys beside those of the orbit controls. Returns true when the key was for the terrain. */
function key(terrain: TerrainEngine, name: string): boolean {
  const { tool, selection, onSelect } = terrain.props;
  switch (name) {
    case '+':
    case '=':
      return (terrain.zoom(1), true);
    case '-':
      return (terrain.zoom(-1), true);
    case 'Enter':
      if (tool === null || tool.points.length === 0) return false;
      tool.onDone();
      return true;
    case 'Backspace':
      return act(terrain, { do: 'removeLast' });
    case 'Escape':
      if (tool !== null) return act(terrain, { do: 'clear' });
      if (terrain.openPile(null)) return true;
      if (selection === null) return false;
      onSelect(null);
      return true;
    default:
      return false;
  }
}

/**
 * A press on a handle of the drawing moves that point. It is caught on its way down to the canvas,
 * so that the orbit controls never hear of it.
 */
function listenToHandles(
  el: HTMLElement,
  terrain: TerrainEngine,
  where: (e: PointerEvent) => Screen,
  signal: AbortSignal,
): void {
  let held = -1;
  const down = (e: PointerEvent): void => {
    if (!e.isPrimary || e.button !== 0 || e.target !== terrain.canvas) return;
    held = handleAt(terrain.handles, where(e));
    if (held < 0) return;
    e.stopPropagation();
    terrain.canvas.setPointerCapture(e.pointerId);
    el.focus();
  };
  const move = (e: PointerEvent): void => {
    if (held < 0) return;
    const at = terrain.groundAt(where(e));
    if (at !== null) act(terrain, { do: 'move', index: held, at });
  };
  el.addEventListener('pointerdown', down, { signal, capture: true });
  el.addEventListener('pointermove', move, { signal });
  for (const end of ['pointerup', 'pointercancel'])
    el.addEventListener(end, () => (held = -1), { signal });
}

/** Clicks choose and draw; presses that move belong to the orbit controls. */
export function listenToClicks(el: HTMLElement, terrain: TerrainEngine): () => void {
  const stop = new AbortController();
  const opts = { signal: stop.signal };
  let start: Screen | null = null;
  const where = (e: PointerEvent): Screen => {
    const r = el.getBoundingClientRect();
    return { x: e.clientX - r.left, y: e.clientY - r.top };
  };
  let last = { time: -Infinity, at: { x: 0, y: 0 } };
  const near = (a: Screen, b: Screen): boolean => Math.hypot(a.x - b.x, a.y - b.y) <= SLOP_PX;
  listenToHandles(el, terrain, where, opts.signal);
  terrain.canvas.addEventListener(
    'pointerdown',
    (e) => {
      start = e.isPrimary && e.button === 0 ? where(e) : null;
    },
    opts,
  );
  terrain.canvas.addEventListener(
    'pointerup',
    (e) => {
      const at = where(e);
      const from = start;
      start = null;
      if (from === null || !near(from, at)) return;
      const again = e.timeStamp - last.time < 350 && near(last.at, at);
      last = { time: again ? -Infinity : e.timeStamp, at };
      click(terrain, at, again);
    },
    opts,
  );
  el.addEventListener(
    'keydown',
    (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey || e.target !== el || !key(terrain, e.key)) return;
      e.preventDefault();
      e.stopPropagation();
    },
    opts,
  );
  return () => stop.abort();
}
