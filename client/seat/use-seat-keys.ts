import type { KeyAction } from '../ui/keys.ts';
import { useKeys } from '../ui/use-keys.ts';

type Step = 1 | 2 | 3 | 4;
const STEP_OF: Partial<Record<KeyAction, Step>> = { step1: 1, step2: 2, step3: 3, step4: 4 };

/** Goes to a step of the order that is being written. */
export const focusStep = (step: Step): void => document.getElementById(`step-${step}`)?.focus();

type Does = () => void;
/** What the page does for its keys; null for what the seat may not do. */
type SeatKeys = Readonly<
  Record<'messages' | 'map' | 'new' | 'help' | 'issue' | 'leave', Does> &
    Record<'report' | 'command', Does | null>
>;

export function useSeatKeys(does: SeatKeys): void {
  useKeys((action) => {
    const step = STEP_OF[action];
    if (step !== undefined) {
      focusStep(step);
      return true;
    }
    switch (action) {
      case 'table':
        focusRow();
        return true;
      case 'leave':
        does.leave();
        (document.activeElement as HTMLElement | null)?.blur();
        return false;
      case 'report':
      case 'command':
      case 'messages':
      case 'map':
      case 'new':
      case 'help':
      case 'issue':
        does[action]?.();
        return does[action] !== null;
      default:
        return false;
    }
  });
}

/** The selected row of the table in sight, or its first. */
function focusRow(): void {
  const table = document.getElementById('table');
  const row =
    table?.querySelector<HTMLElement>('tr[aria-selected=true]') ??
    table?.querySelector<HTMLElement>('tr[tabindex="0"]');
  (row ?? table)?.focus();
}
