import { NumberInput, Select } from '@mantine/core';
import { ASSUMED_SURVEY } from '../../../engine/response/survey/survey.ts';
import type { ItemId } from '../../../engine/response/supplies/items.ts';
import { useWords } from '../../i18n/index.ts';
import { Segments } from '../../ui/controls.tsx';
import { AssumedTag } from '../../ui/symbols.tsx';
import type { ComposerProps } from './composer.tsx';
import { ConvoySelect } from './convoy-select.tsx';
import { HospitalSelect } from './casualty-selects.tsx';
import { ShelterSelect } from './place-selects.tsx';

/** ④ How: what a task needs beside a place. */
export function MethodStep(props: ComposerProps) {
  const { t } = useWords();
  return (
    <fieldset className="st-step">
      <legend>④ {t('composer.method')}</legend>
      <Method {...props} />
    </fieldset>
  );
}

function Method(props: ComposerProps) {
  const { t, language } = useWords();
  const { scene, draft, dispatch } = props;
  const comma = language === 'zh' ? '、' : ', ';
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId);
  switch (draft.task) {
    case 'evacuate':
      return <ShelterSelect {...props} id="step-4" />;
    case 'transportCasualties':
      return <HospitalSelect {...props} />;
    case 'sendSupplies':
      return <Goods {...props} />;
    case 'survey':
      return (
        <NumberInput
          id="step-4"
          label={t('composer.radius')}
          w={180}
          min={ASSUMED_SURVEY.radiusLeastM}
          max={ASSUMED_SURVEY.radiusMostM}
          step={500}
          suffix=" m"
          value={draft.radiusM}
          onChange={(radiusM) => dispatch({ type: 'set', set: { radiusM: Number(radiusM) || 0 } })}
        />
      );
    case 'waterDrop':
      return (
        <>
          <Select
            id="step-4"
            aria-label={t('composer.source')}
            placeholder={t('composer.source')}
            data={scene.setup.waterSources
              .filter((source) => source.aerial)
              .map((source) => ({ value: source.id, label: scene.nameOf(source.id) }))}
            value={draft.sourceId}
            onChange={(sourceId) => dispatch({ type: 'set', set: { sourceId } })}
          />
          <div className="st-row">
            <span className="st-mut" title={t('composer.coverageHint')}>
              {t('composer.coverage')}
            </span>
            <Segments
              label={t('composer.coverage')}
              value={draft.coverage}
              options={[1, 2, 3, 4, 5, 6].map((n) => ({ value: n, label: String(n) }))}
              onChange={(coverage) => dispatch({ type: 'set', set: { coverage } })}
            />
          </div>
        </>
      );
    case 'move':
      return <ConvoySelect {...props} />;
    case null:
    case 'hold':
    case 'return':
    case 'recon':
      return <p className="st-mut">{t('composer.noNeed')}</p>;
    default:
      return (
        <p className="st-mut st-row">
          {team === undefined
            ? t('composer.missing.unit')
            : `${team.setup.capabilities.map((c) => t(`capability.${c}`)).join(comma)} · ${t('common.people', { n: team.view.strength })}`}
          {team?.setup.assumed === true && <AssumedTag />}
        </p>
      );
  }
}

/** What to take, from where, and how much of it. */
function Goods({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const { depots, supplies } = scene.view;
  const inStock = (id: string): number =>
    (draft.item === 'reliefKit'
      ? depots.find((d) => d.id === id)?.kits
      : supplies.depots.find((d) => d.id === id)?.goods.find((g) => g.item === draft.item)
          ?.count) ?? 0;
  return (
    <>
      {scene.setup.items.length > 1 && (
        <Select
          aria-label={t('composer.item')}
          data={scene.setup.items.map((id) => ({ value: id, label: t(`item.${id}`) }))}
          value={draft.item}
          allowDeselect={false}
          onChange={(item) => dispatch({ type: 'set', set: { item: item as ItemId } })}
        />
      )}
      <div className="st-row">
        <Select
          id="step-4"
          className="st-grow"
          aria-label={t('composer.depot')}
          placeholder={t('composer.depot')}
          data={scene.view.depots.map((d) => ({
            value: d.id,
            label: `${scene.nameOf(d.id)} · ${t('composer.inStock', { n: inStock(d.id) })}`,
          }))}
          value={draft.depotId}
          onChange={(depotId) => dispatch({ type: 'set', set: { depotId } })}
        />
        <NumberInput
          aria-label={t('composer.count', { unit: t(`itemUnit.${draft.item}`) })}
          w={110}
          min={1}
          max={100_000}
          value={draft.count}
          onChange={(count) => dispatch({ type: 'set', set: { count: Number(count) || 0 } })}
        />
      </div>
    </>
  );
}
