import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import { useWords, type Words } from '../i18n/index.ts';
import { errorWords } from '../ui/use-request.ts';
import { mselApi } from './msel-api.ts';

/** Hands a file in, and gives what the server made of it, or in words why it was refused. */
async function handIn(exerciseId: string, file: File, t: Words['t']): Promise<Attachment | string> {
  const answer = await mselApi.attach(exerciseId, file);
  if (!answer.ok)
    return answer.error.code === 'tooLarge'
      ? t('msel.attachProblem.tooBig')
      : errorWords(answer.error, t);
  const { attachment, problem } = answer.value;
  if (problem !== null)
    return t(`msel.attachProblem.${problem.code}`, {
      expected: problem.expected,
      got: problem.got,
    });
  return attachment ?? '';
}

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
    const given = await handIn(props.exerciseId, file, t);
    if (typeof given === 'string') return setWrong(given);
    setWrong('');
    props.onChange([...props.value.filter((a) => a.name !== given.name), given]);
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

/** Files that the table names by name and the exercise does not have yet; several at once. */
export function MissingFiles(props: { exerciseId: string; onHandedIn(): void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState('');
  const take = async (files: readonly File[]): Promise<void> => {
    const refused: string[] = [];
    for (const file of files) {
      const given = await handIn(props.exerciseId, file, t);
      if (typeof given === 'string') refused.push(`${file.name}: ${given}`);
    }
    setWrong(refused.join(' '));
    props.onHandedIn();
  };
  return (
    <div className="st-row st-wrap">
      <Button size="compact-md" variant="default" onClick={() => input.current?.click()}>
        {t('msel.handIn')}
      </Button>
      <span role="alert">{wrong}</span>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={t('msel.handIn')}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])];
          e.currentTarget.value = '';
          if (files.length > 0) void take(files);
        }}
      />
    </div>
  );
}
