package dev.lepton.assess.reference.uses;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import dev.lepton.assess.reference.pattern.Site;
import java.util.List;
import java.util.SortedMap;

/**
 * What one file says. Types are named in full, nested ones with dots. Lines are those of the
 * source; 0 where a class file does not tell.
 *
 * @param path of the file, relative to what is analysed
 * @param generated whether a program says that it wrote the file
 * @param types those it declares, in the order of the file
 * @param uses of other types, each once
 * @param marks annotations, and the type they stand in
 * @param arguments what supertypes are told to be about: {@code JpaRepository<Order, Long>}
 * @param texts in the order of the file
 * @param constants texts that are known by a qualified name
 */
public record FileUses(
    String path,
    boolean generated,
    List<Declared> types,
    List<Use> uses,
    List<Mark> marks,
    List<Argument> arguments,
    List<Said> texts,
    SortedMap<String, Phrase> constants) {

  /** A type at its declaration. */
  public record Declared(String name, int line) {}

  /**
   * The same use of the same type or member in one type.
   *
   * @param from the type it stands in
   * @param types what the used type may be
   * @param member the method or constant; empty for a type
   * @param line of the first
   * @param count how many there are, at least 1
   */
  public record Use(
      String from, Site site, List<String> types, String member, int line, int count) {}

  /** An annotation in a type, or on it. */
  public record Mark(String type, AnnotationUse use, int line) {}

  /** The first type argument of a supertype. */
  public record Argument(String type, String parent, List<String> argument, int line) {}

  /** A text in a type. */
  public record Said(String type, Phrase phrase, int line) {}
}
