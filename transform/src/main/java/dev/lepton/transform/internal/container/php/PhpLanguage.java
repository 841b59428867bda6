package dev.lepton.transform.internal.container.php;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** PHP applications: a folder with an index.php that Apache serves. */
public final class PhpLanguage implements Language {
  private static final String COMPOSER = "composer.json";
  private static final List<String> ROOTS =
      List.of("public/", "web/", "htdocs/", "www/", "html/", "");
  private static final String USUAL_VERSION = "8.3";
  private static final Pattern VERSION = Pattern.compile("[78]\\.\\d+");

  /** Extensions that an image of PHP can be given, and the packages that compiling them takes. */
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("bcmath", ""),
          Map.entry("exif", ""),
          Map.entry("gettext", ""),
          Map.entry("mysqli", ""),
          Map.entry("pcntl", ""),
          Map.entry("pdo_mysql", ""),
          Map.entry("sockets", ""),
          Map.entry("gd", "libpng-dev"),
          Map.entry("intl", "libicu-dev"),
          Map.entry("pdo_pgsql", "libpq-dev"),
          Map.entry("pgsql", "libpq-dev"),
          Map.entry("soap", "libxml2-dev"),
          Map.entry("xsl", "libxslt1-dev"),
          Map.entry("zip", "libzip-dev"));

  @Override
  public boolean marks(String fileName) {
    return fileName.equals(COMPOSER);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    Optional<String> root = ROOTS.stream().filter(one -> folder.has(one + "index.php")).findFirst();
    if (root.isEmpty()) {
      return folder.has(COMPOSER)
          ? Search.missing(
              "The PHP project has no index.php at its top or in public, web, htdocs, www or html",
              folder.at(COMPOSER),
              "Say what starts it in a Procfile, or point at the folder of the application.")
          : Search.nothing();
    }
    JsonNode composer =
        folder.text(COMPOSER).map(DataFile::read).orElseGet(MissingNode::getInstance);
    String kind = kind(folder, composer);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(kind + " application", folder.at(root.get() + "index.php")));
    if (folder.has(COMPOSER)) {
      evidence.add(new Evidence("libraries by Composer", folder.at(COMPOSER)));
    }
    return Search.of(
        List.of(
            Found.alone(
                folder,
                root.get() + "index.php",
                Role.WEB,
                stack(folder, root.get(), kind, composer),
                Optional.empty(),
                evidence)));
  }

  private static String kind(Folder folder, JsonNode composer) {
    if (folder.has("artisan")) {
      return "Laravel";
    }
    if (composer.path("require").has("symfony/framework-bundle")) {
      return "Symfony";
    }
    return composer.path("require").has("slim/slim") ? "Slim" : "PHP";
  }

  private static Stack stack(Folder folder, String root, String kind, JsonNode composer) {
    String below = root.replaceFirst("/$", "");
    Recipe.Builder recipe =
        Apache.recipe(version(composer), below.isEmpty() ? "/app" : "/app/" + below)
            .probe(Probe.PHP);
    PhpRuntime.wholeBecause(folder)
        .ifPresentOrElse(recipe::whole, () -> recipe.ownRuntime(PhpRuntime.of(version(composer))));
    extensions(composer).forEach(recipe::prepare);
    if (needsComposer(composer)) {
      recipe
          .build(
              new BuildStage(
                  Optional.of("composer:2"),
                  Map.of("COMPOSER_ROOT_VERSION", "1.0.0", "COMPOSER_ALLOW_SUPERUSER", "1"),
                  folder.has("composer.lock")
                      ? List.of(COMPOSER, "composer.lock")
                      : List.of(COMPOSER),
                  List.of(
                      "composer install --no-dev --no-interaction --no-progress --no-scripts --no-autoloader"
                          + " --ignore-platform-reqs"),
                  List.of(
                      // The autoloader's class would otherwise have a name of chance.
                      "composer config autoloader-suffix App",
                      "composer dump-autoload --no-dev --no-interaction --no-scripts --optimize")))
          .copy(Copy.built(BuildStage.FOLDER + "/vendor", "/app/vendor"));
    }
    return new Stack(
        kind,
        needsComposer(composer)
            ? List.of("composer", "install", "--no-dev", "--no-interaction")
            : List.of(),
        List.of("php", "-S", "0.0.0.0:8080", "-t", below.isEmpty() ? "." : below),
        8080,
        Optional.of("PORT"),
        recipe.copy(Copy.source(".", ".")).entryPoint(Apache.START));
  }

  private static String version(JsonNode composer) {
    Matcher found = VERSION.matcher(composer.path("require").path("php").asString(""));
    String last = USUAL_VERSION;
    boolean any = false;
    while (found.find()) {
      last = found.group();
      any = true;
    }
    // A caret or a comparison lets a newer one in.
    boolean open = composer.path("require").path("php").asString("").matches(".*(\\^|>=).*");
    return any && (!open || last.compareTo(USUAL_VERSION) > 0) ? last : USUAL_VERSION;
  }

  private static boolean needsComposer(JsonNode composer) {
    boolean packages =
        composer.path("require").propertyNames().stream().anyMatch(name -> name.contains("/"));
    return packages || composer.has("autoload");
  }

  /** An image of PHP brings a tool that compiles extensions; a distribution's image has its own. */
  private static List<String> extensions(JsonNode composer) {
    List<String> wanted =
        composer.path("require").propertyNames().stream()
            .filter(name -> name.startsWith("ext-"))
            .map(name -> name.substring("ext-".length()).replace('-', '_'))
            .filter(EXTENSIONS::containsKey)
            .sorted()
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    String packages =
        String.join(
            " ",
            wanted.stream().map(EXTENSIONS::get).filter(one -> !one.isEmpty()).distinct().toList());
    List<String> commands = new ArrayList<>();
    if (!packages.isEmpty()) {
      commands.add("apt-get update");
      commands.add("apt-get install -y --no-install-recommends " + packages);
      commands.add("rm -rf /var/lib/apt/lists/*");
    }
    commands.add("docker-php-ext-install " + String.join(" ", wanted));
    return commands;
  }

  @Override
  public String lookedFor() {
    return "PHP: an index.php at the top or in public, web, htdocs, www or html";
  }
}
