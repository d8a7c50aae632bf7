import type { Screen } from './drawn.ts';

/** What the hand does, in CSS pixels of the map. */
export interface InputHandler {
  /** A press begins; true when it takes hold of something that then follows the hand. */
  grab(at: Screen): boolean;
  drag(at: Screen): void;
  drop(): void;
  pan(dx: number, dy: number): void;
  click(at: Screen, again: boolean): void;
  hover(at: Screen | null): void;
  /** One notch of a wheel: positive is closer. */
  notch(at: Screen, steps: number): void;
  /** Pinch or touch pad: the scale in metres a pixel is multiplied by `factor`. */
  pinch(at: Screen, factor: number): void;
}

const CLICK_SLOP_PX = 5;
const DOUBLE_CLICK_MS = 350;
/** A wheel event at least this long is a notch of a mouse wheel, a shorter one a touch pad. */
const NOTCH_PX = 60;

interface Press {
  readonly id: number;
  readonly start: Screen;
  last: Screen;
  mode: 'undecided' | 'pan' | 'hold';
}

/** Pointer and wheel on one element, mouse and touch alike. Returns the way to let go of it. */
export function listenTo(el: HTMLElement, handler: InputHandler): () => void {
  const stop = new AbortController();
  const fingers = new Map<number, Screen>();
  let press: Press | null = null;
  let lastClick: { at: Screen; time: number } | null = null;

  const where = (e: MouseEvent): Screen => {
    const r = el.getBoundingClientRect();
    return { x: e.clientX - r.left, y: e.clientY - r.top };
  };
  const far = (a: Screen, b: Screen): boolean =>
    Math.abs(a.x - b.x) > CLICK_SLOP_PX || Math.abs(a.y - b.y) > CLICK_SLOP_PX;

  const down = (e: PointerEvent): void => {
    if (e.button !== 0 || e.target !== el) return;
    const at = where(e);
    fingers.set(e.pointerId, at);
    el.setPointerCapture(e.pointerId);
    if (fingers.size > 1) {
      if (press?.mode === 'hold') handler.drop();
      press = null;
      return;
    }
    const held = handler.grab(at);
    press = { id: e.pointerId, start: at, last: at, mode: held ? 'hold' : 'undecided' };
  };

  const pinch = (e: PointerEvent, at: Screen): void => {
    const [a, b] = [...fingers.values()] as [Screen, Screen];
    const before = Math.hypot(a.x - b.x, a.y - b.y);
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    fingers.set(e.pointerId, at);
    const [c, d] = [...fingers.values()] as [Screen, Screen];
    const after = Math.hypot(c.x - d.x, c.y - d.y);
    const next = { x: (c.x + d.x) / 2, y: (c.y + d.y) / 2 };
    handler.pan(next.x - middle.x, next.y - middle.y);
    if (before > 0 && after > 0) handler.pinch(next, before / after);
  };

  const move = (e: PointerEvent): void => {
    const at = where(e);
    if (fingers.size === 2 && fingers.has(e.pointerId)) return pinch(e, at);
    if (press === null || e.pointerId !== press.id) {
      if (fingers.size === 0) handler.hover(at);
      return;
    }
    fingers.set(e.pointerId, at);
    if (press.mode === 'undecided' && far(press.start, at)) press.mode = 'pan';
    if (press.mode === 'pan') handler.pan(at.x - press.last.x, at.y - press.last.y);
    if (press.mode === 'hold' && (far(press.start, at) || press.last !== press.start))
      handler.drag(at);
    press.last = at;
  };

  const up = (e: PointerEvent): void => {
    const at = where(e);
    fingers.delete(e.pointerId);
    const was = press;
    if (was === null || was.id !== e.pointerId) return;
    press = null;
    if (was.mode === 'hold') handler.drop();
    if (was.mode === 'pan' || e.type === 'pointercancel' || far(was.start, at)) return;
    const again =
      lastClick !== null &&
      e.timeStamp - lastClick.time < DOUBLE_CLICK_MS &&
      !far(lastClick.at, at);
    lastClick = again ? null : { at, time: e.timeStamp };
    handler.click(at, again);
  };

  const wheel = (e: WheelEvent): void => {
    e.preventDefault();
    const at = where(e);
    const px = e.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? e.deltaY : e.deltaY * NOTCH_PX;
    if (Math.abs(px) >= NOTCH_PX && !e.ctrlKey) handler.notch(at, -Math.sign(px));
    else handler.pinch(at, Math.exp(px * (e.ctrlKey ? 0.01 : 0.004)));
  };

  const opts = { signal: stop.signal };
  el.addEventListener('pointerdown', down, opts);
  el.addEventListener('pointermove', move, opts);
  el.addEventListener('pointerup', up, opts);
  el.addEventListener('pointercancel', up, opts);
  el.addEventListener('pointerleave', () => handler.hover(null), opts);
  el.addEventListener('wheel', wheel, { ...opts, passive: false });
  return () => stop.abort();
}
