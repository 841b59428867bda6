package dev.lepton.assess.reference.pattern;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a pattern may match, by the names that rule files use. */
public enum JavaLocation {
  ANYWHERE(everyType(), Site.IMPORT, Site.METHOD_CALL, Site.CONSTRUCTOR_CALL),
  INHERITANCE(none(), Site.SUPERTYPE),
  METHOD_CALL(none(), Site.METHOD_CALL),
  CONSTRUCTOR_CALL(none(), Site.CONSTRUCTOR_CALL),
  ANNOTATION(none(), Site.ANNOTATION),
  IMPLEMENTS_TYPE(none(), Site.IMPLEMENTED),
  ENUM(none(), Site.ENUM_CONSTANT),
  RETURN_TYPE(none(), Site.RETURN_TYPE),
  IMPORT(none(), Site.IMPORT),
  VARIABLE_DECLARATION(none(), Site.VARIABLE),
  TYPE(everyType(), Site.IMPORT),
  PACKAGE(none(), Site.PACKAGE),
  FIELD(none(), Site.FIELD),
  METHOD(none(), Site.METHOD),
  CLASS(none(), Site.DECLARATION);

  private final Set<Site> sites;

  JavaLocation(Set<Site> types, Site... more) {
    sites = types;
    for (Site site : more) {
      sites.add(site);
    }
  }

  private static Set<Site> everyType() {
    return EnumSet.of(
        Site.TYPE,
        Site.DECLARATION,
        Site.ANNOTATION,
        Site.SUPERTYPE,
        Site.IMPLEMENTED,
        Site.FIELD,
        Site.VARIABLE,
        Site.RETURN_TYPE);
  }

  private static Set<Site> none() {
    return EnumSet.noneOf(Site.class);
  }

  boolean accepts(Site site) {
    return sites.contains(site);
  }

  /** Whether patterns name a member and its owner, not a type. */
  boolean namesMembers() {
    return this == METHOD_CALL || this == METHOD || this == ENUM;
  }

  /**
   * Reads a location's name in any case.
   *
   * @return empty when no such location exists; such a rule is read as if it named none
   */
  public static Optional<JavaLocation> of(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return Optional.of(ANYWHERE);
    }
    return switch (wanted) {
      case "FIELD_DECLARATION" -> Optional.of(FIELD);
      case "ENUM_CONSTANT" -> Optional.of(ENUM);
      case "METHOD_DECLARATION" -> Optional.of(METHOD);
      case "CLASS_DECLARATION" -> Optional.of(CLASS);
      case "ANYWHERE" -> Optional.empty();
      default -> {
        for (JavaLocation location : values()) {
          if (location.name().equals(wanted)) {
            yield Optional.of(location);
          }
        }
        yield Optional.empty();
      }
    };
  }
}
