package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an application has multer store uploads, and everything that it does with their folder and
 * with files by names that the code does not tell. Reads when made.
 */
final class UploadUse {
  private static final String OF_MULTER = "multer(\\.diskStorage)?";
  private static final Pattern FILES =
      Pattern.compile(
          "(?:.*\\.)?(?:createReadStream|readFile|readFileSync|open|openSync|unlink|unlinkSync|rename"
              + "|renameSync|copyFile|copyFileSync|stat|statSync|rm|rmSync|sharp|readdir|readdirSync)");
  private static final Pattern FOLDERS =
      Pattern.compile("(?:.*\\.)?(?:mkdir|mkdirSync|existsSync)");

  private final List<Place> places = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();
  private final Set<String> folders = new HashSet<>();

  /** A stretch of code, and what stands in its place where there is a store. */
  record Place(NodeModule module, SyntaxNode node, String text) {}

  UploadUse(NodeSources sources) {
    List<NodeModule> multers = sources.mentioning("multer");
    multers.forEach(this::stores);
    if (places.isEmpty() || folders.isEmpty()) {
      obstacles.add("The folder that multer stores uploads in does not stand in its options.");
    }
    List<NodeModule> all = sources.mentioning("");
    all.forEach(this::constants);
    all.forEach(this::uses);
  }

  private void stores(NodeModule module) {
    for (SyntaxNode call : module.calls(OF_MULTER)) {
      List<SyntaxNode> given = NodeModule.arguments(call);
      if (given.isEmpty() || !given.get(0).is("object")) {
        continue;
      }
      boolean disk = module.callee(call).endsWith("diskStorage");
      Optional<SyntaxNode> where = module.pair(given.get(0), disk ? "destination" : "dest");
      if (where.isEmpty() && !disk) {
        continue;
      }
      Optional<SyntaxNode> value = where.flatMap(pair -> pair.field("value"));
      value.ifPresent(one -> name(module, one));
      if (disk) {
        places.add(new Place(module, call.field("function").orElseThrow(), UploadStore.NAME));
      } else {
        String text = "storage: %s({ destination: %s })";
        places.add(
            new Place(
                module,
                where.get(),
                text.formatted(UploadStore.NAME, module.source(value.orElseThrow()))));
      }
    }
  }

  /** The folder's last name, and the constant that may stand for it. */
  private void name(NodeModule module, SyntaxNode destination) {
    String source = module.source(destination);
    Matcher text = Pattern.compile("['\"]([^'\"]+)['\"]").matcher(source);
    while (text.find()) {
      String last = text.group(1).replaceAll("/+$", "").replaceFirst("^.*/", "");
      if (last.matches("[\\w-]{2,}")) {
        folders.add(last);
      }
    }
    // A constant may stand for it, in whole or in part.
    for (SyntaxNode variable : module.root().all("variable_declarator")) {
      String name = module.script().source(variable, "name");
      boolean used =
          destination.all("identifier").stream().anyMatch(one -> module.source(one).equals(name));
      variable
          .field("value")
          .filter(value -> used && value != destination)
          .filter(value -> value.is("string") || isJoined(module, value))
          .ifPresent(value -> name(module, value));
    }
  }

  /** What else the folder is called. */
  private void constants(NodeModule module) {
    for (SyntaxNode variable : module.root().all("variable_declarator")) {
      boolean folder =
          variable
              .field("value")
              .filter(value -> value.is("string") || isJoined(module, value))
              .filter(value -> !module.source(value).matches("['\"]/.*"))
              .filter(value -> names(module, value))
              .isPresent();
      if (folder) {
        folders.add(module.script().source(variable, "name"));
      }
    }
  }

  private static boolean isJoined(NodeModule module, SyntaxNode value) {
    return value.is("call_expression")
        && module.callee(value).matches("(.*\\.)?(join|resolve)")
        && NodeModule.arguments(value).stream().noneMatch(one -> one.is("call_expression"));
  }

  private void uses(NodeModule module) {
    for (SyntaxNode call : module.root().all("call_expression")) {
      String callee = module.callee(call);
      List<SyntaxNode> given = NodeModule.arguments(call);
      boolean ofFolder = given.size() == 1 && names(module, given.get(0));
      boolean unknown = given.stream().anyMatch(value -> isUnknown(module, value));
      if (callee.matches("express\\.static") && ofFolder) {
        String text = UploadStore.NAME + ".serve(" + module.source(given.get(0)) + ")";
        places.add(new Place(module, call, text));
      } else if (callee.matches("\\w+\\.sendFile") && ofFolder) {
        String text = "%s.send(%s, %s)";
        String answer = callee.substring(0, callee.indexOf('.'));
        places.add(
            new Place(
                module,
                call,
                text.formatted(UploadStore.NAME, answer, module.source(given.get(0)))));
      } else if (FILES.matcher(callee).matches() && unknown
          || callee.matches("\\w+\\.(sendFile|download)") && unknown
          || mentions(module, given) && !isHarmless(module, call, callee)) {
        obstacles.add(
            "A file may be one of the uploads (%s:%d)."
                .formatted(module.path(), module.script().line(call)));
      }
    }
  }

  /** Whether it says the folder somewhere. */
  private boolean names(NodeModule module, SyntaxNode value) {
    return value.all("string", "identifier").stream()
        .map(module::source)
        .map(text -> text.replaceAll("['\"]|/+['\"]$", ""))
        .map(text -> text.replaceAll("^\\./|/+$", "").replaceFirst("^.*/", ""))
        .anyMatch(folders::contains);
  }

  /** Whether one of the values itself, not a call within, says the folder as a path of the disk. */
  private boolean mentions(NodeModule module, List<SyntaxNode> given) {
    return given.stream()
        .filter(value -> value.is("string", "identifier"))
        .filter(value -> !module.source(value).matches("['\"]/.*"))
        .anyMatch(value -> names(module, value));
  }

  /** What takes no file of the folder, or is looked at by itself. */
  private boolean isHarmless(NodeModule module, SyntaxNode call, String callee) {
    boolean joins = callee.matches("(.*\\.)?(join|resolve)");
    boolean asked =
        call.enclosing("call_expression")
            .filter(outer -> module.callee(outer).matches("express\\.static|\\w+\\.sendFile"))
            .isPresent();
    boolean ofMulter =
        callee.matches(OF_MULTER)
            || call.enclosing("call_expression")
                .filter(outer -> module.callee(outer).matches(OF_MULTER))
                .isPresent();
    boolean kept =
        joins && call.parent().filter(node -> node.is("variable_declarator")).isPresent();
    return ofMulter
        || joins && asked
        || kept
        || FOLDERS.matcher(callee).matches()
        || callee.matches("require|express\\.static|\\w+\\.sendFile");
  }

  /** A value that the code makes while it runs. */
  private static boolean isUnknown(NodeModule module, SyntaxNode value) {
    if (module.source(value).matches("__dirname|__filename|import\\.meta\\.\\w+|undefined")) {
      return false;
    }
    if (value.is("identifier")) {
      return true;
    }
    return value.is("member_expression", "subscript_expression", "binary_expression")
        || value.is("template_string") && !value.all("template_substitution").isEmpty()
        || value.is("call_expression")
            && NodeModule.arguments(value).stream().anyMatch(one -> isUnknown(module, one));
  }

  /** What becomes of the code. */
  List<Place> places() {
    return List.copyOf(places);
  }

  /** Sentences with their places. */
  List<String> obstacles() {
    return List.copyOf(obstacles);
  }
}
