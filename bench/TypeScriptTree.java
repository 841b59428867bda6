import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Writes a TypeScript application that nobody wrote: services, views, tables of constants. The same
 * seed gives the same tree. Arguments: folder, lines, seed.
 */
final class TypeScriptTree {
  private static final List<String> NOUNS =
      List.of("order", "invoice", "customer", "parcel", "basket", "ledger", "shelf", "route");
  private static final List<String> VERBS =
      List.of("find", "store", "check", "merge", "print", "count", "close", "send");
  private static final List<String> MODULES =
      List.of("express", "node:fs", "node:path", "pg", "redis", "winston", "axios", "lodash", "rxjs");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int lines;

  private TypeScriptTree(long seed) {
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int wanted = Integer.parseInt(args[1]);
    TypeScriptTree tree = new TypeScriptTree(Long.parseLong(args[2]));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("package.json"),
        "{\n  \"name\": \"made\",\n  \"dependencies\": {\"express\": \"4.18.2\", \"pg\": \"8.11.0\"}\n}\n");
    int files = 0;
    while (tree.lines < wanted) {
      String body = tree.file(files);
      Path file =
          folder.resolve(
              "src/" + NOUNS.get(files % NOUNS.size()) + "/part" + files / 40 + "/module" + files
                  + (files % 5 == 4 ? ".tsx" : ".ts"));
      Files.createDirectories(file.getParent());
      Files.writeString(file, body);
      files++;
    }
    System.out.println(files + " files, " + tree.lines + " lines");
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void line(String one) {
    text.append(one).append('\n');
    lines++;
  }

  private String file(int number) {
    text.setLength(0);
    for (int i = 0; i < 4; i++) {
      line("import { " + pick(VERBS) + i + ", " + pick(NOUNS) + "Type" + i + " } from \"" + pick(MODULES) + "\";");
    }
    line("");
    if (number % 10 == 9) {
      table();
    } else if (number % 5 == 4) {
      view(number);
    } else {
      service(number);
    }
    return text.toString();
  }

  private void table() {
    line("export const LABELS = [");
    for (int i = 0; i < 600; i++) {
      line("  { key: \"" + pick(NOUNS) + i + "\", weight: " + random.nextInt(1000) + ", open: " + random.nextBoolean() + " },");
    }
    line("];");
  }

  private void view(int number) {
    line("export function View" + number + "(props: { items: string[] }) {");
    for (int i = 0; i < 20; i++) {
      String noun = pick(NOUNS);
      line("  const " + noun + i + " = props.items.filter((item) => item.startsWith(`" + noun + "-${" + i + "}`));");
      line("  console.log(\"shown\", " + noun + i + ".length, process.env.STAGE);");
    }
    line("  return (");
    line("    <ul className=\"list\">");
    for (int i = 0; i < 20; i++) {
      line("      <li onClick={() => " + pick(VERBS) + "0(props.items[" + i + "])}>{props.items[" + i + "]}</li>");
    }
    line("    </ul>");
    line("  );");
    line("}");
  }

  private void service(int number) {
    line("/** Keeps " + pick(NOUNS) + "s, one at a time. */");
    line("export class Service" + number + " {");
    line("  private readonly known = new Map<string, number>();");
    for (int i = 0; i < 12; i++) {
      String verb = pick(VERBS);
      String noun = pick(NOUNS);
      line("");
      line("  // what a " + noun + " needs before it may go on");
      line("  async " + verb + i + "(" + noun + ": string, limit = " + random.nextInt(100) + "): Promise<number> {");
      line("    const found = this.known.get(" + noun + ") ?? 0;");
      line("    if (found > limit && " + noun + ".length !== 0) {");
      line("      throw new Error(\"too many: \" + " + noun + ");");
      line("    }");
      line("    const answer = await fetch(\"http://" + noun + ".internal:" + (8000 + random.nextInt(900)) + "/" + verb + "\");");
      line("    this.known.set(" + noun + ", found + answer.status);");
      line("    return [1, 2, 3].map((n) => n * found).reduce((a, b) => a + b, 0);");
      line("  }");
    }
    line("}");
  }
}
