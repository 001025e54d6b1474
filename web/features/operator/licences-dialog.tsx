import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Modal, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewOperator } from './renew-operator.ts';
import { readCompany } from './stale-company.ts';

const kinds = ['members', 'teamRooms', 'videoSystems'] as const;
type Totals = Record<(typeof kinds)[number], number>;

const totalsOf = ({ licences }: CompanyPage): Totals => ({
  members: licences.members.total,
  teamRooms: licences.teamRooms.total,
  videoSystems: licences.videoSystems.total,
});
const written = (totals: Totals): Record<(typeof kinds)[number], string> => ({
  members: String(totals.members),
  teamRooms: String(totals.teamRooms),
  videoSystems: String(totals.videoSystems),
});

/** How many licences of each kind there are; says what follows where they are fewer than what is used. */
export function LicencesDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<CompanyPage | null>(null);
  const [base] = useState(company);
  const form = useForm({ initialValues: totalsOf(base) });
  const save = useMutation(
    api.operator.updateLicences.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async () => {
        onClose();
        tell(t`The licences are saved.`);
        await renewOperator(queries);
      },
      onError: (error) => {
        const problem = toProblem(error);
        const theirs = problem.code === 'stale' ? readCompany(problem.current) : null;
        if (theirs) setNewer(theirs);
        else setFault(putFaultsOnForm(form, error));
      },
    }),
  );
  const send = (body: Totals, on: CompanyPage) =>
    save.mutate({ params: { id: on.id }, headers: ifMatch(on.version), body });
  const names = { members: t`Members`, teamRooms: t`Team rooms`, videoSystems: t`Video systems` };
  if (newer) {
    const theirs = totalsOf(newer);
    return (
      <StaleDialog
        what={t`these licences`}
        names={names}
        base={written(totalsOf(base))}
        mine={written(form.values)}
        theirs={written(theirs)}
        onClose={() => setNewer(null)}
        onChosen={(keep) => {
          setNewer(null);
          const pick = (kind: (typeof kinds)[number]) => (keep.has(kind) ? form.values[kind] : theirs[kind]);
          send({ members: pick('members'), teamRooms: pick('teamRooms'), videoSystems: pick('videoSystems') }, newer);
        }}
      />
    );
  }
  const below = kinds.filter((kind) => Number(form.values[kind]) < base.licences[kind].used);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Trans>Change licences</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form
        className={dialog.stack}
        onSubmit={form.onSubmit((values) => send(values, base), focusFaulty(form))}
        noValidate
      >
        <ProblemAlert error={fault} />
        {kinds.map((kind) => {
          const { used } = base.licences[kind];
          return (
            <NumberInput
              key={kind}
              {...form.getInputProps(kind)}
              label={names[kind]}
              description={t`${used} in use`}
              min={0}
              max={10_000_000}
              allowDecimal={false}
            />
          );
        })}
        {below.length > 0 ? (
          <Alert color="copper" variant="light">
            <Trans>
              Fewer than are in use: nothing is taken away, and none can be added until fewer are used. The company’s
              administrators are told to ask you.
            </Trans>
          </Alert>
        ) : null}
        <div className={dialog.buttons}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            <Trans>Save licences</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
