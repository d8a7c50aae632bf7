import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { clockTime, duration, exerciseTime } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';

/** How long a page says that the link is back. */
const BACK_NOTICE_MS = 5000;
/** Loading that is shorter than this needs no words. */
const RECOVERING_AFTER_MS = 800;
/** How long a page says that the exercise goes on. */
const RESUMED_NOTICE_MS = 3000;

/**
 * What stands above everything else on a page: link lost, paused, jumping, ended. Full width and
 * inverse; it pushes the page down instead of covering it.
 */
export function Banners(props: {
  session: Session;
  reviewHref: string | null;
  /** A page of the instructor's: it is lost by handing over, a seat by somebody else's sitting there. */
  desk?: boolean;
}) {
  const { session, reviewHref } = props;
  const { t, language } = useWords();
  const now = useNow(1000);
  const link = useStore(session.store, (state) => state.link);
  const clock = useStore(session.store, (state) => state.clock);
  const pausedSince = useStore(session.store, (state) => state.pausedSinceMs);
  const resumedAt = useStore(session.store, (state) => state.resumedAtMs);
  const start = useStore(session.store, (state) => state.setup?.startSecondOfDay ?? 0);
  const returned = useStore(session.store, (state) => state.returned);
  const messages = useStore(session.store, (state) => state.view?.messages.length ?? 0);
  if (link.state === 'recovering' && now - link.sinceMs > RECOVERING_AFTER_MS) {
    return (
      <div className="st-banner" role="status" data-testid="banner-recovering">
        <Icon id="ui-link" size={24} />
        <b>{t('phase.recovering')}</b>
        <span>
          {t('banner.recovering', { time: duration((now - link.sinceMs) / 1000, language) })}
        </span>
      </div>
    );
  }
  if (link.state === 'offline' || link.state === 'refused') {
    return (
      <div className="st-banner" role="alert" data-testid="banner-offline">
        <Icon id="st-offline" size={24} />
        {link.state === 'offline' ? (
          <span>
            {t('banner.offline', { time: duration((now - link.sinceMs) / 1000, language) })}
          </span>
        ) : (
          <Refusal code={link.code} desk={props.desk === true} />
        )}
      </div>
    );
  }
  const frame = clock?.frame;
  if (frame === undefined) return null;
  const time = clockTime(frame.tick, start, language);
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
            {t('banner.pausedFor', { time: duration((now - pausedSince) / 1000, language) })}
          </span>
        )}
      </div>
    );
  }
  if (frame.phase === 'running' && resumedAt !== null && now - resumedAt < RESUMED_NOTICE_MS) {
    return (
      <div className="st-banner" role="status" data-testid="banner-resumed">
        <Icon id="ui-play" size={24} />
        <b>{t('banner.resumed')}</b>
        <span>{t('banner.resumedWhy', { time })}</span>
      </div>
    );
  }
  if (returned === null || now - returned.atMs > BACK_NOTICE_MS) return null;
  const news = Math.max(0, messages - returned.messagesBefore);
  return (
    <div className="st-banner" role="status">
      <Icon id="ui-link" size={24} />
      <span>{news > 0 ? t('banner.backWithMessages', { n: news }) : t('banner.back')}</span>
    </div>
  );
}

/** Why the server turns this page away, and where to go from here. */
function Refusal({ code, desk }: { code: string; desk: boolean }) {
  const { t } = useWords();
  if (code === 'protocolVersion' || code === 'badHandshake')
    return (
      <span>
        {t('banner.otherBuild')}{' '}
        <a href={location.href} style={{ color: 'inherit' }}>
          {t('banner.reload')}
        </a>
      </span>
    );
  return (
    <span>
      {t(desk ? 'banner.deskGone' : 'banner.refusedWhy')}{' '}
      <a href={desk ? '/desk' : '/join'} style={{ color: 'inherit' }}>
        {t(desk ? 'banner.takeBack' : 'seat.toJoin')}
      </a>
    </span>
  );
}
