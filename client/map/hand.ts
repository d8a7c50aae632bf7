import type { Screen } from '../ground/drawn.ts';
import { listenTo } from '../ground/pointer-input.ts';
import type { MapEngine } from './map-engine.ts';
import { selectionKey } from '../ground/drawn.ts';
import { drawn, handleAt } from '../ground/tool-model.ts';
import type { ToolAct } from '../ground/tool-model.ts';

const PAN_STEP_PX = 80;

/** Gives an act to the drawing in hand, if there is one. */
function act(map: MapEngine, what: ToolAct): boolean {
  const { tool } = map.props;
  if (tool === null) return false;
  const next = drawn(tool.kind, tool.points, what);
  if (next === tool.points) return false;
  tool.onChange(next);
  return true;
}

function click(map: MapEngine, at: Screen, again: boolean): void {
  const { tool, onSelect } = map.props;
  if (tool === null) {
    const thing = map.thingAt(at);
    if (again) map.zoom(1, at);
    else if (!map.openPile(thing)) onSelect(thing);
    return;
  }
  // The second click of a double-click ends the line at the point that the first one set.
  if (tool.kind === 'path' && again) return tool.onDone();
  act(map, { do: 'add', at: map.groundAt(at) });
  if (tool.kind === 'point') tool.onDone();
}

/** Keys of a focused map. Returns true when the key was for the map. */
function key(map: MapEngine, e: KeyboardEvent): boolean {
  const { tool } = map.props;
  const centre = { x: map.size.width / 2, y: map.size.height / 2 };
  switch (e.key) {
    case 'ArrowLeft':
      return (map.motion.pan(PAN_STEP_PX, 0), map.viewMoved(), true);
    case 'ArrowRight':
      return (map.motion.pan(-PAN_STEP_PX, 0), map.viewMoved(), true);
    case 'ArrowUp':
      return (map.motion.pan(0, PAN_STEP_PX), map.viewMoved(), true);
    case 'ArrowDown':
      return (map.motion.pan(0, -PAN_STEP_PX), map.viewMoved(), true);
    case '+':
    case '=':
      return (map.zoom(1), true);
    case '-':
      return (map.zoom(-1), true);
    case ' ':
      // With a drawing in hand the middle of the map is the pen.
      if (tool === null) return false;
      click(map, centre, false);
      return true;
    case 'Enter':
      if (tool === null || tool.points.length === 0) return false;
      tool.onDone();
      return true;
    case 'Backspace':
      return act(map, { do: 'removeLast' });
    case 'Escape':
      if (tool !== null) return act(map, { do: 'clear' });
      if (map.openPile(null)) return true;
      if (map.props.selection === null) return false;
      map.props.onSelect(null);
      return true;
    default:
      return false;
  }
}

/** Ties mouse, touch and keyboard on `el` to the map. Returns the way to let go. */
export function connectHand(el: HTMLElement, map: MapEngine): () => void {
  let held = -1;
  const canvas = el.querySelector('canvas') ?? el;
  const release = listenTo(canvas, {
    grab(at) {
      held = map.props.tool === null ? -1 : handleAt(map.handles, at);
      return held >= 0;
    },
    drag: (at) => void act(map, { do: 'move', index: held, at: map.groundAt(at) }),
    drop: () => (held = -1),
    pan(dx, dy) {
      map.motion.pan(dx, dy);
      map.viewMoved();
    },
    click(at, again) {
      // A click on a handle mends nothing and adds nothing; a second one still ends the line.
      if (map.props.tool !== null && !again && handleAt(map.handles, at) >= 0) return;
      click(map, at, again);
    },
    hover(at) {
      const tool = map.props.tool !== null;
      const thing = at === null || tool ? null : map.thingAt(at);
      map.setHover(thing === null ? null : selectionKey(thing));
      map.setHand(at === null ? null : map.groundAt(at));
      canvas.style.cursor = tool ? 'crosshair' : thing === null ? 'grab' : 'pointer';
    },
    notch: (at, steps) => map.zoom(steps, at),
    pinch(at, factor) {
      map.motion.scaleLoosely(at, map.size, factor);
      map.viewMoved();
    },
  });
  const onKey = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target !== el) return;
    if (!key(map, e)) return;
    e.preventDefault();
    e.stopPropagation();
  };
  el.addEventListener('keydown', onKey);
  return () => {
    release();
    el.removeEventListener('keydown', onKey);
  };
}
