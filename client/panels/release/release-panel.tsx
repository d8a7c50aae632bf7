import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ReleaseView } from '../../../engine/response/release/release-view.ts';
import type { ForecastVillage } from '../../../engine/response/release/release.ts';
import { release as en } from '../../i18n/en/release.ts';
import { addWords, useWords } from '../../i18n/index.ts';
import { release as zh } from '../../i18n/zh/release.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { ReleaseTruth } from './release-truth.tsx';

addWords({ zh: { release: zh }, en: { release: en } });

const SectionDialog = lazy(() => import('./section-dialog.tsx'));

interface Props {
  readonly scene: Scene;
  readonly session: Session | null;
}

/** A release as this view knows it: what was said, what was measured, what was forecast. */
export default function ReleasePanel({ scene, session }: Props) {
  const { t, language } = useWords();
  const { release } = scene.view;
  const [section, setSection] = useState(false);
  if (release === null) return <p className="st-body st-mut">{t('release.none')}</p>;
  const { substance } = release;
  return (
    <>
      <p className="st-body">
        <b>{substance === null ? t('release.unknown') : text(substance.name, language)}</b>
        {substance === null ? null : ` · ${t('release.un', { un: substance.un })}`}
        {' · '}
        {release.deconTick < 0
          ? t('release.noDecon')
          : t('release.decon', { time: scene.clock(release.deconTick) })}
        {release.truth === null || release.truth.sections.length === 0 ? null : (
          <>
            {' '}
            <Button size="compact-xs" variant="default" onClick={() => setSection(true)}>
              {t('release.section')}
            </Button>
          </>
        )}
      </p>
      <SourceTable release={release} />
      <Zones scene={scene} session={session} release={release} />
      <Readings scene={scene} release={release} />
      <Teams scene={scene} release={release} />
      {release.truth === null ? null : <ReleaseTruth scene={scene} release={release} />}
      {section ? (
        <Suspense fallback={null}>
          <SectionDialog scene={scene} onClose={() => setSection(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

const metres = (m: number | null): string => (m === null ? '–' : String(m));

function SourceTable({ release }: { release: ReleaseView }) {
  const { t, language } = useWords();
  const guide = release.sources.find((s) => s.guide !== null)?.guide ?? null;
  if (release.sources.length === 0) return null;
  return (
    <>
      <DataTable<ReleaseView['sources'][number]>
        caption={t('release.source')}
        rows={release.sources}
        empty={t('release.none')}
        columns={[
          { key: 'name', label: t('release.source'), render: (s) => text(s.name, language) },
          {
            key: 'hole',
            label: t('release.reported'),
            wide: true,
            render: (s) =>
              t('release.hole', {
                mm: Math.round(s.holeDiameterM * 1000),
                t: trim(s.stockKg / 1000, 1),
              }),
          },
          {
            key: 'isolation',
            label: t('release.isolation'),
            right: true,
            render: (s) => metres(s.guide?.isolationM ?? null),
          },
          {
            key: 'protective',
            label: t('release.protective'),
            right: true,
            render: (s) => `${metres(s.guide?.dayM ?? null)} / ${metres(s.guide?.nightM ?? null)}`,
          },
        ]}
      />
      {guide === null ? null : (
        <p className="st-body st-mut">
          {t('release.guideSource', {
            source: guide.source,
            status: t(`release.status.${guide.status}`),
          })}
        </p>
      )}
    </>
  );
}

type ZoneRow = NonNullable<ReleaseView['zones']>['zones'][number] & { readonly id: string };
type VillageRow = ForecastVillage & { readonly id: string };

function Zones({ scene, session, release }: Props & { release: ReleaseView }) {
  const { t } = useWords();
  const { zones } = release;
  if (zones === null) return <p className="st-body">{t('release.noZones')}</p>;
  const rows = zones.zones.map((z, i): ZoneRow => ({ ...z, id: `${z.level}:${i}` }));
  const villages = zones.villages.map((v): VillageRow => ({ ...v, id: v.villageId }));
  const issued = new Map(
    scene.view.warnings
      .filter((w) => w.liftedTick < 0 && w.hazard === 'hazmat')
      .flatMap((w) => w.villageIds.map((id) => [id, w.advice] as const)),
  );
  return (
    <section aria-label={t('release.zones')}>
      <h3 className="st-table-head">{t('release.zones')}</h3>
      <p className="st-body">
        {t('release.zonesAt', {
          time: scene.clock(zones.tick),
          rate: zones.rateKgS,
          wind: zones.windMs,
          from: zones.windFromDeg,
          stability: zones.stability,
        })}
      </p>
      {zones.limits.length === 0 ? null : (
        <div className="st-body" role="note">
          {zones.limits.map((key) => (
            <p key={key}>⚠ {t(`release.limits.${key}`)}</p>
          ))}
        </div>
      )}
      <DataTable<ZoneRow>
        caption={t('release.zones')}
        rows={rows}
        empty={t('release.noZones')}
        columns={[
          { key: 'level', label: t('release.level'), render: (z) => z.level },
          { key: 'ppm', label: t('release.limit'), right: true, render: (z) => z.ppm },
          {
            key: 'reach',
            label: t('release.reach'),
            right: true,
            render: (z) => `${z.reachM}${z.beyondRange ? ` · ${t('release.beyond')}` : ''}`,
          },
        ]}
      />
      {villages.length === 0 ? null : (
        <>
          <DataTable<VillageRow>
            caption={t('release.villages')}
            rows={villages}
            empty={t('common.none')}
            columns={[
              { key: 'name', label: t('release.village'), render: (v) => scene.nameOf(v.id) },
              { key: 'tick', label: t('release.arrives'), render: (v) => scene.clock(v.tick) },
              { key: 'level', label: t('release.level'), render: (v) => v.level },
              {
                key: 'stay',
                label: t('release.stay'),
                right: true,
                wide: true,
                render: (v) => percent(v.shelterShare),
              },
              {
                key: 'leave',
                label: t('release.leave'),
                right: true,
                wide: true,
                render: (v) => percent(v.leaveShare),
              },
              { key: 'advice', label: t('release.advice'), render: (v) => t(`advice.${v.advice}`) },
              {
                key: 'issued',
                label: t('release.warned'),
                render: (v) => {
                  const advice = issued.get(v.id);
                  return advice === undefined ? t('common.none') : t(`advice.${advice}`);
                },
              },
            ]}
          />
          {session !== null && scene.setup.authority?.warnings === true ? (
            <WarnAll scene={scene} session={session} villages={villages} issued={issued} />
          ) : null}
        </>
      )}
    </section>
  );
}

const percent = (share: number): string => `${trim(100 * share, 1)} %`;

/** One warning for each advice, over every channel, to the villages that do not have it yet. */
function WarnAll(props: {
  readonly scene: Scene;
  readonly session: Session;
  readonly villages: readonly VillageRow[];
  readonly issued: ReadonlyMap<string, string>;
}) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const channels = props.scene.setup.warningChannels.filter((c) => c !== 'doorToDoor');
  const send = async (): Promise<void> => {
    let count = 0;
    for (const advice of ['evacuate', 'shelterInPlace'] as const) {
      const villageIds = props.villages
        .filter((v) => v.advice === advice && props.issued.get(v.id) !== advice)
        .map((v) => v.id);
      if (villageIds.length === 0) continue;
      const reply = await props.session.issue({
        type: 'issueWarning',
        hazard: 'hazmat',
        level: 'red',
        advice,
        villageIds,
        channels,
      });
      if (!reply.ok) return setSaid(t(`rejection.${reply.rejection.code}`));
      count++;
    }
    setSaid(t('release.warnedOk', { count }));
  };
  return (
    <p className="st-body">
      <Button size="xs" onClick={() => void send()} data-testid="warn-as-advised">
        {t('release.warnAll')}
      </Button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}

/** The newest reading of each team. */
function Readings({ scene, release }: { scene: Scene; release: ReleaseView }) {
  const { t } = useWords();
  const newest = new Map(release.readings.map((r) => [r.unitId, r]));
  const rows = [...newest.values()].toSorted((a, b) => b.tick - a.tick || (a.id < b.id ? -1 : 1));
  return (
    <section aria-label={t('release.readings')}>
      <h3 className="st-table-head">{t('release.readings')}</h3>
      <DataTable<ReleaseView['readings'][number]>
        caption={t('release.readings')}
        rows={rows}
        empty={t('release.noReadings')}
        columns={[
          { key: 'unit', label: t('release.unit'), render: (r) => scene.nameOf(r.unitId) },
          { key: 'time', label: t('release.time'), render: (r) => scene.clock(r.tick) },
          {
            key: 'place',
            label: t('release.place'),
            maxPx: 240,
            render: (r) =>
              r.roomId === null
                ? scene.where(r.at)
                : `${scene.where(r.at)} · ${t('release.indoors')}`,
          },
          { key: 'ppm', label: t('release.ppm'), right: true, render: (r) => r.ppm },
          { key: 'lel', label: t('release.lel'), right: true, render: (r) => r.lowerLimitPct },
          { key: 'oxygen', label: t('release.oxygen'), right: true, render: (r) => r.oxygenPct },
        ]}
      />
    </section>
  );
}

function Teams({ scene, release }: { scene: Scene; release: ReleaseView }) {
  const { t } = useWords();
  if (release.teams.length === 0) return null;
  const minutes = (s: number): number => Math.floor(s / 60);
  return (
    <section aria-label={t('release.teams')}>
      <h3 className="st-table-head">{t('release.teams')}</h3>
      <DataTable<ReleaseView['teams'][number]>
        caption={t('release.teams')}
        rows={release.teams}
        empty={t('common.none')}
        columns={[
          { key: 'unit', label: t('release.unit'), render: (x) => scene.nameOf(x.id) },
          { key: 'ppe', label: t('release.ppe'), render: (x) => x.level },
          {
            key: 'air',
            label: t('release.air'),
            right: true,
            render: (x) => `${minutes(x.airLeftS)} / ${minutes(x.airFullS)}`,
          },
          {
            key: 'dirty',
            label: t('seat.col.status'),
            render: (x) => t(x.contaminated ? 'release.dirty' : 'release.clean'),
          },
        ]}
      />
    </section>
  );
}
