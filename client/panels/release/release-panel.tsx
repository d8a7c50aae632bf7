import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ReleaseView } from '../../../engine/response/release/release-view.ts';
import { release as en } from '../../i18n/en/release.ts';
import { addWords, useWords } from '../../i18n/index.ts';
import { release as zh } from '../../i18n/zh/release.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Readings, Rooms, Teams } from './crew-tables.tsx';
import { ReleaseTruth } from './release-truth.tsx';
import { Zones } from './zones.tsx';

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
      {release.sources.length === 0 ? null : (
        <Zones scene={scene} session={session} release={release} />
      )}
      <Rooms scene={scene} release={release} />
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
          {
            key: 'fire',
            label: t('release.fireCordon'),
            right: true,
            render: (s) =>
              s.burning ? (
                <b>{t('release.onFire', { m: metres(s.guide?.fireM ?? null) })}</b>
              ) : (
                metres(s.guide?.fireM ?? null)
              ),
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
