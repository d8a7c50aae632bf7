import { useEffect, useState } from 'react';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { SessionKind } from '../../engine/protocol/wire.ts';
import { createSession, type Session } from '../session/session.ts';
import { socketTransport } from '../session/transport.ts';
import { expose } from '../testing/hook.ts';

/** A session for as long as the component lives; none while `as` is null. */
export function useSession(as: SessionKind | null, view?: ViewId): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    if (as === null) return undefined;
    const made = createSession(socketTransport(as), {
      now: () => Date.now(),
      ...(view === undefined ? {} : { wantedView: view }),
    });
    setSession(made);
    expose(view === undefined ? as : `${as}:view`, made);
    return () => {
      made.close();
      setSession(null);
    };
  }, [as, view]);
  return session;
}
