import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Writes a landscape as Konveyor's CSV: a quarter of the applications are for tests, an eighth
 * critical; most dependencies lead to an application with a smaller number, some back to a
 * neighbour, so that there are circles. Arguments: file, applications, dependencies, seed.
 */
final class Waves {
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[1]);
    int edges = Integer.parseInt(args[2]);
    Random random = new Random(Long.parseLong(args[3]));
    StringBuilder csv =
        new StringBuilder(
            "Record Type 1,Application Name,Dependency,Dependency Direction,Tag Type 1,Tag 1,Tag Type 2,Tag 2\n");
    for (int i = 0; i < count; i++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "1,app%05d,,,Environment,%s,Criticality,%s%n",
              i, i % 4 == 0 ? "Test" : "Production", random.nextInt(8) == 0 ? "high" : "medium"));
    }
    Set<List<Integer>> seen = new LinkedHashSet<>();
    while (seen.size() < edges) {
      int from = random.nextInt(count);
      int to = random.nextInt(count);
      boolean back = from < to && (to - from > 6 || random.nextInt(8) != 0);
      if (from != to && !back && (from % 4 != 0 || to % 4 == 0)) {
        seen.add(List.of(from, to));
      }
    }
    for (List<Integer> edge : seen) {
      csv.append(
          String.format(Locale.ROOT, "2,app%05d,app%05d,southbound,,,,%n", edge.get(0), edge.get(1)));
    }
    Files.writeString(Path.of(args[0]), csv);
  }
}
