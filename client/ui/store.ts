import { useSyncExternalStore } from 'react';
import type { Store } from '../session/store.ts';

/** A part of a store's state; renders again only when that part changes. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
