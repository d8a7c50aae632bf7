import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { EvaluatorAnswer } from '../../engine/protocol/evaluation.ts';
import { useWords } from '../i18n/index.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { cleanCode } from '../ui/join-code.ts';
import { takeFragment } from '../ui/router.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { EvaluatorRoom } from './evaluator-room.tsx';
import { useEvaluatorWords } from './words.ts';

/** 评估: for those who watch and write, on a tablet. */
export default function EvaluatorPage() {
  const { t } = useWords();
  const { w } = useEvaluatorWords();
  const [code] = useState(() => cleanCode(takeFragment()));
  const [me, setMe] = useState<EvaluatorAnswer | null>(null);
  useTitle(`${t('common.brand')} · ${w.title}`);
  useEffect(() => {
    // A browser that has come in before and brings no new code goes on where it was.
    if (code !== '') return;
    void evaluationApi.me().then((result) => {
      if (result.ok) setMe(result.value);
    });
  }, [code]);
  return (
    <Themed scheme="light">
      {me !== null ? (
        <EvaluatorRoom me={me} />
      ) : (
        <div className="st-app" style={{ gridTemplateRows: '56px minmax(0, 1fr)' }}>
          <header className="st-top">
            <Brand />
            <span className="st-grow" />
            <LanguageSwitch />
          </header>
          <main className="st-scroll">
            <div className="st-center" style={{ maxWidth: 520 }}>
              <h1>{w.joinTitle}</h1>
              <JoinForm code={code} onMe={setMe} />
            </div>
          </main>
        </div>
      )}
    </Themed>
  );
}

function JoinForm(props: { code: string; onMe(me: EvaluatorAnswer): void }) {
  const { t } = useWords();
  const { w } = useEvaluatorWords();
  const [code, setCode] = useState(props.code);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const joined = await evaluationApi.join(code, name.trim());
    setBusy(false);
    if (joined.ok) props.onMe(joined.value);
    else setFailed(errorWords(joined.error, t));
  };
  return (
    <form className="st-card st-col" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={w.code}
        value={code}
        autoComplete="off"
        maxLength={12}
        required
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        label={w.name}
        value={name}
        maxLength={60}
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <p role="alert">{failed}</p>
      <Button type="submit" loading={busy} data-testid="evaluator-enter">
        {w.enter}
      </Button>
    </form>
  );
}
