import { NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { faultsAt, numberAt, textAt, wordsAt, type Path } from './draft.ts';
import { faultWords } from './fault-words.ts';
import type { Draft } from './use-draft.ts';

interface FieldProps {
  readonly draft: Draft;
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
}

/** What is wrong at a place, in the words of the check. */
function useFault(draft: Draft, path: Path): string | undefined {
  const words = useWords();
  const fault = faultsAt(draft.problems, path)[0];
  return fault === undefined ? undefined : faultWords(fault, words);
}

/** `empty` is what an empty field says. */
export function WordsField(
  props: FieldProps & { width?: number; placeholder?: string; empty?: null },
) {
  const { draft, path } = props;
  return (
    <TextInput
      label={props.label}
      description={props.hint}
      placeholder={props.placeholder ?? ''}
      error={useFault(draft, path)}
      value={wordsAt(draft.file, path)}
      maxLength={200}
      {...(props.width !== undefined && { w: props.width })}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        draft.set(path, typed === '' && props.empty === null ? null : typed);
      }}
    />
  );
}

interface NumberProps extends FieldProps {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number;
  readonly hideLabel?: boolean;
  readonly w?: number;
  /** What holds while the file says nothing. */
  readonly standard?: number | undefined;
}

/** Numbers out of their range stay as they were typed, and the check says what is wrong with them. */
export function NumberField(props: NumberProps) {
  const { draft, path, min, max } = props;
  const value = numberAt(draft.file, path);
  return (
    <NumberInput
      {...(props.hideLabel === true
        ? { 'aria-label': props.label, hideControls: true }
        : { label: props.label })}
      description={props.hint}
      error={useFault(draft, path)}
      value={value}
      placeholder={props.standard === undefined ? '' : String(props.standard)}
      {...(min !== undefined && { min })}
      {...(max !== undefined && { max })}
      step={props.step ?? 1}
      clampBehavior="none"
      {...(props.w !== undefined && { w: props.w })}
      onChange={(value) =>
        draft.set(
          path,
          value === '' ? (props.standard === undefined ? null : undefined) : Number(value),
        )
      }
    />
  );
}

/** A text in both languages, side by side: the file wants both. */
export function TextFields(props: FieldProps & { rows?: number }) {
  const { t } = useWords();
  const { draft, path, rows = 1 } = props;
  const value = textAt(draft.file, path);
  const zh = useFault(draft, [...path, 'zh']);
  const en = useFault(draft, [...path, 'en']);
  const errors = { zh, en };
  return (
    <fieldset className="st-pair">
      <legend>{props.label}</legend>
      {(['zh', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          aria-label={`${props.label} · ${t(`prepare.in.${language}`)}`}
          placeholder={t(`prepare.in.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          autosize
          minRows={rows}
          maxRows={16}
          maxLength={8000}
          value={value[language]}
          error={errors[language]}
          onChange={(event) => draft.set([...path, language], event.currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}

/** Heading and what belongs under it. */
export function Block(props: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="st-col st-prepare-block">
      <h3>{props.title}</h3>
      {props.note !== undefined && <p className="st-mut">{props.note}</p>}
      {props.children}
    </section>
  );
}
