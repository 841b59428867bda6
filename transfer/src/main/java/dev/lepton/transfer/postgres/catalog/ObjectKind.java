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
  TYPE,
  SEQUENCE,
  FUNCTION,
  TABLE,
  DEFAULT,
  KEY_INDEX(Trait.PARALLEL),
  INDEX(Trait.PARALLEL),
  KEY,
  CHECK,
  FOREIGN_KEY,
  FOREIGN_KEY_CHECK(Trait.PARALLEL, Trait.PROPERTY),
  VIEW,
  MATERIALIZED_VIEW,
  RULE,
  STATISTICS,
  MATERIALIZED_VIEW_ROWS(Trait.PROPERTY, Trait.NOT_COMPARED),
  TRIGGER,
  ROW_SECURITY(Trait.PROPERTY),
  POLICY,
  REPLICA_IDENTITY(Trait.PROPERTY, Trait.NOT_COMPARED),
  COMMENT(Trait.PROPERTY),
  GRANT(Trait.PROPERTY, Trait.NOT_COMPARED);

  private enum Trait {
    PARALLEL,
    PROPERTY,
    NOT_COMPARED
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

  /** Whether it is no catalogue object of its own but something said about another one. */
  boolean property() {
    return traits.contains(Trait.PROPERTY);
  }

  /**
   * Whether it tells two schemas apart. Privileges do not, since owners differ by design; replica
   * identities do not, since the move itself changes them.
   */
  boolean compared() {
    return !traits.contains(Trait.NOT_COMPARED);
  }

  String query() {
    return "definition/" + name().toLowerCase(Locale.ROOT);
  }
}
