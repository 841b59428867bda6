package dev.lepton.accept.functional;

import dev.lepton.accept.traffic.Journey;
import dev.lepton.accept.traffic.Step;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.accept.wire.Caller;
import dev.lepton.accept.wire.CookieJar;
import dev.lepton.accept.wire.Ending;
import dev.lepton.model.acceptance.FunctionalReport.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes every journey once and looks at each answer. */
public record SmokeChecks(Caller caller) {

  /** What was checked, in order; after a failure the rest of its journey is not sent. */
  public List<Checked> run(Traffic traffic) {
    List<Checked> checked = new ArrayList<>();
    for (Journey journey : traffic.journeys()) {
      Map<String, String> values = traffic.values(1);
      Optional<CookieJar> cookies = Optional.of(new CookieJar());
      for (Step step : journey.steps()) {
        Checked one = check(journey, step, values, cookies);
        checked.add(one);
        if (one.failure().isPresent()) {
          break;
        }
      }
    }
    return List.copyOf(checked);
  }

  private Checked check(
      Journey journey, Step step, Map<String, String> values, Optional<CookieJar> cookies) {
    Ending ending =
        caller.call(
            step.render(name -> values.getOrDefault(name, "")), !step.takesRedirects(), cookies);
    Optional<String> failure =
        ending.failure().or(() -> ending.answer().flatMap(answer -> step.judge(answer, values)));
    return new Checked(
        journey.name(),
        step.request().name(),
        step.request().where(),
        (ending.endNanos() - ending.sentNanos()) / 1e6,
        failure);
  }
}
