package app;

class Ledger {
  // jdbc:derby:ledger is no longer used
  static final String URL = "jdbc:derby://ledger:1527/ledger";
}
