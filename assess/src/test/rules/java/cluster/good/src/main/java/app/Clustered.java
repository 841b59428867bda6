package app;

/** Not for org.terracotta. */
class Clustered {}
