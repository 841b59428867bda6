package dev.lepton.transfer.postgres.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an object is made.
 *
 * @param name quoted where SQL needs it, qualified; unique within its kind
 * @param sql one or several statements; may hold a password
 * @param weight bytes of what has to be built, so that the longest can begin first; 0 where nothing
 *     is built
 * @param roles roles that must exist for it
 * @param schema the unquoted schema that it lies in, for kinds that lie in one
 * @param needs other definitions that must have been carried out before
 */
public record Definition(
    Address address,
    ObjectKind kind,
    String name,
    String sql,
    long weight,
    List<String> roles,
    Optional<String> schema,
    Set<Address> needs) {

  Definition withNeeds(Set<Address> others) {
    return new Definition(address, kind, name, sql, weight, roles, schema, Set.copyOf(others));
  }

  @Override
  public String toString() {
    return kind.title() + " " + name;
  }
}
