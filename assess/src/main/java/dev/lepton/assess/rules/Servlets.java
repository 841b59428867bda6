package dev.lepton.assess.rules;

import dev.lepton.assess.code.TypeName;

/** Servlet types, which exist under their old and their new package. */
final class Servlets {
  private Servlets() {}

  /**
   * @param simple below {@code javax.servlet} or {@code jakarta.servlet}, for instance {@code
   *     http.HttpSession}
   */
  static boolean is(TypeName name, String simple) {
    return name.is("javax.servlet." + simple) || name.is("jakarta.servlet." + simple);
  }
}
