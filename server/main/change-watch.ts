import type { CompanyId } from '../../contract/ids.ts';
import { onChange } from '../platform/live/changes.ts';
import type { LiveServer } from '../platform/live/live-server.ts';
import type { Platform } from '../platform/platform.ts';

/** Milliseconds in which changes gather, so that an import is one message. */
const gatherMs = 200;

/** What operators see of every company. */
const forOperators: ReadonlySet<string> = new Set(['company', 'domain', 'licence', 'video-system', 'service']);

/** Tells the open lists of a company's administrators, and the operators', what kinds of things changed. */
export function watchChanges({ fanout }: Platform, live: LiveServer): () => void {
  const gathered = new Map<CompanyId, Set<string>>();
  const tell = (company: CompanyId) => {
    const kinds = [...(gathered.get(company) ?? [])];
    gathered.delete(company);
    live.tell(({ member }) => member?.administrator === true && member.company === company, { type: 'changed', kinds });
    const theirs = kinds.filter((kind) => forOperators.has(kind));
    if (theirs.length === 0) return;
    live.tell(({ operator, member }) => operator && member?.company !== company, { type: 'changed', kinds: theirs });
  };
  return onChange(fanout, (company, kind) => {
    const kinds = gathered.get(company);
    if (kinds) return void kinds.add(kind);
    gathered.set(company, new Set([kind]));
    setTimeout(() => tell(company), gatherMs).unref();
  });
}
