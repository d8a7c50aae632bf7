import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { faultsAt, listAt, wordsAt } from './draft.ts';
import { Block, NumberField } from './fields.tsx';
import type { Draft } from './use-draft.ts';

/** Members of a record of weather, with their ranges as the file's schema has them. */
const COLUMNS = [
  { key: 'windMs', max: 60, step: 0.5 },
  { key: 'windFromDeg', max: 360, step: 5 },
  { key: 'temperatureC', min: -40, max: 55, step: 1 },
  { key: 'relativeHumidityPct', max: 100, step: 5 },
  { key: 'cloudPct', max: 100, step: 5 },
  { key: 'rainMmH', max: 300, step: 1 },
] as const;

const SPREADS = [
  { key: 'windSpeedCv', max: 1, step: 0.05 },
  { key: 'windDirSdDeg', max: 90, step: 1 },
  { key: 'temperatureSdC', max: 15, step: 0.5 },
  { key: 'humiditySdPct', max: 40, step: 1 },
  { key: 'rainCv', max: 1, step: 0.05 },
] as const;

type Row = Readonly<Record<string, unknown>>;

/** The series that the forecast tells, and how far the real weather strays from it. */
export function Weather({ draft }: { draft: Draft }) {
  const { t } = useWords();
  const rows = listAt<Row>(draft.file, ['weather', 'base']);
  return (
    <>
      <Block title={t('prepare.sections.weather')} note={t('prepare.weatherNote')}>
        <div className="st-prepare-wide">
          <table className="st-table">
            <caption className="st-hidden">{t('prepare.sections.weather')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('prepare.from')}</th>
                {COLUMNS.map(({ key }) => (
                  <th scope="col" key={key}>
                    {t(`prepare.weather.${key}`)}
                  </th>
                ))}
                <th scope="col">{t('prepare.act')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <WeatherRow key={i} draft={draft} row={row} i={i} only={rows.length === 1} />
              ))}
            </tbody>
          </table>
        </div>
        <div className="st-row">
          <Button
            variant="default"
            onClick={() => draft.set(['weather', 'base', rows.length], { ...rows.at(-1), at: '' })}
          >
            {t('prepare.addRow')}
          </Button>
        </div>
        <WindFactor draft={draft} rows={rows} />
      </Block>
      <Block title={t('prepare.spread')} note={t('prepare.spreadNote')}>
        <div className="st-row st-wrap st-prepare-row">
          {SPREADS.map(({ key, max, step }) => (
            <NumberField
              key={key}
              draft={draft}
              path={['weather', 'spread', key]}
              label={t(`prepare.weather.${key}`)}
              min={0}
              max={max}
              step={step}
              w={190}
            />
          ))}
        </div>
      </Block>
    </>
  );
}

function WeatherRow(props: { draft: Draft; row: Row; i: number; only: boolean }) {
  const { t } = useWords();
  const { draft, i } = props;
  const path = ['weather', 'base', i];
  const row = t('prepare.rowOf', { n: i + 1 });
  return (
    <tr data-fault={faultsAt(draft.problems, path).length > 0}>
      <td>
        <TextInput
          aria-label={`${row} · ${t('prepare.from')}`}
          value={wordsAt(draft.file, [...path, 'at'])}
          placeholder="00:00"
          w={76}
          error={faultsAt(draft.problems, [...path, 'at']).length > 0}
          onChange={(event) => draft.set([...path, 'at'], event.currentTarget.value)}
        />
      </td>
      {COLUMNS.map((column) => (
        <td key={column.key}>
          <NumberField
            draft={draft}
            path={[...path, column.key]}
            label={`${row} · ${t(`prepare.weather.${column.key}`)}`}
            hideLabel
            min={'min' in column ? column.min : 0}
            max={column.max}
            step={column.step}
            w={68}
          />
        </td>
      ))}
      <td>
        <Button
          size="compact-md"
          variant="default"
          disabled={props.only}
          aria-label={`${t('prepare.remove')} · ${row}`}
          onClick={() => draft.set(path, undefined)}
        >
          {t('prepare.remove')}
        </Button>
      </td>
    </tr>
  );
}

/** The commonest wish: the same day, with more or less wind. */
function WindFactor({ draft, rows }: { draft: Draft; rows: readonly Row[] }) {
  const { t } = useWords();
  const [factor, setFactor] = useState(1.5);
  const scaled = rows.map((row) => ({
    ...row,
    windMs: Math.min(60, Math.round(Number(row['windMs']) * factor * 10) / 10),
  }));
  return (
    <div className="st-row st-wrap">
      <NumberInput
        label={t('prepare.windFactor')}
        value={factor}
        min={0}
        max={5}
        step={0.1}
        w={160}
        onChange={(value) => setFactor(Number(value))}
      />
      <Button
        variant="default"
        style={{ alignSelf: 'end' }}
        onClick={() => draft.set(['weather', 'base'], scaled)}
      >
        {t('prepare.applyFactor')}
      </Button>
    </div>
  );
}
