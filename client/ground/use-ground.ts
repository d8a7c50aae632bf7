import { useEffect, useState } from 'react';
import { loadGround } from './terrain-source.ts';
import type { Ground } from './terrain-source.ts';

export interface GroundHandle {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly ground: Ground | null;
  /** Asks again after a failure. */
  retry(): void;
}

interface Answer {
  readonly url: string;
  readonly attempt: number;
  readonly ground: Ground | null;
}

/** The ground behind an address, loaded once for all who show it. */
export function useGround(url: string): GroundHandle {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let gone = false;
    void loadGround(url).then((g) => {
      if (!gone) setAnswer({ url, attempt, ground: g.ok ? g.value : null });
    });
    return () => {
      gone = true;
    };
  }, [url, attempt]);
  const current = answer?.url === url && answer.attempt === attempt ? answer : null;
  return {
    state: current === null ? 'loading' : current.ground === null ? 'failed' : 'ready',
    ground: current?.ground ?? null,
    retry: () => setAttempt((n) => n + 1),
  };
}
