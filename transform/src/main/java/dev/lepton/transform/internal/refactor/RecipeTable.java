package dev.lepton.transform.internal.refactor;

import dev.lepton.model.assessment.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which recipe answers which rules: data, read once from {@code recipes.yaml}. Immutable. */
public final class RecipeTable {
  private static final String FILE = "/dev/lepton/transform/recipes.yaml";
  private static final String ELSEWHERE = "/dev/lepton/transform/answered-elsewhere.yaml";
  private static final String PEOPLE = "/dev/lepton/transform/left-to-people.yaml";
  private static final RecipeTable STANDARD = read();

  private final List<Row> rows;
  private final Map<String, String> elsewhere;
  private final Map<String, Steps> people;

  /**
   * One recipe for one language.
   *
   * @param rules ids of our own rules
   */
  public record Row(String recipe, Concern concern, Language language, List<String> rules) {}

  /**
   * What a person does in place of a recipe.
   *
   * @param why no recipe does it
   */
  public record Steps(String why, String how) {}

  private RecipeTable(List<Row> rows, Map<String, String> elsewhere, Map<String, Steps> people) {
    this.rows = rows;
    this.elsewhere = elsewhere;
    this.people = people;
  }

  public static RecipeTable standard() {
    return STANDARD;
  }

  public List<Row> rows() {
    return rows;
  }

  /**
   * @throws IllegalArgumentException when the table has no such row
   */
  public Row row(String recipe, Language language) {
    return rows.stream()
        .filter(row -> row.recipe().equals(recipe) && row.language() == language)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(recipe + " for " + language.id()));
  }

  /** The recipe that is for a finding; empty when it is for people. */
  public Optional<String> recipe(Finding finding) {
    return rows.stream()
        .filter(row -> row.rules().contains(finding.ruleId()))
        .filter(row -> row.language().concerns(finding))
        .map(Row::recipe)
        .findFirst();
  }

  /** By what a rule is answered beside the source; empty when it is not. */
  public Optional<String> elsewhere(String rule) {
    return Optional.ofNullable(elsewhere.get(rule));
  }

  /** What people are told of a rule, beside what it says itself; empty where that is all. */
  public Optional<Steps> steps(String rule) {
    return Optional.ofNullable(people.get(rule));
  }

  /** Rules that people are told more of. */
  public Set<String> rulesForPeople() {
    return people.keySet();
  }

  /** Rules that are answered beside the source. */
  public Set<String> rulesElsewhere() {
    return elsewhere.keySet();
  }

  private static RecipeTable read() {
    try (InputStream table = RecipeTable.class.getResourceAsStream(FILE);
        InputStream others = RecipeTable.class.getResourceAsStream(ELSEWHERE);
        InputStream left = RecipeTable.class.getResourceAsStream(PEOPLE)) {
      List<Row> rows = new ArrayList<>();
      for (JsonNode recipe : new YAMLMapper().readTree(table)) {
        Concern concern = Concern.of(recipe.path("concern").asString());
        recipe
            .path("languages")
            .properties()
            .forEach(
                language ->
                    rows.add(
                        new Row(
                            recipe.path("recipe").asString(),
                            concern,
                            Language.valueOf(language.getKey().toUpperCase(Locale.ROOT)),
                            language.getValue().valueStream().map(JsonNode::asString).toList())));
      }
      Map<String, String> elsewhere = new TreeMap<>();
      new YAMLMapper()
          .readTree(others)
          .properties()
          .forEach(rule -> elsewhere.put(rule.getKey(), rule.getValue().asString()));
      Map<String, Steps> people = new TreeMap<>();
      new YAMLMapper()
          .readTree(left)
          .properties()
          .forEach(
              rule ->
                  people.put(
                      rule.getKey(),
                      new Steps(
                          rule.getValue().path("why").asString(),
                          rule.getValue().path("how").asString())));
      return new RecipeTable(List.copyOf(rows), elsewhere, people);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
