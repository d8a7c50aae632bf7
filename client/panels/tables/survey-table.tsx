import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { SurveyView } from '../../../engine/exercise/part-views.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { area, distance, duration, text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { type StatusState, Status } from '../../ui/status-tag.tsx';
import { Answer } from '../command/answer.tsx';
import { useDeclare } from '../command/use-declare.ts';
import { useCheck } from '../composer/use-check.ts';

const STATES: Readonly<Record<SurveyView['status'], StatusState>> = {
  requested: 'running',
  processing: 'running',
  delivered: 'met',
  failed: 'miss',
};

/** Maps and images asked for: when they are taken, when they come, and what moment they show. */
export function SurveyTable({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const words = (row: SurveyView): string => {
    const state = t(`surveys.status.${row.status}`);
    if (row.status === 'failed')
      return `${state} · ${t(`surveys.failed.${row.failed ?? 'order'}`)}`;
    if (row.status === 'delivered') return `${state} ${scene.clock(row.deliveredTick)}`;
    if (row.readyTick >= 0) return t('surveys.ready', { time: scene.clock(row.readyTick) });
    return row.passTick >= 0 ? t('surveys.pass', { time: scene.clock(row.passTick) }) : state;
  };
  return (
    <DataTable<SurveyView>
      caption={t('seat.tabs.surveys')}
      rows={scene.view.surveys.toReversed()}
      empty={t('surveys.none')}
      columns={[
        {
          key: 'method',
          label: t('surveys.method'),
          render: (row) =>
            row.unitId === null
              ? t(`surveyMethod.${row.method}`)
              : `${t(`surveyMethod.${row.method}`)} · ${scene.nameOf(row.unitId)}`,
        },
        {
          key: 'area',
          label: t('surveys.area'),
          maxPx: 260,
          render: (row) => (
            <span title={scene.where(row.area.at)}>
              {t('surveys.circle', {
                place: scene.where(row.area.at),
                radius: distance(row.area.radiusM),
              })}
            </span>
          ),
        },
        {
          key: 'asked',
          label: t('surveys.asked'),
          roomy: true,
          render: (row) => scene.clock(row.requestedTick),
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => <Status state={STATES[row.status]} words={words(row)} />,
        },
        {
          key: 'shows',
          label: t('surveys.shows'),
          render: (row) =>
            row.takenTick < 0 || row.status !== 'delivered'
              ? t('common.none')
              : t('surveys.age', {
                  time: scene.clock(row.takenTick),
                  age: duration(scene.view.tick - row.takenTick, language),
                }),
        },
        {
          key: 'burned',
          label: t('surveys.burned'),
          right: true,
          roomy: true,
          render: (row) =>
            row.burnedHa === null ? t('common.none') : area(row.burnedHa, language),
        },
      ]}
    />
  );
}

/** Asks for an image of an area at the next pass; orbits are public, so the pass is named. */
export function SatelliteForm({ scene, session }: { scene: Scene; session: Session }) {
  const { t, language } = useWords();
  const { survey } = scene.setup;
  const [areaId, setAreaId] = useState<string | null>(survey?.areas[0]?.id ?? null);
  const chosen = survey?.areas.find((x) => x.id === areaId);
  const order: Command | null =
    chosen === undefined
      ? null
      : { type: 'requestSatellite', at: chosen.at, radiusM: chosen.radiusM };
  const check = useCheck(session, order);
  const { busy, reply, declare, forget } = useDeclare(session);
  if (survey === null || survey.areas.length === 0) return null;
  return (
    <div className="st-row st-wrap st-table-form">
      <Select
        aria-label={t('surveys.area')}
        w={240}
        allowDeselect={false}
        data={survey.areas.map((x) => ({ value: x.id, label: text(x.name, language) }))}
        value={areaId}
        onChange={(id) => {
          setAreaId(id);
          forget();
        }}
      />
      <Button
        variant="default"
        loading={busy}
        disabled={order === null || check?.ok !== true || reply !== null}
        onClick={() => void declare(order!)}
      >
        {t('surveys.askSatellite')}
      </Button>
      <Answer scene={scene} reply={reply ?? check}>
        {reply?.ok === true ? (
          <Status state="met" words={t('surveys.askedFor')} />
        ) : (
          check?.ok === true && (
            <span className="st-mut">
              {t('surveys.next', {
                pass: scene.clock(check.value.etaTick),
                ready: scene.clock(check.value.endTick),
              })}
            </span>
          )
        )}
      </Answer>
    </div>
  );
}
