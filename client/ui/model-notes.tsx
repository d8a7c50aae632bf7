import { useWords } from '../i18n/index.ts';

/** What the reader of a result must know of its models: laws chosen, valid range left. */
export function ModelNotes({ notes }: { notes: readonly string[] }) {
  const { t } = useWords();
  if (notes.length === 0) return null;
  return (
    <p className="st-body st-dim">
      {t('modelNote.title')}
      {notes
        .map((note) => {
          const [key, ...value] = note.split(':');
          return t(`modelNote.${key!}`, { value: value.join(':') });
        })
        .join(' · ')}
    </p>
  );
}
