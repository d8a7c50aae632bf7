import { useEffect, useState } from 'react';
import { api } from '../session/api.ts';

/** The review opens to participants when the exercise has ended; only then is its id told. */
export function useReviewId(ended: boolean): string | null {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    if (!ended) return;
    void api.me().then((result) => {
      if (result.ok) setId(result.value.seat?.reviewId ?? null);
    });
  }, [ended]);
  return id;
}
