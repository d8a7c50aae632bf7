import { useCallback, useEffect, useState } from 'react';
import type { Words } from '../i18n/index.ts';
import type { ApiError, ApiResult } from '../session/api.ts';

/** Answer of a request made when the page opens; `reload` asks again. */
export function useRequest<T>(make: () => Promise<ApiResult<T>>): {
  value: T | null;
  error: ApiError | null;
  reload(): void;
} {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let open = true;
    void make().then((result) => {
      if (!open) return;
      setError(result.ok ? null : result.error);
      if (result.ok) setValue(result.value);
    });
    return () => {
      open = false;
    };
    // `make` is a fixed route of `api`; a new turn is what asks again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [turn]);
  return { value, error, reload: useCallback(() => setTurn((n) => n + 1), []) };
}

export const errorWords = (error: ApiError, t: Words['t']): string =>
  t(`httpError.${error.code}`, { detail: error.detail, s: error.retryAfterS });
