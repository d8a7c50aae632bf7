import { Button, Checkbox } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import { at, listAt, wordsAt } from './draft.ts';
import { Block, NumberField, WordsField } from './fields.tsx';
import { PointRow, type HazardProps } from './point-row.tsx';
import type { Draft } from './use-draft.ts';

/** Where and when it is lit, and how dry the fuel is. */
export function Wildfire(props: HazardProps) {
  const { t } = useWords();
  const { draft } = props;
  const ignitions = listAt(draft.file, ['wildfire', 'ignitions']);
  return (
    <>
      <Block title={t('prepare.ignitions')} note={t('prepare.ignitionsNote')}>
        {ignitions.map((ignition, i) => {
          const path = ['wildfire', 'ignitions', i];
          return (
            <div className="st-col st-prepare-item" key={i}>
              <PointRow
                {...props}
                path={[...path, 'at']}
                label={t('prepare.ignitionNo', { n: i + 1 })}
              />
              <div className="st-row">
                <WordsField
                  draft={draft}
                  path={[...path, 'time']}
                  label={t('prepare.ignitionTime')}
                  hint={t('prepare.hoursMinutes')}
                  width={180}
                />
                <span className="st-grow" />
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={ignitions.length === 1}
                  onClick={() => draft.set(path, undefined)}
                >
                  {t('prepare.remove')} · {wordsAt(ignition, ['time'])}
                </Button>
              </div>
            </div>
          );
        })}
        <div className="st-row">
          <Button
            variant="default"
            onClick={() =>
              draft.set(['wildfire', 'ignitions', ignitions.length], {
                ...ignitions.at(-1),
                time: '01:00',
              })
            }
          >
            {t('prepare.addIgnition')}
          </Button>
        </div>
      </Block>
      <FireModel draft={draft} />
    </>
  );
}

/** What a fire officer may want to set: how dry it is, and what the model lets happen. */
function FireModel({ draft }: { draft: Draft }) {
  const { t } = useWords();
  return (
    <Block title={t('prepare.fuel')} note={t('prepare.fuelNote')}>
      <div className="st-row st-wrap st-prepare-row">
        {['dead1h', 'dead10h', 'dead100h'].map((name, i) => (
          <NumberField
            key={name}
            draft={draft}
            path={['wildfire', 'deadMoisture', i]}
            label={t(`prepare.moisture.${name}`)}
            min={0.01}
            max={0.6}
            step={0.01}
            w={170}
          />
        ))}
        <NumberField
          draft={draft}
          path={['wildfire', 'foliarMoisturePct']}
          label={t('prepare.moisture.foliar')}
          min={30}
          max={300}
          step={5}
          w={170}
        />
      </div>
      {(['crownFire', 'spotting'] as const).map((key) => (
        <Checkbox
          key={key}
          label={t(`prepare.${key}`)}
          checked={at(draft.file, ['wildfire', key]) !== false}
          onChange={(event) => draft.set(['wildfire', key], event.currentTarget.checked)}
        />
      ))}
    </Block>
  );
}
