import { useCallback, useEffect, useState } from 'react';
import type { BoardAnswer, SetAct } from '../../engine/protocol/groups.ts';
import type { ApiError, ApiResult } from '../session/api.ts';
import { groupsApi } from '../session/groups-api.ts';

/** The board is asked for this often, ms; clocks run on by themselves in between. */
const EVERY_MS = 1000;

/** A board and this machine's time at which it came. */
export interface SeenBoard {
  readonly board: BoardAnswer;
  readonly atMs: number;
}

/** The conductor's board, anew every second; the key of the link opens it the first time. */
export function useBoard(key: { id: string; key: string } | null): {
  seen: SeenBoard | null;
  error: ApiError | null;
  act(act: SetAct): Promise<string | null>;
} {
  const [seen, setSeen] = useState<SeenBoard | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const take = useCallback((answer: ApiResult<BoardAnswer>): void => {
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setSeen({ board: answer.value, atMs: Date.now() });
  }, []);
  useEffect(() => {
    let open = true;
    let timer = 0;
    const ask = async (first: boolean): Promise<void> => {
      const answer = await (first && key !== null ? groupsApi.open(key) : groupsApi.board());
      if (!open) return;
      take(answer);
      timer = window.setTimeout(() => void ask(false), EVERY_MS);
    };
    void ask(true);
    return () => {
      open = false;
      window.clearTimeout(timer);
    };
  }, [key, take]);
  /** Null, or the code of what was refused first, with the number of its group. */
  const act = useCallback(
    async (what: SetAct): Promise<string | null> => {
      const answer = await groupsApi.act(what);
      take(await groupsApi.board());
      if (!answer.ok) return answer.error.code;
      const no = answer.value.results.find((r) => r.refused !== null);
      return no === undefined ? null : `${no.number}:${no.refused!}`;
    },
    [take],
  );
  return { seen, error, act };
}
