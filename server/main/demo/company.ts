import type { AccountId, CompanyId, MemberId, RoomId, VideoSystemId } from '../../../contract/ids.ts';
import { proposeLocalPart, roomAddressOf } from '../../domains/directory/index.ts';
import { personalRoomName } from '../../domains/rooms/index.ts';
import { type Draws, demoId } from './draws.ts';
import { firstNames, firstPeople, lastNames, systemNames, type TeamRoom, teamRooms } from './names.ts';

export const demoCompany = {
  id: demoId<CompanyId>('company'),
  name: 'Fjordkraft',
  label: 'fjordkraft',
  timeZone: 'Europe/Oslo',
  suffix: '.vmr',
} as const;

export const peopleCount = 250;

export interface DemoRoom {
  id: RoomId;
  name: string;
  address: string;
}

export interface DemoMember {
  id: MemberId;
  account: AccountId;
  fullName: string;
  email: string;
  address: string;
  room: DemoRoom;
  accessRight: 'member' | 'administrator';
  status: 'active' | 'suspended';
  /** Has never signed in. */
  neverSeen: boolean;
}

export interface DemoTeamRoom extends DemoRoom {
  schedule: TeamRoom;
  /** Who comes to its meetings. */
  people: DemoMember[];
}

export interface DemoSystem {
  id: VideoSystemId;
  name: string;
  address: string;
  member: MemberId | null;
}

export interface DemoPeople {
  members: DemoMember[];
  teamRooms: DemoTeamRoom[];
  systems: DemoSystem[];
}

/** Who and what the demo company has, under a domain. */
export function imagineCompany(draws: Draws, domain: string): DemoPeople {
  const members = imagineNames(draws).map((fullName, at) => imagineMember(fullName, at, domain));
  const active = members.filter(({ status, neverSeen }) => status === 'active' && !neverSeen);
  return {
    members,
    teamRooms: teamRooms.map((schedule): DemoTeamRoom => {
      const localPart = proposeLocalPart(schedule.name);
      return {
        id: demoId<RoomId>(`room ${schedule.name}`),
        name: schedule.name,
        address: roomAddressOf(localPart, demoCompany.suffix, domain),
        schedule,
        people: draws.pickSome(active, Math.ceil(schedule.people * 1.5)),
      };
    }),
    systems: systemNames.map((name, at): DemoSystem => {
      const twinned = at % 10 === 9 ? (members[at]?.id ?? null) : null;
      return {
        id: demoId<VideoSystemId>(`system ${name}`),
        name,
        address: `${proposeLocalPart(name)}@${domain}`,
        member: twinned,
      };
    }),
  };
}

function imagineNames(draws: Draws): string[] {
  const names = new Set<string>(firstPeople);
  while (names.size < peopleCount) names.add(`${draws.pick(firstNames)} ${draws.pick(lastNames)}`);
  return [...names];
}

function imagineMember(fullName: string, at: number, domain: string): DemoMember {
  const localPart = proposeLocalPart(fullName);
  return {
    id: demoId<MemberId>(`member ${fullName}`),
    account: demoId<AccountId>(`account ${fullName}`),
    fullName,
    email: `${localPart}@fjordkraft.example`,
    address: `${localPart}@${domain}`,
    room: {
      id: demoId<RoomId>(`room of ${fullName}`),
      name: personalRoomName(fullName),
      address: roomAddressOf(localPart, demoCompany.suffix, domain),
    },
    accessRight: at < 2 || at === 40 ? 'administrator' : 'member',
    status: fullName === 'Camilla Foss' || at % 83 === 70 ? 'suspended' : 'active',
    neverSeen: fullName === 'Henrik Krogh' || at % 61 === 55,
  };
}
