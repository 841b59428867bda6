package dev.lepton.transfer.postgres.catalog;

import java.util.Locale;
import java.util.Set;

/**
 * The kinds of object that are carried, in the order in which they are made where nothing else
 * demands another.
 */
public enum ObjectKind {
  SCHEMA,
  EXTENSION,
  COLLATION,
  SHELL_TYPE,
  TYPE,
  FUNCTION,
  LANGUAGE,
  ACCESS_METHOD,
  AGGREGATE,
  OPERATOR,
  OPERATOR_FAMILY,
  OPERATOR_CLASS,
  CAST,
  CONVERSION,
  TRANSFORM,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_CONFIGURATION,
  FOREIGN_DATA_WRAPPER,
  FOREIGN_SERVER,
  USER_MAPPING(Trait.SECRET),
  DOMAIN_CONSTRAINT,
  SEQUENCE,
  TABLE,
  VIEW_STUB(Trait.DERIVED, Trait.NOT_COMPARED),
  DEFAULT,
  KEY_INDEX(Trait.PARALLEL),
  INDEX(Trait.PARALLEL),
  KEY,
  INDEX_ATTACHMENT,
  CHECK,
  FOREIGN_KEY,
  FOREIGN_KEY_CHECK(Trait.PARALLEL, Trait.PROPERTY),
  VIEW,
  MATERIALIZED_VIEW,
  RULE,
  STATISTICS,
  MATERIALIZED_VIEW_ROWS(Trait.PROPERTY, Trait.NOT_COMPARED),
  TRIGGER,
  PARTITION_TRIGGER,
  ROW_SECURITY(Trait.PROPERTY),
  POLICY,
  REPLICA_IDENTITY(Trait.PROPERTY, Trait.NOT_COMPARED),
  COMMENT(Trait.PROPERTY),
  SECURITY_LABEL(Trait.PROPERTY),
  PUBLICATION,
  SUBSCRIPTION(Trait.SECRET, Trait.NOT_COMPARED),
  EVENT_TRIGGER,
  DATABASE_COMMENT(Trait.DATABASE, Trait.NOT_COMPARED, Trait.OPTIONAL),
  DATABASE_LABEL(Trait.DATABASE, Trait.NOT_COMPARED, Trait.OPTIONAL),
  DATABASE_OWNER(Trait.DATABASE, Trait.NOT_COMPARED, Trait.OPTIONAL),
  DATABASE_GRANT(Trait.DATABASE, Trait.NOT_COMPARED, Trait.OPTIONAL),
  DATABASE_LIMIT(Trait.DATABASE, Trait.NOT_COMPARED, Trait.OPTIONAL),
  EXTENSION_DEPENDENCE(Trait.PROPERTY),
  OWNER(Trait.PROPERTY, Trait.NOT_COMPARED, Trait.OPTIONAL),
  GRANT(Trait.PROPERTY, Trait.NOT_COMPARED, Trait.OPTIONAL),
  DATABASE_SETTING(Trait.NOT_COMPARED, Trait.OPTIONAL),
  DEFAULT_PRIVILEGE(Trait.NOT_COMPARED, Trait.OPTIONAL),
  TRIGGER_STATE(Trait.PROPERTY, Trait.AT_CUTOVER),
  RULE_STATE(Trait.PROPERTY, Trait.AT_CUTOVER),
  EVENT_TRIGGER_STATE(Trait.PROPERTY, Trait.AT_CUTOVER);

  private enum Trait {
    PARALLEL,
    PROPERTY,
    NOT_COMPARED,
    OPTIONAL,
    SECRET,
    AT_CUTOVER,
    DERIVED,
    DATABASE
  }

  private final Set<Trait> traits;

  ObjectKind(Trait... traits) {
    this.traits = Set.of(traits);
  }

  /** As people say it, for instance {@code foreign key}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it is made before any row is copied, unless it needs something that is not. */
  public boolean beforeRows() {
    return compareTo(DEFAULT) <= 0;
  }

  /** Whether several may be built at once, on the same table too. */
  public boolean parallel() {
    return traits.contains(Trait.PARALLEL);
  }

  /**
   * Whether it would act on replicated rows, or on what is done to the schema, so that it has to
   * wait until nothing is replicated any more.
   */
  public boolean atCutover() {
    return traits.contains(Trait.AT_CUTOVER);
  }

  /** Whether data and schema are complete without it, so that a missing privilege is no failure. */
  public boolean optional() {
    return traits.contains(Trait.OPTIONAL);
  }

  /** Whether its definition may hold a password. */
  boolean secret() {
    return traits.contains(Trait.SECRET);
  }

  /** Whether it is made of other definitions, and so has no query of its own. */
  boolean derived() {
    return traits.contains(Trait.DERIVED);
  }

  /** Whether it is a relation, by whose name one selects. */
  boolean relation() {
    return this == SEQUENCE || this == TABLE || this == VIEW || this == MATERIALIZED_VIEW;
  }

  /** Whether it is made for a table, and comes with an extension where that does. */
  boolean partOfTable() {
    return switch (this) {
      case DEFAULT, KEY_INDEX, INDEX, KEY, INDEX_ATTACHMENT, CHECK, FOREIGN_KEY -> true;
      case RULE, TRIGGER, PARTITION_TRIGGER, POLICY -> true;
      default -> false;
    };
  }

  /** Whether it is no catalogue object of its own but something said about another one. */
  boolean property() {
    return traits.contains(Trait.PROPERTY) || ofDatabase();
  }

  /** Whether it is said about the database itself. */
  boolean ofDatabase() {
    return traits.contains(Trait.DATABASE);
  }

  /**
   * Whether it tells two schemas apart. Privileges and settings do not, since roles differ by
   * design; replica identities do not, since the move itself changes them.
   */
  boolean compared() {
    return !traits.contains(Trait.NOT_COMPARED);
  }

  String query() {
    return "definition/" + name().toLowerCase(Locale.ROOT);
  }
}
