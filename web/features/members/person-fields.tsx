import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { MemberView } from '../../../contract/members.ts';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { useAccessRightOptions } from './access-right-options.ts';
import { FormerAddresses } from './former-addresses.tsx';
import classes from './member.module.css';
import { MemberEmail } from './member-email.tsx';
import { type MemberValues, valuesOf } from './member-values.ts';
import { useAddressCheck } from './use-address-check.ts';

export interface FieldsProps {
  form: UseFormReturnType<MemberValues>;
  /** The saved version that the form was filled from. */
  member: MemberView;
}

/** Name, email, video address and access right. */
export function PersonFields({ form, member }: FieldsProps) {
  const { t } = useLingui();
  const rights = useAccessRightOptions();
  const domain = member.videoAddress.slice(member.videoAddress.lastIndexOf('@') + 1);
  const current = valuesOf(member).localPart;
  const typed = form.values.localPart.trim().toLowerCase();
  const moved = typed !== current;
  const check = useAddressCheck(moved ? typed : '', domain, member.id);
  const refused = check.state === 'malformed' || check.state === 'taken';
  return (
    <div className={classes.fields}>
      <TextInput
        {...form.getInputProps('fullName')}
        label={t`Full name`}
        description={t`Shown in the directory and in meetings`}
        autoComplete="off"
      />
      <MemberEmail member={member} />
      <SuffixInput
        {...form.getInputProps('localPart')}
        label={t`Video address`}
        suffix={`@${domain}`}
        autoComplete="off"
        error={refused ? check.message : form.errors['localPart']}
        description={refused ? null : <Trans>The old address goes on working for 90 days</Trans>}
      />
      <NativeSelect
        {...form.getInputProps('accessRight')}
        label={t`Access right`}
        data={rights}
        disabled={!member.can.changeAccessRight}
        description={member.can.changeAccessRight ? null : t`The only active administrator stays one`}
      />
      <FormerAddresses member={member} onTakeBack={(localPart) => form.setFieldValue('localPart', localPart)} />
    </div>
  );
}
