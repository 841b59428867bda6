package dev.lepton.model.plan;

/**
 * Something in a usage series that was doubted or could not be used.
 *
 * @param file its name, or the address that was asked
 * @param row 1-based line of the file; 0 where there are none or the whole is meant
 * @param column by its heading; empty where the whole row is meant
 * @param what is wrong with it, and what became of it
 */
public record UsageProblem(String file, int row, String column, String what) {

  @Override
  public String toString() {
    String where = row == 0 ? file : file + ":" + row;
    return where + (column.isEmpty() ? "" : " column " + column) + ": " + what;
  }
}
