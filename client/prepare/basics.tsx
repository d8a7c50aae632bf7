import { useWords } from '../i18n/index.ts';
import { Block, TextFields, WordsField } from './fields.tsx';
import type { Draft } from './use-draft.ts';

/** Name, summary, and when it is. */
export function Basics({ draft }: { draft: Draft }) {
  const { t } = useWords();
  return (
    <>
      <Block title={t('prepare.sections.basics')}>
        <TextFields draft={draft} path={['name']} label={t('prepare.name')} />
        <TextFields draft={draft} path={['summary']} label={t('prepare.summary')} rows={4} />
      </Block>
      <Block title={t('prepare.when')}>
        <div className="st-row st-wrap st-prepare-row">
          <WordsField
            draft={draft}
            path={['start', 'date']}
            label={t('prepare.date')}
            hint={t('prepare.dateHint')}
            width={160}
          />
          <WordsField
            draft={draft}
            path={['start', 'time']}
            label={t('prepare.time')}
            hint={t('prepare.timeHint')}
            width={120}
          />
          <WordsField
            draft={draft}
            path={['duration']}
            label={t('prepare.duration')}
            hint={t('prepare.hoursMinutes')}
            width={140}
          />
        </div>
      </Block>
    </>
  );
}
