export { addressFault, parseAddress, roomAddressOf, type VideoAddress } from './address.ts';
export { isUndisturbed, undisturbedAmong } from './do-not-disturb.ts';
export { addressesByDomain, domainUse } from './domain-use.ts';
export { listDirectory } from './list.ts';
export {
  type AddressRules,
  addressRules,
  chooseDomain,
  type MemberAddresses,
  memberAddresses,
} from './operations/address-rules.ts';
export { createParties, type PartiesQuery, takenAmong } from './operations/many-parties.ts';
export { collisionsOf, type Move, moveParties } from './operations/move-parties.ts';
export {
  createParty,
  dropParty,
  listParty,
  type NewParty,
  removeParty,
  renameParty,
  restoreParty,
  showParty,
} from './operations/parties.ts';
export { changeAddress, daysAfter, holdDays, shareAddress } from './operations/take-address.ts';
export { announcePresence, onPresenceChange } from './presence-changes.ts';
export { proposeLocalPart } from './propose.ts';
export {
  addressesOf,
  isAddressFree,
  listedAmong,
  nameOfParty,
  partyOf,
  type Resolved,
  resolveAddress,
  touchLastSeen,
} from './queries.ts';
export { type DirectoryPorts, directoryRoutes } from './routes.ts';
export { searchOf, searchParties } from './search.ts';
