import { useCallback, useEffect, useState } from 'react';
import type { DiscussionAnswer } from '../../engine/protocol/discussion.ts';
import type { SessionKind } from '../../engine/protocol/wire.ts';
import type { ApiResult } from '../session/api.ts';
import { discussionApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { useStore } from '../ui/store.ts';

/** The questions of a tabletop exercise, and the server's clock less this machine's, ms. */
export interface SeenDiscussion {
  readonly discussion: DiscussionAnswer;
  readonly clockAheadMs: number;
}

/** Read anew whenever the server says so; `take` is given the answers of what this page does. */
export function useDiscussion(session: Session, as: SessionKind) {
  const [seen, setSeen] = useState<SeenDiscussion | null>(null);
  const news = useStore(session.store, (s) => s.news.discussion);
  const online = useStore(session.store, (s) => s.link.state === 'online');
  const take = useCallback((answer: ApiResult<DiscussionAnswer>): boolean => {
    if (answer.ok)
      setSeen({ discussion: answer.value, clockAheadMs: answer.value.nowMs - Date.now() });
    return answer.ok;
  }, []);
  useEffect(() => {
    let open = true;
    void discussionApi.read(as).then((answer) => open && take(answer));
    return () => {
      open = false;
    };
    // `news` and `online` are what makes it worth asking again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [as, news, online, take]);
  return { seen, take };
}
