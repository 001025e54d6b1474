import type { contract } from '../../contract/index.ts';
import { activityRoutes, addAuditJobs } from '../domains/audit/index.ts';
import {
  addCallRecordJobs,
  type CallRecordPorts,
  callRoutes,
  latestCallsOf,
  previewRetention,
} from '../domains/call-records/index.ts';
import { companyRoutes, refusalOf, sayRefusal, settingsRoutes } from '../domains/companies/index.ts';
import { directoryRoutes } from '../domains/directory/index.ts';
import { accessTokenRoutes, type CallerPorts, defineIdentityJobs, identityRoutes } from '../domains/identity/index.ts';
import { connectionTestRoutes, createMeetings } from '../domains/meetings/index.ts';
import {
  administratorNames,
  changeSuffix,
  countMembers,
  defineMemberJobs,
  importRoutes,
  invitationRoutes,
  memberOf,
  memberRoutes,
  noteMemberSeen,
  previewSuffix,
  profileOf,
  renameMember,
  takeOverEmail,
  touchVersion,
} from '../domains/members/index.ts';
import { addOperatorJobs, operatorRoutes, type ServicePorts, serviceRoutes } from '../domains/operator/index.ts';
import {
  countTeamRooms,
  meetRoutes,
  roomOfOwner,
  roomRoutes,
  roomsOutsideRule,
  sweepAddressMisses,
  sweepGuards,
  sweepPinFailures,
  teamRoomRoutes,
} from '../domains/rooms/index.ts';
import { addUsageJobs, mayCountSince, sealUsage, tellUsage, usageRoutes } from '../domains/usage/index.ts';
import { countVideoSystems, createScreens, deviceRoutes, videoSystemRoutes } from '../domains/video-systems/index.ts';
import { type Engines, loneEngine } from '../engines/engine.ts';
import { type Limit, strictLimit } from '../platform/http/limits.ts';
import type { Nodes } from '../platform/live/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { memberFollowers } from './member-ports.ts';
import { tellGuarded } from './tell-guarded.ts';

/** Asking what a room is: an office may come to its meetings at once, who tries addresses out gets nowhere. */
const askingLimit: Limit = { requests: 300, seconds: 60 };

/** A phone that is the remote control of a screen asks every second or two, and an office has several. */
const remoteLimit: Limit = { requests: 1200, seconds: 60 };

/** A company's picture, which browsers keep: an office may ask for it at once. */
const pictureLimit: Limit = { requests: 1000, seconds: 60 };

/** Methods that take a password, a token or an address from anybody: fewer a minute from one origin. */
export const strictMethods: Readonly<Record<string, Limit>> = {
  'POST /session': strictLimit,
  'POST /setup': strictLimit,
  'POST /password-reset-requests': strictLimit,
  'POST /password-resets': strictLimit,
  'POST /me/password': strictLimit,
  'GET /email-links/{token}': strictLimit,
  'POST /email-links/{token}/confirmation': strictLimit,
  'GET /invitation-links/{token}': strictLimit,
  'POST /invitation-links/{token}/acceptance': strictLimit,
  'GET /meet/{address}': askingLimit,
  'POST /system-pairings': strictLimit,
  'POST /video-systems/{id}/pairing': strictLimit,
  'GET /system-codes/{token}': askingLimit,
  'GET /system-codes/{token}/now': remoteLimit,
  'POST /system-codes/{token}/joins': strictLimit,
  'POST /system-codes/{token}/controls': remoteLimit,
  'GET /system/directory': askingLimit,
  'GET /system/calls': askingLimit,
  'GET /companies/{id}/logos/{digest}': pictureLimit,
};

export const seenPorts = ({ database }: Platform): CallerPorts => ({
  onSeen: ({ id, company }, at) => noteMemberSeen(database.forCompany(company), company, id, at),
});

/** Every domain with its ports filled: the API's router, and the meetings of this node. */
export function connectDomains(
  platform: Platform,
  service: ServicePorts & { engines: Engines; node: string; nodes: Nodes | null },
) {
  const { database, clock } = platform;
  const records: CallRecordPorts = {
    // What is counted was noted with the records themselves; open pages hear that there is something new.
    onLegClosed: tellUsage,
  };
  const { engines } = service;
  const meetings = createMeetings(platform, {
    engines,
    node: service.node,
    ...(service.nodes ? { nodes: service.nodes } : {}),
    records,
    onRoomGuarded: tellGuarded(platform),
    presenceOfSystems: (company, parties) => screens.presenceOf(company, parties),
    onSeat: ({ caller }, isIn) => {
      if (caller.kind === 'video-system') screens.onCall(caller.system, isIn);
    },
  });
  const screens = createScreens(platform, { node: service.node, isAlone: loneEngine(engines) !== undefined });
  service.nodes?.onGone(screens.onNodeGone);
  const { insideOf, presenceOf } = meetings;

  const memberPorts = {
    presenceOf,
    onlineAmong: meetings.onlineAmong,
    onMemberGone: meetings.onMemberGone,
    onRoomRemoved: meetings.onRoomRemoved,
    ...memberFollowers,
  };
  const router = {
    activity: activityRoutes(platform),
    service: serviceRoutes(platform, service),
    company: companyRoutes(platform, {
      counts: async (db, company) => {
        const [members, teamRooms, videoSystems] = await Promise.all([
          countMembers(db, company),
          countTeamRooms(db, company),
          countVideoSystems(db, company),
        ]);
        return { members, teamRooms, videoSystems };
      },
    }),
    settings: settingsRoutes(platform, {
      moveRooms: changeSuffix,
      previewSuffix,
      previewPinRule: roomsOutsideRule,
      async previewRetention(db, company, months, at) {
        const { before, calls } = await previewRetention(db, company, months, at);
        const mayCount = await mayCountSince(db, company);
        return { before, calls: mayCount(before) ? calls : null };
      },
    }),
    identity: identityRoutes(platform, {
      profile: (company, member) => profileOf(database.forCompany(company), company, member),
      administrators: (company) => administratorNames(database.forCompany(company), company),
      refusal: async (company) => {
        const refusal = await refusalOf(database.forCompany(company), company);
        return refusal && { ...refusal, sentence: sayRefusal(refusal) };
      },
      onRename: renameMember,
      onEmailChanged: takeOverEmail,
    }),
    accessTokens: accessTokenRoutes(platform),
    directory: directoryRoutes(platform, {
      insideOf,
      presenceOf,
      roomOf: async (db, company, member) => (await roomOfOwner(db, company, member))?.id ?? null,
    }),
    members: memberRoutes(platform, memberPorts),
    invitations: invitationRoutes(platform),
    imports: importRoutes(platform),
    rooms: roomRoutes(platform, { personalRoomChanged: touchVersion, insideOf }),
    teamRooms: teamRoomRoutes(platform, { insideOf, onRoomRemoved: meetings.onRoomRemoved }),
    meet: meetRoutes(platform, {
      insideOf,
      nameOf: async (caller) => {
        if (caller.kind === 'anonymous' || !caller.member) return null;
        const { company, id } = caller.member;
        return (await memberOf(database.forCompany(company), company, id))?.fullName ?? null;
      },
    }),
    operator: operatorRoutes(platform, { onCompanyClosed: meetings.onCompanyClosed, members: memberPorts }),
    calls: callRoutes(platform),
    connectionTest: connectionTestRoutes(engines),
    usage: usageRoutes(platform),
    videoSystems: videoSystemRoutes(platform),
    videoSystemDevices: deviceRoutes(platform, {
      presenceOf,
      insideOf,
      ...meetings.forScreens,
      latestCalls: (company, system) => latestCallsOf(database.forCompany(company), company, system, clock.now()),
    }),
  } satisfies Record<keyof typeof contract, object>;

  addJobs(platform, records);
  addOperatorJobs(platform, { onCompanyClosed: meetings.onCompanyClosed });
  return { router, meetings, screens };
}

function addJobs(platform: Platform, records: CallRecordPorts): void {
  const { jobs, database, clock } = platform;
  defineIdentityJobs(platform);
  addCallRecordJobs(platform, {
    ...records,
    onCut: (company, before) => sealUsage(platform, company, before),
    mayCountSince: (company) => mayCountSince(database.forCompany(company), company),
  });
  addUsageJobs(platform);
  defineMemberJobs(platform, memberFollowers);
  addAuditJobs(platform);
  jobs.repeat('rooms.sweep-pin-failures', 3600, async () => {
    await sweepPinFailures(database.owner, clock.now());
    await sweepGuards(database.owner, clock.now());
  });
  jobs.repeat('rooms.sweep-address-misses', 60, () => sweepAddressMisses(database.owner, clock.now()));
}
