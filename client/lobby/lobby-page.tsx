import { lazy, Suspense, useCallback, useState } from 'react';
import './lobby.css';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords, useRequest } from '../ui/use-request.ts';
import { asked, HostStart } from './host-start.tsx';
import { Visitor } from './visitor.tsx';

// It brings the connection and the codes to scan, which nobody needs before there is an exercise.
const StandbyDesk = lazy(() => import('./standby-desk.tsx'));

export type LobbyTab = 'scenario' | 'seats' | 'join';

export default function LobbyPage() {
  const { t } = useWords();
  const first = useRequest(api.me);
  const [newer, setMe] = useState<MeAnswer | null>(null);
  const me = newer ?? first.value;
  const [tab, setTab] = useState<LobbyTab>('scenario');
  /** The instructor's secret link, known only to the page that created the exercise. */
  const [deskLink, setDeskLink] = useState<string | null>(null);
  /** A new exercise was asked for: the one that this browser conducts stays as it is until then. */
  const [starting, setStarting] = useState(() => asked().scenario !== null);
  useTitle(t('common.brand'));

  const created = useCallback((next: MeAnswer, link: string) => {
    setMe(next);
    setDeskLink(link);
    setTab('seats');
    setStarting(false);
    history.replaceState(null, '', '/');
  }, []);

  return (
    <Themed scheme="light">
      <div className="st-app st-lobby">
        <header className="st-top">
          <SkipLink to="lobby-main" label={t('common.skipMain')} />
          <Brand />
          <h1 className="st-hidden">{t('lobby.title')}</h1>
          <span className="st-dim st-wide">{t('common.tagline')}</span>
          <span className="st-grow" />
          {me?.host === true && (
            <>
              <a className="st-chip" data-testid="lab" href="/lab">
                {t('lobby.lab')}
              </a>
              <a className="st-chip" data-testid="plans" href="/plans">
                {t('lobby.plans')}
              </a>
            </>
          )}
          <a className="st-chip" href="/accounts">
            {t('lobby.accounts')}
          </a>
          <LanguageSwitch />
        </header>
        <div className="st-lobby-tabs">
          <Tabs<LobbyTab>
            label={t('lobby.title')}
            panelId="lobby-main"
            value={tab}
            onChange={setTab}
            tabs={(['scenario', 'seats', 'join'] as const).map((value) => ({
              value,
              label: t(`lobby.tabs.${value}`),
            }))}
          />
        </div>
        {first.error !== null && (
          <main id="lobby-main" tabIndex={-1} className="st-center" role="alert">
            <p>{errorWords(first.error, t)}</p>
          </main>
        )}
        {me !== null && me.desk !== null && !(starting && me.host) && (
          <Suspense fallback={null}>
            <StandbyDesk me={me} desk={me.desk} deskLink={deskLink} tab={tab} onMe={setMe} />
          </Suspense>
        )}
        {me !== null && (me.desk === null || starting) && me.host && (
          <HostStart me={me} tab={tab} onCreated={created} onMe={setMe} />
        )}
        {me !== null && me.desk === null && !me.host && <Visitor me={me} onMe={setMe} />}
      </div>
    </Themed>
  );
}
