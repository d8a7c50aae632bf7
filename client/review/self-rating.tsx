import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { EvaluationAnswer } from '../../engine/protocol/evaluation.ts';
import { SELF_SCALE } from '../../engine/review/evaluation.ts';
import { useWords } from '../i18n/index.ts';
import { evaluationApi } from '../session/evaluation-api.ts';
import { Segments } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { errorWords } from '../ui/use-request.ts';
import { useReviewWords } from './words.ts';

/** Things named as best and as worst. */
const NAMED = 3;
const SCALE = Array.from({ length: SELF_SCALE.max }, (_, i) => i + SELF_SCALE.min);

/** What a participant says of himself before any score is shown to him. */
export function SelfRatingForm(props: { exerciseId: string; onDone(): void }) {
  const { t } = useWords();
  const { w, language } = useReviewWords();
  const { exerciseId } = props;
  const [form, setForm] = useState<EvaluationAnswer['pack']['selfRating']>([]);
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const [best, setBest] = useState<readonly string[]>(Array<string>(NAMED).fill(''));
  const [worst, setWorst] = useState<readonly string[]>(Array<string>(NAMED).fill(''));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    void evaluationApi.read(exerciseId).then((r) => {
      if (r.ok) setForm(r.value.pack.selfRating);
      else setFailed(errorWords(r.error, t));
    });
    // `t` is new on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [exerciseId]);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = (list: readonly string[]) => list.map((s) => s.trim()).filter((s) => s !== '');
    if (Object.keys(answers).length + said(best).length + said(worst).length === 0)
      return setFailed(w.saysNothing);
    setBusy(true);
    const body = {
      kind: 'self',
      seatId: null,
      answers,
      best: said(best),
      worst: said(worst),
    } as const;
    const sent = await evaluationApi.write(exerciseId, [
      { id: 'self', rev: 1, wallMs: Date.now(), gone: false, body },
    ]);
    setBusy(false);
    if (sent.ok) props.onDone();
    else setFailed(errorWords(sent.error, t));
  };
  const fields = (
    label: string,
    list: readonly string[],
    set: (list: readonly string[]) => void,
  ) => (
    <fieldset className="st-self-list">
      <legend>{label}</legend>
      {list.map((value, i) => (
        <TextInput
          key={i}
          aria-label={`${label} ${i + 1}`}
          value={value}
          maxLength={300}
          onChange={(event) => set(list.with(i, event.currentTarget.value))}
        />
      ))}
    </fieldset>
  );
  return (
    <form className="st-card st-col" onSubmit={(event) => void submit(event)}>
      <h1>{w.selfTitle}</h1>
      <p className="st-mut">{w.selfWhy}</p>
      <p>{w.scale}</p>
      {form.map((q) => (
        <div key={q.id} className="st-row st-wrap">
          <span className="st-grow">{text(q.text, language)}</span>
          <Segments<number>
            label={text(q.text, language)}
            value={answers[q.id] ?? null}
            options={SCALE.map((value) => ({ value, label: String(value) }))}
            onChange={(value) => setAnswers({ ...answers, [q.id]: value })}
          />
        </div>
      ))}
      {fields(w.best, best, setBest)}
      {fields(w.worst, worst, setWorst)}
      <p role="alert">{failed}</p>
      <Button type="submit" loading={busy} data-testid="self-submit">
        {w.submit}
      </Button>
    </form>
  );
}
