import type { SiteView } from '../../../engine/exercise/part-views.ts';
import { WORK_RATES } from '../../../engine/response/sites/work-rates.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { duration, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { siteIcon } from '../../ui/site-icons.ts';
import { Icon } from '../../ui/symbols.tsx';

/** What is left of each kind of work: `道路抢通 120 m³（共 300）`. */
export function useSiteWork(): (site: SiteView) => string {
  const { t, language } = useWords();
  return (site) =>
    site.needs
      .filter((need) => need.left > 0)
      .map((need) => workWords(t, need))
      .join(language === 'zh' ? '、' : ', ');
}

function workWords(t: Words['t'], need: SiteView['needs'][number]): string {
  const unit = WORK_RATES[need.capability]?.unit;
  // Work that has grown since it was found, and work not yet begun, have no whole beside the rest.
  const begun = need.left < need.amount;
  return t(begun ? 'sites.workLeft' : 'sites.work', {
    capability: t(`capability.${need.capability}`),
    left: trim(need.left, need.left < 1 ? 2 : 1),
    amount: trim(need.amount, need.amount < 1 ? 2 : 1),
    unit: unit === undefined ? '' : t(`sites.unit.${unit}`),
  });
}

/** Teams with an order to work there that has not ended. */
export const teamsAt = (scene: Scene, siteId: string): readonly string[] =>
  scene.view.orders
    .filter((o) => o.endTick < 0 && o.order.type === 'workAt' && o.order.siteId === siteId)
    .map((o) => o.order.unitId);

/** Share of all work that is done, 0 to 1; kinds of work count alike. */
function doneShare(site: SiteView): number {
  if (site.doneTick >= 0) return 1;
  const shares = site.needs.map((n) => (n.amount > 0 ? 1 - n.left / n.amount : 1));
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** Places with work to do: what is left, who is there, since when. Open ones first, oldest first. */
export function SiteTable(props: {
  scene: Scene;
  selected: string | null;
  onSelect(id: string): void;
  onOpen?: (id: string) => void;
}) {
  const { t, language } = useWords();
  const siteWork = useSiteWork();
  const { scene } = props;
  const rows = scene.view.sites.toSorted(
    (a, b) => Number(a.doneTick >= 0) - Number(b.doneTick >= 0) || a.openedTick - b.openedTick,
  );
  const open = props.onOpen;
  const comma = language === 'zh' ? '、' : ', ';
  return (
    <DataTable<SiteView>
      caption={t('seat.tabs.sites')}
      rows={rows}
      empty={t('seat.empty.sites')}
      selected={props.selected}
      onSelect={(site) => props.onSelect(site.id)}
      {...(open === undefined ? {} : { onOpen: (site: SiteView) => open(site.id) })}
      columns={[
        {
          key: 'kind',
          label: t('sites.kind'),
          render: (site) => (
            <span className="st-row">
              <Icon id={siteIcon(site.kind)} size={18} />
              {t(`site.${site.kind}`)}
            </span>
          ),
        },
        {
          key: 'where',
          label: t('seat.col.where'),
          maxPx: 210,
          render: (site) => <span title={scene.where(site.at)}>{scene.whereOf(site)}</span>,
        },
        {
          key: 'work',
          label: t('sites.left'),
          maxPx: 260,
          render: (site) =>
            site.doneTick >= 0 ? (
              <span className="st-dim">
                {t(site.dropped ? 'sites.dropped' : 'sites.done', {
                  time: scene.clock(site.doneTick),
                })}
              </span>
            ) : (
              <span className="st-row" title={siteWork(site)}>
                <span className="st-bar st-bar-cell" aria-hidden="true">
                  <span style={{ width: `${doneShare(site) * 100}%` }} />
                </span>
                <span className="st-ell">{siteWork(site)}</span>
              </span>
            ),
        },
        {
          key: 'least',
          label: t('sites.least'),
          right: true,
          roomy: true,
          render: (site) => Math.max(0, ...site.needs.map((need) => need.minPersons)),
        },
        {
          key: 'teams',
          label: t('sites.teams'),
          maxPx: 180,
          render: (site) => {
            const names = teamsAt(scene, site.id).map((id) => scene.nameOf(id));
            if (names.length === 0) return <span className="st-dim">{t('sites.nobody')}</span>;
            return <span title={names.join(comma)}>{names.join(comma)}</span>;
          },
        },
        {
          key: 'since',
          label: t('sites.since'),
          right: true,
          roomy: true,
          render: (site) =>
            site.doneTick >= 0
              ? t('common.none')
              : duration(scene.view.tick - site.openedTick, language),
        },
      ]}
    />
  );
}
