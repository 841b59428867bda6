package dev.lepton.transform.internal.refactor;

/**
 * Answers the findings of its row in the {@link RecipeTable}: by edits, or by leaving to a person
 * what it cannot change with certainty.
 */
public interface Recipe {
  /** The row's first column. */
  String id();

  Language language();

  /** Adds what it would change to the refactoring. */
  void run(Refactoring refactoring);
}
