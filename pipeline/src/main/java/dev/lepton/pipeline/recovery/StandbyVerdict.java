package dev.lepton.pipeline.recovery;

/** Whether a standby may take the place of a primary that is down. */
sealed interface StandbyVerdict {

  /** As runbooks read it in the sign {@code database.standby}. */
  String words();

  /** Nothing is lost if it takes over. */
  record Ready() implements StandbyVerdict {
    @Override
    public String words() {
      return "ready";
    }
  }

  /**
   * It may take over if a person agrees to what is lost.
   *
   * @param what in words
   */
  record Lacks(String what) implements StandbyVerdict {
    @Override
    public String words() {
      return "lacks " + what;
    }
  }

  /** It must not take over, or cannot. */
  record Cannot(String why) implements StandbyVerdict {
    public Cannot {
      // What a server says may have several lines; a sign has one.
      why = why.replaceAll("\\s+", " ");
    }

    @Override
    public String words() {
      return "cannot: " + why;
    }
  }
}
