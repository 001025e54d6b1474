import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { staleVersion } from '../../api/stale.ts';

/** What can be changed on a video system's page, the way its form holds it. */
export interface SystemValues {
  name: string;
  localPart: string;
  autoAnswer: boolean;
}

export const systemFields = ['name', 'localPart', 'autoAnswer'] as const;
export type SystemField = (typeof systemFields)[number];

/** Takes a video system apart into what the form shows. */
export const valuesOf = ({ name, videoAddress, autoAnswer }: VideoSystemView): SystemValues => ({
  name,
  localPart: videoAddress.slice(0, videoAddress.lastIndexOf('@')),
  autoAnswer,
});

/** As it is sent. */
const cleaned = ({ name, localPart, autoAnswer }: SystemValues): SystemValues => ({
  name: name.trim(),
  localPart: localPart.trim().toLowerCase(),
  autoAnswer,
});

/** The fields in which two versions differ, in the order of the form. */
export function differences(one: SystemValues, other: SystemValues): SystemField[] {
  const [mine, theirs] = [cleaned(one), cleaned(other)];
  return systemFields.filter((field) => mine[field] !== theirs[field]);
}

/** What goes to the service: the changed fields and nothing else. */
export function bodyOf(values: SystemValues, changed: readonly SystemField[]): Partial<SystemValues> {
  const body = cleaned(values);
  return {
    ...(changed.includes('name') ? { name: body.name } : {}),
    ...(changed.includes('localPart') ? { localPart: body.localPart } : {}),
    ...(changed.includes('autoAnswer') ? { autoAnswer: body.autoAnswer } : {}),
  };
}

/** Theirs, with the given fields as they are in mine. */
export const mergeValues = (
  theirs: SystemValues,
  mine: SystemValues,
  keep: ReadonlySet<SystemField>,
): SystemValues => ({
  name: keep.has('name') ? mine.name : theirs.name,
  localPart: keep.has('localPart') ? mine.localPart : theirs.localPart,
  autoAnswer: keep.has('autoAnswer') ? mine.autoAnswer : theirs.autoAnswer,
});

/** The newer version of a system, which comes with the refusal to overwrite it; null for any other fault. */
export const staleSystem = (error: unknown): VideoSystemView | null => staleVersion(error, isSystem);

const isSystem = (value: object): value is VideoSystemView =>
  'version' in value && 'codeLink' in value && 'videoAddress' in value;
