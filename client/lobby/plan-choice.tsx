import { NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useWords } from '../i18n/index.ts';
import { plansApi } from '../session/plans-api.ts';
import { text } from '../ui/format.ts';
import { useRequest } from '../ui/use-request.ts';

/** The plan that stands for a scenario, for those who are quicker than the list of plans. */
export async function standingPlan(scenarioId: string): Promise<string | null> {
  const fitting = await plansApi.fitting(scenarioId);
  return fitting.ok ? fitting.value.standing : null;
}

/** Plans of the county that fit the scenario; nothing where there are none. */
export function PlanChoice(props: {
  scenarioId: string;
  value: string | null | undefined;
  onChange(planId: string | null): void;
}) {
  const { t, language } = useWords();
  const { value } = useRequest(() => plansApi.fitting(props.scenarioId));
  const { onChange } = props;
  const standing = value?.standing;
  const open = props.value === undefined && standing !== undefined;
  useEffect(() => {
    if (open) onChange(standing);
    // The first word is the server's, once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open]);
  if (value === null || value.plans.length === 0) return null;
  return (
    <NativeSelect
      label={t('lobby.plan')}
      description={t('lobby.planHint')}
      value={props.value ?? ''}
      data={[
        { value: '', label: t('lobby.noPlan') },
        ...value.plans.map((p) => ({ value: p.id, label: text(p.name, language) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
