-- What is said of the database itself.
do $$
declare db text := quote_ident(current_database());
begin
  execute 'alter database ' || db || ' set search_path = app, "Odd.Schema"';
  execute 'alter database ' || db || ' set "app.tenant" = ''x y''';
  execute 'alter role zoo_reader in database ' || db || ' set statement_timeout = ''3s''';
  execute 'comment on database ' || db || ' is ' || quote_literal('it''s "the" $lepton$ 100% \ one');
  execute 'grant create, connect on database ' || db || ' to zoo_reader with grant option';
  execute 'revoke temporary on database ' || db || ' from public';
  execute 'alter database ' || db || ' connection limit 77';
  execute 'alter database ' || db || ' owner to zoo_owner';
  set role zoo_reader;
  execute 'grant connect on database ' || db || ' to pg_monitor';
  reset role;
end $$;
