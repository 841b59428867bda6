package dev.lepton.transform.internal.container.ruby;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ruby applications: Rails, Sinatra and whatever else speaks Rack. */
public final class RubyLanguage implements Language {
  static final String GEMS = "Gemfile";
  private static final String RACK = "config.ru";
  private static final Pattern RAILS = Pattern.compile("^\\s*gem ['\"]rails['\"]");
  private static final Pattern CLASSIC = Pattern.compile("^require ['\"]sinatra['\"]");
  private static final Pattern RUN = Pattern.compile("^\\s*run\\b");

  @Override
  public boolean marks(String fileName) {
    return fileName.equals(GEMS) || fileName.equals(RACK);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    RubyStack stack = new RubyStack(folder);
    if (folder.has(RACK)) {
      Optional<Folder.Line> rails = folder.line(GEMS, RAILS);
      String kind = rails.isPresent() ? "Rails" : "Rack";
      List<Evidence> evidence = new ArrayList<>();
      evidence.add(
          new Evidence(
              "Rack application",
              folder.line(RACK, RUN).map(Folder.Line::place).orElse(folder.at(RACK))));
      rails.ifPresent(line -> evidence.add(new Evidence("Rails", line.place())));
      return Search.of(
          List.of(
              Found.alone(folder, RACK, Role.WEB, stack.rack(kind), Optional.empty(), evidence)));
    }
    List<Found> classic =
        folder.files(".rb").stream()
            .filter(file -> !file.contains("/"))
            .flatMap(
                file ->
                    folder
                        .line(file, CLASSIC)
                        .map(line -> sinatra(folder, stack, file, line))
                        .stream())
            .toList();
    if (classic.isEmpty() && folder.has(GEMS)) {
      return Search.missing(
              "The Ruby project has no config.ru and no file that requires sinatra",
              folder.at(GEMS),
              "Add a config.ru, or say what starts it in a Procfile, for instance \"worker: ruby main.rb\".")
          .orRun(stack.bare());
    }
    return Search.of(classic);
  }

  private static Found sinatra(Folder folder, RubyStack stack, String file, Folder.Line line) {
    return Found.alone(
        folder,
        file,
        Role.WEB,
        stack.sinatra(file),
        Optional.empty(),
        List.of(new Evidence("Sinatra application", line.place())));
  }

  @Override
  public String lookedFor() {
    return "Ruby: a config.ru, or a file that requires sinatra";
  }
}
