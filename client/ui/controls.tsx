import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { switchLanguage, useWords } from '../i18n/index.ts';

/** One of a few values side by side; arrows move, as in a radio group. */
export function Segments<V extends string | number>(props: {
  label: string;
  value: V | null;
  options: readonly { readonly value: V; readonly label: string; readonly title?: string }[];
  disabled?: boolean;
  onChange(value: V): void;
}) {
  const group = useRef<HTMLDivElement>(null);
  const at = props.options.findIndex((option) => option.value === props.value);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(0, at) + step + props.options.length) % props.options.length;
    props.onChange(props.options[next]!.value);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="st-seg" role="radiogroup" aria-label={props.label} ref={group} onKeyDown={move}>
      {props.options.map((option, i) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === props.value}
          tabIndex={i === Math.max(0, at) ? 0 : -1}
          title={option.title}
          disabled={props.disabled}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

export function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <button
      type="button"
      className="st-chip"
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      aria-label={`${t('common.language')}: ${t('common.otherLanguage')}`}
      data-testid="language"
      onClick={switchLanguage}
    >
      {language === 'zh' ? 'EN' : '中文'}
    </button>
  );
}

export function Brand() {
  const { t } = useWords();
  return (
    <a className="st-brand" href="/">
      <span aria-hidden="true">
        <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor">
          <g strokeWidth="2" strokeLinejoin="round">
            <path d="M2 19 8.500 6l4.500 8 2.500-4L22 19z" />
            <path d="M5 13h6M2 19h20" />
          </g>
        </svg>
      </span>
      {t('common.brand')}
    </a>
  );
}

/**
 * A value to take along. Plain LAN http has no clipboard API: the field is selected and copied by
 * the old command, and when even that is refused the selection waits for Ctrl+C.
 */
export function CopyField(props: { label: string; value: string; hideLabel?: boolean }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const copy = (): void => {
    field.current?.focus();
    field.current?.select();
    let done = false;
    try {
      done = document.execCommand('copy');
    } catch {
      done = false;
    }
    setSaid(done ? t('common.copied') : t('common.copyFailed'));
  };
  return (
    <div className="st-row" style={{ alignItems: 'end' }}>
      <TextInput
        ref={field}
        className="st-grow"
        readOnly
        value={props.value}
        {...(props.hideLabel === true ? { 'aria-label': props.label } : { label: props.label })}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={copy}>
        <span aria-live="polite">{said ?? t('common.copy')}</span>
      </Button>
    </div>
  );
}

/** Heading of a panel. */
export function PanelHead(props: { title: string; count?: ReactNode; children?: ReactNode }) {
  return (
    <div className="st-head">
      <h2>{props.title}</h2>
      {props.count !== undefined && <span className="st-n">{props.count}</span>}
      <span className="st-grow" />
      {props.children}
    </div>
  );
}

export function SkipLink({ to, label }: { to: string; label: string }) {
  const jump = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    document.getElementById(to)?.focus();
  };
  return (
    <a className="st-skip" href={`#${to}`} onClick={jump}>
      {label}
    </a>
  );
}
