import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import { useWords } from '../i18n/index.ts';
import { errorWords } from '../ui/use-request.ts';
import { mselApi } from './msel-api.ts';

/** Files handed over with an inject: checked by the server as they are chosen. */
export function Attachments(props: {
  exerciseId: string;
  value: readonly Attachment[];
  onChange(all: readonly Attachment[]): void;
}) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState('');
  const take = async (file: File): Promise<void> => {
    const answer = await mselApi.attach(props.exerciseId, file);
    if (!answer.ok)
      return setWrong(
        answer.error.code === 'tooLarge'
          ? t('msel.attachProblem.tooBig')
          : errorWords(answer.error, t),
      );
    const { attachment, problem } = answer.value;
    if (problem !== null)
      return setWrong(
        t(`msel.attachProblem.${problem.code}`, { expected: problem.expected, got: problem.got }),
      );
    setWrong('');
    if (attachment !== null)
      props.onChange([...props.value.filter((a) => a.name !== attachment.name), attachment]);
  };
  return (
    <div>
      <div className="st-msel-label">{t('msel.field.attachments')}</div>
      <div className="st-row st-wrap">
        {props.value.map((a) => (
          <span key={a.sha256} className="st-chip">
            <a href={`/api/attachments/${a.sha256}`}>{a.name}</a>
            <button
              type="button"
              className="st-msel-x"
              aria-label={`${t('msel.remove')} ${a.name}`}
              onClick={() => props.onChange(props.value.filter((x) => x !== a))}
            >
              ×
            </button>
          </span>
        ))}
        <Button size="compact-md" variant="default" onClick={() => input.current?.click()}>
          {t('msel.attach')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('msel.attach')}
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            e.currentTarget.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </div>
      <span role="alert">{wrong}</span>
    </div>
  );
}
