export { addressFault, parseAddress, roomAddressOf, suffixShape, type VideoAddress } from './address.ts';
export {
  type AddressRules,
  addressRules,
  areFree,
  chooseDomain,
  type MemberAddresses,
  memberAddresses,
  proposeFree,
} from './operations/address-rules.ts';
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
export { changeAddress, daysAfter, holdDays } from './operations/take-address.ts';
export { proposeLocalPart } from './propose.ts';
export { isAddressFree, nameOfParty, type Resolved, resolveAddress, searchParties, touchLastSeen } from './queries.ts';
export { type DirectoryPorts, directoryRoutes, type Presence } from './routes.ts';
