import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReleaseView } from '../../../engine/response/release/release-view.ts';
import type { ForecastVillage } from '../../../engine/response/release/release.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

interface Props {
  readonly scene: Scene;
  readonly session: Session | null;
  readonly release: ReleaseView;
}

type ZoneRow = NonNullable<ReleaseView['zones']>['zones'][number] & { readonly id: string };
type VillageRow = ForecastVillage & { readonly id: string };

/** Zones of the newest forecast, what it advises for each village, and a button that warns so. */
export function Zones({ scene, session, release }: Props) {
  const { t } = useWords();
  const { zones } = release;
  if (zones === null) {
    const own = scene.setup.commands.includes('requestForecast');
    return <p className="st-body">{t(own ? 'release.noZones' : 'release.noZonesYet')}</p>;
  }
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
        empty={t('common.none')}
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

export const percent = (share: number): string => `${trim(100 * share, 1)} %`;

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
