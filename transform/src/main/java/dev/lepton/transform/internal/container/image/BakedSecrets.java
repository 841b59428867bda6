package dev.lepton.transform.internal.container.image;

import java.util.List;
import java.util.regex.Pattern;

/** Secrets that a Dockerfile writes into its image by ENV or ARG. Pure. */
public final class BakedSecrets {
  /** With a value that stands there: a variable in its place is none. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)\\b\\w*(?:password|passwd|secret|token|api_?key|private_?key)\\w*[= ][\"']?[^\\s\"'$]");

  private BakedSecrets() {}

  /** 1-based lines of the instructions, in their order. */
  public static List<Integer> lines(String dockerfile) {
    return Instruction.in(dockerfile.lines().toList()).stream()
        .filter(one -> one.is("ENV") || one.is("ARG"))
        .filter(one -> SECRET.matcher(one.arguments()).find())
        .map(one -> one.first() + 1)
        .toList();
  }
}
