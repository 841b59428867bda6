package dev.lepton.transform.internal.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Two texts that were made from the same one, as one, line by line as git does it.
 *
 * @param clean whether no line was changed in both; otherwise the text shows both, between marks
 */
record ThreeWayMerge(boolean clean, byte[] text) {
  static ThreeWayMerge of(Path base, Path yours, Path generated) throws IOException {
    MergeResult<RawText> result =
        new MergeAlgorithm()
            .merge(
                RawTextComparator.DEFAULT,
                new RawText(base.toFile()),
                new RawText(yours.toFile()),
                new RawText(generated.toFile()));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new MergeFormatter()
        .formatMerge(text, result, List.of("base", "yours", "generated"), StandardCharsets.UTF_8);
    return new ThreeWayMerge(!result.containsConflicts(), text.toByteArray());
  }
}
