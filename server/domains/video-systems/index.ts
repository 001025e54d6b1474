export { addVideoSystem, type NewVideoSystem } from './operations/add-system.ts';
export { type Imported, importVideoSystems, mostImported, type RowFault } from './operations/import-systems.ts';
export { type Move, moveVideoSystem } from './operations/move-system.ts';
export { removeVideoSystem, restoreVideoSystem, type Versioned } from './operations/remove-system.ts';
export { followAddress, retwin, type Twinning, twinVideoSystem, untwinAll } from './operations/twin-system.ts';
export { countVideoSystems, shownSystem, systemOf, withMembers } from './queries.ts';
