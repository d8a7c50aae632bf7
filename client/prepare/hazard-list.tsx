import { Button, Checkbox } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import { at, faultsAt, listAt, put, textAt, wordsAt, type Path } from './draft.ts';
import { Block } from './fields.tsx';
import { freeId } from './hazard-edit.ts';
import { pathOf, type ListForm } from './hazard-forms.ts';
import { PointRow, type HazardProps } from './point-row.tsx';
import { LimitField } from './limit-field.tsx';
import type { Draft } from './use-draft.ts';

type ListProps = HazardProps & { readonly form: ListForm };
type Entry = Readonly<Record<string, unknown>>;

/** Members that no form shows and that tell entries apart: the name, the kind of link, the id. */
function useEntryName(): (draft: Draft, path: Path, n: number) => string {
  const { t, has, language } = useWords();
  return (draft, path, n) => {
    const name = textAt(draft.file, [...path, 'name'])[language];
    if (name !== '') return name;
    const kind = wordsAt(draft.file, [...path, 'kind']);
    if (kind !== '' && has(`conduct.link.${kind}`)) return t(`conduct.link.${kind}`);
    const side = wordsAt(draft.file, [...path, 'side']);
    if (side !== '') return t(`prepare.side.${side}`);
    const id = wordsAt(draft.file, [...path, 'id']);
    // An id is for files; people count.
    return `${t('prepare.entry', { n: n + 1 })}${id === '' ? '' : ` · ${id}`}`;
  };
}

/** The entries of one list of the file: inflows, levees, slopes, tanks, links of a chain. */
export function HazardList(props: ListProps) {
  const { t } = useWords();
  const { draft, form } = props;
  const base = pathOf(form.path);
  const entries = listAt<Entry>(draft.file, base);
  if (entries.length === 0 && form.blank === undefined) return null;
  return (
    <Block title={t(`prepare.list.${form.path}.title`)}>
      {entries.map((_, i) => (
        <EntryForm
          key={i}
          {...props}
          path={[...base, i]}
          n={i}
          open={entries.length === 1}
          onCopy={
            form.byKind === true
              ? null
              : () =>
                  draft.set([...base, entries.length], {
                    ...entries[i],
                    ...('id' in entries[i]! && {
                      id: freeId(entries, wordsAt(entries[i], ['id'])),
                    }),
                  })
          }
        />
      ))}
      <AddEntry {...props} />
    </Block>
  );
}

function AddEntry(props: ListProps) {
  const { t } = useWords();
  const { draft, form } = props;
  const { blank } = form;
  if (blank === undefined) return null;
  const base = pathOf(form.path);
  const add = (places: Parameters<typeof blank.of>[1]): void =>
    draft.replace((file) => {
      const entries = listAt(file, base);
      const id = freeId(entries, String(base.at(-1)).replace(/s$/, ''));
      return put(file, base, [...entries, blank.of(id, places, file)]);
    });
  const key = `new ${form.path}`;
  const chosen = props.pick?.key === key;
  return (
    <div className="st-row">
      <Button
        variant={chosen ? 'filled' : 'default'}
        aria-pressed={chosen}
        onClick={() => {
          if (blank.asks === 'nothing') add([]);
          else props.onPick(chosen ? null : { key, kind: blank.asks, from: null, done: add });
        }}
      >
        {chosen
          ? t(blank.asks === 'path' ? 'prepare.drawMap' : 'prepare.clickMap')
          : t(`prepare.list.${form.path}.add`)}
      </Button>
    </div>
  );
}

function EntryForm(
  props: ListProps & { path: Path; n: number; open: boolean; onCopy: (() => void) | null },
) {
  const { t } = useWords();
  const { draft, form, path } = props;
  const name = useEntryName()(draft, path, props.n);
  const bad = faultsAt(draft.problems, path).length;
  return (
    <details className="st-prepare-item" open={props.open || bad > 0}>
      <summary>
        <b>{name}</b> {bad > 0 && <b className="st-bad">{t('prepare.faults', { n: bad })}</b>}
      </summary>
      <div className="st-col">
        {form.place !== undefined && (
          <PointRow {...props} path={[...path, form.place]} label={name} />
        )}
        <EntryFields draft={draft} form={form} path={path} />
        {form.inner !== undefined &&
          listAt<Entry>(draft.file, [...path, form.inner.key]).map((entry, i) => (
            <fieldset className="st-prepare-series" key={i}>
              <legend>
                {t(`prepare.inner.${form.inner!.key}`, { id: wordsAt(entry, ['id']) })}
              </legend>
              <div className="st-prepare-grid">
                {form.inner!.fields.map((field) => (
                  <LimitField
                    key={field}
                    draft={draft}
                    path={[...path, form.inner!.key, i, ...pathOf(field)]}
                    of={`${form.path}.${form.inner!.key}`}
                    field={field}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        <div className="st-row">
          {props.onCopy !== null && (
            <Button
              size="compact-md"
              variant="default"
              aria-label={`${t('prepare.copy')} · ${name}`}
              onClick={props.onCopy}
            >
              {t('prepare.copy')}
            </Button>
          )}
          <span className="st-grow" />
          <Button
            size="compact-md"
            variant="default"
            aria-label={`${t('prepare.remove')} · ${name}`}
            onClick={() => draft.set(path, undefined)}
          >
            {t('prepare.remove')}
          </Button>
        </div>
      </div>
    </details>
  );
}

function EntryFields({ draft, form, path }: { draft: Draft; form: ListForm; path: Path }) {
  const { t } = useWords();
  const there = (field: string): boolean => {
    const keys = pathOf(field);
    const inside = keys.length === 1 || at(draft.file, [...path, ...keys.slice(0, -1)]) != null;
    const always = form.byKind !== true || field === 'on' || field === 'delayMin';
    return inside && (always || at(draft.file, [...path, ...keys]) !== undefined);
  };
  const own = (field: string) => (
    <LimitField
      key={field}
      draft={draft}
      path={[...path, ...pathOf(field)]}
      of={form.path}
      field={field}
    />
  );
  const shown = form.fields.filter(there);
  return (
    <>
      {Object.entries(form.switches ?? {}).map(([key, standard]) => (
        <Checkbox
          key={key}
          label={t(`prepare.switch.${key}`)}
          checked={at(draft.file, [...path, key]) != null}
          onChange={(event) =>
            draft.set([...path, key], event.currentTarget.checked ? standard : undefined)
          }
        />
      ))}
      <div className="st-prepare-grid">{shown.map(own)}</div>
    </>
  );
}
