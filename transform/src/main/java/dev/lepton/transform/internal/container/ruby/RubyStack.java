package dev.lepton.transform.internal.container.ruby;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How Ruby applications are started and put into an image. */
record RubyStack(Folder folder) {
  private static final String LIBRARIES = "/opt/gems";
  private static final String USUAL_VERSION = "3.3";
  private static final Pattern VERSION =
      Pattern.compile("^(?:\\s*ruby\\s+['\"]\\D*|ruby-)?(\\d\\.\\d)", Pattern.MULTILINE);

  /** Whatever config.ru runs, behind Puma. */
  Stack rack(String kind) {
    boolean configured = folder.has("config/puma.rb");
    String words = bundled() + "puma" + (configured ? " -C config/puma.rb" : " --port ${PORT}");
    List<String> command =
        configured ? List.of(words.split(" ")) : List.of("sh", "-c", "exec " + words);
    return stack(kind, command, kind.equals("Rails"));
  }

  /** A file that starts its own server when it is run. */
  Stack sinatra(String file) {
    String words = bundled() + "ruby " + file + " -o 0.0.0.0 -p ${PORT}";
    return stack("Sinatra", List.of("sh", "-c", "exec " + words), false);
  }

  /** The project with its libraries, for commands that stand elsewhere. */
  Stack bare() {
    return stack("Ruby", List.of(), false);
  }

  private String bundled() {
    return folder.has(RubyLanguage.GEMS) ? "bundle exec " : "";
  }

  private Stack stack(String kind, List<String> command, boolean rails) {
    String version = version();
    Recipe.Builder recipe =
        Recipe.upon("ruby:" + version + "-slim")
            .environment("HOME", "/tmp")
            .environment("RACK_ENV", "production")
            .probe(Probe.RUBY);
    if (rails) {
      recipe
          .environment("RAILS_ENV", "production")
          .environment("RAILS_LOG_TO_STDOUT", "1")
          .environment("RAILS_SERVE_STATIC_FILES", "1")
          .environment("PIDFILE", "/tmp/server.pid")
          .environment("BOOTSNAP_CACHE_DIR", "/tmp");
    }
    if (folder.has(RubyLanguage.GEMS)) {
      recipe
          .environment("GEM_HOME", LIBRARIES)
          .environment("BUNDLE_WITHOUT", "development:test")
          .build(stage(version, rails))
          .copy(Copy.built(LIBRARIES, LIBRARIES))
          // Written by the build where the project has none: the container could not.
          .copy(Copy.built(BuildStage.FOLDER + "/Gemfile.lock", "/app/Gemfile.lock"));
    }
    if (rails && precompiles()) {
      recipe.copy(Copy.built(BuildStage.FOLDER + "/public/assets", "/app/public/assets"));
    }
    return new Stack(
        kind,
        folder.has(RubyLanguage.GEMS) ? List.of("bundle", "install") : List.of(),
        command,
        kind.equals("Rails") ? 3000 : 4567,
        Optional.of("PORT"),
        recipe.copy(Copy.source(".", ".")).entryPoint(command));
  }

  private BuildStage stage(String version, boolean rails) {
    List<String> descriptions = new ArrayList<>(List.of(RubyLanguage.GEMS));
    Stream.of("Gemfile.lock", ".ruby-version").filter(folder::has).forEach(descriptions::add);
    List<String> make =
        rails && precompiles()
            ? List.of(
                "RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 bundle exec rake assets:precompile")
            : List.of();
    return new BuildStage(
        Optional.of("ruby:" + version),
        Map.of("GEM_HOME", LIBRARIES, "BUNDLE_WITHOUT", "development:test"),
        List.copyOf(descriptions),
        // What compiling left behind differs from time to time.
        List.of(
            "mkdir -p " + LIBRARIES,
            "bundle check || bundle install",
            "rm -rf " + LIBRARIES + "/cache",
            "find " + LIBRARIES + " \\( -name mkmf.log -o -name gem_make.out \\) -delete"),
        make);
  }

  private boolean precompiles() {
    return folder
        .text(RubyLanguage.GEMS)
        .filter(
            file ->
                file.content()
                    .matches("(?s).*gem ['\"](sprockets-rails|propshaft|sassc-rails)['\"].*"))
        .isPresent();
  }

  private String version() {
    return Stream.of(".ruby-version", RubyLanguage.GEMS)
        .flatMap(file -> folder.text(file).stream())
        .map(TextFile::content)
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse(USUAL_VERSION);
  }
}
