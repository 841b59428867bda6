package dev.lepton.transform.internal.container.web;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.List;
import java.util.Optional;

/** Sites that are there as files. */
public final class StaticSite implements Language {
  private static final List<String> FOLDERS =
      List.of("", "public/", "site/", "www/", "htdocs/", "html/");

  @Override
  public boolean marks(String fileName) {
    return false;
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    Optional<String> place =
        FOLDERS.stream().filter(one -> folder.has(one + "index.html")).findFirst();
    return place
        .map(
            where ->
                Search.of(
                    List.of(
                        Found.alone(
                            folder,
                            where + "index.html",
                            Role.STATIC,
                            Nginx.files(where.isEmpty() ? "." : where),
                            Optional.empty(),
                            List.of(
                                new Evidence(
                                    "a site of plain files", folder.at(where + "index.html")))))))
        .orElse(Search.nothing());
  }

  @Override
  public String lookedFor() {
    return "static sites: an index.html at the top or in public, site, www, htdocs or html";
  }
}
