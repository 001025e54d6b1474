export { addressFault, parseAddress, roomAddressOf, type VideoAddress } from './address.ts';
export {
  type AddressRules,
  addressRules,
  chooseDomain,
  type MemberAddresses,
  memberAddresses,
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
export { changeAddress, daysAfter, holdDays, shareAddress } from './operations/take-address.ts';
export { proposeLocalPart } from './propose.ts';
export { isAddressFree, nameOfParty, type Resolved, resolveAddress, searchParties, touchLastSeen } from './queries.ts';
export { type DirectoryPorts, directoryRoutes, type Presence } from './routes.ts';
