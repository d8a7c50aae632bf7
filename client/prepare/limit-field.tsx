import { Checkbox, Select } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import { at, faultsAt, listAt, type Path } from './draft.ts';
import { NumberField, WordsField } from './fields.tsx';
import { SeriesField } from './series-field.tsx';
import type { Draft } from './use-draft.ts';

interface LimitFieldProps {
  readonly draft: Draft;
  readonly path: Path;
  /** `flood.catchments`: the list or part that it belongs to. */
  readonly of: string;
  /** Inside of an entry: `hole.diameterM`. */
  readonly field: string;
}

/** A tenth of what stands there, as a round number: ranges span many decades. */
function stepOf(now: unknown): number {
  const size = typeof now === 'number' && now !== 0 ? Math.abs(now) : 1;
  return 10 ** Math.floor(Math.log10(size / 5));
}

/** One member of a hazard, as its schema has it. */
export function LimitField(props: LimitFieldProps) {
  const words = useWords();
  const { draft, path } = props;
  const pattern = path.map((key) => (typeof key === 'number' ? '[]' : `.${key}`)).join('');
  const limit = draft.source?.limits[pattern.slice(1)];
  const label = useFieldWords(props);
  if (limit === undefined) return null;
  const value = at(draft.file, path);
  const shown = value === undefined ? limit.standard : value;
  const named = namesFor(props, words.language);
  if (named !== null || limit.kind === 'choice')
    return (
      <ChoiceField
        {...props}
        label={label}
        value={shown}
        optional={limit.optional === true}
        data={
          named ??
          (limit.choices ?? []).map((id) => ({
            value: id,
            label: words.has(`prepare.choice.${id}`) ? words.t(`prepare.choice.${id}`) : id,
          }))
        }
      />
    );
  switch (limit.kind) {
    case 'flag':
      return (
        <Checkbox
          className="st-prepare-flag"
          label={label}
          checked={shown === true}
          onChange={(event) => draft.set(path, event.currentTarget.checked)}
        />
      );
    case 'series':
    case 'pairs':
      return <SeriesField {...props} kind={limit.kind} limit={limit} label={label} />;
    case 'number':
      return (
        <NumberField
          draft={draft}
          path={path}
          label={label}
          standard={typeof limit.standard === 'number' ? limit.standard : undefined}
          min={limit.min}
          max={limit.max}
          step={limit.whole === true ? 1 : stepOf(shown)}
        />
      );
    default:
      return (
        <WordsField
          draft={draft}
          path={path}
          label={label}
          {...(limit.kind === 'time' && { placeholder: '00:00' })}
          {...(limit.optional === true && { empty: null })}
        />
      );
  }
}

function ChoiceField(
  props: LimitFieldProps & {
    label: string;
    value: unknown;
    optional: boolean;
    data: readonly { value: string; label: string }[];
  },
) {
  const { draft, path } = props;
  return (
    <Select
      label={props.label}
      data={[...props.data]}
      value={typeof props.value === 'string' ? props.value : null}
      searchable={props.data.length > 8}
      clearable={props.optional}
      allowDeselect={props.optional}
      error={faultsAt(draft.problems, path).length > 0}
      onChange={(value) => draft.set(path, value)}
    />
  );
}

type Option = { value: string; label: string };

/** What a member that refers to something can refer to; null for one that does not. */
function namesFor({ draft, field, of }: LimitFieldProps, language: 'zh' | 'en'): Option[] | null {
  const choices = draft.source?.choices;
  if (choices === undefined) return null;
  const options = (list: typeof choices.soils): Option[] =>
    list.map(({ id, name }) => ({ value: id, label: text(name, language) }));
  if (field === 'substance' || field === 'reported.substance') return options(choices.substances);
  if (field === 'zone') return options(choices.soils);
  if (of !== 'hazmat.events' || field !== 'tank') return null;
  return options(listAt(draft.file, ['hazmat', 'tanks']) as unknown as typeof choices.soils);
}

/** The words of a field: its list's own where it has some, or those of its name. */
function useFieldWords({ of, field }: LimitFieldProps): string {
  const { t, has } = useWords();
  const own = `prepare.fieldOf.${of}.${field}`;
  if (has(own)) return t(own);
  const common = `prepare.field.${field}`;
  return has(common) ? t(common) : field;
}
