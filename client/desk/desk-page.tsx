import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import './desk.css';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api, type ApiError } from '../session/api.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { navigate, takeFragment } from '../ui/router.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { useSession } from '../ui/use-session.ts';
import { DeskRoom } from './desk-room.tsx';
import { TakeOver } from './hand-over.tsx';

/** `<id>.<key>` of the instructor's link. */
function readKey(fragment: string): { id: string; key: string } | null {
  const dot = fragment.indexOf('.');
  return dot < 1 ? null : { id: fragment.slice(0, dot), key: fragment.slice(dot + 1) };
}

/** 导调台. The key comes in the fragment, is changed for a cookie and leaves the address. */
export default function DeskPage() {
  const { t } = useWords();
  const [key] = useState(() => readKey(takeFragment()));
  const [desk, setDesk] = useState<MeAnswer['desk'] | undefined>(undefined);
  const [lost, setLost] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  useTitle(`${t('common.brand')} · ${t('desk.title')}`);
  useEffect(() => {
    void (key === null ? api.me() : api.instructor(key)).then((result) => {
      if (result.ok) {
        setDesk(result.value.desk);
        setLost(result.value.lost.includes('desk'));
      } else setError(result.error);
    });
  }, [key]);
  if (desk == null)
    return (
      <Themed scheme="light">
        <header className="st-top">
          <Brand />
          <span className="st-grow" />
          <LanguageSwitch />
        </header>
        <main className="st-center">
          <h1>{t('desk.title')}</h1>
          {error !== null && <p role="alert">{errorWords(error, t)}</p>}
          {desk === null && (
            <>
              <TakeOver why={t(lost ? 'desk.lost' : 'desk.none')} />
              <div>
                <Button onClick={() => navigate('/')}>{t('common.home')}</Button>
              </div>
            </>
          )}
          {desk === undefined && error === null && <p role="status">{t('common.loading')}</p>}
        </main>
      </Themed>
    );
  return (
    <Themed scheme="dark">
      <Connected desk={desk} key={desk.exerciseId} />
    </Themed>
  );
}

function Connected({ desk }: { desk: NonNullable<MeAnswer['desk']> }) {
  return <DeskRoom desk={desk} session={useSession('desk')} />;
}
