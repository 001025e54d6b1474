export { addMember, type NewMember } from './operations/add-member.ts';
export { administratorNames, countMembers, type Member, memberOf } from './queries.ts';
