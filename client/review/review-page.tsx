import { useEffect, useState } from 'react';
import './review.css';
import type { EventsAnswer, ReviewAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api, type ApiError } from '../session/api.ts';
import { createReplay, type Replay } from '../session/replay.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { clipOf, type Clip } from './clips.tsx';
import { ReviewRoom } from './review-room.tsx';
import { SelfRatingForm } from './self-rating.tsx';

interface Loaded {
  readonly review: ReviewAnswer;
  readonly events: EventsAnswer['events'];
  readonly replay: Replay;
  /** Score line that the link points to, or null. */
  readonly line: string | null;
  readonly clip: Clip | null;
}

/** Where a link to a moment points: `?t=<tick>&seat=<view>&line=<score line>`. */
function startOf(review: ReviewAnswer): { tick: number; viewId: string; line: string | null } {
  const query = new URLSearchParams(location.search);
  const tick = Number(query.get('t'));
  const seat = query.get('seat') ?? 'truth';
  return {
    tick: Number.isFinite(tick) ? Math.max(0, Math.min(review.tick, tick)) : 0,
    viewId: review.seats.some((s) => s.id === seat) ? seat : 'truth',
    line: review.score.find((l) => l.id === query.get('line'))?.id ?? null,
  };
}

/** One sentence why there is no review, and the way home. */
function Refusal({ error }: { error: ApiError }) {
  const { t } = useWords();
  return (
    <>
      <p role="status">
        {error.code === 'notAvailable' ? t('review.notOpen') : errorWords(error, t)}
      </p>
      <p>
        <a href="/">{t('common.home')}</a>
      </p>
    </>
  );
}

/** 复盘: score lines with their evidence, and the replay that shows it. */
export default function ReviewPage({ id }: { id: string }) {
  const { t } = useWords();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [due, setDue] = useState(false);
  /** Rises when the participant has rated himself: then the review is asked for again. */
  const [turn, setTurn] = useState(0);
  useTitle(`${t('common.brand')} · ${t('review.title')}`);
  useEffect(() => {
    let replay: Replay | null = null;
    let open = turn >= 0;
    void api.review(id).then(async (review) => {
      if (!open) return;
      if (!review.ok) return setError(review.error);
      setDue(review.value.selfRatingDue);
      if (review.value.selfRatingDue) return;
      const events = await api.events(id);
      if (!open) return;
      if (!events.ok) return setError(events.error);
      const start = startOf(review.value);
      replay = createReplay(id, review.value.tick, start);
      setLoaded({
        review: review.value,
        events: events.value.events,
        replay,
        line: start.line,
        clip: clipOf(location.search, review.value.tick),
      });
    });
    return () => {
      open = false;
      replay?.close();
    };
  }, [id, turn]);
  return (
    <Themed scheme="light">
      {loaded === null ? (
        <>
          <header className="st-top">
            <Brand />
            <span className="st-grow" />
            <LanguageSwitch />
          </header>
          {due ? (
            <main className="st-scroll">
              <div className="st-center">
                <SelfRatingForm exerciseId={id} onDone={() => setTurn(turn + 1)} />
              </div>
            </main>
          ) : (
            <main className="st-center">
              <h1>{t('review.title')}</h1>
              {error === null ? (
                <p role="status">{t('common.loading')}</p>
              ) : (
                <Refusal error={error} />
              )}
            </main>
          )}
        </>
      ) : (
        <ReviewRoom {...loaded} />
      )}
    </Themed>
  );
}
