package dev.lepton.assess.discover.linux;

/** Runs a script somewhere. */
@FunctionalInterface
public interface Shell {
  /**
   * What the script printed on its standard output.
   *
   * @throws dev.lepton.model.error.LeptonException SOURCE_FAILED when it could not be run or took
   *     too long; CONNECTION_LOST
   */
  String run(String script);
}
