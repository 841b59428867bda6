package app;

class Ledger {
  static final String URL = "jdbc:derby:ledger;create=true";
  static final String OLD = "jdbc:hsqldb:file:/var/ledger";
}
