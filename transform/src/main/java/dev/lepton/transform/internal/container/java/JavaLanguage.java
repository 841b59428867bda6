package dev.lepton.transform.internal.container.java;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Optional;

/** Projects that Maven or Gradle build. */
public final class JavaLanguage implements Language {

  @Override
  public boolean marks(String fileName) {
    return fileName.equals(MavenProject.FILE) || GradleSearch.FILES.contains(fileName);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    Optional<TextFile> pom = folder.text(MavenProject.FILE);
    if (pom.isPresent()) {
      return MavenSearch.search(folder, pom.get(), profile);
    }
    Optional<TextFile> script =
        GradleSearch.FILES.stream().flatMap(file -> folder.text(file).stream()).findFirst();
    if (script.isPresent()) {
      return GradleSearch.search(folder, script.get(), profile);
    }
    return folder.has("build.xml")
        ? Search.missing(
            "Ant builds are not understood",
            folder.at("build.xml"),
            "Bring a Dockerfile, or name an image that runs the application.")
        : Search.nothing();
  }

  @Override
  public String lookedFor() {
    return "Java: a pom.xml or build.gradle with an executable jar, a main class or a WAR";
  }
}
