import type { Text } from '../../engine/region/region.ts';
import { useWords } from '../i18n/index.ts';
import { text } from './format.ts';

/** What the reader of a result must know of its models: laws chosen, valid range left. */
export function ModelNotes(props: {
  notes: readonly string[];
  /** The substance of a release by its name: its id is the program's. */
  substance?: { readonly id: string; readonly name: Text } | null | undefined;
}) {
  const { t, language } = useWords();
  const { notes, substance } = props;
  if (notes.length === 0) return null;
  const told = (value: string): string =>
    value === substance?.id
      ? text(substance.name, language)
      : t(`modelNoteValue.${value}`, { defaultValue: value });
  return (
    <p className="st-body st-dim">
      {t('modelNote.title')}
      {notes
        .map((note) => {
          const [key, ...value] = note.split(':');
          return t(`modelNote.${key!}`, { value: told(value.join(':')) });
        })
        .join(' · ')}
    </p>
  );
}
