import { MultiSelect } from '@mantine/core';
import { ASSUMED_CONVOY } from '../../../engine/response/movement/convoy.ts';
import { metres } from '../../../engine/response/journey.ts';
import { useWords } from '../../i18n/index.ts';
import type { ComposerProps } from './composer.tsx';

/** Teams that stand near the chosen one and could drive along with it. */
export function ConvoySelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const lead = draft.unitId === null ? undefined : scene.team(draft.unitId);
  const near = scene.teams.filter(
    (x) =>
      lead !== undefined &&
      x.mine &&
      x.id !== lead.id &&
      x.setup.seatId === lead.setup.seatId &&
      x.view.route.length === 0 &&
      x.setup.vehicle !== 'helicopter' &&
      x.setup.vehicle !== 'boat' &&
      metres(x.view.at, lead.view.at) <= ASSUMED_CONVOY.nearM,
  );
  if (near.length === 0) return <p className="st-mut">{t('composer.noNeed')}</p>;
  return (
    <MultiSelect
      id="step-4"
      label={t('composer.convoy')}
      {...(draft.withIds.length === 0 ? { placeholder: t('composer.noConvoy') } : {})}
      searchable
      comboboxProps={{ withinPortal: true }}
      data={near.map((x) => ({ value: x.id, label: x.name }))}
      value={draft.withIds.filter((id) => near.some((x) => x.id === id))}
      onChange={(withIds) => dispatch({ type: 'set', set: { withIds } })}
    />
  );
}
