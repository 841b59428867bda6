package dev.lepton.assess.modules;

import dev.lepton.assess.modules.Module.Import;
import dev.lepton.assess.modules.Module.Model;
import dev.lepton.assess.modules.Module.Named;
import dev.lepton.assess.modules.Module.Relation;
import dev.lepton.assess.modules.Module.Scope;
import dev.lepton.assess.modules.Module.Text;
import dev.lepton.assess.modules.Module.Touch;
import dev.lepton.assess.reference.uses.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what one file says. Not thread-safe. */
final class ModuleBuilder {
  private final Set<String> declares = new TreeSet<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<Named> names = new ArrayList<>();
  private final Map<String, Model> models = new HashMap<>();
  private final List<Relation> relations = new ArrayList<>();
  private final Map<String, List<String>> handles = new HashMap<>();
  private final List<Touch> touches = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private final Map<String, String> aliases = new HashMap<>();
  private String space = "";

  void declare(String name) {
    declares.add(name);
  }

  void take(Import one) {
    imports.add(one);
  }

  boolean imports(String local) {
    return imports.stream().anyMatch(one -> one.local().equals(local));
  }

  /** Whether a local name comes from a library. */
  boolean imports(String local, String library) {
    return imports.stream()
        .filter(one -> one.local().equals(local))
        .anyMatch(one -> one.from().equals(library) || one.from().startsWith(library + "."));
  }

  void name(Named one) {
    names.add(one);
  }

  /** The first table that a class is given is its own. */
  void model(String name, String table, int line) {
    models.putIfAbsent(name, new Model(name, table, line));
  }

  /** What is said in so many words wins over what the name makes probable. */
  void table(String name, String table, int line) {
    models.put(name, new Model(name, table, line));
  }

  void relation(String model, String target, int line) {
    relations.add(new Relation(model, target, line));
  }

  void handle(String property, List<String> model) {
    handles.put(property, model);
  }

  void touch(Touch one) {
    touches.add(one);
  }

  void text(Phrase phrase, int line) {
    texts.add(new Text(phrase, line));
  }

  void space(String name) {
    space = name;
  }

  String space() {
    return space;
  }

  void open(String name) {
    opened.add(name);
  }

  void alias(String local, String name) {
    aliases.put(local, name);
  }

  Module build(String path, boolean generated) {
    return new Module(
        path,
        generated,
        declares,
        List.copyOf(imports),
        List.copyOf(names),
        models.values().stream().sorted(java.util.Comparator.comparing(Model::name)).toList(),
        List.copyOf(relations),
        handles,
        List.copyOf(touches),
        List.copyOf(texts),
        new Scope(space, List.copyOf(opened), aliases));
  }
}
