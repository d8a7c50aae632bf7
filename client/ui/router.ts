import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** Goes to another page of this application without a load. */
export function navigate(to: string): void {
  history.pushState(null, '', to);
  tell();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
};

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

/**
 * Takes the fragment out of the address. Codes and keys come in it, since a fragment never reaches
 * a server or a referrer; once read they must not stay in the history either.
 */
export function takeFragment(): string {
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (fragment !== '') history.replaceState(null, '', location.pathname + location.search);
  return fragment;
}
