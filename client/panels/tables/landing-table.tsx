import { landingHindrance } from '../../../engine/response/transport/landing.ts';
import type { LandingSite } from '../../../engine/response/transport/transport.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { distance, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import { AssumedTag } from '../../ui/symbols.tsx';
import { useRejectionWords } from '../composer/rejection-words.ts';

interface LandingTableProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
}

/** Where helicopters land, what each place asks for, and whether it can be used now. */
export function LandingTable({ scene, selected, onSelect }: LandingTableProps) {
  const { t } = useWords();
  const rejectionWords = useRejectionWords();
  const { weather, daylight } = scene.view;
  const why = (site: LandingSite) => landingHindrance(site, weather, daylight);
  return (
    <DataTable<LandingSite>
      caption={t('seat.tabs.landing')}
      rows={scene.setup.landingSites}
      empty={t('landing.none')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        {
          key: 'name',
          label: t('seat.tabs.landing'),
          maxPx: 260,
          render: (row) => (
            <span className="st-row">
              <span className="st-ell">{scene.nameOf(row.id)}</span>
              {row.provenance === 'assumed' && <AssumedTag />}
            </span>
          ),
        },
        {
          key: 'surface',
          label: t('landing.surface'),
          render: (row) => t(`surface.${row.surface}`),
        },
        {
          key: 'lit',
          label: t('landing.light'),
          render: (row) => t(row.lit ? 'landing.night' : 'landing.day'),
        },
        {
          key: 'wind',
          label: t('landing.wind'),
          right: true,
          render: (row) => `${trim(row.windMs, 0)} m/s`,
        },
        {
          key: 'sight',
          label: t('landing.sight'),
          right: true,
          render: (row) => distance(row.sightM),
        },
        {
          key: 'obstacles',
          label: t('landing.obstacles'),
          render: (row) => t(`obstacles.${row.obstacles}`),
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => {
            const hindrance = why(row);
            return hindrance === null ? (
              <Status state="met" words={t('landing.usable')} />
            ) : (
              <Status
                state="miss"
                words={rejectionWords({ ...hindrance, alternatives: [] }, scene)}
              />
            );
          },
        },
      ]}
    />
  );
}
