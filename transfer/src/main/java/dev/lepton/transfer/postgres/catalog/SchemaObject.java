package dev.lepton.transfer.postgres.catalog;

/**
 * One object of a schema in a form that can be compared between servers of different versions.
 *
 * @param kind for instance {@code table} or {@code foreign key}
 * @param name unique within its kind
 * @param definition normalised text; two objects are alike if and only if theirs are equal
 */
public record SchemaObject(String kind, String name, String definition) {}
