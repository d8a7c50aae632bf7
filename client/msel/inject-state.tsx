import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { useWords } from '../i18n/index.ts';
import { Status } from '../ui/status-tag.tsx';
import { hTime } from './list.ts';

const APPROVAL_STATE = { draft: 'none', submitted: 'running', approved: 'met' } as const;

/** How an inject stands: fired, held, skipped, or how far it is approved. */
export function InjectStateTag({ inject: i }: { inject: InjectView }) {
  const { t } = useWords();
  if (i.firedTick !== null) {
    const time = hTime(i.firedTick);
    const words =
      i.fires > 1
        ? t('msel.state.firedTimes', { n: i.fires, time })
        : t('msel.state.fired', { time });
    return <Status state="met" words={words} />;
  }
  if (i.skipped) return <Status state="none" words={t('msel.state.skipped')} />;
  if (i.held) return <Status state="unsure" words={t('msel.state.held')} />;
  return <Status state={APPROVAL_STATE[i.approval]} words={t(`msel.approval.${i.approval}`)} />;
}
