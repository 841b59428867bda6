package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.RecipeTable;
import dev.lepton.transform.internal.source.SourceTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTableTest {
  @TempDir Path empty;

  @Test
  void everyRuleOfTheTableIsOneOfOurOwn() {
    assertThat(RecipeTable.standard().rows())
        .allSatisfy(row -> assertThat(OwnRules.ids()).as(row.recipe()).containsAll(row.rules()));
  }

  @Test
  void everyRuleThatIsAnsweredElsewhereIsOneOfOurOwn() {
    assertThat(OwnRules.ids()).containsAll(RecipeTable.standard().rulesElsewhere());
  }

  @Test
  void peopleAreToldMoreOfOurOwnRulesOnlyAndOfThoseWithoutARecipe() {
    assertThat(OwnRules.ids()).containsAll(RecipeTable.standard().rulesForPeople());
    assertThat(RecipeTable.standard().rows())
        .allSatisfy(
            row ->
                assertThat(row.rules())
                    .doesNotContainAnyElementsOf(RecipeTable.standard().rulesForPeople()));
  }

  @Test
  void everyRowIsARecipeAndEveryRecipeARow() {
    assertThat(RefactoredSource.recipes(SourceTree.scan(empty)).stream().map(RecipeTableTest::name))
        .containsExactlyInAnyOrderElementsOf(
            RecipeTable.standard().rows().stream()
                .map(row -> row.recipe() + " " + row.language())
                .toList());
  }

  private static String name(Recipe recipe) {
    return recipe.id() + " " + recipe.language();
  }
}
