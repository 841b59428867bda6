package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Value;
import java.util.List;

/**
 * A place where a rule applies.
 *
 * @param plain whether the code there is simple enough for a machine to change, if the rule allows
 *     it at all
 * @param secrets texts that must not be shown
 */
public record Match(Place place, boolean plain, List<String> secrets) {

  static Match at(Place place) {
    return new Match(place, true, List.of());
  }

  static Match at(Call call) {
    return at(call.place());
  }

  /** Where a value is written. */
  static Match of(Value value) {
    return new Match(value.place(), value.isOneLiteral(), List.of());
  }

  static Match ofSecret(Value value) {
    return new Match(value.place(), value.isOneLiteral(), List.of(value.text()));
  }

  Match forPerson() {
    return new Match(place, false, secrets);
  }
}
