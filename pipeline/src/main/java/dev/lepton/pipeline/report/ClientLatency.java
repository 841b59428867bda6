package dev.lepton.pipeline.report;

/** Latency as the clients saw it, live, on both sides of the switch. Stateless. */
final class ClientLatency {
  private ClientLatency() {}

  static Markup render(ClientProof proof) {
    Markup bars =
        new Bars()
            .add("p50 before", proof.before().p50(), "old", Figures.millis(proof.before().p50()))
            .add("p50 after", proof.after().p50(), "new", Figures.millis(proof.after().p50()))
            .add("p99 before", proof.before().p99(), "old", Figures.millis(proof.before().p99()))
            .add("p99 after", proof.after().p99(), "new", Figures.millis(proof.after().p99()))
            .render();
    String text =
        Figures.count(proof.totalRequests(), "request", "requests")
            + " from clients while the migration ran; "
            + Figures.count(proof.failedRequests())
            + " failed; the longest that a write had to wait was "
            + Figures.millis(proof.writePauseMillis())
            + ".";
    return Markup.heading("As live clients saw it").plus(Markup.paragraph(text)).plus(bars);
  }
}
