package app;

class Secret0041 {
  /** The name of a form's field: nothing here talks to a database. */
  private static final String PASSWORD = "password";
}
