package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.AnalysisInput;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Packages of project files, packages.config and Directory.Packages.props. */
final class NugetManifests implements Manifests {
  private static final List<String> PROJECTS = List.of(".csproj", ".vbproj", ".fsproj");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile(
          "<Package(?:Reference|Version)\\s+Include=\"([^\"]+)\"(?:\\s+Version=\"([^\"]+)\"|[^>/]*>\\s*<Version>([^<]+)</Version>)?");
  private static final Pattern PACKAGE =
      Pattern.compile("<package\\s+id=\"([^\"]+)\"\\s+version=\"([^\"]+)\"");

  @Override
  public boolean concerns(InputFile file) {
    return isProject(file) || file.name().equals("packages.config");
  }

  @Override
  public List<Declared> read(AnalysisInput input, HitSink sink) {
    List<Declared> declared = new ArrayList<>();
    for (InputFile file : input.application()) {
      boolean project = isProject(file);
      boolean list = file.name().equals("packages.config");
      if (project || list) {
        Texts.read(file, sink)
            .map(text -> Lines.without(COMMENT, text))
            .ifPresent(
                text ->
                    declared.addAll(
                        Lines.find(file, text, project ? REFERENCE : PACKAGE, "nuget")));
      }
    }
    return declared;
  }

  private static boolean isProject(InputFile file) {
    return PROJECTS.stream().anyMatch(file.name()::endsWith)
        || file.name().equals("Directory.Packages.props");
  }
}
