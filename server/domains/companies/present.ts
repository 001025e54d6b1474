import type { CompanyView } from '../../../contract/service.ts';
import type { getCompany, licencesOf } from './queries.ts';
import { daysLeft } from './status.ts';
import type { LicenceKind } from './tables.ts';

type Row = Awaited<ReturnType<typeof getCompany>>;
type Licences = Awaited<ReturnType<typeof licencesOf>>;

export interface CompanyParts {
  company: Row;
  licences: Licences;
  domains: readonly { domain: string; lostAt: Date | null }[];
  counts: CompanyView['counts'];
  now: Date;
  provider: CompanyView['provider'];
}

/** Row → contract shape. */
export function presentCompany({ company, licences, domains, counts, now, provider }: CompanyParts): CompanyView {
  const licence = (kind: LicenceKind) => {
    const row = licences.find((each) => each.kind === kind);
    return { total: row?.total ?? 0, used: row?.used ?? 0 };
  };
  const { status, trialEndsAt } = company;
  return {
    id: company.id,
    name: company.name,
    version: company.version,
    domains: domains.map(({ domain }) => domain),
    lostDomains: domains.flatMap(({ domain, lostAt }) => (lostAt ? [domain] : [])),
    timeZone: company.timeZone,
    weekStart: company.weekStart,
    roomSuffix: company.roomSuffix,
    pinRule: { required: company.pinRequired, minimumLength: company.pinMinimumLength },
    licences: { members: licence('member'), teamRooms: licence('team-room'), videoSystems: licence('video-system') },
    trial:
      status === 'trial' && trialEndsAt
        ? { endsAt: trialEndsAt.toISOString(), daysLeft: daysLeft(trialEndsAt, now) }
        : null,
    counts,
    provider,
  };
}
