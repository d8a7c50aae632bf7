import { NumberInput, Select } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import { Segments } from '../../ui/controls.tsx';
import { AssumedTag } from '../../ui/symbols.tsx';
import type { ComposerProps } from './composer.tsx';
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
  const { t } = useWords();
  const { scene, draft, dispatch } = props;
  const team = draft.unitId === null ? undefined : scene.team(draft.unitId);
  switch (draft.task) {
    case 'evacuate':
      return <ShelterSelect {...props} id="step-4" />;
    case 'sendSupplies':
      return (
        <div className="st-row">
          <Select
            id="step-4"
            className="st-grow"
            aria-label={t('composer.depot')}
            placeholder={t('composer.depot')}
            data={scene.view.depots.map((d) => ({
              value: d.id,
              label: `${scene.nameOf(d.id)} · ${t('composer.inStock', { n: d.kits })}`,
            }))}
            value={draft.depotId}
            onChange={(depotId) => dispatch({ type: 'set', set: { depotId } })}
          />
          <NumberInput
            aria-label={t('composer.kits')}
            w={110}
            min={1}
            max={100_000}
            value={draft.kits}
            onChange={(kits) => dispatch({ type: 'set', set: { kits: Number(kits) || 0 } })}
          />
        </div>
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
    case null:
    case 'move':
    case 'hold':
    case 'return':
    case 'recon':
      return <p className="st-mut">{t('composer.noNeed')}</p>;
    default:
      return (
        <p className="st-mut st-row">
          {team === undefined
            ? t('composer.missing.unit')
            : `${team.setup.capabilities.map((c) => t(`capability.${c}`)).join('、')} · ${t('common.people', { n: team.view.strength })}`}
          {team?.setup.assumed === true && <AssumedTag />}
        </p>
      );
  }
}
