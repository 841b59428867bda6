package dev.lepton.assess.reference.pattern;

import java.util.List;
import java.util.Optional;

/**
 * A name in the code, whatever the code was read from.
 *
 * @param types what the type may be, qualified: the type itself, or the member's possible owners
 * @param member the method, the constant; empty for a type
 * @param parameters what each parameter may be; an empty list for one that is not known; empty when
 *     nothing is known
 * @param results what a declared method may return
 * @param annotations of the declaration the mention belongs to, or the annotation itself
 * @param written the type's name as a source has it, where an import says the rest; empty where it
 *     is written in full or the code is no source
 */
public record Mention(
    Site site,
    List<String> types,
    String member,
    Optional<List<List<String>>> parameters,
    List<String> results,
    List<AnnotationUse> annotations,
    String written) {

  /** A type without anything more to say about it. */
  public static Mention of(Site site, List<String> types, List<AnnotationUse> annotations) {
    return new Mention(site, types, "", Optional.empty(), List.of(), annotations, "");
  }

  /** A type by the name that a source has for it. */
  public static Mention of(
      Site site, List<String> types, List<AnnotationUse> annotations, String written) {
    return new Mention(site, types, "", Optional.empty(), List.of(), annotations, written);
  }
}
