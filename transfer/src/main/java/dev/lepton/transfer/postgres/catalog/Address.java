package dev.lepton.transfer.postgres.catalog;

/**
 * Where the catalogue keeps an object.
 *
 * @param part tells a property (a comment, a grant) from the object that it belongs to; empty for
 *     the object itself
 */
public record Address(long classId, long objectId, String part) {
  static Address of(long classId, long objectId) {
    return new Address(classId, objectId, "");
  }

  Address owner() {
    return of(classId, objectId);
  }
}
