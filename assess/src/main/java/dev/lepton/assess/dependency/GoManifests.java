package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Modules that go.mod files require. */
final class GoManifests implements Manifests {
  private static final Pattern COMMENT = Pattern.compile("//[^\n]*");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?m)^\\s*(?:require\\s+)?([\\w.\\-]+\\.[\\w\\-]+/[^\\s]+)\\s+v(\\d[^\\s]*)\\s*$");

  @Override
  public boolean concerns(InputFile file) {
    return file.name().equals("go.mod");
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      if (file.name().equals("go.mod")) {
        Texts.read(file, sink)
            .map(text -> Lines.without(COMMENT, text))
            .ifPresent(text -> declared.addAll(Lines.find(file, text, REQUIRED, "go")));
      }
    }
    return declared;
  }
}
