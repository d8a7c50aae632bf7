import { useEffect, useState } from 'react';

/** What tabs of one browser say to each other: one asks, the others answer. */
type Word = 'here' | 'too';

/** So often the others are asked again: a tab that was killed says no farewell. */
const ASK_MS = 4000;

/** True while another tab of this browser sits at the same seat. */
export function useOtherTab(seatId: string): boolean {
  const [other, setOther] = useState(false);
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const channel = new BroadcastChannel(`sandtable-seat-${seatId}`);
    const say = (word: Word): void => channel.postMessage(word);
    let heard = false;
    channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      heard = true;
      setOther(true);
      if (data === 'here') say('too');
    });
    const ask = setInterval(() => {
      setOther(heard);
      heard = false;
      say('here');
    }, ASK_MS);
    say('here');
    return () => {
      clearInterval(ask);
      channel.close();
    };
  }, [seatId]);
  return other;
}
