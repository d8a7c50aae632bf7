import type { ReleaseView } from '../../../engine/response/release/release-view.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

/** The newest reading of each team. */
export function Readings({ scene, release }: { scene: Scene; release: ReleaseView }) {
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

type Room = ReleaseView['rooms'][number];

/** Closed rooms: what was measured in each last; for the instructor, what is in it. */
export function Rooms({ scene, release }: { scene: Scene; release: ReleaseView }) {
  const { t, language } = useWords();
  if (release.rooms.length === 0) return null;
  const lastIn = (room: Room) => release.readings.findLast((r) => r.roomId === room.id);
  const truth = new Map(release.truth?.rooms.map((r) => [r.id, r]));
  return (
    <section aria-label={t('release.rooms')}>
      <h3 className="st-table-head">{t('release.rooms')}</h3>
      <p className="st-body">{t('release.roomRule')}</p>
      <DataTable<Room>
        caption={t('release.rooms')}
        rows={release.rooms}
        empty={t('common.none')}
        columns={[
          { key: 'name', label: t('release.room'), render: (r) => text(r.name, language) },
          {
            key: 'time',
            label: t('release.measured'),
            render: (r) => {
              const last = lastIn(r);
              return last === undefined ? t('release.notMeasured') : scene.clock(last.tick);
            },
          },
          {
            key: 'ppm',
            label: t('release.ppm'),
            right: true,
            render: (r) => lastIn(r)?.ppm ?? t('common.none'),
          },
          {
            key: 'oxygen',
            label: t('release.oxygen'),
            right: true,
            render: (r) => lastIn(r)?.oxygenPct ?? t('common.none'),
          },
          ...(release.truth === null
            ? []
            : [
                {
                  key: 'truePpm',
                  label: t('release.truePpm'),
                  right: true,
                  render: (r: Room) => trim(truth.get(r.id)?.ppm ?? 0, 0),
                },
                {
                  key: 'trueOxygen',
                  label: t('release.trueOxygen'),
                  right: true,
                  render: (r: Room) => trim(truth.get(r.id)?.oxygenPct ?? 0, 1),
                },
              ]),
        ]}
      />
    </section>
  );
}

/** Apparatus of the crews: air left, and whether they have to be washed. */
export function Teams({ scene, release }: { scene: Scene; release: ReleaseView }) {
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
