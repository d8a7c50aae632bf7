import { useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { Reply, Session } from '../../session/session.ts';
import { play } from '../../ui/sound.ts';

export interface Declaring {
  readonly busy: boolean;
  /** The answer to the last command; null once something is chosen anew. */
  readonly reply: Reply<unknown> | null;
  declare(command: Command): Promise<boolean>;
  forget(): void;
}

/** Gives a command of the headquarters and keeps the answer until the choice changes. */
export function useDeclare(session: Session): Declaring {
  const [busy, setBusy] = useState(false);
  const [reply, setReply] = useState<Reply<unknown> | null>(null);
  return {
    busy,
    reply,
    async declare(command) {
      setBusy(true);
      const answer = await session.issue(command);
      setBusy(false);
      setReply(answer);
      play(answer.ok ? 'acknowledged' : 'refused');
      return answer.ok;
    },
    forget: () => setReply(null),
  };
}
