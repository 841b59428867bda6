package dev.lepton.accept.load;

/** Whoever looks on while a load test runs; called by the thread that runs it. */
public interface LoadWatch {
  /** One that lets everything run its course. */
  LoadWatch NONE = new LoadWatch() {};

  /** Asked some hundred times a second: whether to end early. */
  default boolean enough() {
    return false;
  }

  /** The warm-up is over. */
  default void measuringBegins() {}

  /** Nobody comes any more; answers may still be under way. */
  default void measuringEnds() {}
}
