import { useLingui } from '@lingui/react/macro';
import { StaleDialog as VersionsDialog } from '../../ui/stale-dialog.tsx';
import { type MemberField, type MemberValues, memberFields, mergeValues, valueAt } from './member-values.ts';
import { useFieldNames } from './use-field-names.ts';

interface StaleDialogProps {
  /** What both versions began from. */
  base: MemberValues;
  mine: MemberValues;
  theirs: MemberValues;
  onClose: () => void;
  /** With what is to be saved over theirs. */
  onChosen: (values: MemberValues) => void;
}

/** Somebody else has saved this member meanwhile: what holds, field by field. */
export function StaleDialog({ base, mine, theirs, onClose, onChosen }: StaleDialogProps) {
  const { t } = useLingui();
  const names = useFieldNames();
  const asText = (values: MemberValues, field: MemberField): string => {
    const value = valueAt(values, field);
    if (typeof value === 'boolean') return value ? t`on` : t`off`;
    if (field !== 'accessRight') return value;
    return value === 'administrator' ? t`Administrator` : t`Member`;
  };
  const asTexts = (values: MemberValues): Record<MemberField, string> => ({
    fullName: asText(values, 'fullName'),
    localPart: asText(values, 'localPart'),
    accessRight: asText(values, 'accessRight'),
    'room.name': asText(values, 'room.name'),
    'room.hostPin': asText(values, 'room.hostPin'),
    'room.guestPin': asText(values, 'room.guestPin'),
    'room.lobby': asText(values, 'room.lobby'),
  });
  return (
    <VersionsDialog
      what={t`this member`}
      names={names}
      base={asTexts(base)}
      mine={asTexts(mine)}
      theirs={asTexts(theirs)}
      onClose={onClose}
      onChosen={(keep) =>
        onChosen(
          mergeValues(
            theirs,
            mine,
            memberFields.filter((field) => keep.has(field)),
          ),
        )
      }
    />
  );
}
