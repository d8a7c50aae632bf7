import { useEffect } from 'react';
import { SEARCH_ID } from './toolbar.tsx';

/** Keys of the page outside of dialogs: take back, search, a new inject (null where none may be). */
export function useMselKeys(does: { undo(): void; add: (() => void) | null }): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role=dialog]') !== null) return;
      const inField = target.closest('input, textarea, select') !== null;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !inField)
        does.undo();
      else if (event.ctrlKey || event.metaKey || event.altKey || inField) return;
      else if (event.key === '/') document.getElementById(SEARCH_ID)?.focus();
      else if (event.key === 'n' && does.add !== null) does.add();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  });
}
