import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readTrigger, triggerText } from '../../engine/exercise/msel/condition-text.ts';
import type { InjectDraft } from '../../engine/exercise/msel/draft.ts';
import { APPROVALS, TRIGGER_KINDS, type TriggerKind } from '../../engine/exercise/msel/msel.ts';
import {
  clockSeconds,
  relativeText,
  relativeTicks,
} from '../../engine/exercise/msel/relative-time.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import { Attachments } from './attachments.tsx';
import { type BuilderNames, NEW_TRIGGER } from './builder-names.ts';
import { ConditionBuilder } from './condition-builder.tsx';
import { EffectForm } from './effect-form.tsx';

const CHANNELS = ['phone', 'radio', 'written', 'system'] as const;

/** How a draft comes about. */
export const kindOf = (d: InjectDraft): TriggerKind =>
  d.offTimeline
    ? 'offTimeline'
    : d.when !== null
      ? 'conditional'
      : d.atTick !== null
        ? 'timed'
        : 'manual';

const withKind = (d: InjectDraft, kind: TriggerKind): InjectDraft => ({
  ...d,
  offTimeline: kind === 'offTimeline',
  when: kind === 'conditional' ? (d.when ?? triggerText(NEW_TRIGGER)) : null,
  // The time of a timed inject would be the earliest one of a condition, where nobody wants it,
  // and put on the timeline what is meant to stand off it.
  atTick: kind === 'timed' ? (d.atTick ?? 3600) : null,
});

const readTime = (typed: string): number | null => clockSeconds(typed) ?? relativeTicks(typed);

/** All that an inject says, but its progress. */
export function Fields(props: {
  exerciseId: string;
  draft: InjectDraft;
  names: BuilderNames;
  scene: Scene | null;
  closed: boolean;
  set(change: Partial<InjectDraft>): void;
  setDraft(d: InjectDraft): void;
}) {
  const { t, language } = useWords();
  const { draft, set, names } = props;
  const { context } = names;
  const kind = kindOf(draft);
  const trigger = draft.when === null ? null : readTrigger(draft.when);
  const both = (member: 'from' | 'text' | 'expected', lang: 'zh' | 'en', value: string): void =>
    set({ [member]: { ...draft[member], [lang]: value } });
  return (
    <>
      <div className="st-row">
        <TextInput
          w={110}
          label={t('msel.field.number')}
          value={draft.number}
          maxLength={40}
          onChange={(e) => set({ number: e.currentTarget.value })}
        />
        <div>
          <div className="st-msel-label">{t('msel.field.kind')}</div>
          <Segments
            label={t('msel.field.kind')}
            value={kind}
            options={TRIGGER_KINDS.map((value) => ({
              value,
              label: t(`msel.kind.${value}`),
              title: t(`msel.kindHint.${value}`),
            }))}
            onChange={(k) => props.setDraft(withKind(draft, k))}
          />
        </div>
      </div>
      {kind !== 'manual' && (
        <TimeField
          label={t(kind === 'conditional' ? 'msel.field.earliest' : 'msel.field.time')}
          value={draft.atTick}
          needed={kind === 'timed'}
          onChange={(atTick) => set({ atTick })}
        />
      )}
      {trigger?.ok === true && (
        <ConditionBuilder
          value={trigger.value}
          names={names}
          disabled={props.closed}
          onChange={(v) => set({ when: triggerText(v) })}
        />
      )}
      <Pair member="from" draft={draft} onChange={both} />
      <fieldset className="st-msel-seats">
        <legend>{t('msel.field.to')}</legend>
        {context.seats.map((s) => {
          const on = draft.toSeatIds.includes(s.id);
          return (
            <label key={s.id} className="st-chip" data-tone={on ? 'on' : undefined}>
              <input
                type="checkbox"
                checked={on}
                onChange={() =>
                  set({
                    toSeatIds: on
                      ? draft.toSeatIds.filter((x) => x !== s.id)
                      : [...draft.toSeatIds, s.id],
                  })
                }
              />
              {text(s.name, language)}
            </label>
          );
        })}
      </fieldset>
      <NativeSelect
        label={t('msel.field.channel')}
        value={draft.channel}
        data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        onChange={(e) => set({ channel: e.currentTarget.value as InjectDraft['channel'] })}
      />
      <Pair member="text" draft={draft} rows={3} onChange={both} />
      <Pair member="expected" draft={draft} rows={1} onChange={both} />
      <div className="st-row">
        <NativeSelect
          className="st-grow"
          label={t('msel.field.objective')}
          value={draft.objective ?? ''}
          data={[
            { value: '', label: '—' },
            ...context.objectives.map((o, k) => ({
              value: String(k + 1),
              label: `${k + 1} ${text(o, language).slice(0, 24)}`,
            })),
          ]}
          onChange={(e) =>
            set({ objective: e.currentTarget.value === '' ? null : Number(e.currentTarget.value) })
          }
        />
        <NativeSelect
          className="st-grow"
          label={t('msel.field.target')}
          value={draft.targetId ?? ''}
          data={[
            { value: '', label: '—' },
            ...context.targets.map((x) => ({
              value: x.id,
              label: `${x.id} ${text(x.name, language).slice(0, 20)}`,
            })),
          ]}
          onChange={(e) =>
            set({ targetId: e.currentTarget.value === '' ? null : e.currentTarget.value })
          }
        />
      </div>
      <div className="st-row">
        <TextInput
          className="st-grow"
          label={t('msel.field.responsible')}
          value={draft.responsible}
          maxLength={200}
          onChange={(e) => set({ responsible: e.currentTarget.value })}
        />
        <NativeSelect
          label={t('msel.field.approval')}
          value={draft.approval}
          data={APPROVALS.map((value) => ({ value, label: t(`msel.approval.${value}`) }))}
          onChange={(e) => set({ approval: e.currentTarget.value as InjectDraft['approval'] })}
        />
      </div>
      <Attachments
        exerciseId={props.exerciseId}
        value={draft.attachments}
        onChange={(attachments) => set({ attachments })}
      />
      <EffectForm
        value={draft.effect}
        names={names}
        scene={props.scene}
        onChange={(effect) => set({ effect })}
      />
    </>
  );
}

/** A time after the start, typed as people write it and shown as plans do. */
function TimeField(props: {
  label: string;
  value: number | null;
  needed: boolean;
  onChange(tick: number | null): void;
}) {
  const { t } = useWords();
  const shown = props.value === null ? '' : relativeText(props.value);
  const [typed, setTyped] = useState(shown);
  useEffect(() => {
    if ((typed === '' ? null : readTime(typed)) !== props.value) setTyped(shown);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [props.value]);
  const bad = typed.trim() === '' ? props.needed : readTime(typed) === null;
  return (
    <TextInput
      label={props.label}
      description={t('msel.field.timeHint')}
      value={typed}
      error={bad}
      onChange={(e) => {
        const value = e.currentTarget.value;
        setTyped(value);
        const tick = readTime(value);
        if (value.trim() === '' && !props.needed) props.onChange(null);
        else if (tick !== null) props.onChange(tick);
      }}
    />
  );
}

/** A text in both languages. */
function Pair(props: {
  member: 'from' | 'text' | 'expected';
  draft: InjectDraft;
  rows?: number;
  onChange(member: 'from' | 'text' | 'expected', lang: 'zh' | 'en', value: string): void;
}) {
  const { t } = useWords();
  const { member, draft } = props;
  const max = member === 'from' ? 200 : 4000;
  return (
    <div className="st-msel-pair">
      {(['zh', 'en'] as const).map((lang) => (
        <Textarea
          key={lang}
          label={t(lang === 'zh' ? `msel.field.${member}` : `msel.field.${member}En`)}
          lang={lang === 'zh' ? 'zh-CN' : 'en'}
          autosize
          minRows={props.rows ?? 1}
          maxRows={8}
          maxLength={max}
          value={draft[member][lang]}
          onChange={(e) => props.onChange(member, lang, e.currentTarget.value)}
        />
      ))}
    </div>
  );
}
