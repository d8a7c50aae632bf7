import { Select } from '@mantine/core';
import { unheardByVillage } from '../../../engine/response/warnings/doors.ts';
import { useWords } from '../../i18n/index.ts';
import { useSiteWork } from '../tables/site-table.tsx';
import { trim } from '../../ui/format.ts';
import type { ComposerProps } from './composer.tsx';
import { byThreat } from './village-order.ts';

/** A choice of things by name, each with the figure that decides; `empty` says why there are none. */
export function StepSelect(props: {
  id: string;
  label: string;
  empty?: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  value: string | null;
  onChoose(id: string | null): void;
}) {
  const { id, label, empty = label, choices, value, onChoose } = props;
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={choices.length === 0 ? empty : label}
      searchable
      data={choices}
      value={value}
      onChange={onChoose}
    />
  );
}

/** Villages, those under threat first. */
export function VillageSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  return (
    <StepSelect
      id="step-3"
      label={t('composer.village')}
      choices={byThreat(scene.view).map((v) => ({
        value: v.id,
        label: `${scene.nameOf(v.id)} · ${t('composer.peopleLeft', { n: trim(v.atHome, 0) })}`,
      }))}
      value={draft.villageId}
      onChoose={(villageId) => dispatch({ type: 'set', set: { villageId } })}
    />
  );
}

/** Villages in which a warning in force has not reached every household, the most first. */
export function DoorSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const left = [...unheardByVillage(scene.view.warnings)]
    .filter(([, households]) => households > 0)
    .toSorted((a, b) => b[1] - a[1]);
  return (
    <StepSelect
      id="step-3"
      label={t('composer.village')}
      empty={t('composer.allHeard')}
      choices={left.map(([id, n]) => ({
        value: id,
        label: `${scene.nameOf(id)} · ${t('composer.unheard', { n })}`,
      }))}
      value={draft.villageId}
      onChoose={(villageId) => dispatch({ type: 'set', set: { villageId } })}
    />
  );
}

/** Shelters with what is free; for supplies with how many wait. */
export function ShelterSelect({ scene, draft, dispatch, id }: ComposerProps & { id: string }) {
  const { t } = useWords();
  const capacity = new Map(scene.setup.shelters.map((s) => [s.id, s.capacity]));
  const label = (s: { id: string; occupants: number; waiting: number }): string => {
    const rest =
      draft.task === 'sendSupplies'
        ? t('composer.waitingKits', { n: s.waiting })
        : t('composer.free', { n: Math.max(0, (capacity.get(s.id) ?? 0) - s.occupants) });
    return `${scene.nameOf(s.id)} · ${rest}`;
  };
  // Water also goes to villages whose taps are dry.
  const dry =
    draft.task === 'sendSupplies' && draft.item === 'water'
      ? scene.view.dryVillages.map((v) => ({
          value: v.id,
          label: `${scene.nameOf(v.id)} · ${t('dryVillages.litres')} ${v.litres}`,
        }))
      : [];
  return (
    <StepSelect
      id={id}
      label={t('composer.shelter')}
      choices={[...scene.view.shelters.map((s) => ({ value: s.id, label: label(s) })), ...dry]}
      value={draft.shelterId}
      onChoose={(shelterId) => dispatch({ type: 'set', set: { shelterId } })}
    />
  );
}

/** Sites that still need work, the newest first. */
export function SiteSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const siteWork = useSiteWork();
  const open = scene.view.sites.filter((s) => s.doneTick < 0);
  const chosen = open.find((s) => s.id === draft.siteId);
  return (
    <>
      <StepSelect
        id="step-3"
        label={t('composer.site')}
        empty={t('composer.noSite')}
        choices={open
          .toSorted((a, b) => b.openedTick - a.openedTick)
          .map((s) => ({ value: s.id, label: scene.nameOf(s.id) }))}
        value={draft.siteId}
        onChoose={(siteId) => dispatch({ type: 'set', set: { siteId } })}
      />
      {chosen !== undefined && (
        <p className="st-mut" data-testid="site-work">
          {t('sites.left')}
          {t('common.colon')}
          {siteWork(chosen)}
        </p>
      )}
    </>
  );
}
