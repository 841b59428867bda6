package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.List;

/** The jobs of one kind of scheduler, and how it is told to leave them to a cluster's clock. */
interface InProcessJobs {
  /** All jobs that it has, each of them read or left for a reason. */
  List<PythonJob.Reading> read();

  /** Why all of them stay, sentences; empty when nothing speaks against it. */
  List<String> obstacles(List<PythonJob> jobs);

  /** Lets the environment turn the scheduler off. */
  void turnOff(Refactoring refactoring, Finding finding);
}
