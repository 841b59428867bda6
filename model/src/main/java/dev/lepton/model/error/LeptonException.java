package dev.lepton.model.error;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The one exception that crosses a module border. It carries every problem found, not just the
 * first.
 */
public final class LeptonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Problem> problems;

  public LeptonException(ErrorCode code, String what, String where, String fix) {
    this(code, List.of(new Problem(what, where, fix)));
  }

  public LeptonException(ErrorCode code, String what, String where, String fix, Throwable cause) {
    this(code, List.of(new Problem(what, where, fix)));
    initCause(cause);
  }

  /**
   * @param problems at least one, in the order in which the user should read them
   */
  public LeptonException(ErrorCode code, List<Problem> problems) {
    super(problems.stream().map(Problem::what).collect(Collectors.joining("; ")));
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  public ErrorCode code() {
    return code;
  }

  public List<Problem> problems() {
    return problems;
  }
}
