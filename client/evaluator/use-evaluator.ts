import { useCallback, useEffect, useRef, useState } from 'react';
import type { ToldEvent } from '../../engine/protocol/evaluation.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';
import { evaluationApi } from '../session/evaluation-api.ts';

/** The tablet asks what has happened this often, ms. */
const ASK_MS = 2000;
/** Without word from the server the clock goes on by itself no longer than this, ms. */
const GUESS_MS = 10 * 60_000;

export interface Feed {
  readonly clock: ClockFrame | null;
  readonly events: readonly ToldEvent[];
  readonly offline: boolean;
  /** Exercise time now, by the last word of the server and this device's own clock. */
  tickNow(): number;
}

/** The clock and the events of the exercise, asked for again and again. */
export function useFeed(): Feed {
  const [clock, setClock] = useState<ClockFrame | null>(null);
  const [events, setEvents] = useState<readonly ToldEvent[]>([]);
  const [offline, setOffline] = useState(false);
  const heard = useRef({ atMs: 0, clock: null as ClockFrame | null });
  useEffect(() => {
    let open = true;
    let next = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await evaluationApi.feed(next);
      if (!open) return;
      setOffline(!answer.ok);
      if (answer.ok) {
        next = answer.value.next;
        heard.current = { atMs: performance.now(), clock: answer.value.clock };
        setClock(answer.value.clock);
        if (answer.value.events.length > 0)
          setEvents((before) => [...before, ...answer.value.events]);
      }
      timer = setTimeout(() => void ask(), ASK_MS);
    };
    void ask();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, []);
  const tickNow = useCallback((): number => {
    const { atMs, clock: last } = heard.current;
    if (last === null) return 0;
    if (last.paused || last.phase !== 'running') return last.tick;
    const passedMs = Math.min(GUESS_MS, performance.now() - atMs);
    return Math.floor(last.tick + (passedMs / 1000) * last.heldSpeed);
  }, []);
  return { clock, events, offline, tickNow };
}
