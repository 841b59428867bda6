package dev.lepton.model.migration;

import java.util.Map;

/**
 * Whom the objects belong to at the target.
 *
 * @param keep whether owners are carried at all; if not, everything belongs to the user that makes
 *     it
 * @param roles other names, by the source's name: for owners, grants, policies and settings
 */
public record OwnerSpec(boolean keep, Map<String, String> roles) {
  /** Owners as they are at the source. */
  public static final OwnerSpec KEEP = new OwnerSpec(true, Map.of());

  /** Everything belongs to the user that makes it. */
  public static final OwnerSpec NONE = new OwnerSpec(false, Map.of());

  public OwnerSpec {
    roles = Map.copyOf(roles);
  }

  /** What a role of the source is called at the target. */
  public String role(String name) {
    return roles.getOrDefault(name, name);
  }
}
