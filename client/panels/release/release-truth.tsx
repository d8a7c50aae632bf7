import type { ReleaseView } from '../../../engine/response/release/release-view.ts';
import type { ProtectionJudged } from '../../../engine/response/release/release.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Language } from '../../i18n/language.ts';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { percent } from './zones.tsx';

type Truth = NonNullable<ReleaseView['truth']>;
type Judged = ProtectionJudged & { readonly id: string };

const LEDGER = [
  'tankKg',
  'poolKg',
  'waterKg',
  'airKg',
  'leftWindowKg',
  'absorbedKg',
  'burnedKg',
  'recoveredKg',
  'transferredKg',
] as const satisfies readonly (keyof Truth['ledger'])[];

/** What the instructor alone sees: sources, mass balance, probes, and how choices turned out. */
export function ReleaseTruth({ scene, release }: { scene: Scene; release: ReleaseView }) {
  const { t } = useWords();
  const truth = release.truth!;
  const judged = release.judged.map((j): Judged => ({ ...j, id: j.villageId }));
  return (
    <section aria-label={t('release.truth')}>
      <h3 className="st-table-head">{t('release.truth')}</h3>
      {truth.sources.length === 0 ? null : <Masses release={release} truth={truth} />}
      {truth.probes.length === 0 ? null : <Probes scene={scene} probes={truth.probes} />}
      {judged.length === 0 ? null : <JudgedTable scene={scene} judged={judged} />}
    </section>
  );
}

/** What is in tanks and pools, what leaves them, and where all of it has gone. */
function Masses({ release, truth }: { release: ReleaseView; truth: Truth }) {
  const { t, language } = useWords();
  const ledger = LEDGER.map((id) => ({ id, kg: truth.ledger[id] }));
  return (
    <>
      <DataTable<Truth['sources'][number]>
        caption={t('release.source')}
        rows={truth.sources}
        empty={t('common.none')}
        columns={[
          {
            key: 'name',
            label: t('release.source'),
            render: (s) => nameOf(release, s.id, language),
          },
          {
            key: 'tank',
            label: t('release.tank'),
            right: true,
            render: (s) => trim(s.tankKg / 1000, 2),
          },
          { key: 'pool', label: t('release.pool'), right: true, render: (s) => trim(s.poolKg, 0) },
          {
            key: 'rate',
            label: t('release.rate'),
            right: true,
            render: (s) => trim(s.airRateKgS, 3),
          },
          {
            key: 'fire',
            label: t('seat.col.status'),
            render: (s) => t(`release.burning.${s.burning}`),
          },
        ]}
      />
      <DataTable<(typeof ledger)[number]>
        caption={t('release.ledger')}
        rows={ledger}
        empty={t('common.none')}
        columns={[
          {
            key: 'what',
            label: t('release.ledger'),
            render: (r) => t(`release.ledgerRow.${r.id}`),
          },
          { key: 'kg', label: 'kg', right: true, render: (r) => trim(r.kg, 1) },
        ]}
      />
    </>
  );
}

function nameOf(release: ReleaseView, id: string, language: Language): string {
  const source = release.sources.find((s) => s.id === id);
  return source === undefined ? id : text(source.name, language);
}

function Probes({ scene, probes }: { scene: Scene; probes: Truth['probes'] }) {
  const { t } = useWords();
  return (
    <DataTable<Truth['probes'][number]>
      caption={t('release.probes')}
      rows={probes}
      empty={t('common.none')}
      columns={[
        { key: 'id', label: t('release.probes'), render: (p) => t('release.probe', { id: p.id }) },
        { key: 'where', label: t('release.place'), maxPx: 220, render: (p) => scene.where(p.at) },
        { key: 'ppm', label: t('release.ppm'), right: true, render: (p) => trim(p.ppm, 1) },
        {
          key: 'loads',
          label: t('release.loads'),
          right: true,
          render: (p) => `${trim(p.outdoorLoad, 4)} / ${trim(p.indoorLoad, 4)}`,
        },
        { key: 'heat', label: t('release.heat'), right: true, render: (p) => trim(p.heatKWM2, 1) },
        {
          key: 'kPa',
          label: t('release.pressure'),
          right: true,
          render: (p) => trim(p.overpressureKPa, 1),
        },
        {
          key: 'valid',
          label: t('seat.col.status'),
          render: (p) => t(p.valid ? 'release.valid' : 'release.invalid'),
        },
      ]}
    />
  );
}

function JudgedTable({ scene, judged }: { scene: Scene; judged: readonly Judged[] }) {
  const { t } = useWords();
  return (
    <DataTable<Judged>
      caption={t('release.judged')}
      rows={judged}
      empty={t('common.none')}
      columns={[
        { key: 'village', label: t('release.judged'), render: (j) => scene.nameOf(j.id) },
        {
          key: 'chosen',
          label: t('release.chosen'),
          render: (j) => (j.chosen === 'none' ? t('release.nobody') : t(`advice.${j.chosen}`)),
        },
        {
          key: 'stay',
          label: t('release.stay'),
          right: true,
          render: (j) => percent(j.shelterShare),
        },
        {
          key: 'leave',
          label: t('release.leave'),
          right: true,
          render: (j) => percent(j.leaveShare),
        },
        {
          key: 'better',
          label: t('release.better'),
          render: (j) => (j.better === 'alike' ? t('release.alike') : t(`advice.${j.better}`)),
        },
        {
          key: 'lived',
          label: t('release.lived'),
          right: true,
          render: (j) => percent(j.livedShare),
        },
      ]}
    />
  );
}
