import { NumberInput, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Condition, ConditionTrigger } from '../../engine/exercise/msel/condition.ts';
import { readTrigger, triggerText } from '../../engine/exercise/msel/condition-text.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from '../ui/controls.tsx';
import type { BuilderNames } from './builder-names.ts';
import { Group } from './condition-group.tsx';
import { triggerSentence } from './condition-words.ts';

/** Builds a trigger from parts; the line of text beside it is the same thing and can be typed in. */
export function ConditionBuilder(props: {
  value: ConditionTrigger;
  names: BuilderNames;
  disabled: boolean;
  onChange(trigger: ConditionTrigger): void;
}) {
  const words = useWords();
  const { t } = words;
  const { value, names, onChange } = props;
  const { repeat } = value;
  const root: Condition =
    value.condition.kind === 'all' || value.condition.kind === 'any'
      ? value.condition
      : { kind: 'all', of: [value.condition] };
  const setRoot = (c: Condition): void =>
    onChange({
      ...value,
      condition: 'of' in c && Array.isArray(c.of) && c.of.length === 1 ? c.of[0]! : c,
    });
  return (
    <fieldset className="st-msel-builder" disabled={props.disabled}>
      <legend>{t('msel.field.when')}</legend>
      <Group value={root} names={names} depth={0} onChange={setRoot} onRemove={null} />
      <div className="st-row st-wrap">
        <NumberInput
          w={130}
          hideControls
          label={t('msel.builder.for')}
          suffix={` ${t('msel.builder.forMin')}`}
          min={0}
          max={2880}
          value={value.forTicks / 60}
          onChange={(v) => onChange({ ...value, forTicks: Math.round(Number(v) * 60) })}
        />
        <div>
          <div className="st-msel-label">{t('msel.builder.times')}</div>
          <Segments<'once' | 'repeat'>
            label={t('msel.builder.times')}
            value={repeat === null ? 'once' : 'repeat'}
            options={[
              { value: 'once', label: t('msel.builder.once') },
              { value: 'repeat', label: t('msel.builder.repeat') },
            ]}
            onChange={(v) =>
              onChange({ ...value, repeat: v === 'once' ? null : { gapTicks: 1800, atMost: null } })
            }
          />
        </div>
        {repeat !== null && (
          <>
            <NumberInput
              w={96}
              hideControls
              label={t('msel.builder.gap')}
              suffix={` ${t('msel.builder.forMin')}`}
              min={1}
              max={2880}
              value={repeat.gapTicks / 60}
              onChange={(v) =>
                onChange({
                  ...value,
                  repeat: { ...repeat, gapTicks: Math.max(60, Math.round(Number(v) * 60)) },
                })
              }
            />
            <NumberInput
              w={150}
              hideControls
              label={t('msel.builder.atMost')}
              min={1}
              max={999}
              allowDecimal={false}
              value={repeat.atMost ?? ''}
              onChange={(v) =>
                onChange({
                  ...value,
                  repeat: { ...repeat, atMost: v === '' ? null : Math.max(1, Number(v)) },
                })
              }
            />
          </>
        )}
      </div>
      <p className="st-note" aria-live="polite">
        {triggerSentence(value, words, names)}
      </p>
      <TextForm value={value} onChange={onChange} />
      <p className="st-mut">{t('msel.builder.truth')}</p>
    </fieldset>
  );
}

/** The trigger as text: what is typed counts as soon as it can be read. */
function TextForm(props: { value: ConditionTrigger; onChange(t: ConditionTrigger): void }) {
  const { t } = useWords();
  const text = triggerText(props.value);
  const [typed, setTyped] = useState(text);
  const read = readTrigger(typed);
  const same = read.ok && triggerText(read.value) === text;
  // Changed by the parts beside it: the text follows, unless something half-typed stands in it.
  useEffect(() => {
    if (read.ok && !same) setTyped(text);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <Textarea
      label={t('msel.builder.text')}
      autosize
      minRows={1}
      maxRows={6}
      value={typed}
      spellCheck={false}
      error={
        read.ok
          ? undefined
          : t('msel.builder.textWrong', {
              at: read.error.at + 1,
              expected: read.error.expected.slice(0, 160),
            })
      }
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const now = readTrigger(event.currentTarget.value);
        if (now.ok) props.onChange(now.value);
      }}
    />
  );
}
