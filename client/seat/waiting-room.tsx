import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { Briefing } from '../ui/briefing.tsx';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useStore } from '../ui/store.ts';
import { Status } from '../ui/status-tag.tsx';
import { Icon, Swatch } from '../ui/symbols.tsx';
import { Banners } from '../panels/banners.tsx';
import { LinkChip } from '../panels/top-bar.tsx';

/** Rules, own role, and who else is there, until the instructor starts. */
export function WaitingRoom(props: { session: Session; seat: NonNullable<MeAnswer['seat']> }) {
  const { t, language } = useWords();
  const { session, seat } = props;
  const lobby = useStore(session.store, (state) => state.lobby);
  const own = seat.seats.find((s) => s.id === seat.seatId);
  const there = lobby?.seats.find((s) => s.id === seat.seatId);
  const [said, setSaid] = useState(false);
  const read = said || seat.briefingRead || there?.briefingRead === true;
  const confirm = async (): Promise<void> => {
    const reply = await session.briefingRead();
    if (reply.ok) setSaid(true);
  };
  return (
    <div className="st-app" style={{ gridTemplateRows: '56px auto minmax(0, 1fr)' }}>
      <header className="st-top">
        <Brand />
        {own !== undefined && (
          <span className="st-chip" data-tone="on">
            {text(own.name, language)}
          </span>
        )}
        <span className="st-grow" />
        <LinkChip session={session} />
        <LanguageSwitch />
      </header>
      <div>
        <Banners session={session} reviewHref={null} />
      </div>
      <main className="st-scroll">
        <div className="st-center">
          <h1>{t('briefing.title')}</h1>
          <section className="st-card st-col">
            <Briefing seat={seat} />
            {seat.stopWord !== null && (
              <p>
                {t('briefing.stopWord')}
                {t('common.colon')}
                <b>{text(seat.stopWord, language)}</b>
              </p>
            )}
            {read ? (
              <Status state="met" words={t('briefing.readDone')} />
            ) : (
              <div>
                <Button size="md" data-testid="briefing-read" onClick={() => void confirm()}>
                  {t('briefing.read')}
                </Button>
              </div>
            )}
          </section>
          <section className="st-card st-col" role="status">
            <h2 className="st-row">
              <Icon id="st-running" />
              {t('briefing.waiting')}
            </h2>
            <p className="st-mut">{t('briefing.waitingWhy')}</p>
          </section>
          <section className="st-card st-col">
            <h2>{t('briefing.roster')}</h2>
            <ul className="st-plain st-col">
              {(lobby?.seats ?? []).map((s) => (
                <li key={s.id} className="st-row">
                  <Swatch colour={s.colour} />
                  <span className="st-grow">{text(s.name, language)}</span>
                  <span className="st-mut">
                    {s.taken
                      ? t(s.present ? 'briefing.present' : 'desk.away')
                      : t(s.occupant === 'policy' ? 'occupant.policy' : 'briefing.away')}
                  </span>
                </li>
              ))}
            </ul>
            <div>
              <Button variant="default" onClick={() => navigate('/join')}>
                {t('join.other')}
              </Button>
            </div>
          </section>
        </div>
      </main>
    </div>
  );
}
