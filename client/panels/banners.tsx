import { useEffect, useState } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { clockTime, duration, exerciseTime } from '../ui/format.ts';
import { useBeat } from '../ui/hooks.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';

/**
 * What stands above everything else on a page: link lost, paused, jumping, ended. Full width and
 * inverse; it pushes the page down instead of covering it.
 */
export function Banners({ session, reviewHref }: { session: Session; reviewHref: string | null }) {
  const { t, language } = useWords();
  useBeat(1000);
  const link = useStore(session.store, (state) => state.link);
  const clock = useStore(session.store, (state) => state.clock);
  const pausedSince = useStore(session.store, (state) => state.pausedSinceMs);
  const start = useStore(session.store, (state) => state.setup?.startSecondOfDay ?? 0);
  const back = useBackNotice(session);
  if (link.state === 'offline' || link.state === 'refused') {
    return (
      <div className="st-banner" role="alert" data-testid="banner-offline">
        <Icon id="st-offline" size={24} />
        {link.state === 'offline' ? (
          <span>
            {t('banner.offline', { time: duration((Date.now() - link.sinceMs) / 1000, language) })}
          </span>
        ) : (
          <span>
            {t('banner.refused', { code: link.code })}。{t('banner.refusedWhy')}{' '}
            <a href="/join" style={{ color: 'inherit' }}>
              {t('seat.toJoin')}
            </a>
          </span>
        )}
      </div>
    );
  }
  const frame = clock?.frame;
  if (frame === undefined) return null;
  const time = clockTime(frame.tick, start);
  if (frame.phase === 'ended') {
    return (
      <div className="st-banner" role="status" data-testid="banner-ended">
        <Icon id="ui-stop" size={24} />
        <b>{t('banner.ended')}</b>
        <span>{t('banner.endedWhy', { time: `${exerciseTime(frame.tick)} ${time}` })}</span>
        <span className="st-grow" />
        {reviewHref !== null && (
          <a href={reviewHref} style={{ color: 'inherit', fontWeight: 600 }}>
            {t('banner.toReview')}
          </a>
        )}
      </div>
    );
  }
  if (frame.jumpTo !== null) {
    return (
      <div className="st-banner" role="status">
        <Icon id="ui-jump" size={24} />
        <b>{t('banner.jumping', { time: exerciseTime(frame.jumpTo) })}</b>
        <span>{t('banner.jumpProgress', { now: exerciseTime(frame.tick, true) })}</span>
      </div>
    );
  }
  if (frame.phase === 'running' && frame.paused) {
    return (
      <div className="st-banner" role="status" data-testid="banner-paused">
        <Icon id="ui-pause" size={24} />
        <b>{t('banner.paused')}</b>
        <span>{t(`banner.reason.${frame.reason ?? 'instructor'}`, { time })}</span>
        <span className="st-grow" />
        {pausedSince !== null && (
          <span className="st-wide">
            {t('banner.pausedFor', { time: duration((Date.now() - pausedSince) / 1000, language) })}
          </span>
        )}
      </div>
    );
  }
  if (back === null) return null;
  return (
    <div className="st-banner" role="status">
      <Icon id="ui-link" size={24} />
      <span>{back > 0 ? t('banner.backWithMessages', { n: back }) : t('banner.back')}</span>
    </div>
  );
}

const BACK_NOTICE_MS = 5000;

/** For a few seconds after a lost link came back: messages that arrived meanwhile. */
function useBackNotice(session: Session): number | null {
  const state = useStore(session.store, (s) => s.link.state);
  const count = useStore(session.store, (s) => s.view?.messages.length ?? 0);
  const [atLoss, setAtLoss] = useState<number | null>(null);
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (state === 'offline') {
      setAtLoss((before) => before ?? count);
      setSince(null);
    } else if (state === 'online') {
      setSince((before) => (atLoss !== null && before === null ? Date.now() : before));
    }
  }, [state, count, atLoss]);
  useEffect(() => {
    if (since === null) return undefined;
    const timer = setTimeout(() => {
      setAtLoss(null);
      setSince(null);
    }, BACK_NOTICE_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return since === null || atLoss === null ? null : Math.max(0, count - atLoss);
}
