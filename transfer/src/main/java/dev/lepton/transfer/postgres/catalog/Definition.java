package dev.lepton.transfer.postgres.catalog;

import java.util.List;
import java.util.Set;

/**
 * How an object is made.
 *
 * @param name quoted where SQL needs it, qualified; unique within its kind
 * @param sql one or several statements
 * @param weight bytes of what has to be built, so that the longest can begin first; 0 where nothing
 *     is built
 * @param roles roles that must exist for it
 * @param needs other definitions that must have been carried out before
 */
public record Definition(
    Address address,
    ObjectKind kind,
    String name,
    String sql,
    long weight,
    List<String> roles,
    Set<Address> needs) {

  Definition withNeeds(Set<Address> others) {
    return new Definition(address, kind, name, sql, weight, roles, Set.copyOf(others));
  }
}
