import type { Session } from '../session/session.ts';
import { useStore } from '../ui/store.ts';
import { useKeys } from '../ui/use-keys.ts';
import { nextInject } from './inject-list.ts';
import { useOnline } from './use-online.ts';

/** Keys of the desk: the clock and the next inject at once, the rest by what the page does for them. */
export function useDeskKeys(
  session: Session,
  does: { inject(): void; help(): void; map(): void },
): void {
  const view = useStore(session.store, (state) => state.view);
  const clock = useStore(session.store, (state) => state.clock?.frame ?? null);
  const online = useOnline(session);
  useKeys((action) => {
    switch (action) {
      case 'pause':
        if (!online || clock?.phase !== 'running') return false;
        void session.pace({ type: clock.paused ? 'resume' : 'pause' });
        return true;
      case 'fire': {
        const inject = view === null || !online ? undefined : nextInject(view);
        if (inject === undefined) return false;
        void session.issue({ type: 'fireInject', injectId: inject.id });
        return true;
      }
      case 'table':
        document.getElementById('table')?.focus();
        return true;
      case 'inject':
        // As its button: there is somebody to send it to, and a way there.
        if (!online || view?.phase !== 'running') return false;
        does.inject();
        return true;
      case 'help':
      case 'map':
        does[action]();
        return true;
      default:
        return false;
    }
  });
}
