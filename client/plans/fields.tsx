import {
  ActionIcon,
  MultiSelect,
  NumberInput,
  Select,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { faultWords } from '../../engine/plan/check/fault.ts';
import { currentLanguage } from '../i18n/index.ts';
import { at, pathText, type Path } from '../ui/json-path.ts';
import { assumed, type Field } from './kinds.ts';
import type { PlanDraft } from './use-plan.ts';
import { usePlanWords } from './words.ts';

const PROVENANCES = ['plan', 'published', 'estimated', 'computed', 'recalled', 'assumed'] as const;

/** What is wrong exactly here, in the page's language; undefined for nothing. */
export function faultAt(draft: PlanDraft, path: Path): string | undefined {
  const language = currentLanguage();
  const here = pathText(path);
  const fault = draft.check?.faults.find((f) => f.path === here);
  if (fault !== undefined) return faultWords(fault, language);
  const problem = draft.check?.problems.find((p) => p.path === here);
  return problem === undefined ? undefined : `${problem.expected} (${problem.got})`;
}

interface PlaceProps {
  readonly draft: PlanDraft;
  readonly path: Path;
  readonly label: string;
}

export function WordField(props: PlaceProps & { readonly empty?: null }) {
  const { draft, path, label } = props;
  const value = at(draft.plan, path);
  return (
    <TextInput
      label={label}
      error={faultAt(draft, path)}
      value={typeof value === 'string' ? value : ''}
      maxLength={400}
      onChange={(event) => {
        const text = event.currentTarget.value;
        draft.set(path, text === '' && props.empty === null ? null : text);
      }}
    />
  );
}

/** A number with where it comes from; `optional` may be absent. */
export function FigureField(props: PlaceProps & { readonly optional?: boolean }) {
  const { w } = usePlanWords();
  const { draft, path, label } = props;
  const found = at(draft.plan, path) as { value: number } | null | undefined;
  const error = faultAt(draft, [...path, 'value']) ?? faultAt(draft, path);
  return (
    <div className="st-plan-figure">
      <NumberInput
        label={label}
        error={error}
        value={found?.value ?? ''}
        placeholder={props.optional === true ? w.any : ''}
        hideControls
        w={160}
        onChange={(value) => {
          if (value === '') draft.set(path, props.optional === true ? null : assumed(0));
          else if (found == null) draft.set(path, assumed(Number(value)));
          else draft.set([...path, 'value'], Number(value));
        }}
      />
      {found != null && <OriginFields draft={draft} path={path} of={label} />}
    </div>
  );
}

/** Where a number comes from: which clause, which source. */
export function OriginFields({ draft, path, of }: { draft: PlanDraft; path: Path; of: string }) {
  const { w } = usePlanWords();
  const provenance = at(draft.plan, [...path, 'provenance']);
  const clauses = draft.plan.clauses.map((c) => c.id);
  const clause = at(draft.plan, [...path, 'clause']);
  const error = faultAt(draft, [...path, 'provenance']);
  return (
    <>
      <Select
        label={w.origin.label}
        aria-label={`${of} · ${w.origin.label}`}
        data={PROVENANCES.map((p) => ({ value: p, label: w.provenance[p] }))}
        value={String(provenance)}
        allowDeselect={false}
        error={error !== undefined}
        w={130}
        onChange={(value) => draft.set([...path, 'provenance'], value)}
      />
      {provenance === 'plan' && (
        <Select
          label={w.origin.clause}
          aria-label={`${of} · ${w.origin.clause}`}
          data={clauses}
          value={typeof clause === 'string' ? clause : null}
          error={faultAt(draft, [...path, 'clause'])}
          w={170}
          onChange={(value) => draft.set([...path, 'clause'], value)}
        />
      )}
      {(provenance === 'published' || provenance === 'recalled') && (
        <WordField draft={draft} path={[...path, 'source']} label={w.origin.source} empty={null} />
      )}
    </>
  );
}

/** One member of a rule, a condition or a need. */
export function FieldOf({ draft, path, field }: { draft: PlanDraft; path: Path; field: Field }) {
  const { w, valueOf } = usePlanWords();
  const here: Path = [...path, field.key];
  const label = (w.field as Readonly<Record<string, string>>)[field.key] ?? field.key;
  const value = at(draft.plan, here);
  const error = faultAt(draft, here);
  const data = (field.values ?? []).map((v) => ({
    value: String(v),
    label: valueOf(field.key, v),
  }));
  switch (field.is) {
    case 'figure':
      return (
        <FigureField draft={draft} path={here} label={label} optional={field.optional === true} />
      );
    case 'choice':
      return (
        <Select
          label={label}
          error={error}
          data={data}
          value={value == null ? null : String(value)}
          placeholder={w.any}
          searchable={data.length > 8}
          clearable={field.optional === true}
          allowDeselect={field.optional === true}
          onChange={(v) =>
            draft.set(
              here,
              v === null ? null : typeof field.values?.[0] === 'number' ? Number(v) : v,
            )
          }
        />
      );
    case 'choices':
      return (
        <MultiSelect
          label={label}
          error={error}
          data={data}
          value={Array.isArray(value) ? (value as string[]) : []}
          placeholder={Array.isArray(value) ? '' : w.any}
          searchable
          onChange={(v) => draft.set(here, v.length === 0 ? null : v)}
        />
      );
    case 'words':
      return (
        <TagsInput
          label={label}
          error={error}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(v) => draft.set(here, v.length === 0 ? null : v)}
        />
      );
    case 'flag':
      return (
        <Switch
          label={label}
          checked={value === true}
          onChange={(event) => draft.set(here, event.currentTarget.checked)}
        />
      );
    case 'text':
      return <TextPair draft={draft} path={here} label={label} />;
    case 'word':
      return field.optional === true ? (
        <WordField draft={draft} path={here} label={label} empty={null} />
      ) : (
        <WordField draft={draft} path={here} label={label} />
      );
    default:
      return null;
  }
}

/** A text in both languages, side by side. */
export function TextPair({ draft, path, label }: PlaceProps) {
  const { w } = usePlanWords();
  return (
    <div className="st-pair">
      <WordField draft={draft} path={[...path, 'zh']} label={`${label} · ${w.inZh}`} />
      <WordField draft={draft} path={[...path, 'en']} label={`${label} · ${w.inEn}`} />
    </div>
  );
}

/** An entry of a list with the button that takes it out. */
export function Entry(props: { draft: PlanDraft; path: Path; label: string; children: ReactNode }) {
  const { w } = usePlanWords();
  const error = faultAt(props.draft, props.path);
  return (
    <div className="st-plan-entry" data-fault={error !== undefined}>
      <div className="st-plan-fields">{props.children}</div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={`${w.remove}: ${props.label}`}
        title={w.remove}
        onClick={() => props.draft.set(props.path, undefined)}
      >
        ×
      </ActionIcon>
      {error !== undefined && (
        <p className="st-plan-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** What belongs together; without a title where the page has said it already. */
export function Block(props: { title?: string; note?: string; children: ReactNode }) {
  return (
    <section className="st-plan-block">
      {props.title !== undefined && <h3>{props.title}</h3>}
      {props.note !== undefined && <p className="st-mut">{props.note}</p>}
      {props.children}
    </section>
  );
}
