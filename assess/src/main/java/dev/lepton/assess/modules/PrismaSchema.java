package dev.lepton.assess.modules;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tables by the property of Prisma's client that leads to them.
 *
 * @param tables by property: {@code orderItem} of the model {@code OrderItem}
 */
record PrismaSchema(Map<String, String> tables) {
  private static final Pattern MODEL = Pattern.compile("(?m)^model\\s+(\\w+)\\s*\\{([^}]*)\\}");
  private static final Pattern MAPPED = Pattern.compile("@@map\\(\\s*(?:name:\\s*)?\"([^\"]+)\"");
  private static final Pattern METHOD =
      Pattern.compile(
          "(?:find(?:Many|Unique|First)(?:OrThrow)?|(?:create|update)(?:Many)?(?:AndReturn)?"
              + "|upsert|delete(?:Many)?|count|aggregate|groupBy)");

  static PrismaSchema read(List<InputFile> files) {
    Map<String, String> tables = new HashMap<>();
    for (InputFile file : files) {
      if (file.extension().equals("prisma")) {
        Texts.read(file).ifPresent(text -> take(text, tables));
      }
    }
    return new PrismaSchema(tables);
  }

  private static void take(String text, Map<String, String> tables) {
    Matcher model = MODEL.matcher(text);
    while (model.find()) {
      String name = model.group(1);
      Matcher mapped = MAPPED.matcher(model.group(2));
      tables.put(
          Character.toLowerCase(name.charAt(0)) + name.substring(1),
          mapped.find() ? mapped.group(1) : name);
    }
  }

  /** Which part of a chain leads to a table: {@code this.prisma.order.findMany} is 2. */
  Optional<Integer> at(List<String> chain) {
    for (int i = 1; i + 1 < chain.size(); i++) {
      if (tables.containsKey(chain.get(i)) && METHOD.matcher(chain.get(i + 1)).matches()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
