package dev.lepton.assess.tables;

import dev.lepton.assess.reference.pattern.Site;
import dev.lepton.assess.reference.uses.FileUses;
import dev.lepton.assess.reference.uses.FileUses.Argument;
import dev.lepton.assess.reference.uses.FileUses.Use;
import dev.lepton.assess.tables.TableAccess.How;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out who reads and writes tables through objects instead of queries. For one use. */
final class ObjectAccess {
  private static final Pattern REPOSITORY =
      Pattern.compile("(?i).*(?:repository|dao|mapper|store|panache\\w*)$");
  private static final Pattern WRITING =
      Pattern.compile(
          "(?:save|insert|update|delete|remove|persist|merge|add|create|put|store|upsert|replace"
              + "|saveorupdate)(?:[A-Z_].*)?");
  private static final Pattern MANAGER =
      Pattern.compile(
          "(?:javax|jakarta)\\.persistence\\.EntityManager|org\\.hibernate\\.(?:\\w+\\.)?"
              + "(?:Session|StatelessSession)|org\\.springframework\\.orm\\..*Template");

  private final Entities entities;
  private final TableNames names;
  private final List<TableAccess> into;
  private final Map<String, String> repositories = new HashMap<>();

  ObjectAccess(Entities entities, TableNames names, List<TableAccess> into) {
    this.entities = entities;
    this.names = names;
    this.into = into;
  }

  void read(List<FileUses> code) {
    for (String type : entities.types()) {
      for (Entities.Mapped one : entities.tablesOf(type)) {
        into.add(
            new TableAccess(
                names.name(one.table()), type, Access.MAPS, How.MAPPING, one.evidence()));
      }
    }
    code.forEach(this::repositories);
    for (FileUses file : code) {
      repositoryCalls(file);
      managers(file);
    }
  }

  private void repositories(FileUses file) {
    for (Argument argument : file.arguments()) {
      Optional<String> entity = argument.argument().stream().filter(entities::has).findFirst();
      boolean repository =
          entity.isPresent()
              && !argument.parent().startsWith("java.")
              && REPOSITORY.matcher(argument.parent()).matches();
      if (repository) {
        repositories.putIfAbsent(argument.type(), entity.get());
        Evidence evidence = new Evidence(file.path(), argument.line());
        add(entity.get(), argument.type(), Access.READS, How.REPOSITORY, evidence);
        add(entity.get(), argument.type(), Access.WRITES, How.REPOSITORY, evidence);
      }
    }
  }

  private void add(String entity, String type, Access access, How how, Evidence evidence) {
    entities.tablesOf(entity).stream()
        .findFirst()
        .ifPresent(
            one -> into.add(new TableAccess(names.name(one.table()), type, access, how, evidence)));
  }

  private void repositoryCalls(FileUses file) {
    for (Use use : file.uses()) {
      if (use.site() != Site.METHOD_CALL) {
        continue;
      }
      Optional<String> entity =
          use.types().stream()
              .filter(repositories::containsKey)
              .filter(type -> !type.equals(use.from()))
              .findFirst()
              .map(repositories::get);
      if (entity.isPresent()) {
        boolean writes = WRITING.matcher(use.member()).matches();
        Access access = writes ? Access.WRITES : Access.READS;
        Evidence evidence = new Evidence(file.path(), use.line());
        add(entity.get(), use.from(), access, How.REPOSITORY_CALL, evidence);
      }
    }
  }

  /** Whoever calls an entity manager does so with the entities it knows. */
  private void managers(FileUses file) {
    Map<String, Evidence> reading = new HashMap<>();
    Map<String, Evidence> writing = new HashMap<>();
    for (Use use : file.uses()) {
      boolean calls =
          use.site() == Site.METHOD_CALL
              && use.types().stream().anyMatch(type -> MANAGER.matcher(type).matches());
      if (calls) {
        boolean writes = WRITING.matcher(use.member()).matches();
        (writes ? writing : reading).putIfAbsent(use.from(), new Evidence(file.path(), use.line()));
      }
    }
    for (Use use : file.uses()) {
      Optional<String> entity = use.types().stream().filter(entities::has).findFirst();
      if (entity.isEmpty() || entity.get().equals(use.from())) {
        continue;
      }
      Evidence reads = reading.get(use.from());
      Evidence writes = writing.get(use.from());
      if (reads != null && (use.site() == Site.TYPE || use.site() == Site.RETURN_TYPE)) {
        add(entity.get(), use.from(), Access.READS, How.ENTITY_MANAGER, reads);
      }
      if (writes != null && (use.site() == Site.VARIABLE || use.site() == Site.CONSTRUCTOR_CALL)) {
        add(entity.get(), use.from(), Access.WRITES, How.ENTITY_MANAGER, writes);
      }
    }
  }
}
