import { useLingui } from '@lingui/react/macro';
import type { TokenScope } from '../../../contract/method.ts';

type Area = TokenScope extends `${infer Name}:${string}` ? Name : never;

interface AreaRights {
  area: Area;
  label: string;
  read: boolean;
  write: boolean;
}

/** The areas of a list of scopes, each with what is among them. */
function areasOf(scopes: readonly TokenScope[]): Omit<AreaRights, 'label'>[] {
  const names = [...new Set(scopes.map((scope) => scope.slice(0, scope.indexOf(':')) as Area))];
  return names.map((area) => ({
    area,
    read: scopes.includes(`${area}:read`),
    write: scopes.includes(`${area}:write`),
  }));
}

/** Scopes in words. */
export function useScopeTexts() {
  const { t } = useLingui();
  const labels: Record<Area, string> = {
    profile: t`My profile, room and calls`,
    directory: t`Directory`,
    members: t`Members and invitations`,
    'team-rooms': t`Team rooms`,
    'video-systems': t`Video systems`,
    settings: t`Company settings`,
    activity: t`Activity`,
    usage: t`Company usage`,
    operator: t`Service operation`,
  };
  const rights = ({ label, read, write }: AreaRights) => {
    if (read && write) return t`${label}: look and change`;
    return write ? t`${label}: change` : t`${label}: look`;
  };
  const areas = (scopes: readonly TokenScope[]): AreaRights[] =>
    areasOf(scopes).map((each) => ({ ...each, label: labels[each.area] }));
  return { areas, summary: (scopes: readonly TokenScope[]) => areas(scopes).map(rights).join(' · ') };
}
