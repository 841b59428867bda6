package dev.lepton.assess.input;

/** How far an analysis looks. */
public enum Mode {
  /** The application's own sources, configuration and archives; dependencies only by name. */
  SOURCE_ONLY,
  /** Also into the libraries that the application brings or its build names. */
  FULL
}
