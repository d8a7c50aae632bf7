import { lazy, Suspense, useEffect, useState } from 'react';
import './seat.css';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import type { Session } from '../session/session.ts';
import { navigate } from '../ui/router.ts';
import { useStore } from '../ui/store.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { useSession } from '../ui/use-session.ts';
import { PlayRoom } from './play-room.tsx';
import { WaitingRoom } from './waiting-room.tsx';

// What only some exercises have.
const PracticeBar = lazy(() => import('../practice/practice-bar.tsx'));
const SeatDiscussion = lazy(() => import('../discussion/seat-discussion.tsx'));

type SeatMe = NonNullable<MeAnswer['seat']>;

/** A participant's page: briefing and waiting, then play, then the end. */
export default function SeatPage() {
  const { t } = useWords();
  const { value, error } = useRequest(api.me);
  useTitle(`${t('common.brand')} · ${t('top.standbyTitle')}`);
  const seat = value?.seat ?? null;
  const away = value !== null && seat?.seatId == null;
  useEffect(() => {
    if (away) navigate('/join');
  }, [away]);
  if (seat?.seatId == null)
    return (
      <Themed scheme="light">
        <main className="st-center">
          <h1 className="st-hidden">{t('seat.title')}</h1>
          <p role="status">{error === null ? t('common.loading') : errorWords(error, t)}</p>
        </main>
      </Themed>
    );
  return <Connected seat={seat} />;
}

function Connected({ seat }: { seat: SeatMe }) {
  const session = useSession('seat');
  return <Room seat={seat} session={session} />;
}

function Room({ seat, session }: { seat: SeatMe; session: Session }) {
  const setup = useStore(session.store, (state) => state.setup);
  const view = useStore(session.store, (state) => state.view);
  const started = setup !== null && view !== null && view.phase !== 'standby';
  const mode = useMode(seat, started);
  const alone = mode === 'practice' || mode === 'tutorial';
  return started ? (
    <Themed scheme="dark">
      <div className={alone ? 'st-with-practice' : undefined}>
        <PlayRoom session={session} setup={setup} view={view} />
        <Suspense fallback={null}>
          {alone && <PracticeBar session={session} tutorial={mode === 'tutorial'} />}
          {mode === 'tabletop' && <SeatDiscussion session={session} />}
        </Suspense>
      </div>
    </Themed>
  ) : (
    <Themed scheme="light">
      <WaitingRoom session={session} seat={seat} />
    </Themed>
  );
}

/** How the exercise is conducted: not told before a blind start, so asked for again after it. */
function useMode(seat: SeatMe, started: boolean): SeatMe['mode'] {
  const [mode, setMode] = useState(seat.mode);
  useEffect(() => {
    if (!started) return;
    void api.me().then((me) => {
      if (me.ok && me.value.seat !== null) setMode(me.value.seat.mode);
    });
  }, [started]);
  return mode;
}
