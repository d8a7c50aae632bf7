import type { SeatView } from '../../../engine/exercise/view.ts';
import type { ItemId } from '../../../engine/response/supplies/items.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';

type ShelterGoods = SeatView['supplies']['shelters'][number]['goods'];
type Delivery = SeatView['supplies']['deliveries'][number];

/** `帐篷 20 顶、饮水 300 L`: goods with their units; nothing for none. */
export function useGoodsWords(): (
  goods: readonly { readonly item: ItemId; readonly count: number }[],
) => string {
  const { t, language } = useWords();
  return (goods) =>
    goods
      .filter(({ count }) => count > 0)
      .map(({ item, count }) => `${t(`item.${item}`)} ${trim(count, 0)} ${t(`itemUnit.${item}`)}`)
      .join(language === 'zh' ? '、' : ', ');
}

/** What a shelter lacks, or what it will lack first at the rate at which it is used. */
export function ShelterOutlook({ scene, goods }: { scene: Scene; goods: ShelterGoods }) {
  const { t, language } = useWords();
  const comma = language === 'zh' ? '、' : ', ';
  const lacking = goods.filter((g) => g.outTick !== null);
  if (lacking.length > 0)
    return (
      <Status
        state="miss"
        words={t('goods.lacks', {
          items: lacking.map((g) => t(`item.${g.item}`)).join(comma),
          time: scene.clock(Math.min(...lacking.map((g) => g.outTick!))),
        })}
      />
    );
  const [next] = goods
    .filter((g) => g.dryTick !== null)
    .toSorted((a, b) => a.dryTick! - b.dryTick!);
  if (next === undefined) return <span className="st-dim">{t('common.none')}</span>;
  return (
    <>{t('goods.lasts', { item: t(`item.${next.item}`), time: scene.clock(next.dryTick!) })}</>
  );
}

/** All that a shelter holds and uses up, under its row. */
export function ShelterGoodsList({ scene, goods }: { scene: Scene; goods: ShelterGoods }) {
  const { t } = useWords();
  return (
    <dl className="st-elements">
      {goods.map((g) => (
        <div key={g.item}>
          <dt>{t(`item.${g.item}`)}</dt>
          <dd>
            {trim(g.count, 0)} {t(`itemUnit.${g.item}`)}
            {g.perDay > 0 && ` · ${t('goods.perDay', { n: trim(g.perDay, 0) })}`}
            {g.dryTick !== null && ` · ${t('goods.until', { time: scene.clock(g.dryTick) })}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Goods from outside the county, from the moment at which they are on its roads. */
export function DeliveryTable({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const goodsWords = useGoodsWords();
  const load = (row: Delivery): string =>
    goodsWords(
      (Object.entries(row.load) as [ItemId, number][]).map(([item, count]) => ({ item, count })),
    );
  return (
    <DataTable<Delivery>
      caption={t('goods.deliveries')}
      rows={scene.view.supplies.deliveries}
      empty={t('goods.noDeliveries')}
      columns={[
        { key: 'name', label: t('goods.deliveries'), render: (row) => text(row.name, language) },
        { key: 'to', label: t('seat.col.depot'), render: (row) => scene.nameOf(row.depotId) },
        {
          key: 'load',
          label: t('seat.col.cargo'),
          maxPx: 320,
          render: (row) => <span title={load(row)}>{load(row)}</span>,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) =>
            row.arrived ? (
              <Status state="met" words={t('goods.arrived')} />
            ) : (
              <Status state="running" words={t('goods.due', { time: scene.clock(row.dueTick) })} />
            ),
        },
      ]}
    />
  );
}
