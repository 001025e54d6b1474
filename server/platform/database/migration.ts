/** One step of the schema, forward only. Never changed after it has landed. */
export interface Migration {
  /** Number and name; applied in the order of the list. */
  name: string;
  /** The oldest version of the code that may still run on the schema after this step; older code refuses to start. */
  oldestCode: string;
  sql: string;
}

/** Row-level security, forced, for a table with `company_id`: `app` sees its company's rows, the owner all. */
export const companyTable = (table: string, grants = 'select, insert, update, delete'): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy company_scope on ${table} to rotunda_app
    using (company_id = (select scope_company())) with check (company_id = (select scope_company()));
  create policy owner_scope on ${table} to current_user using (true) with check (true);
  grant ${grants} on ${table} to rotunda_app;
`;
