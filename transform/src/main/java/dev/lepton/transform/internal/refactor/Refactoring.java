package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gathers what the recipes want to change, and what they must leave to a person. Changes no file.
 * Not thread-safe.
 */
public final class Refactoring {
  private final SourceTree tree;
  private final Assessment assessment;
  private final String databaseUrlSetting;
  private final Settings settings = new Settings();
  private final Map<String, List<Hidden>> hidden = new HashMap<>();
  private final Edits edits = new Edits();
  private final Map<String, NewFile> newFiles = new TreeMap<>();
  private final Set<String> carried = new HashSet<>();
  private final Set<Finding> answered = new HashSet<>();
  private final Set<Finding> solved = new HashSet<>();
  private Optional<HealthPaths> health = Optional.empty();
  private final Set<WorkItem> workItems = new LinkedHashSet<>();

  /** A file that the refactoring adds. */
  record NewFile(List<Part> parts) {
    /** What one concern adds to it. */
    record Part(Concern concern, String content, String rule) {}

    /** With the parts of all concerns before one; empty while there are none. */
    Optional<String> before(int concern) {
      List<Part> there = parts.stream().filter(part -> part.concern().ordinal() < concern).toList();
      return there.isEmpty()
          ? Optional.empty()
          : Optional.of(there.stream().map(Part::content).collect(Collectors.joining()));
    }
  }

  /**
   * @param databaseUrlSetting the environment variable that shall carry the database's URL
   */
  public Refactoring(SourceTree tree, Assessment assessment, String databaseUrlSetting) {
    this.tree = tree;
    this.assessment = assessment;
    this.databaseUrlSetting = databaseUrlSetting;
  }

  public SourceTree tree() {
    return tree;
  }

  public Assessment assessment() {
    return assessment;
  }

  public Settings settings() {
    return settings;
  }

  /** The findings that a recipe is for and nothing has answered yet, in the assessment's order. */
  public List<Finding> open(Recipe recipe) {
    List<String> rules = RecipeTable.standard().row(recipe.id(), recipe.language()).rules();
    return assessment.findings().stream()
        .filter(finding -> rules.contains(finding.ruleId()) && !answered.contains(finding))
        .filter(finding -> recipe.language().concerns(finding))
        .toList();
  }

  /** Allots a setting to a literal. */
  public Setting lift(Lift lift) {
    return settings.add(
        lift.names(databaseUrlSetting), lift.kind(), lift.value(), lift.hasFallback());
  }

  /**
   * As {@link #lift}, for an expression whose value only the running program knows: it has no
   * default to show.
   */
  public Setting liftComputed(Lift lift) {
    return settings.add(lift.names(databaseUrlSetting), lift.kind(), lift.value(), false);
  }

  /**
   * Keeps a literal out of every text that people read, if it is a secret. Nothing else changes.
   *
   * @param source the literal as it is written
   */
  public void hide(Lift lift, String file, int offset, String source) {
    if (!lift.hasFallback()) {
      hide(new Hidden(file, offset, source.length(), SecretMask.literal(source)));
    }
  }

  /** Notes a setting that the code reads from the environment already. */
  public void alreadyLifted(String name, Lift lift) {
    Optional<String> fallback =
        lift.hasFallback() && !lift.value().isEmpty()
            ? Optional.of(lift.value())
            : Optional.empty();
    settings.addExisting(new Setting(name, lift.kind(), fallback));
  }

  /** Notes every setting that the sources read already; what was lifted goes before it. */
  public void noteExistingSettings() {
    ExistingSettings.in(tree, databaseUrlSetting).forEach(settings::addExisting);
  }

  /** Whether another edit already changes part of the same text. */
  public boolean taken(Edit edit) {
    return edit.length() > 0 && edits.of(edit.file()).stream().anyMatch(edit::overlaps);
  }

  /**
   * Adds an edit; what an earlier one has changed already stays as that left it, and what two
   * findings add alike is added once.
   */
  public void edit(Edit edit) {
    if (edits.of(edit.file()).stream()
        .noneMatch(other -> edit.disturbs(other) || edit.addsTheSame(other))) {
      edits.add(edit);
    }
  }

  /** An insertion that several edits rest on: it is made once, with the first of their concerns. */
  public void insertOnce(Concern concern, String file, int offset, String text) {
    boolean there =
        edits.of(file).stream()
            .anyMatch(
                edit ->
                    edit.offset() == offset
                        && edit.length() == 0
                        && edit.replacement().equals(text));
    if (!there) {
      edits.add(new Edit(concern, file, offset, 0, text, ""));
    }
  }

  public void create(Concern concern, String file, String content, String rule) {
    newFiles.put(file, new NewFile(List.of(new NewFile.Part(concern, content, rule))));
  }

  /** As {@link #create}, behind what other concerns have created already. */
  public void append(Concern concern, String file, String content, String rule) {
    List<NewFile.Part> parts = new ArrayList<>();
    Optional.ofNullable(newFiles.get(file)).ifPresent(there -> parts.addAll(there.parts()));
    parts.add(new NewFile.Part(concern, content, rule));
    newFiles.put(file, new NewFile(List.copyOf(parts)));
  }

  /** Whether a recipe adds a file of this path. */
  public boolean isCreated(String file) {
    return newFiles.containsKey(file);
  }

  public void answer(Finding finding) {
    answered.add(finding);
    solved.add(finding);
  }

  /** The findings that a recipe has done away with. */
  public Set<Finding> solved() {
    return Collections.unmodifiableSet(solved);
  }

  /** Notes that a cluster starts the job that is scheduled at a place, as file:line. */
  public void carry(String where) {
    carried.add(where);
  }

  /** Whether a cluster starts the job that is scheduled at a place. */
  public boolean isCarried(String where) {
    return carried.contains(where);
  }

  /** Leaves a finding to a person, for a reason that its rule does not already tell. */
  public void leave(Finding finding, String why) {
    answered.add(finding);
    workItems.add(WorkItems.of(finding, why));
    if (finding.ruleId().contains("-secret-") || Lift.Subject.DATABASE.isOf(finding)) {
      tree.text(finding.file()).ifPresent(text -> hideLine(text, finding.line()));
    }
  }

  private void hideLine(TextFile text, int number) {
    String line = text.line(number);
    hide(new Hidden(text.path(), text.offsetOfLine(number), line.length(), SecretMask.line(line)));
  }

  /** What is hidden first stays so: it was known more exactly. */
  private void hide(Hidden more) {
    List<Hidden> there = hidden.computeIfAbsent(more.file(), file -> new ArrayList<>());
    if (there.stream().noneMatch(more::overlaps)) {
      there.add(more);
    }
  }

  /** Notes where the application answers the platform from now on; the first to say so wins. */
  public void answersAt(HealthPaths paths) {
    health = health.or(() -> Optional.of(paths));
  }

  /** Empty when no recipe added health endpoints. */
  public Optional<HealthPaths> health() {
    return health;
  }

  public void leave(WorkItem item) {
    workItems.add(item);
  }

  /** What is left to people: the recipes' own items, then every finding that nothing answered. */
  public List<WorkItem> workItems() {
    List<WorkItem> all = new ArrayList<>(workItems);
    assessment.findings().stream()
        .filter(finding -> !answered.contains(finding))
        .filter(finding -> RecipeTable.standard().elsewhere(finding.ruleId()).isEmpty())
        .map(WorkItems::of)
        .forEach(all::add);
    all.sort(Comparator.comparing(WorkItem::where).thenComparing(WorkItem::what));
    return all.stream().distinct().toList();
  }

  Edits edits() {
    return edits;
  }

  List<Hidden> hidden(String file) {
    return Collections.unmodifiableList(hidden.getOrDefault(file, List.of()));
  }

  Map<String, NewFile> newFiles() {
    return Collections.unmodifiableMap(newFiles);
  }
}
