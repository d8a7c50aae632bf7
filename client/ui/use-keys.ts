import { useEffect, useRef } from 'react';
import { type KeyAction, keyAction, lettersOn } from './keys.ts';

const FIELDS = 'input, textarea, select, [contenteditable=true], [role=textbox]';
/** Where blank and Enter already mean something. */
const PRESSABLE = 'button, a, [role=radio], [role=tab], [role=option], tr[tabindex]';

/** Runs the page's actions for key presses that no control wants for itself. */
export function useKeys(run: (action: KeyAction) => boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      const target = event.target instanceof Element ? event.target : document.body;
      // A dialog keeps its keys to itself.
      if (target.closest('[role=dialog]') !== null) return;
      if (event.key === ' ' && target.closest(PRESSABLE) !== null) return;
      const press = {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        inField: target.closest(FIELDS) !== null,
      };
      const action = keyAction(press, lettersOn());
      if (action !== null && latest.current(action)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
