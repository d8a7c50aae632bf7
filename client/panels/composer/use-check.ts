import { useEffect, useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { OrderPreview } from '../../../engine/exercise/commands/command-def.ts';
import type { Reply, Session } from '../../session/session.ts';

/** From the last change of the draft to the question; with the answer well within 300 ms. */
const SETTLE_MS = 150;
/** The world moves on under a draft that stands. */
const AGAIN_MS = 5000;

/** The server's opinion of a command that is not issued yet; null while there is none. */
export function useCheck(session: Session, order: Command | null): Reply<OrderPreview> | null {
  const key = order === null ? '' : JSON.stringify(order);
  const [answer, setAnswer] = useState<{ key: string; reply: Reply<OrderPreview> } | null>(null);
  useEffect(() => {
    if (key === '') return undefined;
    let open = true;
    const ask = (): void => {
      if (session.store.get().link.state !== 'online') return;
      void session.check(JSON.parse(key) as Command).then((reply) => {
        if (open) setAnswer({ key, reply });
      });
    };
    const first = setTimeout(ask, SETTLE_MS);
    const again = setInterval(ask, AGAIN_MS);
    return () => {
      open = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [session, key]);
  return answer !== null && answer.key === key ? answer.reply : null;
}
