package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.Once;
import java.util.List;

/**
 * A regular expression over the lines of some files.
 *
 * @param expression compiled when a line is found that may match: most never are
 * @param files which files, as written; empty for all
 * @param words folded texts of which one must occur where it matches; empty when none is known
 * @param wide whether it may match across lines
 */
record ContentQuestion(
    int id, Once<Expression> expression, String files, List<String> words, boolean wide) {
  static ContentQuestion of(Query query) {
    String written = Fields.text(query.fields(), "pattern").orElseThrow();
    boolean wide = written.contains("\\n") || written.matches("(?s)^\\(\\?[a-z]*s[a-z]*\\).*");
    return new ContentQuestion(
        query.id(),
        new Once<>(() -> Expression.of(written)),
        Fields.text(query.fields(), "filePattern").orElse(""),
        Literals.of(written),
        wide);
  }
}
