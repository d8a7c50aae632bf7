import { useWords } from '../../i18n/index.ts';
import type { ComposerProps } from './composer.tsx';
import { StepSelect } from './place-selects.tsx';

/** Groups of casualties with people who can be taken to hospital. */
export function GroupSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  const groups = scene.view.casualtyGroups
    .map(({ id, waiting, treated }) => ({
      id,
      urgent: waiting.immediate + treated.immediate,
      n:
        waiting.immediate +
        waiting.delayed +
        waiting.minor +
        treated.immediate +
        treated.delayed +
        treated.minor,
    }))
    .filter((g) => g.n > 0)
    .toSorted((a, b) => b.urgent - a.urgent || b.n - a.n);
  return (
    <StepSelect
      id="step-3"
      label={t('composer.casualties')}
      empty={t('composer.noCasualties')}
      choices={groups.map((g) => ({
        value: g.id,
        label: `${scene.nameOf(g.id)} · ${t('composer.toHospital', { n: g.n })}`,
      }))}
      value={draft.groupId}
      onChoose={(groupId) => dispatch({ type: 'set', set: { groupId } })}
    />
  );
}

/** Hospitals with their free beds. */
export function HospitalSelect({ scene, draft, dispatch }: ComposerProps) {
  const { t } = useWords();
  return (
    <StepSelect
      id="step-4"
      label={t('composer.hospital')}
      choices={scene.view.hospitals.map((h) => ({
        value: h.id,
        label: `${scene.nameOf(h.id)} · ${t('composer.freeBeds', { n: h.free })}`,
      }))}
      value={draft.hospitalId}
      onChoose={(hospitalId) => dispatch({ type: 'set', set: { hospitalId } })}
    />
  );
}
