import { useEffect, useRef } from 'react';
import { openMessages } from '../panels/messages.tsx';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { type Audible, play, soundOf } from '../ui/sound.ts';
import { useStore } from '../ui/store.ts';

/** Tones for what comes to a seat while its player looks elsewhere. */
export function useSounds(session: Session, scene: Scene): void {
  const open = openMessages(scene).length;
  const paused = useStore(session.store, ({ clock }) =>
    clock?.frame.phase === 'running' ? clock.frame.paused : null,
  );
  const before = useRef<Audible>({ open, paused });
  useEffect(() => {
    const now = { open, paused };
    const sound = soundOf(before.current, now);
    before.current = now;
    if (sound !== null) play(sound);
  }, [open, paused]);
}
