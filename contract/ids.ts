import { z } from 'zod';

/** Branded identifiers (UUID, RFC 9562), so that one kind can't be passed for another. */
const id = <Brand extends string>() => z.uuid().brand<Brand>();

export const companyId = id<'CompanyId'>();
export const accountId = id<'AccountId'>();
export const memberId = id<'MemberId'>();
export const roomId = id<'RoomId'>();
export const videoSystemId = id<'VideoSystemId'>();
export const invitationId = id<'InvitationId'>();
export const callId = id<'CallId'>();
export const legId = id<'LegId'>();
export const ringId = id<'RingId'>();
/** What a phone asked of a video system's screen: to come into a room. */
export const screenAskId = id<'ScreenAskId'>();
export const accessTokenId = id<'AccessTokenId'>();

export type CompanyId = z.infer<typeof companyId>;
export type AccountId = z.infer<typeof accountId>;
export type MemberId = z.infer<typeof memberId>;
export type RoomId = z.infer<typeof roomId>;
export type VideoSystemId = z.infer<typeof videoSystemId>;
export type InvitationId = z.infer<typeof invitationId>;
export type CallId = z.infer<typeof callId>;
export type LegId = z.infer<typeof legId>;
export type AccessTokenId = z.infer<typeof accessTokenId>;
export type RingId = z.infer<typeof ringId>;
export type ScreenAskId = z.infer<typeof screenAskId>;
