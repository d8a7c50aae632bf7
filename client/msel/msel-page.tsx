import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import './words.ts';
import './msel.css';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { api, type ApiError } from '../session/api.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { navigate } from '../ui/router.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { useSession } from '../ui/use-session.ts';
import { mselApi } from './msel-api.ts';
import { MselRoom } from './msel-room.tsx';

type Desk = NonNullable<MeAnswer['desk']>;

/** 注入编辑: the master scenario events list of the exercise that this browser conducts. */
export default function MselPage({ id }: { id: string }) {
  const { t } = useWords();
  const [found, setFound] = useState<{ desk: Desk; context: MselContext } | null | undefined>(
    undefined,
  );
  const [error, setError] = useState<ApiError | null>(null);
  useTitle(`${t('common.brand')} · ${t('msel.editor')}`);
  useEffect(() => {
    let open = true;
    void Promise.all([api.me(), mselApi.context(id)]).then(([me, context]) => {
      if (!open) return;
      const desk = me.ok ? me.value.desk : null;
      if (!context.ok && context.error.code !== 'notAvailable') setError(context.error);
      setFound(context.ok && desk?.exerciseId === id ? { desk, context: context.value } : null);
    });
    return () => {
      open = false;
    };
  }, [id]);
  return (
    <Themed scheme="light">
      {found == null ? (
        <>
          <header className="st-top">
            <Brand />
            <span className="st-grow" />
            <LanguageSwitch />
          </header>
          <main className="st-center">
            <h1>{t('msel.editor')}</h1>
            {error !== null && <p role="alert">{errorWords(error, t)}</p>}
            {found === null && error === null && <p>{t('common.notFound')}</p>}
            {found === null && (
              <div>
                <Button onClick={() => navigate('/')}>{t('common.home')}</Button>
              </div>
            )}
            {found === undefined && <p role="status">{t('common.loading')}</p>}
          </main>
        </>
      ) : (
        <Connected {...found} />
      )}
    </Themed>
  );
}

function Connected(props: { desk: Desk; context: MselContext }) {
  return <MselRoom {...props} session={useSession('desk')} />;
}
