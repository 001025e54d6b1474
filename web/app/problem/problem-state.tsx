import { FaultState } from '../../ui/fault-state.tsx';
import { useProblemText } from './problem-text.ts';

/** In the place of what could not be loaded: what happened, what to do, and a new try where that may help. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { title, detail, requestId, status } = useProblemText()(error);
  const hopeless = status === 403 || status === 404 || status === 410;
  return (
    <FaultState
      title={title}
      detail={detail}
      requestId={status >= 500 ? requestId : undefined}
      onRetry={hopeless ? undefined : onRetry}
    />
  );
}
