import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { EvaluatorAccessAnswer } from '../../engine/protocol/evaluation.ts';
import { useWords } from '../i18n/index.ts';
import { type ApiResult } from '../session/api.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { CopyField } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { spacedCode, text } from '../ui/format.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { errorWords } from '../ui/use-request.ts';

const WORDS = {
  zh: {
    open: '评估员',
    title: '评估员进入',
    pack: '检查表和评级',
    issue: '生成评估码',
    change: '更换检查表',
    address: '评估地址',
    who: '已进入',
    none: '还没有人',
  },
  en: {
    open: 'Evaluators',
    title: 'For evaluators',
    pack: 'Forms and grades',
    issue: 'Make a code',
    change: 'Change the forms',
    address: 'Address for evaluators',
    who: 'Have entered',
    none: 'nobody yet',
  },
} as const;

/** The code by which evaluators come in, and which forms they fill. */
export function EvaluatorAccess({ exerciseId }: { exerciseId: string }) {
  const { language } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="st-chip"
        data-testid="evaluators"
        onClick={() => setOpen(true)}
      >
        {WORDS[language].open}
      </button>
      {open && <EvaluatorDialog exerciseId={exerciseId} onClose={() => setOpen(false)} />}
    </>
  );
}

export function EvaluatorDialog(props: { exerciseId: string; onClose(): void }) {
  const { t, language } = useWords();
  const w = WORDS[language];
  const { exerciseId } = props;
  const [access, setAccess] = useState<EvaluatorAccessAnswer | null>(null);
  const [packId, setPackId] = useState('');
  const [failed, setFailed] = useState('');
  const take = (answer: ApiResult<EvaluatorAccessAnswer>): void => {
    if (!answer.ok) return setFailed(errorWords(answer.error, t));
    setAccess(answer.value);
    setPackId(answer.value.packId ?? answer.value.packs[0]?.id ?? '');
  };
  useEffect(() => {
    void evaluationApi.access(exerciseId).then(take);
    // Asked once, when the dialog opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [exerciseId]);
  return (
    <Dialog opened onClose={props.onClose} title={w.title}>
      <p role="alert">{failed}</p>
      {access !== null && (
        <div className="st-col">
          <NativeSelect
            label={w.pack}
            value={packId}
            data={access.packs.map((p) => ({ value: p.id, label: text(p.name, language) }))}
            onChange={(event) => setPackId(event.currentTarget.value)}
          />
          {(access.code === null || packId !== access.packId) && (
            <Button
              data-testid="issue-evaluators"
              onClick={() => void evaluationApi.issue(exerciseId, packId).then(take)}
            >
              {access.code === null ? w.issue : w.change}
            </Button>
          )}
          {access.code !== null && (
            <>
              <div className="st-code" data-testid="evaluator-code">
                {spacedCode(access.code)}
              </div>
              <QrCode value={access.url} label={w.address} size={200} />
              <CopyField label={w.address} value={access.url} />
              <p className="st-mut">
                {w.who}
                {t('common.colon')}
                {access.evaluators.length === 0
                  ? w.none
                  : access.evaluators.map((e) => e.name).join(language === 'zh' ? '、' : ', ')}
              </p>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
