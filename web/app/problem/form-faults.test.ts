import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { fieldPath, putFaultsOnForm } from './form-faults.ts';

const answer = (data: object) => new ORPCError('wrong_input', { status: 422, data });
const document = { type: 'about:blank', title: 'Wrong', status: 422, detail: 'Correct it.', code: 'wrong_input' };

describe('faults on a form', () => {
  it('names fields the way the form does', () => {
    expect(fieldPath('/body/administrator/email')).toBe('administrator.email');
    expect(fieldPath('/fullName')).toBe('fullName');
    expect(fieldPath('/body/a~1b')).toBe('a/b');
  });

  it('puts each fault beside its field and leaves nothing to say', () => {
    const setErrors = vi.fn();
    const error = answer({ ...document, errors: [{ pointer: '/body/person/email', message: 'Not an email' }] });
    expect(putFaultsOnForm({ setErrors, values: { person: { email: '' } } }, error)).toBeNull();
    expect(setErrors).toHaveBeenCalledWith({ 'person.email': 'Not an email' });
  });

  it('leaves a fault of a field that the form does not have', () => {
    const setErrors = vi.fn();
    const error = answer({ ...document, errors: [{ pointer: '/body/other', message: 'No' }] });
    expect(putFaultsOnForm({ setErrors, values: { email: '' } }, error)).toBe(error);
  });

  it('puts a code beside the field that it is about', () => {
    const setErrors = vi.fn();
    const errors = [{ pointer: '/address', message: 'Taken' }];
    const error = answer({ ...document, code: 'address_taken', detail: 'Taken.', errors });
    expect(putFaultsOnForm({ setErrors, values: { localPart: '' } }, error, { address_taken: 'localPart' })).toBeNull();
    expect(setErrors).toHaveBeenCalledWith({ localPart: 'Taken.' });
  });
});
