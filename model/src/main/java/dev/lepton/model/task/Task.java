package dev.lepton.model.task;

/**
 * One independent piece of work. It may run twice; its effect happens once, because effect and
 * ledger entry commit together.
 */
public interface Task {
  /**
   * Unique within its list and stable across attempts, for instance {@code
   * copy/public.orders/0003}.
   */
  String id();

  /** Does the work. Runs on any thread; must honour interruption. */
  void run() throws Exception;
}
