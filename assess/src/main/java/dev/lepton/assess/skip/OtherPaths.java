package dev.lepton.assess.skip;

import java.util.regex.Pattern;

/** Tells what is not the application, by the conventions of the languages' tools. */
public final class OtherPaths {
  private static final Pattern FOLDER =
      Pattern.compile(
          "(?:^|/)(?:src/(?:it|integrationTest|testFixtures)|tests?|__tests__|__mocks__|specs?"
              + "|testdata|e2e|[^/]*\\.\\w*Tests?|\\.github|\\.circleci|\\.devcontainer)/");

  /** A whole application as the data of a test. */
  private static final Pattern DATA =
      Pattern.compile("(?:^|/)src/(?:test|it|integrationTest|testFixtures)/(?:.*/)?src/main/");

  private static final Pattern FILE =
      Pattern.compile(
          "(?:^|/)(?:[^/]*(?:Test|Tests|TestCase|IT|Spec)\\.(?:java|class|kt|groovy|scala|cs|php)"
              + "|[^/]*_test\\.go|(?:test_[^/]*|[^/]*_test|conftest)\\.py"
              + "|[^/]*\\.(?:test|spec|e2e)\\.[cm]?[jt]sx?|[^/]*_(?:spec|test)\\.rb"
              + "|\\.gitlab-ci\\.yml|\\.travis\\.yml|azure-pipelines\\.yml"
              + "|Dockerfile\\.(?:dev|test|ci|local)\\w*"
              + "|(?:docker-)?compose\\.(?:dev|test|ci|local|override)\\w*\\.ya?ml)$");
  private static final Pattern COPIED =
      Pattern.compile(
          "(?:^|/)(?:third_party|node_modules|bower_components|wwwroot/lib)/"
              + "|^vendor/|/vendor/(?:bundle|composer|github\\.com)/"
              + "|[.-]min\\.(?:js|css)$");

  private OtherPaths() {}

  /**
   * Whether a file only builds or tests the application, and never runs on the target.
   *
   * @param path relative to what is analysed, with forward slashes
   */
  public static boolean isTest(String path) {
    boolean main = path.startsWith("src/main/") || path.contains("/src/main/");
    if (main) {
      return DATA.matcher(path).find();
    }
    return FOLDER.matcher(path).find() || FILE.matcher(path).find();
  }

  /**
   * Whether a file is a copy of somebody else's, which its own developers do not change.
   *
   * @param path relative to what is analysed, with forward slashes
   */
  public static boolean isCopied(String path) {
    return COPIED.matcher(path).find();
  }
}
