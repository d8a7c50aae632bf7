import { useEffect, useState } from 'react';

/** What tabs of one browser say to each other: a newcomer asks, the others answer, one leaves. */
type Word = 'here' | 'too' | 'bye';

/** True while another tab of this browser sits at the same seat. */
export function useOtherTab(seatId: string): boolean {
  const [other, setOther] = useState(false);
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const channel = new BroadcastChannel(`sandtable-seat-${seatId}`);
    const say = (word: Word): void => channel.postMessage(word);
    const leave = (): void => say('bye');
    channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      setOther(data !== 'bye');
      // Of those that stay, each answers the rest: more than two may have been open.
      if (data !== 'too') say('too');
    });
    window.addEventListener('pagehide', leave);
    say('here');
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      channel.close();
    };
  }, [seatId]);
  return other;
}
