import type { Migration } from '../platform/database/migration.ts';

/** Where the parts of the order of names begin, but for the first: each has about as many people. */
const beginnings = 'al am an ar b c d e em f g h i j jo k ka l li m ma mi n o p r s si t u'.split(' ');

/** SQL of every three letters or digits in a row within a text without accents or capitals. */
const gramsOf = (text: string) =>
  `select gram from unnest(public.show_trgm(${text})) gram where length(gram) = 3 and gram not like '% %'`;

/** SQL of the key in the index of those of one company and part who have three letters in a row. */
const keyOf = (place: string) => `hashtextextended(${place} || gram, 0)`;

export const listSpeed: Migration = {
  name: '022-list-speed',
  oldestCode: '0.1.0',
  sql: `
    -- In which part of the order of names one is, from 0: by the comparison that orders them.
    create function name_part(name_key text) returns integer language sql immutable strict parallel safe
      return width_bucket(name_key, array[${beginnings.map((text) => `'${text}'`).join(', ')}]);
    create function last_name_part() returns integer language sql immutable parallel safe return ${beginnings.length};

    -- What is asked for, and what the index holds of a row. In PL/pgSQL, which keeps its plan from call to call; not
    -- parallel, because workers take longer to start than a part takes to be found.
    create function letter_grams(given text) returns text[] language plpgsql immutable strict parallel safe as $$
    begin
      return array(${gramsOf('given')});
    end $$;
    create function gram_key(company uuid, part integer, gram text) returns bigint language sql immutable strict parallel safe
      return ${keyOf('company::text || part')};
    create function part_grams(company uuid, part integer, given text) returns bigint[]
      language plpgsql immutable strict parallel restricted as $$
    declare place text := company::text || part;
    begin
      return array(select ${keyOf('place')} from (${gramsOf('given')}) grams);
    end $$;

    -- Those of one company and one part who have three letters in a row are in one place of the index: what many have is
    -- found in the order of names, part by part, as far as a page needs. Were the company a column beside it, each hit
    -- would be looked up among all of the company.
    create index member_by_part on member using gin (part_grams(company_id, name_part(name_key), search))
      where removed_at is null;
  `,
};
