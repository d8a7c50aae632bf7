import type { Session } from '../session/session.ts';
import { useStore } from '../ui/store.ts';

/** Nothing can be ordered while the server is away. */
export const useOnline = (session: Session): boolean =>
  useStore(session.store, (state) => state.link.state === 'online');
