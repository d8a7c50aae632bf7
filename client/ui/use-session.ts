import { useEffect, useState } from 'react';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { SessionKind } from '../../engine/protocol/wire.ts';
import { createSession, type Session } from '../session/session.ts';
import { socketTransport } from '../session/transport.ts';
import { expose } from '../testing/hook.ts';

function open(as: SessionKind, view: ViewId | undefined): Session {
  const session = createSession(socketTransport(as), {
    now: () => Date.now(),
    ...(view === undefined ? {} : { wantedView: view }),
  });
  expose(view === undefined ? as : `${as}:view`, session);
  return session;
}

/** A session for as long as the component lives; what it is for must not change meanwhile. */
export function useSession(as: SessionKind, view?: ViewId): Session {
  const [session] = useState(() => open(as, view));
  useEffect(() => () => session.close(), [session]);
  return session;
}
