import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { OBSERVED } from '../../engine/review/evaluation.ts';
import type { EvaluationCheck, Observed } from '../../engine/review/evaluation.ts';
import { Segments } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import type { EvaluatorProps } from './evaluator-room.tsx';
import { useEvaluatorWords } from './words.ts';

/** The forms of the rule pack: a judgement and a remark for each item. */
export function CheckForms(props: EvaluatorProps) {
  const { language } = useEvaluatorWords();
  return (
    <div className="st-body st-col">
      {props.me.pack.forms.map((form) => (
        <section key={form.id} className="st-col">
          <h3>{text(form.name, language)}</h3>
          {form.items.map((item) => (
            <CheckItem key={item.id} {...props} item={item} />
          ))}
        </section>
      ))}
      <p className="st-dim" lang="zh-CN">
        {props.me.pack.source}
      </p>
    </div>
  );
}

type Item = EvaluatorProps['me']['pack']['forms'][number]['items'][number];

function CheckItem(props: EvaluatorProps & { item: Item }) {
  const { w, language } = useEvaluatorWords();
  const { item, writing, me, feed } = props;
  const id = `check:${me.id}:${item.id}`;
  const now = writing.entries.find((d) => d.id === id)?.body as EvaluationCheck | undefined;
  const [comment, setComment] = useState(now?.comment ?? '');
  const write = (set: Partial<EvaluationCheck>): void => {
    const observed = set.observed ?? now?.observed;
    // A remark without a judgement waits for one.
    if (observed === undefined) return;
    const tick = now?.tick ?? feed.tickNow();
    writing.write({ kind: 'check', itemId: item.id, tick, comment, ...set, observed }, id);
  };
  const words = `${item.id} ${text(item.text, language)}`;
  return (
    <div className="st-eval-check">
      <span>{words}</span>
      <Segments<Observed>
        label={words}
        value={now?.observed ?? null}
        options={OBSERVED.map((value) => ({ value, label: w.observed[value] }))}
        onChange={(observed) => write({ observed })}
      />
      <TextInput
        aria-label={`${w.comment} ${item.id}`}
        placeholder={w.comment}
        value={comment}
        maxLength={1000}
        onChange={(event) => setComment(event.currentTarget.value)}
        onBlur={() => comment !== (now?.comment ?? '') && write({ comment })}
      />
    </div>
  );
}
