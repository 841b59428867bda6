package dev.lepton.model.error;

/**
 * One thing that is wrong.
 *
 * @param what what happened, in words the user knows
 * @param where file:line:column, object or address
 * @param fix what the user can do about it
 */
public record Problem(String what, String where, String fix) {

  @Override
  public String toString() {
    return what
        + System.lineSeparator()
        + "  where: "
        + where
        + System.lineSeparator()
        + "  fix:   "
        + fix;
  }
}
