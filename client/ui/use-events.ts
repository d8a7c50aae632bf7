import { useEffect, useRef, useState } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { api } from '../session/api.ts';

/** While an exercise runs, new events are asked for this often, ms. */
const REFRESH_MS = 5000;

/**
 * The story of an exercise so far. Only who may see its review gets any: the instructor at any
 * time, a player after the end. `live` asks for what is new from time to time.
 */
export function useEvents(id: string | null, live: boolean): readonly ExerciseEvent[] {
  const [events, setEvents] = useState<readonly ExerciseEvent[]>([]);
  const held = useRef<readonly ExerciseEvent[]>([]);
  useEffect(() => {
    if (id === null) return undefined;
    let open = true;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const more = await api.events(id, held.current.length);
      if (!open) return;
      if (more.ok && more.value.events.length > 0) {
        held.current = [...held.current, ...more.value.events];
        setEvents(held.current);
      }
      // A desk that was handed over, or an exercise that is gone, has no more to tell.
      const gone = !more.ok && more.error.code === 'notAvailable';
      if (live && !gone) timer = setTimeout(() => void ask(), REFRESH_MS);
    };
    void ask();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [id, live]);
  return events;
}
