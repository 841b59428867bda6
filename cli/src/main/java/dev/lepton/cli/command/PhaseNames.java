package dev.lepton.cli.command;

import dev.lepton.model.Phase;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The phases as they are written on the command line. */
final class PhaseNames implements Iterable<String>, ITypeConverter<Phase> {
  private static final List<String> NAMES =
      List.of(Phase.values()).stream().map(Phase::id).toList();

  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }

  @Override
  public Phase convert(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    for (Phase phase : Phase.values()) {
      if (phase.id().equals(wanted)) {
        return phase;
      }
    }
    throw new TypeConversionException(
        "there is no phase " + text + "; the phases are " + String.join(", ", NAMES));
  }
}
