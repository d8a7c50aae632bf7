import type { AskedQuestion } from '../../engine/protocol/discussion.ts';
import { useWords } from '../i18n/index.ts';
import { duration } from '../ui/format.ts';
import { useNow } from '../ui/hooks.ts';

/** Time that is left for a question, in wall time: discussion does not run on the simulated clock. */
export function Left(props: { question: AskedQuestion; clockAheadMs: number }) {
  const { t, language } = useWords();
  const now = useNow(1000);
  const { question } = props;
  if (question.closedMs !== null) return <span className="st-chip">{t('discussion.closed')}</span>;
  const untilMs = question.askedMs + question.minutes * 60_000;
  const leftS = (untilMs - now - props.clockAheadMs) / 1000;
  return (
    <span className="st-chip" data-tone={leftS < 60 ? 'inverse' : 'on'} role="timer">
      {t(leftS >= 0 ? 'discussion.left' : 'discussion.over', {
        time: duration(Math.abs(leftS), language),
      })}
    </span>
  );
}
