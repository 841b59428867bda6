package dev.lepton.accept.security.endpoint;

import dev.lepton.accept.http.Browser;
import dev.lepton.accept.http.Page;
import dev.lepton.model.migration.RequestSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was fetched for the review, once for all checks.
 *
 * @param usual the pages that users see
 * @param wrong the same with arguments that cannot be right, and one that does not exist
 * @param folders where a directory listing could be
 */
record Pages(List<Page> usual, List<Page> wrong, List<Page> folders) {
  private static final int MOST_PATHS = 10;
  private static final String NUMBER = "${n}";
  private static final String NONSENSE = "not-a-number";

  private static final List<String> USUAL_FOLDERS =
      List.of("/static/", "/assets/", "/images/", "/files/", "/uploads/");

  static Pages fetch(Browser browser, List<RequestSpec> safeRequests) {
    List<String> templates =
        safeRequests.stream()
            .filter(request -> request.method().equals("GET"))
            .map(RequestSpec::path)
            .distinct()
            .limit(MOST_PATHS)
            .toList();
    Set<String> usual = new LinkedHashSet<>(List.of("/"));
    templates.forEach(template -> usual.add(template.replace(NUMBER, "1")));
    Set<String> wrong = new LinkedHashSet<>(List.of("/lepton-no-such-page"));
    templates.forEach(template -> wrong.add(spoiled(template)));
    Set<String> folders = new LinkedHashSet<>(List.of("/"));
    templates.forEach(template -> folder(template).ifPresent(folders::add));
    folders.addAll(USUAL_FOLDERS);
    return new Pages(all(browser, usual), all(browser, wrong), all(browser, folders));
  }

  private static List<Page> all(Browser browser, Set<String> paths) {
    return paths.stream().flatMap(path -> browser.get(path).stream()).toList();
  }

  /** Numbers become words, in the path and in the query. */
  private static String spoiled(String template) {
    return template.replace(NUMBER, NONSENSE).replaceAll("=[^&]*", "=" + NONSENSE);
  }

  private static Optional<String> folder(String template) {
    String path = template.split("\\?", 2)[0];
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return folder.contains(NUMBER) ? Optional.empty() : Optional.of(folder);
  }

  Stream<Page> all() {
    return Stream.of(usual, wrong, folders).flatMap(List::stream);
  }
}
