package dev.lepton.assess.modules;

import dev.lepton.assess.reference.uses.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one file says, before it is known what its names mean.
 *
 * @param path relative to what is analysed
 * @param generated whether a program says that it wrote the file
 * @param declares names on the top level; those of languages with namespaces in full, with dots
 * @param imports in the order of the file
 * @param names that may mean something of another file
 * @param models classes and values that stand for a table
 * @param relations of a model to another
 * @param handles properties by which a model's rows are reached, with the name of the model
 * @param touches tables that calls name: {@code DB::table('orders')}
 * @param texts that may be queries
 * @param scope the namespace, and those that the file opens
 */
record Module(
    String path,
    boolean generated,
    Set<String> declares,
    List<Import> imports,
    List<Named> names,
    List<Model> models,
    List<Relation> relations,
    Map<String, List<String>> handles,
    List<Touch> touches,
    List<Text> texts,
    Scope scope) {

  /** A whole module, or one with all its names. */
  static final String WHOLE = "";

  static final String ALL = "*";

  /**
   * @param local what the file calls it; with dots where the language has them; {@link #ALL} where
   *     every name is taken over
   * @param from the module as it is written
   * @param member what is taken of it; {@link #WHOLE} for the module itself
   */
  record Import(String local, String from, String member, int line) {}

  /**
   * @param chain the name and what is asked of it, call by call
   */
  record Named(List<String> chain, Kind kind, int line) {
    List<String> rest(int from) {
      return chain.subList(Math.min(from, chain.size()), chain.size());
    }
  }

  /** What a name does at its place. */
  enum Kind {
    /** It, or a member of it, is called. */
    CALL,
    /** An object is made of it. */
    NEW,
    /** A class is derived from it. */
    SUPER,
    /** It is named as a type only. */
    TYPE,
    /** It is handed on. */
    MENTION
  }

  /**
   * A class or a value, and its table as it is written.
   *
   * @param name of the file's own; one of another file where it is not declared here
   */
  record Model(String name, String table, int line) {}

  /** A table that is named in a call, and what is asked of it then. */
  record Touch(String table, List<String> members, int line) {}

  /**
   * Objects of a model refer to one of another.
   *
   * @param target a name of the file, {@code app.Model}, or {@code table.column}
   */
  record Relation(String model, String target, int line) {}

  record Text(Phrase phrase, int line) {}

  /**
   * @param own the namespace; empty for none
   * @param opened further ones, of which names need not be written in full
   * @param aliases names in full by local ones
   */
  record Scope(String own, List<String> opened, Map<String, String> aliases) {
    static final Scope NONE = new Scope("", List.of(), Map.of());
  }

  /** Whether it only hands on what other files declare. */
  boolean isPassing() {
    return declares.isEmpty() && names.isEmpty() && texts.isEmpty();
  }

  /** A name that no class can have. */
  String node() {
    return path.indexOf('/') < 0 ? "./" + path : path;
  }

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
